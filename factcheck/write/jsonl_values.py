"""A line of JSON Lines as cells, its values as text: lists as JSON."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

from factcheck.sheet import Cell


def cells_of(line: str) -> dict[str, str]:
    """The values of an object by key. Raises ValueError for what is none, NaN, a key that is there twice."""
    entry = json.loads(line, parse_constant=_refused, parse_float=_finite, object_pairs_hook=_once)
    if not isinstance(entry, dict):
        raise ValueError("a list or a value")
    return {key: _text(value) for key, value in entry.items()}


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no value of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refused(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key {twice} is there twice")
    return found


class Json(str):
    """A value that is no text (a number, a list, null), as JSON: written again, it is the same value."""

    __slots__ = ()


def _text(value: object) -> str:
    return (
        value
        if isinstance(value, str)
        else Json("" if value is None else json.dumps(value, ensure_ascii=False))
    )


def value(cell: Cell) -> object:
    """What stood in the line before it became a cell."""
    if not isinstance(cell, Json):
        return cell
    return json.loads(cell) if cell else None
