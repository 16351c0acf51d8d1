"""Weekday against date: "Monday, October 15, 2024" was a Tuesday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import words
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import one_of
from factcheck.link.selfcheck.story import Sentence, Story, one_line
from factcheck.model import Date, Link

_NEAR = dt.timedelta(days=45)  # a date without a year is this close to publication, or it is left alone
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")


def find(story: Story) -> Iterator[Link]:
    """Dates that fall on another day of the week than the article says."""
    for sentence in story.sentences:
        for date in sentence.dates:
            link = _against(sentence, date, story.published)
            if link:
                yield link


def _against(sentence: Sentence, date: Date, published: dt.date | None) -> Link | None:
    text = one_line(date.text)
    named = _named(text)
    if named is None or date.value is None or not _DAY.match(date.value) or "/" in date.value:
        return None
    try:
        day = dt.date.fromisoformat(date.value[:10])
    except ValueError:
        return None
    if _YEAR.search(text) is None:
        near = _nearest(day, published)
        if near is None or _other_year(sentence, near.year):
            return None
        day = near
    if day.weekday() == named:
        return None
    right = words("dates", "weekdays")[str(day.weekday())][0]
    why = f"{quoted(text)}: {day.day} {words('dates', 'months')[str(day.month)][0]} {day.year} is a {right}"
    return conflict(sentence, (date,), "weekday", REAL if _YEAR.search(text) else RECONCILE, why)


def _named(text: str) -> int | None:
    """The one weekday that the words name beside a day of a month, Monday as 0."""
    found = _weekday().findall(text)
    rest = _weekday().sub("", text)
    months = len(_month().findall(rest))
    if len(found) != 1 or (months != 1 and not re.search(r"\d[/.-]\d", rest)) or "-" in found[0]:
        return None
    for number, entries in words("dates", "weekdays").items():
        if found[0].casefold() in (entry.casefold() for entry in entries):
            return int(number)
    return None


def _nearest(day: dt.date, published: dt.date | None) -> dt.date | None:
    """That day of the year closest to publication, when it is close; None when that is not known."""
    if published is None:
        return None
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            near = day.replace(year=year)
        except ValueError:  # 29 February
            continue
        if abs(near - published) <= _NEAR:
            return near
    return None


def _other_year(sentence: Sentence, year: int) -> bool:
    """Whether the sentence speaks of another year too."""
    return any(int(found) != year for found in re.findall(r"\b(?:1[5-9]|20)\d\d\b", sentence.words()))


@cache
def _weekday() -> re.Pattern[str]:
    entries = [entry for group in words("dates", "weekdays").values() for entry in group]
    return re.compile(rf"\b{one_of(entries)}\b", re.IGNORECASE)


@cache
def _month() -> re.Pattern[str]:
    entries = [entry for group in words("dates", "months").values() for entry in group]
    return re.compile(rf"\b{one_of(entries)}\b", re.IGNORECASE)
