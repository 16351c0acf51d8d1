"""Processes that end before they should, and all that must not outlive its use."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.engine import Crashed
from factcheck.engine.processes import Processes
from factcheck.errors import UnusableEngine

Until = Callable[[Callable[[], bool]], bool]
Runs = Callable[[int], bool]

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


@pytest.fixture
def engine(works: ModuleType) -> Iterator[Processes]:
    """Two processes."""
    made = Processes(2)
    yield made
    made.close()


def test_the_processes_live_on_between_two_maps(engine: Processes, works: ModuleType) -> None:
    first = set(engine.map(works.process, ([n] for n in range(30)), None))
    second = set(engine.map(works.process, ([n] for n in range(30)), None))
    assert os.getpid() not in first
    assert len(first | second) <= 2


def test_what_a_process_took_with_it_is_done_again(
    engine: Processes, works: ModuleType, tmp_path: Path
) -> None:
    batches = [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10]]
    assert list(engine.map(works.end_once, batches, str(tmp_path))) == list(range(11))


def test_an_item_that_always_ends_its_process_costs_only_itself(engine: Processes, works: ModuleType) -> None:
    found = list(engine.map(works.end_always, ([n, n + 1] for n in range(0, 20, 2)), {3, 4, 19}))
    assert [n for n, each in enumerate(found) if isinstance(each, Crashed)] == [3, 4, 19]
    assert [each for each in found if not isinstance(each, Crashed)] == [
        n for n in range(20) if n not in {3, 4, 19}
    ]
    assert found[3] == Crashed("the process that worked on it ended twice (exit status 7)")


def test_work_that_ends_every_process_comes_to_an_end(works: ModuleType) -> None:
    engine = Processes(1)
    found = list(engine.map(works.end_always, [[0, 1], [2]], {0, 1, 2}))
    engine.close()
    assert [type(each) for each in found] == [Crashed] * 3


@posix
def test_a_process_that_was_killed_from_outside_while_it_waited_costs_nothing(
    engine: Processes, works: ModuleType
) -> None:
    for pid in set(engine.map(works.process, ([n] for n in range(30)), None)):
        os.kill(pid, signal.SIGKILL)
    assert list(engine.map(works.times, [[1], [2], [3]], 2)) == [2, 4, 6]


@posix
def test_leaving_in_the_middle_ends_the_processes_at_once(
    engine: Processes, works: ModuleType, tmp_path: Path, until: Until, runs: Runs
) -> None:
    results = engine.map(works.wait_long, ([n] for n in range(10)), str(tmp_path))
    pids = {next(results)}
    assert until(lambda: len(list(tmp_path.iterdir())) == 2)
    pids |= {int(path.name) for path in tmp_path.iterdir()}
    results.close()  # type: ignore[attr-defined]
    assert not any(runs(pid) for pid in pids)
    assert multiprocessing.active_children() == []


def test_closing_ends_processes_that_wait(engine: Processes, works: ModuleType, runs: Runs) -> None:
    pids = set(engine.map(works.process, ([n] for n in range(30)), None))
    engine.close()
    engine.close()
    assert not any(runs(pid) for pid in pids)


def test_the_shared_value_is_gone_from_the_disk_after_a_map(
    engine: Processes, works: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    results = engine.map(works.times, [[1], [2]], 2)
    assert next(results) == 2
    assert len(list(tmp_path.iterdir())) == 1
    assert list(results) == [4]
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_the_shared_value_says_what_to_do(
    engine: Processes, works: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    with pytest.raises(UnusableEngine, match="TMPDIR"):
        list(engine.map(works.times, [[1]], 2))


PROGRAM = """
import os, signal, sys, threading
sys.path.insert(0, {folder!r})
import engine_works
from factcheck.engine.processes import Processes
if {guard}:
    engine = Processes(2)
    try:
        {first}
        print(list(engine.map(engine_works.wait_long, ([n] for n in range(9)), {marks!r})))
    except KeyboardInterrupt:
        print("stopped")
    finally:
        engine.close()
"""
GUARD = "__name__ == '__main__'"


def start(tmp_path: Path, guard: str = GUARD, first: str = "") -> tuple[subprocess.Popen[str], Path]:
    """A program in a process group of its own, as in a terminal; and the folder where its workers sign in."""
    marks = tmp_path / "marks"
    marks.mkdir()
    program = tmp_path / "program.py"
    text = PROGRAM.format(folder=str(Path(__file__).parent), guard=guard, first=first, marks=str(marks))
    program.write_text(text, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    return started, marks


@posix
def test_ctrl_c_ends_all_and_no_worker_complains(tmp_path: Path, until: Until, runs: Runs) -> None:
    started, marks = start(tmp_path)
    assert until(lambda: len(list(marks.iterdir())) == 2)
    os.killpg(started.pid, signal.SIGINT)
    assert started.communicate(timeout=10) == ("stopped\n", "")
    assert not any(runs(int(path.name)) for path in marks.iterdir())


@posix
@pytest.mark.parametrize("delay", [0.01, 0.03, 0.06])
def test_ctrl_c_while_the_workers_start_leaves_no_noise(tmp_path: Path, delay: float) -> None:
    interrupt = f"threading.Timer({delay}, os.killpg, (os.getpgid(0), signal.SIGINT)).start()"
    started, _ = start(tmp_path, first=interrupt)
    assert started.communicate(timeout=10) == ("stopped\n", "")


@posix
def test_workers_do_not_outlive_a_program_that_was_killed(tmp_path: Path, until: Until, runs: Runs) -> None:
    started, marks = start(tmp_path)
    assert until(lambda: len(list(marks.iterdir())) == 2)
    pids = [int(path.name) for path in marks.iterdir()]
    assert all(runs(pid) for pid in pids)
    started.kill()
    started.communicate(timeout=10)
    assert until(lambda: not any(runs(pid) for pid in pids))


def test_a_program_without_a_guard_is_told_so(tmp_path: Path) -> None:
    started, _ = start(tmp_path, guard="True")
    _, complaints = started.communicate(timeout=30)
    assert "UnusableEngine" in complaints.splitlines()[-1]
    assert "__main__" in complaints.splitlines()[-1]
