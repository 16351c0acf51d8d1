"""Calendar dates as they stand at the top of an article: written out in English, or ISO."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from factcheck.lexicon import every, owner

_TIME = (
    r"(?:[,;|·•–—-]?\s*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})\)?)?)?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = "|".join(sorted(every("layout", "months"), key=len, reverse=True))
    weekday = "|".join(sorted(every("layout", "weekdays"), key=len, reverse=True))
    date = (
        rf"(?:(?:{weekday})\b\.?,?\s+)?"
        rf"(?:(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{month})\b\.?,?[\s-]+(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})(?P<sep>[-/.])(?P<m3>\d{1,2})(?P=sep)(?P<d3>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
        r"|(?P<a4>\d{1,2})(?P<sep4>[/.])(?P<b4>\d{1,2})(?P=sep4)(?P<y4>\d{4}))(?!\d)"
    )
    found = re.compile(rf"(?<![\w/-]){date}", re.IGNORECASE)
    return found, re.compile(rf"[(\[]?{date}{_TIME}[)\].]?", re.IGNORECASE)


def first_date(text: str) -> dt.date | None:
    """The first full date of a text; None when there is none, or when day and month could be swapped."""
    for match in _patterns()[0].finditer(text):
        value = _value(match)
        if value is not None:
            return value
    return None


def is_date_line(text: str) -> bool:
    """Is the text nothing but one full date, perhaps with a weekday and a time?"""
    match = _patterns()[1].fullmatch(text.strip())
    return match is not None and (_value(match) is not None or match["a4"] is not None)


def _value(match: re.Match[str]) -> dt.date | None:
    months = owner("layout", "months")
    try:
        if match["m1"]:
            return dt.date(int(match["y1"]), int(months[match["m1"].lower()]), int(match["d1"]))
        if match["m2"]:
            return dt.date(int(match["y2"]), int(months[match["m2"].lower()]), int(match["d2"]))
        if match["y3"]:
            return dt.date(int(match["y3"]), int(match["m3"]), int(match["d3"]))
        return _numeric(int(match["a4"]), int(match["b4"]), int(match["y4"]))
    except ValueError:  # 31 February
        return None


def _numeric(a: int, b: int, year: int) -> dt.date | None:
    if a != b and a <= 12 and b <= 12:
        return None  # 5/6/2024: May or June depends on the country
    return dt.date(year, b, a) if a > 12 or a == b else dt.date(year, a, b)
