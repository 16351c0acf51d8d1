"""Numbers that count nothing, by the characters around them: clock times, phone numbers, codes, addresses."""

from __future__ import annotations

import re
from functools import cache

from factcheck.pipes.fences import FENCE

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|Jun\.|July|Jul\.|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Highway|Place|Square|Court"
    r"|Terrace|Way|Parkway|Broadway)"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    i = re.IGNORECASE
    return {
        "clock": re.compile(
            r"(?:\s?[ap]\.?m\b\.?|\s(?:GMT|UTC|EDT|EST|PDT|PST|CET|CEST|BST|AEST|o[’']clock)\b)", i
        ),
        "month_before": re.compile(
            rf"\b{_MONTH}\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,|\s?[-–]|\sto|\sand)\s?)?$"
        ),
        "month_after": re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![a-z])"),
        "year_cue": re.compile(
            r"\b(?:in|since|by|until|till|during|before|after|from|of|to|early|late|mid|circa|fiscal|year|and|between|summer|winter"
            rf"|spring|autumn|fall|through|around|for|the|{_MONTH})[\s-]$",
            i,
        ),
        "street": re.compile(
            rf"(?:\s+(?:[NSEW]\.?|North|South|East|West))?(?:\s+[A-Z0-9][\w.'’]*){{0,3}}\s+{_STREET}\b"
        ),
        "letters_before": re.compile(r"([^\W\d_]+)[-–]$"),
        "chunk": re.compile(r"[^\s\0]{1,300}"),
        "area_code": re.compile(r"\)[\s-]?\d{3}[-.\s]\d{4}"),
        "list_mark": re.compile(r"(?:^|[\n\0])[ \t]*(?:\(|#)?$"),
        "postcode": re.compile(r"\b[A-Z]{2}\s$"),
    }


_THINK = re.compile(r"\b(?:think(?:s|ing)?|thought)\s$", re.IGNORECASE)
_ZIP = re.compile(
    r"\s(?:zip|post|area|postal|dialling|dialing)[\s-]?codes?\b|(?<=501)\s?\(?c\)?\W?\d", re.IGNORECASE
)
_HOURS = re.compile(r"\d{1,4}(?:[.:]\d\d)?")  # not "2.123 pm"
_SIGNED = frozenset({"minus", "plus", "sub", "negative", "now", "then", "nearly", "about", "roughly"})
_IDLE = re.compile(
    r"\b(?:only|just|for|in|within|after|than|least|every|per|about|another|over|under|nearly|almost|and|of|took)\s$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s+(?:after|before|later|earlier|ago|from|per|or|to|and|of|old|in)\b", re.IGNORECASE)


def is_code(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the digits at ``start``..``end`` belong to a time, date, code, address or link.

    ``begin`` is where their bound or sign begins.
    """
    return (
        _glued_before(text, begin if begin < start and text[begin] in "+-–−~≈" else start)
        or _glued_after(text, start, end)
        or _clock_or_date(text, start, end)
        or _link(text, start)
        or _listed(text, start, end)
        or _ZIP.match(text, end) is not None
        or _patterns()["street"].match(text, end) is not None
        or (end - start == 5 and _patterns()["postcode"].search(text, max(0, start - 4), start) is not None)
    )


def _glued_before(text: str, start: int) -> bool:
    """Letters, digits or marks right before the number make it part of more: STS-1, 555-0143, #5, 3:15."""
    if start == 0:
        return False
    last, ahead = text[start - 1], text[start - 2] if start > 1 else " "
    if last.isalnum() or last in "#@_\\=/":
        return True
    if (last in ":." and ahead.isdigit()) or (last == "(" and ahead == ")"):  # 501(c)(3)
        return True
    if last in "-–":
        letters = _patterns()["letters_before"].search(text, max(0, start - 24), start)
        if letters:
            return letters[1].lower() not in _SIGNED and ahead not in "$€£¥"
        return ahead.isdigit()
    return last == "," and ahead.isdigit()


def _glued_after(text: str, start: int, end: int) -> bool:
    """Letters or more digits right after it: 39A, 747s, 1.2.3, 9/11, 24/7, 3-1."""
    after = text[end : end + 2]
    if not after:
        return False
    if after[0].isalpha() or after[0] == "_":
        return True
    if after[0] == "]" and text[start - 1 : start] == "[":
        return True
    if after[0] in "./:,-–/" and after[1:].isdigit():
        return True
    return after[0] in "’'" and after[1:] == "s" and text[start:end].isdigit()


def glued_word(text: str, start: int) -> bool:
    """Whether a number word is the second part of a compound: high-five, hole-in-one."""
    return (
        text[max(0, start - 1) : start] in ("-", "‐", "‑") and text[max(0, start - 2) : start - 1].isalpha()
    )


def idle_one(text: str, start: int, end: int, number: str) -> bool:
    """ "One day" and "one minute" that mean some day, not a length of time."""
    if number.lower() != "one" or not text[:end].lower().endswith((" day", " minute", " night", " time")):
        return False
    counts = _IDLE.search(text, max(0, start - 10), start) or _PLACED.match(text, end)
    return text[start:end].lower().startswith("one") and counts is None


def thought(text: str, at: int) -> bool:
    """Whether "twice" follows a form of "think", which counts nothing."""
    return _THINK.search(text, max(0, at - 10), at) is not None


def _clock_or_date(text: str, start: int, end: int) -> bool:
    p, number = _patterns(), text[start:end]
    if p["clock"].match(text, end) and _HOURS.fullmatch(number):
        return True
    if not number.isdigit() or len(number) > 4:
        return False
    if len(number) <= 2 and (
        p["month_after"].match(text, end) or p["month_before"].search(text, max(0, start - 26), start)
    ):
        return True
    return len(number) == 4 and p["month_before"].search(text, max(0, start - 26), start) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four bare digits read as a year: 1900-2099 always, others after "in" and its kind."""
    number = text[start:end]
    if len(number) != 4 or not number.isdigit():
        return False
    if 1900 <= int(number) <= 2099:
        return True
    return (
        1000 <= int(number) < 2200
        and _patterns()["year_cue"].search(text, max(0, start - 14), start) is not None
    )


def _link(text: str, start: int) -> bool:
    """Inside a web or e-mail address, a file name or a phone number in brackets."""
    far = max(0, start - 200)
    begin = max(far, *(text.rfind(mark, far, start) + 1 for mark in (" ", "\n", FENCE)))
    m = _patterns()["chunk"].match(text, begin)
    chunk = m[0] if m else ""
    if "://" in chunk or "www." in chunk or ("@" in chunk and "." in chunk) or ".com" in chunk:
        return True
    return _patterns()["area_code"].match(text, start + 3) is not None


def _listed(text: str, start: int, end: int) -> bool:
    """A number that opens a line as "1." or "2)"."""
    if end - start > 2 or text[end : end + 1] not in (".", ")") or not text[end + 1 : end + 2].isspace():
        return False
    return _patterns()["list_mark"].search(text, max(0, start - 8), start) is not None
