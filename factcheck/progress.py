"""How far a run is: a bar on a terminal, and the seconds that each stage took."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0  # seconds of silence before a bar appears


class Stages:
    """Seconds by stage, in order; call it with the name of the stage that now begins or goes on."""

    def __init__(self) -> None:
        self._began: list[tuple[str, float]] = []

    def __call__(self, stage: str, done: int, whole: int) -> None:  # noqa: ARG002  (the shape of run.Watch)
        if not self._began or self._began[-1][0] != stage:
            self._began.append((stage, time.perf_counter()))

    def times(self) -> list[tuple[str, float]]:
        """Each stage so far with its seconds; the last one lasts until now."""
        ends = [began for _, began in self._began[1:]] + [time.perf_counter()]
        return [(stage, end - began) for (stage, began), end in zip(self._began, ends, strict=False)]


@contextmanager
def shown(stages: Stages, console: Console | None) -> Iterator[Callable[[str, int, int], None]]:
    """Pass each call on to ``stages``, and show it on the console from one second on; None shows nothing."""
    if console is None or not console.is_terminal:
        yield stages
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task("", total=None)

    def watch(stage: str, done: int, whole: int) -> None:
        stages(stage, done, whole)
        told = stage if whole or not done else f"{stage}: {done:,} articles"  # nobody knows of how many
        bar.update(task, description=told, completed=done, total=whole or None)

    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
