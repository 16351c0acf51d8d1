"""Duration against its dates: "the 12 years from 1990 to 1998", "20 years ago, in 2001"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled
from factcheck.link.selfcheck.period import bounds, ends
from factcheck.link.selfcheck.stated import Span
from factcheck.link.selfcheck.story import Sentence, Story
from factcheck.model import Link

_DAYS = {"years": 365.25, "months": 30.44, "weeks": 7.0, "days": 1.0}
_EDGE = {"years": 1.0, "months": 1.0, "weeks": 1.0, "days": 1.0}  # first and last one may both count
_WORDS = (
    r"(?:(?: (?!(?:later|earlier|before|after|ago|old|of|to|and|but)\b)[a-z’'-]+){0,3}| as [\w’' -]{1,40}?)"
)
_DURING = (
    rf"#length{_WORDS},? (?:lasted |ran |running |was |served )?(?P<when>⟦\d+⟧)",
    r"(?P<when>⟦\d+⟧), (?:a|for|or)(?: period of| span of)? #length(?= period| span| stretch|,|\.|$)",
)
_AGO = r"#length ago,? (?:in|on) @when"
_PERIOD = re.compile(r"(?:from|between)\b|.*\d\s?[-–—]\s?\d", re.IGNORECASE)
_STATED_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


def find(story: Story) -> Iterator[Link]:
    """Lengths of time that the dates beside them do not allow."""
    for sentence in story.sentences:
        if sentence.figures and sentence.dates:
            yield from _during(sentence)
            if story.published:
                yield from _ago(sentence, story.published)


def _during(sentence: Sentence) -> Iterator[Link]:
    for template in _DURING:
        for found in compiled(template).finditer(sentence.shape):
            figure = sentence.figures[int(found["length"])]
            date = sentence.dates[int(found["when"][1:-1])]
            period, length = ends(date.value), stated.span(figure)
            unit = figure.unit or ""
            if period is None or length is None or unit not in _DAYS or not _PERIOD.match(date.text):
                continue
            allowed = _length(period, unit)
            if length.meets(allowed) or (length.high < allowed.low and not _whole(date.text)):
                continue
            why = (
                f"{quoted(sentence.words(*found.span()))}: that is "
                f"{_number(allowed)} {unit}, not {figure.text}"
            )
            far = length.low > allowed.high + 1
            yield conflict(sentence, (figure, date), "date", REAL if far else RECONCILE, why)


def _length(period: tuple[tuple[dt.date, dt.date], tuple[dt.date, dt.date]], unit: str) -> Span:
    """The least and the most that the period can last, when both its ends are counted or neither."""
    (first, first_end), (last, last_end) = period
    least = (last - first_end).days / _DAYS[unit] - _EDGE[unit]
    most = ((last_end - first).days + 1) / _DAYS[unit] + _EDGE[unit]
    return Span(max(0.0, least), most)


def _whole(words: str) -> bool:
    """Whether the dates are the ends of the period, and not bounds within which it lies."""
    return not words.lower().startswith("between")


def _number(allowed: Span) -> str:
    return f"{allowed.low + 1:.0f} to {max(allowed.high - 1, 0):.0f}"


def _ago(sentence: Sentence, published: dt.date) -> Iterator[Link]:
    for found in compiled(_AGO).finditer(sentence.shape):
        figure, date = sentence.figures[int(found["length"])], sentence.dates[int(found["when"])]
        period, length = bounds(date.value), stated.span(figure)
        if period is None or length is None or figure.unit != "years" or not _STATED_YEAR.search(date.text):
            continue
        least = (published - period[1]).days / _DAYS["years"] - 1
        most = (published - period[0]).days / _DAYS["years"] + 1
        if least < 0 or length.meets(Span(least, most)):
            continue
        years = published.year - period[0].year
        why = f"{quoted(sentence.words(*found.span()))}: {years} years before {published.isoformat()}"
        yield conflict(sentence, (figure, date), "date", REAL, why)
