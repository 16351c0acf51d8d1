"""The first and the last day that an ISO 8601 / EDTF date can mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def bounds(value: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, month or day; None for anything open, vague or relative."""
    found = _POINT.fullmatch(value or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if not year or (month and month > 12):
            return None
        first = dt.date(year, month or 1, day or 1)
        last = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first, last


def ends(value: str | None) -> tuple[tuple[dt.date, dt.date], tuple[dt.date, dt.date]] | None:
    """The bounds of both ends of a period ``a/b``."""
    start, slash, end = (value or "").partition("/")
    first, last = bounds(start), bounds(end)
    return (first, last) if slash and first and last else None


def years(one: dt.date, other: dt.date) -> int:
    """Whole years from the first day to the later one, as birthdays count them."""
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))
