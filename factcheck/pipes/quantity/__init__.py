"""Quantities: numbers with their units, ranges and bounds.

Everything but ``counted``, ``labels`` and ``ordinals`` works on plain strings, without a model.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read. ``start``..``end`` holds bound, number and unit; ``number_*`` the number alone.

    ``kind``: ``cardinal fraction ordinal vague times range``. ``bare``: digits with nothing that says what
    they measure. ``money``: the unit is a currency.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    unit: str | None = None
    approx: str | None = None
    kind: str = "cardinal"
    bare: bool = False
    money: bool = False
