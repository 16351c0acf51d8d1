"""A peer's test suite for dates: which of its cases concern news, and whether we read one the same way."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from adapters.scoring import Row

from factcheck.model import Date

# The suite tests a calendar assistant. Left out are results that no news text calls for, by type ...
LEFT_OUT_TYPES = ("set", "time", "timerange", "datetime", "datetimerange", "datetimealt", "timezone")
_LOWER = (
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|easter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
# ... and these ways of writing, each with what it is.
LEFT_OUT = {
    "talk to an assistant": r"(?i)\b(?:cortana|schedule|set up|book|remind|skype|calendar|appointment)\b"
    r"|(?:\booo\b|valid date|created on)",
    "day and month in figures without a year": r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.]|-\d{4})|[a-z]/\d",
    "counts without a number": r"(?i)\b(?:few|some|several|all|another|couple) "
    r"(?:hours|days?|weeks|minutes|month)\b",
    "week numbers and working days": r"(?i)\b(?:business|working) (?:days?|week)\b"
    r"|\bwork-?week|\bweek \d|\bw\d{1,2}\b",
    "query languages": r"(?i)\b(?:show|sales|records|rows)\b"
    r"|\bor (?:later|earlier|after|before|greater|above)\b|[<>=~]",
    "days and weeks by number or word": r"(?i)\b(?:1st|2nd|3rd|\dth|third) (?:week|month)\b|day \d{1,2}\b"
    r"|[a-z]{3}\d"
    r"|\bfirst \d|third day|\d-\d{4}-[a-z]|\b\d{4} \d\d \d\d\b|of 87\b|90 s\b|\b[qh][1-4]\b",
    "prizes": r"(?i)\bpartner of the\b",
    "months and weekdays without a capital": _LOWER,
    "years in words": r"(?i)\b(?:nineteen|eighteen|seventeen|two thousand)\b",
    "file names, telephone numbers, shorthand": r"www\.|\$|Tel:|\b(?:otd|tmrw)\b|\d[YWMD]\b"
    r"|-\d{4}-?\d\d-?\d\d-|\.xlsx",
    "a day of the month alone": r"(?i)\b(?:the|on|from|between) \d{1,2}(?:st|nd|rd|th)\b"
    r"(?! (?:of )?(?:[A-Z]|century))",
    "no calendar has it": r"(?i)\bfeb 30\b|\b2/29/2019",
}


def news_like(case: Row) -> bool:
    """Whether the case is one that a reader of news needs: see LEFT_OUT_TYPES and LEFT_OUT.

    Results with a "Mod" ("before 2010", "more than 3 days") are left out too: they are filters there.
    """
    for result in case["Results"]:
        kind = str(result.get("TypeName", "")).rpartition(".")[2]
        values = result.get("Resolution", {}).get("values", [])
        if kind in (*LEFT_OUT_TYPES, "") or any("Mod" in one for one in values):
            return False
    return not any(re.search(pattern, case["Input"]) for pattern in LEFT_OUT.values())


def passes(case: Row, dates: tuple[Date, ...]) -> bool:
    """Every wanted value is among those of an overlapping date; nothing is found where nothing is wanted."""
    if not case["Results"]:
        return not any(date.value for date in dates)
    return all(any(_fits(date, result) for date in dates) for result in case["Results"])


def reference(case: Row) -> str | None:
    """The day that relative dates of the case count from."""
    return (case.get("Context") or {}).get("ReferenceDateTime")


def _fits(date: Date, result: Row) -> bool:
    if date.start > result["End"] or date.end <= result["Start"] or not date.value:
        return False
    for one in result["Resolution"]["values"]:
        if date.value in (one.get("timex"), one.get("value")):
            return True
        if one.get("type") == "duration" and str(one.get("value")) == f"{_seconds(date.value) or 0:.0f}":
            return True
        if (
            "start" in one
            and re.match(r"(?i)(?:early|earlier|late|later)\b", date.text)
            and _within(one, date.value)
        ):
            return True
        if "start" in one and "end" in one and _same(date.value, one["start"][:10], one["end"][:10]):
            return True
        if one.get("type") == "date" and _holds(date, one.get("value", "")):
            return True
    return False


def _within(wanted: Row, value: str) -> bool:
    """The suite halves periods for "early" and "late"; here they stay whole and must hold that half."""
    edges = bounds(value)
    return edges is not None and edges[0] <= wanted["start"][:10] and wanted.get("end", "")[:10] <= edges[2]


def _same(value: str, start: str, end: str) -> bool:
    """The same period. There "2014 to 2018" ends where 2018 begins and "the next 3 days" begin tomorrow."""
    edges = bounds(value)
    if edges is None:
        return False
    first, last, after = (dt.date.fromisoformat(edge) for edge in edges)
    sides = value.replace("~", "").split("/")
    if len(sides) == 2 and start.startswith(sides[0]) and end.startswith(sides[1]):
        return True  # "the past five years" has years here and days there
    near = dt.timedelta(days=1)
    wanted = dt.date.fromisoformat(end)
    return abs(first - dt.date.fromisoformat(start)) <= near and any(
        abs(edge - wanted) <= near for edge in (last, after)
    )


def _seconds(value: str) -> float | None:
    """The length of a duration, as the suite reckons it: months of 30 days, years of 365."""
    match = re.fullmatch(
        r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?",
        value,
    )
    if match is None:
        return None
    lengths = (365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1)
    return sum(float(count or 0) * length for count, length in zip(match.groups(), lengths, strict=True))


def _holds(date: Date, day: str) -> bool:
    """The suite gives "two months ago" a day; here it names the month, which must hold that day."""
    counted = re.search(r"(?i)\b(?:week|month|year|decade)s?\b", date.text)
    edges = bounds(date.value or "") if counted else None
    return edges is not None and edges[0] <= day < edges[2]


def bounds(value: str) -> tuple[str, str, str] | None:
    """The first day of a value, the first day of its last part, and the day after it; None if no period."""
    sides = value.replace("~", "").split("/")
    try:
        first, last = _edges(sides[0]), _edges(sides[-1])
        return first[0].isoformat(), last[0].isoformat(), (last[1] + dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _edges(side: str) -> tuple[dt.date, dt.date]:
    if "X" in side:
        return dt.date(int(side.replace("X", "0")), 1, 1), dt.date(int(side.replace("X", "9")), 12, 31)
    parts = [int(part) for part in side.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        return dt.date(*parts, 1), dt.date(*parts, calendar.monthrange(*parts)[1])
    return dt.date(*parts), dt.date(*parts)
