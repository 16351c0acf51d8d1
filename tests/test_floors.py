"""The floors under the benchmarks' numbers: they may rise, and nothing slips through below them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).parent / "benchmarks"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_floors", BENCHMARKS / "floors.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


floors = load()


def test_a_number_below_its_floor_is_broken() -> None:
    assert floors.broken({"dates": {"f1": 0.7}}, {"dates": {"f1": 0.8}}) == {("dates", "f1")}


def test_a_number_within_the_tolerance_holds() -> None:
    assert floors.broken({"dates": {"f1": 0.7996}}, {"dates": {"f1": 0.8}}) == set()
    assert floors.broken({"dates": {"f1": 0.7994}}, {"dates": {"f1": 0.8}}) == {("dates", "f1")}


def test_a_metric_that_vanished_from_a_measured_set_is_broken() -> None:
    assert floors.broken({"dates": {}}, {"dates": {"f1": 0.8}}) == {("dates", "f1")}


def test_a_set_that_was_not_measured_is_not_judged() -> None:
    assert floors.broken({}, {"dates": {"f1": 0.8}}) == set()


def test_floors_rise_and_never_fall() -> None:
    before = {"dates": {"f1": 0.8, "p": 0.5}, "links": {"same": 0.1}}
    after = floors.raised({"dates": {"f1": 0.7, "p": 0.6}, "quotes": {"f1": 0.4}}, before)
    assert after == {"dates": {"f1": 0.8, "p": 0.6}, "links": {"same": 0.1}, "quotes": {"f1": 0.4}}
    assert before["dates"]["p"] == 0.5


def test_floors_survive_being_written_and_read(tmp_path: Path) -> None:
    floors.write(tmp_path / "floors.json", {"b": {"x": 0.25}, "a": {"y": 1.0}})
    assert floors.read(tmp_path / "floors.json") == {"a": {"y": 1.0}, "b": {"x": 0.25}}
    assert floors.read(tmp_path / "none.json") == {}


def test_the_floors_in_the_project_are_shares() -> None:
    known = floors.read(BENCHMARKS / "floors.json")
    assert known
    assert all(0 <= value <= 1 for numbers in known.values() for value in numbers.values())
