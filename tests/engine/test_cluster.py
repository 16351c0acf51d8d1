"""The engine on a dask cluster: one of its own, and one that runs already."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.engine import Crashed
from factcheck.engine.cluster import Cluster
from factcheck.errors import UnusableEngine

Until = Callable[[Callable[[], bool]], bool]
Runs = Callable[[int], bool]

FOLDER = str(Path(__file__).parent)


pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def engine(works: ModuleType) -> Iterator[Cluster]:
    """Two workers of its own."""
    made = Cluster(None, 2)
    yield made
    made.close()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler that was started from the command line, with no workers."""
    port = free_port()
    started = run_dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    yield f"tcp://127.0.0.1:{port}"
    started.kill()
    started.wait()


def run_dask(*words: str, version: str = "") -> subprocess.Popen[bytes]:
    """A dask command, in which factcheck may say that it has another version."""
    change = f"import factcheck; factcheck.__version__ = {version!r}; " if version else ""
    program = f"{change}import sys; sys.path.insert(0, {FOLDER!r}); from dask.__main__ import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def start_worker(address: str, *words: str, version: str = "") -> subprocess.Popen[bytes]:
    """A worker without a nanny, so that it is one process."""
    usual = ("--no-nanny", "--no-dashboard", "--memory-limit", "0")
    return run_dask("worker", address, *usual, *words, version=version)


def test_what_a_worker_took_with_it_is_done_again(engine: Cluster, works: ModuleType, tmp_path: Path) -> None:
    batches = [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10]]
    assert list(engine.map(works.end_once, batches, str(tmp_path))) == list(range(11))


def test_an_item_that_always_ends_its_worker_costs_only_itself(engine: Cluster, works: ModuleType) -> None:
    found = list(engine.map(works.end_always, ([n, n + 1] for n in range(0, 20, 2)), {4}))
    assert [n for n, each in enumerate(found) if isinstance(each, Crashed)] == [4]
    assert [each for each in found if not isinstance(each, Crashed)] == [n for n in range(20) if n != 4]


def test_the_shared_value_outlives_all_workers_that_had_it(engine: Cluster, works: ModuleType) -> None:
    results = engine.map(works.end_always, ([n] for n in range(40)), {2})
    assert [type(each) for each in results].count(Crashed) == 1


def test_closing_ends_workers_that_are_at_work(
    works: ModuleType, tmp_path: Path, until: Until, runs: Runs, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = Cluster(None, 1)
    results = engine.map(works.wait_long, ([n] for n in range(10)), str(tmp_path))
    pid = next(results)
    assert until(lambda: len(list(tmp_path.iterdir())) == 1)
    engine.close()
    assert until(lambda: not runs(pid))
    results.close()  # type: ignore[attr-defined]
    engine.close()
    assert capfd.readouterr().err == ""


PROGRAM = """
import logging, sys
sys.path.insert(0, {folder!r})
import engine_works
from factcheck.engine.cluster import Cluster
if __name__ == "__main__":
    logging.basicConfig(handlers=[logging.NullHandler()])  # as the command does
    engine = Cluster(None, 1)
    try:
        print("started", flush=True)
        print(len(list(engine.map(engine_works.end_always, ([n] for n in range(9)), {{2}}))))
        print(list(engine.map(engine_works.wait_long, ([n] for n in range(1, 9)), {marks!r})))
    except KeyboardInterrupt:
        print("stopped")
    finally:
        engine.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize("at_work", [False, True])
def test_neither_a_worker_that_ends_nor_ctrl_c_makes_dask_talk(
    tmp_path: Path, until: Until, at_work: bool
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(folder=FOLDER, marks=str(marks)), encoding="utf-8")
    pipe = subprocess.PIPE
    started = subprocess.Popen(
        [sys.executable, program], stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "started\n"
    assert until(lambda: bool(list(marks.iterdir()))) if at_work else time.sleep(0.9) is None
    os.killpg(started.pid, signal.SIGINT)
    assert started.communicate(timeout=20) == ("9\nstopped\n" if at_work else "stopped\n", "")


def test_nobody_at_the_address_is_told_at_once() -> None:
    engine = Cluster(f"tcp://127.0.0.1:{free_port()}", 2)
    with pytest.raises(UnusableEngine, match="dask scheduler"):
        list(engine.map(max, [[1]], 2))
    engine.close()


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:8786", "tcp://host", "tcp://[", "tcp://h:99999"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(UnusableEngine, match="tcp://HOST:PORT"):
        list(Cluster(address, 2).map(max, [[1]], 2))


def test_somebody_else_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.engine.scheduler._ANSWER", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        engine = Cluster(f"tcp://127.0.0.1:{mute.getsockname()[1]}", 2)
        with pytest.raises(UnusableEngine, match="No dask scheduler answers"):
            list(engine.map(max, [[1]], 2))
        engine.close()


def test_a_scheduler_without_workers_is_told(
    scheduler: str, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    monkeypatch.setattr("factcheck.engine.scheduler._WORKERS", 0.5)
    assert until(lambda: listens(scheduler))
    with pytest.raises(UnusableEngine, match="has no workers"):
        list(Cluster(scheduler, 2).map(max, [[1]], 2))


def listens(address: str) -> bool:
    """Whether somebody does there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", int(address.rsplit(":", 1)[1]))) == 0


def test_a_worker_of_another_version_is_named(scheduler: str, until: Until) -> None:
    assert until(lambda: listens(scheduler))
    worker = start_worker(scheduler, version="0.0.9")
    engine = Cluster(scheduler, 2)
    try:
        with pytest.raises(
            UnusableEngine, match=r"worker tcp://\S+ has another version of factcheck: 0\.0\.9"
        ):
            list(engine.map(max, [[1]], 2))
    finally:
        engine.close()
        worker.kill()
        worker.wait()


def test_a_scheduler_that_runs_already_is_used_and_goes_on(
    scheduler: str, works: ModuleType, until: Until
) -> None:
    assert until(lambda: listens(scheduler))
    worker = start_worker(scheduler, "--nthreads", "4")
    try:
        for shared in (2, 3):
            engine = Cluster(scheduler, 2)
            assert list(engine.map(works.times, ([n] for n in range(20)), shared)) == [
                shared * n for n in range(20)
            ]
            engine.close()
        assert worker.poll() is None
    finally:
        worker.kill()
        worker.wait()


def test_a_scheduler_that_goes_away_is_told(works: ModuleType, until: Until) -> None:
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    own = run_dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    assert until(lambda: listens(address))
    worker = start_worker(address)
    engine = Cluster(address, 1)
    try:
        results = engine.map(works.process, ([n] for n in range(100_000)), None)
        next(results)
        own.send_signal(signal.SIGKILL)
        with pytest.raises(UnusableEngine, match="connection to the dask scheduler was lost"):
            list(results)
    finally:
        engine.close()
        for each in (own, worker):
            each.kill()
            each.wait()
