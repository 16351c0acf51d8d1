"""Floors under the accuracy of every set: numbers that hold now and may only rise."""

from __future__ import annotations

import json
from pathlib import Path

Numbers = dict[str, dict[str, float]]  # set: metric: value; more is better everywhere

TOLERANCE = 0.0005  # the scorers round to four places


def read(path: Path) -> Numbers:
    """The floors in a JSON file; none when there is no such file."""
    found: Numbers = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def write(path: Path, floors: Numbers) -> None:
    """Store the floors, sorted, so that a change reads well in a diff."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def broken(values: Numbers, floors: Numbers) -> set[tuple[str, str]]:
    """The metrics of the measured sets that are below their floor, or gone."""
    return {
        (name, metric)
        for name, numbers in values.items()
        for metric, floor in floors.get(name, {}).items()
        if metric not in numbers or numbers[metric] < floor - TOLERANCE
    }


def raised(values: Numbers, floors: Numbers) -> Numbers:
    """The floors, with every measured number that is higher; none is lowered and none is dropped."""
    found = {name: dict(numbers) for name, numbers in floors.items()}
    for name, numbers in values.items():
        here = found.setdefault(name, {})
        for metric, value in numbers.items():
            here[metric] = max(value, here.get(metric, value))
    return found
