"""A worker process: how it starts, what it remembers, how it ends."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Any

from factcheck.engine import errand
from factcheck.errors import UnusableEngine, cause


class Context(SpawnContext):
    """Starts processes in the same way on every system, and knows which they are."""

    def __init__(self) -> None:
        self._started: list[SpawnProcess] = []

    def Process(self, *args: Any, **settings: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """A process that is not started yet; the name is the one that a pool looks for."""
        process = SpawnProcess(*args, **settings)
        self._started.append(process)
        return process

    def end(self) -> None:
        """Kill all processes that run."""
        for process in self._started:
            if process.pid is not None:
                process.kill()

    def why(self) -> str:
        """How the process that was started last has ended: ``exit status 3``, ``SIGKILL``."""
        status = self._started[-1].exitcode if self._started else None
        if status is None:
            return "no exit status"
        if status >= 0:
            return f"exit status {status}"
        known = {number.value: number.name for number in signal.Signals}
        return known.get(-status, f"signal {-status}")


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C waiting until the end of the block; processes started in it never hear it.

    A terminal sends it to all processes, and ``settle`` would come too late for one that is starting. On
    Windows that can still happen: there is nothing to pass on to them.
    """
    with _held_back(), _masked():
        yield


@contextmanager
def _masked() -> Iterator[None]:
    """What this thread does not hear, the processes that it starts do not hear either."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it starts with the first process, and would unmask this thread
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _held_back() -> Iterator[None]:
    """Another thread may hear it all the same, and Python answers in the main thread: only later, then."""
    answer = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or not callable(answer):
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: heard.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, answer)
        if heard:
            answer(*heard[0])


def settle() -> None:
    """What a worker does first: from now on only the process that started it says when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is there: other workers want the cores
    gc.set_threshold(50_000, 20, 100)  # as in the command: records hold no circles
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """End when the parent has, even if it was killed and could not tell."""
    parent.join()
    os._exit(1)


@contextmanager
def laid_down(what: errand.Errand) -> Iterator[str]:
    """The path of a file with the errand, for workers to read; it goes when the map is over."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_room(error) from error
    with folder:
        path = Path(folder.name, "errand")
        try:
            with path.open("wb") as stream:
                pickle.dump(what, stream, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise _no_room(error) from error
        yield str(path)


def _no_room(error: OSError) -> UnusableEngine:
    return UnusableEngine(
        f"What the processes need cannot be written to the folder for temporary files: {cause(error)}.",
        "Make room there, or name another folder in the environment variable TMPDIR.",
    )


def carry_out(path: str, batch: bytes) -> bytes:
    """What an errand gives for a packed batch, packed."""
    return errand.carry_out(_errand(path), batch)


@lru_cache(maxsize=1)
def _errand(path: str) -> errand.Errand:
    """The errand in a file, read once by each worker; every map has a path of its own."""
    _errand.cache_clear()  # now, so that two never lie in memory together
    with Path(path).open("rb") as stream:
        found: errand.Errand = pickle.load(stream)
    return found
