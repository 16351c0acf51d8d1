"""Figures, dates and reasons in the words of a worksheet cell."""

from __future__ import annotations

import math
import re

from factcheck.model import Claim, Date, Figure, Reason

_QUOTED_AT_MOST = 80  # characters of the article quoted in one reason
_CLOSING = "\"'”’“»….,"  # as it does, with or without a full stop
_MARKS = "\"'“”‘’„«"  # a cue that begins with one of these needs no further marks
_BOUNDS = {"over": "more than", "under": "less than", "at_least": "at least", "at_most": "at most"}
_DURATION = re.compile(r"P(?:T)?(\d+(?:\.\d+)?)([YMWDHS])")
_UNITS_OF_TIME = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def figure(record: Figure) -> str:
    """``over 200 Russians = more than 200 people``; the words alone when the reading adds nothing."""
    return _equation(record.text, _reading(record))


def date(record: Date) -> str:
    """``Friday = 2024-10-11``; a relative date that could not be worked out says so."""
    return _equation(record.text, "date not known" if record.value is None else period(record.value))


def dates(claim: Claim) -> str:
    """The dates of a claim; a duration that stands among its figures already is left out."""
    spans = [(figure.start, figure.end) for figure in claim.figures]
    shown = (
        record
        for record in claim.dates
        if not (
            _is_duration(record) and any(start < record.end and end > record.start for start, end in spans)
        )
    )
    return "; ".join(map(date, shown))


def _is_duration(record: Date) -> bool:
    return record.value is not None and _DURATION.fullmatch(record.value) is not None


def reason(record: Reason) -> str:
    """The rule, and the words that made it fire in quotation marks."""
    cue = shortened(one_line(record.text), _QUOTED_AT_MOST)
    if not cue:
        return record.rule
    return f"{record.rule}: {cue}" if cue[0] in _MARKS and cue[-1] in _CLOSING else f"{record.rule}: “{cue}”"


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """The text on one line without what a terminal would obey: control, escape and direction characters."""
    return "".join(character for character in one_line(text) if character.isprintable())


def shortened(text: str, length: int) -> str:
    """The text, cut at a word with an ellipsis when it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    head, space, _ = text[: length - 1].rpartition(" ")
    return (head if space and len(head) > length // 2 else text[: length - 1]).rstrip(" ,;:") + "…"


def number(value: float) -> str:
    """A number with thousands separators: ``1,200,000``, ``0.25``."""
    if not math.isfinite(value):
        return "any number"
    if value == int(value) and abs(value) < 1e16:
        return f"{int(value):,}"
    return f"{value:,.10g}"


def period(value: str) -> str:
    """An ISO 8601 / EDTF value in words: ``2000 to 2004``, ``20 years``; other values as they are."""
    if value == "PRESENT_REF":
        return "the time of publication"
    if duration := _DURATION.fullmatch(value):
        count, unit = duration.groups()
        word = "minute" if value.startswith("PT") and unit == "M" else _UNITS_OF_TIME[unit]
        return f"{count} {word}" + ("" if count == "1" else "s")
    start, slash, end = value.partition("/")
    if start == "R":
        return f"every {period(end).removeprefix('1 ')}"
    if not slash:
        return _point(value)
    if start in ("", ".."):
        return f"until {_point(end)}"
    if end in ("", ".."):
        return f"since {_point(start)}"
    return f"{_point(start)} to {_point(end)}"


def _point(value: str) -> str:
    """One date; EDTF marks what is approximate or uncertain with a last ``~``, ``?`` or ``%``."""
    if value.startswith("XXXX"):
        return "day not known" if value == "XXXX-XX-XX" else "year not known"
    if value.startswith("T"):
        return value[1:]
    return f"about {value[:-1]}" if value.endswith(("~", "?", "%")) else value


def _equation(text: str, reading: str) -> str:
    words = one_line(text)
    return words if reading.casefold() in ("", words.casefold()) else f"{words} = {reading}"


def _reading(record: Figure) -> str:
    parts = [f"{record.change} by" if record.change else "", _range(record), _unit(record)]
    return " ".join(part for part in parts if part)


def _range(record: Figure) -> str:
    low, high = (_shown(value, record.unit) for value in (record.low, record.high))
    if not low and not high:
        return ""
    if low and high:
        span = low if low == high else f"{low} to {high}"
        return f"about {span}" if record.approx == "about" else span
    if not high:
        return f"{_BOUNDS.get(record.approx or '', 'at least')} {low}"
    words = {"nearly": "nearly", "up_to": "up to"} | _BOUNDS
    return f"{words.get(record.approx or '', 'at most')} {high}"


def _shown(value: float | None, unit: str | None) -> str:
    """A number as a reader wants it; a fraction is easier to check as a percentage."""
    if value is None:
        return ""
    return f"{number(round(value * 100, 1))} percent" if unit == "fraction" else number(value)


def _unit(record: Figure) -> str:
    unit = "" if record.unit == "fraction" else record.unit or ""
    if {record.low, record.high} <= {1, None}:
        unit = {"people": "person"}.get(unit, unit.removesuffix("s"))
    if record.of and one_line(record.of).casefold() not in _stems(record.text):
        return (
            f"{unit} of {one_line(record.of)}"
            if record.unit not in (None, record.of)
            else one_line(record.of)
        )
    return unit


def _stems(text: str) -> str:
    """The words with an s behind each, so that "one worker" is seen to name the workers."""
    words = one_line(text).casefold()
    return f"{words} " + " ".join(f"{word}s" for word in words.split())
