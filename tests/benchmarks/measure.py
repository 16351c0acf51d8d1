"""What a command costs, with all the processes that it starts; and a file of JSON lines that keeps it."""

from __future__ import annotations

import itertools
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import IO, Any, NamedTuple

import psutil

FACTCHECK = (sys.executable, "-m", "factcheck")
INTERVAL = 0.5  # seconds between two looks at the memory
MEGABYTE = 1_000_000
# Pages that two processes share count half for each (PSS); where the system does not tell, twice (RSS).
MEMORY = "PSS" if hasattr(psutil.Process().memory_full_info(), "pss") else "RSS"
Row = dict[str, Any]


class Cost(NamedTuple):
    """What a command cost, and what it printed."""

    wall: float  # seconds from start to end
    cpu: float  # seconds of all processors together
    peak: float  # MB, the highest sum over its processes
    printed: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Exits with its last words when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    variables = {**os.environ, **(environment or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=variables
        ) as process:
            watch = _Watch(process.pid)
            watch.start()
            status = process.wait()
            wall = time.perf_counter() - began
            watch.ended.set()
            watch.join()
        if status:
            sys.exit(f"{' '.join(command)}\nended with {status}\n{_text(err)[-2000:]}")
        printed = _text(out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(round(wall, 2), round(cpu, 2), round(watch.peak / MEGABYTE, 1), printed)


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


class _Watch(threading.Thread):
    """Looks at a process and all below it until the event is set."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.top = psutil.Process(pid)
        self.ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(_memory(self.top)))


def _memory(top: psutil.Process) -> Iterator[int]:
    try:
        processes = [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for process in processes:
        try:
            yield getattr(process.memory_full_info(), MEMORY.lower())
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue


def machine() -> str:
    """The machine in words, as far as it moves the figures."""
    memory = psutil.virtual_memory().total / 1e9
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {system}, Python {platform.python_version()}"


def versions(*packages: str) -> str:
    """The packages with their versions, in words."""
    return ", ".join(f"{package} {metadata.version(package)}" for package in packages)


def keep(row: Row, results: Path) -> None:
    """Print a row as a JSON line and add it to the file, at once: the next one may be killed."""
    line = json.dumps(row, ensure_ascii=False)
    print(line, flush=True)
    results.parent.mkdir(parents=True, exist_ok=True)
    with results.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def kept(results: Path) -> list[Row]:
    """The rows of the file, none where it is not there."""
    if not results.exists():
        return []
    return [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]


def growth(rows: Sequence[Row], cost: str) -> list[float]:
    """The powers of ``size`` that a cost grows with: the slopes between neighbours in a log-log plot."""
    return [
        math.log(b[cost] / a[cost]) / math.log(b["size"] / a["size"]) for a, b in itertools.pairwise(rows)
    ]
