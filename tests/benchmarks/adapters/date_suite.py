"""A peer's test suite for dates: which of its cases concern news, and whether we read one the same way."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from adapters.scoring import Row

from factcheck.model import Date

# The suite tests a calendar assistant. Left out are results that are no dates, by type ...
LEFT_OUT_TYPES = {
    "time": "a time of day without a day",
    "timerange": "a time of day without a day",
    "timezone": "a time of day without a day",
}
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_LOWER = (
    rf"\b(?:{_MONTHS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues|easter|christmas|halloween"
    r"|thanksgiving|(?:earth|labor|independence) day|new year|saint patrick|eid al)\b"
)
_FROM_NOW = r"(?i)^(?!.*\bfor \d+ hours).*\b(?:minutes?|mins?|hours?|\d+h)\b"
_HALVED = r"(?i)(?:the )?(?:early|earlier|late|later|end|start|beginning|middle)\b"
# ... and these ways of writing, each with what it is. A pattern is looked for in the whole case, but
# those of LEFT_OUT_WORDS only in the words that the case wants read.
LEFT_OUT = {
    "an order to an assistant": r"(?i)\bcortana\b|\bskype\b|\booo\b|valid date"
    r"|(?:^|\bplease |\bto )(?:schedule|set up|remind|book)\b",
    "a search of a database": r"(?i)^(?:show|find|rows|rating)\b|[<>=~]",
    "the name of a prize": r"(?i)\bpartner of the\b",
    "a file name, an address or a telephone number": r"www\.|\bTel:|\.xlsx|-\d{4}-?\d\d-?\d\d-",
}
_NTH = r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|twentie|thirtie)th)"
LEFT_OUT_WORDS = {
    "a month, weekday or holiday without its capital": _LOWER,
    "a day in figures without a year": r"(?<![\w/.-])\d{1,2}/\d{1,2}(?![\d/])"
    r"|^(?:this |next )?\d{1,2}\.\d\d?$|^from \d{1,2}-\d{1,2} in\b|(?i:^[a-z]{3}/\d{1,2}\b(?!/))",
    "glued or turned around": rf"(?i)\b(?:{_MONTHS})\d|(?:{_MONTHS})/\d{{4}}|\d/(?:{_MONTHS})\b"
    rf"|^\d{{4}}-(?:{_MONTHS})|\b\d{{4}} \d\d \d\d\b|\d0 s\b|\b\d{{8}}\b|\b\d{{4}}-\d\Z"
    r"|\d-\d{4}-[a-z\d]|[a-z]-\d{4}-\d",
    "shorthand": r"\b\d+[YWMDh]\b|(?i:\b(?:otd|tmrw|tonite|eod|eoy|\d+:?\d*[ap]|[cs]y ?\d\d)\b)",
    "a year or a day spelled out in words": r"(?i)\b(?:nineteen|eighteen|seventeen|two thousand)\b"
    rf"|\b(?:{_MONTHS}) (?:the )?(?:{_NTH}|twenty|thirty)\b"
    rf"|\b(?:{_NTH} of|\w+(?:teen|ty)(?: \w+)?) (?:{_MONTHS})\b",
    "a week by its number": r"(?i)\bweek \d|\bw\d\d\b",
    "a vague count": r"(?i)\b(?:few|some|several|all|another|couple) (?:hours|days?|weeks|minutes|month)\b",
    "a day that no calendar has": r"(?i)\bfeb 30\b|\b2/29/2019",
}


def left_out(case: Row) -> str | None:
    """Why the case is none that a reader of news needs; None when it is one."""
    for reason, pattern in LEFT_OUT.items():
        if re.search(pattern, case["Input"]):
            return reason
    for result in case["Results"]:
        kind = str(result.get("TypeName", "")).rpartition(".")[2]
        if kind in LEFT_OUT_TYPES:
            return LEFT_OUT_TYPES[kind]
        if kind.startswith("datetime") and re.search(_FROM_NOW, result["Text"]):
            return "a time counted from the minute of asking"
        words = case["Input"][result["Start"] : result["End"] + 1]
        for reason, pattern in LEFT_OUT_WORDS.items():
            if re.search(pattern, words):
                return reason
    return None


def passes(case: Row, dates: tuple[Date, ...]) -> bool:
    """Every wanted value is among those of an overlapping date; nothing is found where nothing is wanted."""
    if not case["Results"]:
        return not any(date.value for date in dates)
    today = (reference(case) or "")[:10]
    return all(any(_fits(date, result, today) for date in dates) for result in case["Results"])


def reference(case: Row) -> str | None:
    """The day that relative dates of the case count from."""
    return (case.get("Context") or {}).get("ReferenceDateTime")


def _fits(date: Date, result: Row, today: str) -> bool:
    if date.start > result["End"] or date.end <= result["Start"]:
        return False
    wanted = result.get("Resolution", {}).get("values", [])
    if not date.value:  # "that weekend", when the text has not said which
        return any(one.get("Mod") == "ref_undef" for one in wanted)
    value = _closed(date, today)
    return any(_equal(value, date, one) for one in wanted)


def _closed(date: Date, today: str) -> str:
    """The value as the suite writes it: "to date" ends today, "since" and "every" are marked elsewhere."""
    value = date.value or ""
    if re.search(r"(?i)\b(?:now|date|present)\Z", date.text):
        value = value.replace("/..", f"/{today}")
    return value.replace("/..", "").replace("../", "").removeprefix("R/")


def _equal(value: str, date: Date, one: Row) -> bool:
    stamp = value.replace("T", " ") + ":00"
    if stamp.replace("/", ":00/").split("/") == [one.get("start"), one.get("end")]:
        return True
    if value == _iso(one.get("timex", "")) or one.get("value") in (value, stamp):
        return True
    if one.get("type") == "duration" and str(one.get("value")) == f"{_seconds(value) or 0:.0f}":
        return True
    if "X" in one.get("timex", "") and _undated(value, one):
        return True
    if "start" in one and re.match(_HALVED, date.text) and _within(one, value):
        return True
    if "start" in one and "end" in one and _same(value, one["start"][:10], one["end"][:10]):
        return True
    return one.get("type") == "date" and _holds(date, one.get("value", ""))


def _iso(timex: str) -> str:
    """TIMEX3 in ISO: "2016-SU" is 2016-22, FY2018 is 2018, T08 is T08:00; parts of the day have no code."""
    timex = re.sub(r"^(?:FY|SY)(?=\d)", "", re.sub(r"T(?:MO|AF|EV|NI|DT)$", "", timex))
    timex = re.sub(r"(T\d\d)$", r"\1:00", timex)
    return re.sub(r"-(SP|SU|FA|WI)$", lambda m: f"-{21 + ('SP', 'SU', 'FA', 'WI').index(m[1])}", timex)


def _undated(value: str, one: Row) -> bool:
    """ "since August" is XXXX-08 there, with the day on which it begins or ends."""
    edges = bounds(value)
    if edges is None or not re.fullmatch(one["timex"].replace("X", r"\d"), value):
        return False
    return any(edges[0] <= one[side][:10] <= edges[2] for side in ("start", "end") if side in one)


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
    counted = re.search(r"(?i)\b(?:week|fortnight|month|year|decade)s?\b", date.text)
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
