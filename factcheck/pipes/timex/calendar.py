"""Calendar arithmetic and the spelling of values (ISO 8601, EDTF level 1). Nothing here knows about text."""

from __future__ import annotations

import calendar
import datetime as dt
import re

PAST, FUTURE, PRESENT, UNKNOWN = "past", "future", "present", "unknown"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FAR = 250  # days: see believed
_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_ISO = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}
_MULTIPLES = {
    "fortnight": (2, "week"),
    "weekend": (2, "day"),
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
}


def parse(value: str | None) -> dt.date | None:
    """The day of an ISO date or timestamp; None when it is none, or of no year in which papers appear."""
    try:
        found = dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return found if found and 1400 <= found.year <= 2400 else None


def day(year: int, month: int, number: int) -> dt.date | None:
    """That day, or None when the calendar has no such day (30 February)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def shift(anchor: dt.date, unit: str, count: float) -> dt.date | None:
    """The day ``count`` units after ``anchor`` (before, when negative); None beyond years 1 to 9999."""
    try:
        if unit in _UNIT_DAYS:
            return anchor + dt.timedelta(days=round(count * _UNIT_DAYS[unit]))
        if unit in _UNIT_MONTHS:
            return add_months(anchor, round(count * _UNIT_MONTHS[unit]))
        if unit == "hour":  # the text gives no hour of publication: whole days count
            return anchor + dt.timedelta(days=round(count / 24 - 0.1) if abs(count) >= 12 else 0)
        return anchor
    except (ValueError, OverflowError):
        return None


def add_months(anchor: dt.date, months: int) -> dt.date:
    """Raises ValueError beyond years 1 to 9999."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(anchor.day, last))


def period(anchor: dt.date, unit: str) -> str | None:
    """The day, week, month ... that holds ``anchor``. Weeks run from Monday to Sunday."""
    monday = anchor - dt.timedelta(days=anchor.weekday())
    if unit in ("day", "night", "hour", "minute", "second"):
        return anchor.isoformat()
    if unit == "week":
        return f"{monday}/{monday + dt.timedelta(days=6)}"
    if unit == "weekend":
        return f"{monday + dt.timedelta(days=5)}/{monday + dt.timedelta(days=6)}"
    if unit == "month":
        return f"{anchor.year:04}-{anchor.month:02}"
    if unit == "quarter":
        return quarter(anchor.year, (anchor.month - 1) // 3 + 1)
    if unit == "year":
        return f"{anchor.year:04}"
    if unit == "decade":
        return f"{anchor.year // 10:03}X"
    return f"{anchor.year // 100:02}XX" if unit == "century" else None


def quarter(year: int, number: int) -> str:
    """``quarter(2024, 3) == "2024-07/2024-09"``."""
    return f"{year:04}-{number * 3 - 2:02}/{year:04}-{number * 3:02}"


def within(value: str, unit: str, count: int) -> str | None:
    """The first ``count`` units of a year or month (the last, when negative): three months of 2019."""
    if len(value) > 7 or not count:
        return None
    first = dt.date.fromisoformat((value + "-01-01")[:10])
    after = add_months(first, 12 if len(value) == 4 else 1)
    grain = {"week": "day", "fortnight": "day", "decade": "year", "night": "day"}.get(unit, unit)
    other = shift(first if count > 0 else after, unit, count)
    start, stop = (first, other) if count > 0 else (other, after)
    if start is None or stop is None or not first <= start < stop <= after:
        return None
    a, b = period(start, grain), period(stop - dt.timedelta(days=1), grain)
    return f"{a}/{b}" if a != b else a


def nth_week(value: str, number: int) -> str | None:
    """The days of a week of a month: ``nth_week("2019-05", 2) == "2019-05-08/2019-05-14"``."""
    if len(value) != 7 or number > 5:
        return None
    first = dt.date.fromisoformat(value + "-01") + dt.timedelta(days=7 * number - 7)
    last = min(first + dt.timedelta(days=6), add_months(first.replace(day=1), 1) - dt.timedelta(days=1))
    return f"{first}/{last}" if first <= last and first.isoformat()[:7] == value else None


def plus(first: str, then: str) -> str | None:
    """``plus("P2Y", "P3M") == "P2Y3M"``; None unless the second is in smaller units."""
    one, two = (re.fullmatch(r"P(T?)(?:\d+[A-Z])*?\d+([A-Z])", value) for value in (first, then))
    if one is None or two is None:
        return None
    order = {unit: rank for rank, unit in enumerate(("Y", "M", "W", "D", "TH", "TM", "TS"))}
    next_unit = re.search(r"[A-Z]", then[1:].removeprefix("T"))
    ranks = order[one[1] + one[2]], order[two[1] + (next_unit[0] if next_unit else "")]
    if ranks[0] >= ranks[1]:
        return None
    return first + (then[1:].removeprefix("T") if one[1] else then[1:])


def around(day: dt.date, span: str) -> str:
    """The week that holds a holiday, or the weekend at it: with a Monday, Thursday or Friday beside it."""
    monday = day - dt.timedelta(days=day.weekday())
    if span == "week":
        return f"{monday}/{monday + dt.timedelta(days=6)}"
    number = day.weekday()
    if number == 0:
        return f"{day - dt.timedelta(days=2)}/{day}"
    saturday = monday + dt.timedelta(days=-2 if number < 3 else 5)
    return f"{day if number in (3, 4) else saturday}/{saturday + dt.timedelta(days=1)}"


def duration(unit: str, count: float) -> str:
    """``duration("decade", 2) == "P20Y"``, ``duration("hour", 5.5) == "PT5H30M"``."""
    times, unit = _MULTIPLES.get(unit, (1, unit))
    count *= times
    whole = int(count)
    if count == whole:
        return _ISO[unit].format(whole)
    if unit == "hour":
        return f"PT{whole}H{round((count - whole) * 60)}M" if whole else f"PT{round(count * 60)}M"
    if unit == "year":
        return f"P{whole}Y{round((count - whole) * 12)}M" if whole else f"P{round(count * 12)}M"
    return _ISO[unit].format(f"{count:g}")


def nearest_weekday(anchor: dt.date, weekday: int, tense: str) -> dt.date:
    """The weekday on or before ``anchor``, or on or after it in the future and the present."""
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    return anchor + dt.timedelta(days=ahead if tense in (FUTURE, PRESENT) else -back)


def choose(candidates: list[dt.date], anchor: dt.date, tense: str) -> dt.date | None:
    """The candidate nearest to ``anchor`` on the side that the tense allows, else the nearest."""
    if tense == PAST:
        allowed = [c for c in candidates if c <= anchor]
    elif tense == FUTURE:
        allowed = [c for c in candidates if c >= anchor]
    else:
        allowed = candidates
    return min(allowed or candidates, key=lambda c: abs((c - anchor).days), default=None)


def believed(candidates: list[dt.date], anchor: dt.date, tense: str, close: int) -> dt.date | None:
    """The candidate that the tense chooses, unless that is most of a year away and another is close by.

    Papers give the year with dates so far away; ``close`` is in days.
    """
    best, nearest = choose(candidates, anchor, tense), choose(candidates, anchor, UNKNOWN)
    if best is None or nearest is None:
        return None
    far = abs((best - anchor).days) > _FAR and abs((nearest - anchor).days) <= close
    return nearest if far else best


def easter(year: int) -> dt.date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, number + 1)


def holiday(rule: str, year: int) -> dt.date | None:
    """A holiday by its rule in the lexicon: ``12-25``, ``11-thu-4``, ``05-mon-last``, ``easter-2``."""
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule[6:]))
    if rule == "election":  # United States: the Tuesday after the first Monday of November
        return _nth(year, 11, 0, "1") + dt.timedelta(days=1)
    month, number, *which = rule.split("-")
    return (
        _nth(year, int(month), _WEEKDAYS.index(number), which[0])
        if which
        else day(year, int(month), int(number))
    )


def _nth(year: int, month: int, weekday: int, which: str) -> dt.date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return dt.date(year, month, days[-1] if which == "last" else days[int(which) - 1])
