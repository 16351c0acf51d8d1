"""What a rule knows about the text around a date, and what it hands back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.pipes.date_calendar import UNKNOWN
from factcheck.pipes.date_patterns import AFTER, BEFORE

_REACH = 60  # how many characters to the left of a head its modifiers may begin


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its publication date. ``tense`` and ``tag`` take offsets; ``tag`` is a Penn tag or ""."""

    text: str
    anchor: dt.date | None = None
    tense: Callable[[int, int], str] = lambda _start, _end: UNKNOWN
    tag: Callable[[int, int], str] = lambda _start, _end: ""

    @property
    def said(self) -> str | None:
        return self.anchor.isoformat() if self.anchor else None

    def left(self, pattern: re.Pattern[str], start: int) -> re.Match[str]:
        """The longest stretch before ``start`` that the pattern, which may match nothing, reads."""
        found = pattern.search(self.text, max(0, start - _REACH), start)
        assert found is not None  # the pattern may match nothing
        return found

    def before(self, start: int) -> str:
        """The word before ``start``, in lower case."""
        found = BEFORE.search(self.text, max(0, start - _REACH), start)
        return found["word"].lower() if found else ""

    def after(self, end: int) -> str:
        """The word after ``end``, as it stands."""
        found = AFTER.match(self.text, end)
        return found["word"] if found else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A date on its way: ``value`` may still lack a year (``month`` set, ``year`` not) or a reference.

    ``shift`` counts units from another date of the text: the next one if ``onward``, else the last one.
    """

    start: int
    end: int
    value: str | None = None
    anchor: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    shift: tuple[str, float] | None = None
    onward: bool = False
    tense: str = UNKNOWN
    kind: str = "point"  # point duration present
