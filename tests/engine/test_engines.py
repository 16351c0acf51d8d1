"""What every engine promises, tried on each."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.engine import Engine
from factcheck.engine.here import Here
from factcheck.engine.processes import Processes
from factcheck.errors import UnreadableInput, UnusableEngine


def cluster() -> Engine:
    """Two workers of a local dask cluster."""
    pytest.importorskip("distributed")
    from factcheck.engine.cluster import Cluster

    return Cluster(None, 2)


MAKERS = {"here": Here, "processes": lambda: Processes(2), "cluster": cluster}


@pytest.fixture(scope="module", params=MAKERS)
def engine(request: pytest.FixtureRequest, works: ModuleType) -> Iterator[Engine]:
    """One engine of each kind, used for all tests here: so each test is also a further map."""
    made = MAKERS[request.param]()
    yield made
    made.close()


def test_results_come_in_the_order_of_the_items(engine: Engine, works: ModuleType) -> None:
    batches = [[1, 2, 3], [], [4], [5, 6], *([n] for n in range(7, 40))]
    assert list(engine.map(works.times, batches, 10)) == [10 * n for n in range(1, 40)]


def test_no_batches_give_no_results(engine: Engine, works: ModuleType) -> None:
    assert list(engine.map(works.times, [], 10)) == []
    assert list(engine.map(works.times, [[], []], 10)) == []


def test_batches_are_taken_only_as_they_are_needed(engine: Engine, works: ModuleType) -> None:
    taken = []

    def endless() -> Iterator[list[int]]:
        for number in count():
            taken.append(number)
            yield [number]

    results = engine.map(works.times, endless(), 2)
    assert taken == []
    first = [next(results) for _ in range(20)]
    assert first == list(range(0, 40, 2))
    assert len(taken) <= 20 + 10
    results.close()  # type: ignore[attr-defined]
    assert list(engine.map(works.times, [[1]], 3)) == [3], "an engine that was left early can be used again"


def test_an_error_of_the_work_is_raised_as_it_is(engine: Engine, works: ModuleType) -> None:
    results = engine.map(works.refuse, ([n] for n in range(100)), None)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(UnreadableInput) as caught:
        next(results)
    assert caught.value.message == "b.md is empty."
    assert caught.value.hint == "Leave it out."


def test_an_error_of_the_batches_is_raised(engine: Engine, works: ModuleType) -> None:
    def broken() -> Iterator[list[int]]:
        yield [1]
        raise UnreadableInput("a.parquet ends too early.", "")

    with pytest.raises(UnreadableInput, match=r"a\.parquet ends too early"):
        list(engine.map(works.times, broken(), 1))


def test_two_maps_have_each_their_own_shared_value(engine: Engine, works: ModuleType) -> None:
    for shared in (2, 3, 2):
        assert list(engine.map(works.times, [[1], [2], [3]], shared)) == [shared, 2 * shared, 3 * shared]


def test_a_big_shared_value_arrives_whole(engine: Engine, works: ModuleType) -> None:
    shared = {f"word {n}": n for n in range(300_000)}
    found = list(engine.map(works.words, [["word 7"], ["none", "word 299999"]], shared))
    assert found == [("WORD 7", 7, 2.0), ("NONE", None, 4 / 3), ("WORD 299999", 299999, 11 / 3)]


def test_all_engines_give_the_same_bytes(engine: Engine, works: ModuleType) -> None:
    batches = [["ferry", "Ääkkönen"], ["“quoted”", ""], ["ferry\u00a0fare", "🙂"]]
    shared = {"ferry": 1, "🙂": 2}
    here = [pickle.dumps(each) for each in Here().map(works.words, batches, shared)]
    assert [pickle.dumps(each) for each in engine.map(works.words, batches, shared)] == here


def test_the_shared_value_comes_once_to_a_process(
    request: pytest.FixtureRequest, engine: Engine, works: ModuleType, tmp_path: Path
) -> None:
    if isinstance(engine, Here):
        pytest.skip("there is nothing to bring")
    log = tmp_path / "built"
    used = set(engine.map(works.process, ([n] for n in range(60)), works.Counted(str(log))))
    built = [int(line) for line in log.read_text(encoding="utf-8").split()]
    assert used <= set(built)
    assert len(built) == len(set(built))


def test_an_error_that_does_not_travel_is_told_in_words(engine: Engine, works: ModuleType) -> None:
    kind = works.Awkward if isinstance(engine, Here) else RuntimeError
    with pytest.raises(kind, match="tornpage"):
        list(engine.map(works.refuse_awkwardly, [[1]], None))


def test_an_item_that_cannot_be_received_is_an_error_like_any_other(
    engine: Engine, works: ModuleType
) -> None:
    if isinstance(engine, Here):
        pytest.skip("there is nothing to receive")
    with pytest.raises(ValueError, match="no number"):
        list(engine.map(works.process, [[works.Unreadable()]], None))


def test_without_dask_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.engine.cluster import Cluster

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UnusableEngine, match=r'pip install "factcheck-worksheet\[dask\]"'):
        Cluster(None, 2)
