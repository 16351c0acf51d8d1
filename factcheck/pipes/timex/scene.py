"""What a rule knows about the text around a date, and what it hands back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from factcheck.pipes.timex.calendar import UNKNOWN
from factcheck.pipes.timex.patterns import AFTER, BEFORE, CLOCK_BEFORE
from factcheck.pipes.timex.tense import hangs_on_verb, lasts, past_by_then, recurs, tense_at

_QUOTE = 2000  # and how far back a quotation may have been opened
_REACH = 60  # how many characters to the left of a head its modifiers may begin


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its publication date, and the parsed Doc when there is one."""

    text: str
    anchor: dt.date | None = None
    doc: Doc | None = None
    day_first: bool | None = None  # the order of "3/4/2026", if the text shows it

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

    def before_clock(self, start: int) -> int:
        """Where the time of day right before ``start`` begins, or ``start``: "until 9 a.m. Tuesday"."""
        found = CLOCK_BEFORE.search(self.text, max(0, start - _REACH), start)
        return found.start() if found else start

    def quoted(self, start: int) -> bool:
        """Whether a quotation mark opened in the paragraph before ``start`` is still open there."""
        ahead = self.text[max(self.text.rfind("\n", 0, start), start - _QUOTE) + 1 : start]
        return ahead.count("“") > ahead.count("”") or ahead.count('"') % 2 == 1

    def lasting(self, start: int, end: int) -> bool:
        """Whether "today" here means nowadays (see tense.py)."""
        return self.doc is not None and lasts(self.doc, start, end)

    def recurring(self, start: int, end: int) -> bool:
        """Whether the month here is that of every year (see tense.py)."""
        return self.doc is not None and recurs(self.doc, start, end)

    def tense(self, start: int, end: int) -> str:
        """Past, future, present or unknown (see tense.py)."""
        return UNKNOWN if self.doc is None else tense_at(self.doc, start, end)

    def adverbial(self, start: int) -> bool:
        """Whether the preposition before ``start`` hangs on a verb or an amount of time, not on a thing."""
        token = self._token(start, start + 1)
        return token is not None and hangs_on_verb(token)

    def ended(self, start: int, end: int) -> bool:
        """Whether "until" before these characters closes a time that is over (see tense.py)."""
        return self.doc is not None and past_by_then(self.doc, start, end)

    def tag_after(self, end: int) -> str:
        """The Penn tag of the word after ``end``; "" without a Doc."""
        found = AFTER.match(self.text, end)
        token = self._token(found.start("word"), found.end("word")) if found else None
        return token.tag_ if token is not None else ""

    def tag(self, start: int, end: int) -> str:
        """The Penn tag of the word at these offsets; "" without a Doc."""
        token = self._token(start, end)
        return token.tag_ if token is not None else ""

    def person(self, start: int, end: int) -> bool:
        """Whether the model takes the word for a person: a hint, for words that are both name and month."""
        token = self._token(start, end)
        return token is not None and token.ent_type_ == "PERSON"

    def _token(self, start: int, end: int) -> Token | None:
        span = self.doc.char_span(start, end, alignment_mode="expand") if self.doc is not None else None
        return span[0] if span is not None and len(span) else None


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
    weekday: int | None = None  # as the text names it beside a day; 0 is Monday
    tense: str = UNKNOWN
    plain: int | None = None  # where it ends if there is nothing to count from
    quoted: bool = False  # a "today" that a quotation counts from the day on which it was said
    # point duration present set clock hours; counted from the next date, "part" is its first or last units,
    # "nth" its nth week, and "beside" is nothing without one.
    kind: str = "point"
