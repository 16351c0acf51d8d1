"""Figures, dates and names of a row, one by one: from cells of words, or from values of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck import wording
from factcheck.model import Date, Figure
from factcheck.write.jsonl_values import Json


def listed(cell: str) -> Iterator[str]:
    """What stands in a cell with a semicolon between, or in a list of JSON."""
    found = map(str, _values(cell)) if isinstance(cell, Json) else cell.split(";")
    return filter(None, map(str.strip, found))


def figures(cell: str) -> Iterator[str]:
    """Each figure in words: ``over 200 = more than 200``."""
    return map(_figure, _objects(cell)) if isinstance(cell, Json) else listed(cell)


def dates(cell: str) -> Iterator[str]:
    """Each date in words: ``Friday = 2024-10-11``."""
    return map(_date, _objects(cell)) if isinstance(cell, Json) else listed(cell)


def _figure(found: dict[str, Any]) -> str:
    low, high = (_number(found.get(key)) for key in ("low", "high"))
    unit, approx, change, of = (_words(found.get(key)) for key in ("unit", "approx", "change", "of"))
    return wording.figure(Figure(_words(found.get("text")) or "", 0, 0, low, high, unit, approx, change, of))


def _date(found: dict[str, Any]) -> str:
    return wording.date(Date(_words(found.get("text")) or "", 0, 0, _words(found.get("value"))))


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _objects(cell: str) -> Iterator[dict[str, Any]]:
    return (found for found in _values(cell) if isinstance(found, dict))


def _values(cell: str) -> list[Any]:
    found = json.loads(cell) if cell else []
    return found if isinstance(found, list) else []
