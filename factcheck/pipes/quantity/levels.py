"""Two levels of one thing, of which only one is measured: from 208 pounds to 193, from 24.2 to 33 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.model import Figure
from factcheck.pipes.quantity.numerals import magnitude

_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"(?:\s+[a-z]+){0,2}?\s+to\s+(?:just\s+|only\s+)?", re.IGNORECASE)


def shared(text: str, found: list[Figure]) -> Iterator[Figure]:
    """The figures, in order; of two that "from" and "to" join, one with no unit takes the other's."""
    for i, figure in enumerate(found):
        before = found[i - 1] if i else None
        after = found[i + 1] if i + 1 < len(found) else None
        if figure.unit is None and before and before.unit and _joined(text, before, figure):
            yield replace(figure, unit=before.unit)
        elif figure.unit is None and after and after.unit and _joined(text, figure, after):
            yield _scaled(figure, after)
        else:
            yield figure


def _joined(text: str, a: Figure, b: Figure) -> bool:
    lead = _FROM.search(text, max(0, a.start - 8), a.start)
    return lead is not None and _TO.fullmatch(text, a.end, b.start) is not None


def _scaled(figure: Figure, after: Figure) -> Figure:
    """The lower level with the unit and the magnitude of the one after it."""
    by, low, top = magnitude(after.text), figure.low, after.low
    if by > 1 and low is not None and low == figure.high and low < 1000 and top and low < by:
        return replace(figure, low=low * by, high=low * by, unit=after.unit)
    return replace(figure, unit=after.unit)
