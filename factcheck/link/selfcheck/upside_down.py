"""A range upside down: "between $60 and $40", "from 2004 to 2000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import every
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled, date, figures, one_of
from factcheck.link.selfcheck.period import bounds
from factcheck.link.selfcheck.story import Sentence, Story
from factcheck.model import Link

_FIGURES = r"\bbetween #a and #b(?! (?:and|to)\b)"
_RANGED = r"\brang(?:e|es|ed|ing) (?:in age )?from #a to #b"
_DATES = (r"\bfrom @a (?:(?:to|until|through) )?@b", r"\bbetween @a and @b")
_LEAD = 80  # characters before a range in which a word can set its ends apart
_AGES_AGO = re.compile(r"\b(?:B\.?C\.?E?|BC)\b")


def find(story: Story) -> Iterator[Link]:
    """Ranges of numbers or years whose first end is the later one."""
    for sentence in story.sentences:
        if len(sentence.figures) > 1:
            yield from _numbers(sentence)
        if sentence.dates:
            yield from _periods(sentence)


def _numbers(sentence: Sentence) -> Iterator[Link]:
    for found in (*compiled(_FIGURES).finditer(sentence.shape), *compiled(_RANGED).finditer(sentence.shape)):
        named = figures(sentence, found)
        a, b = named["a"], named["b"]
        if (
            a.approx
            or b.approx
            or a.change
            or b.change
            or _apart().search(sentence.shape[max(0, found.start() - _LEAD) : found.start()])
        ):
            continue
        if not stated.comparable(a, b) or "ordinal" in (a.unit, b.unit):
            continue
        low, high = stated.value(a), stated.value(b)
        if low is not None and high is not None and low > high > 0:
            why = f"{quoted(sentence.words(*found.span()))}: {a.text} is more than {b.text}"
            yield conflict(sentence, (a, b), "figure", RECONCILE, why)


def _periods(sentence: Sentence) -> Iterator[Link]:
    if _AGES_AGO.search(sentence.shape):
        return
    for template in _DATES:
        for found in compiled(template).finditer(sentence.shape):
            one, other = date(sentence, found, "a"), date(sentence, found, "b")
            if not (_dated(one.text) and _dated(other.text)):
                continue
            first, last = bounds(one.value), bounds((other.value or "").removeprefix("../"))
            if first and last and first[0] > last[1]:
                later = other.text.removeprefix("until ")
                why = f"{quoted(sentence.words(*found.span()))}: {one.text} is after {later}"
                yield conflict(sentence, (one, other), "date", REAL, why)


def _dated(text: str) -> bool:
    """Whether a date names its year, so that nothing was worked out."""
    return re.search(r"\b(?:1[0-9]|20)\d\d\b", text) is not None


@cache
def _apart() -> re.Pattern[str]:
    """A word that sets two things apart, in the same clause."""
    return re.compile(rf"\b{one_of(every('selfcheck', 'apart'))}\b[^.;]*$", re.IGNORECASE)
