"""Ages and ranks that carry no unit: aged 14, when she was six, "Ana Ruiz, 43,", No. 3. Strings only."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.pipes.quantity import Quantity

OLDEST = 125  # years; a larger number after a name is no age
_YOUNGEST_APPOSED = 4  # "Ana Ruiz, 2," is more often a rank or a score
_AGED = re.compile(
    r"\b(?:aged|(?:his|her)\s+age,|ages?|age\s+(?:of|to|from|limit\s+of)|turn(?:s|ed|ing)?|at\s+age)\s+(?:between\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:he|she|I|who)\s+(?:was|is|turned|(?:will|would)\s+(?:be|turn))\s+(?:only\s+|just\s+|about\s+|nearly\s+)?$"
)
_MORE = re.compile(r"\s+(?:years|months|of\b|[a-z-]+s\b|percent\b|%)|[-/:]", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w'’.-]*[a-z.][,]?\s$")
# "of the Boat Club, 48, or 75 percent"
_OTHERWISE = re.compile(r",\s+(?:or|nearly|almost|about|around|roughly|(?:more|less|fewer)\s+than)\b")
# "Ana Ruiz, the head of the port, " with an apposition that begins in lower case and holds no number
_TITLED = re.compile(
    r"\b[A-Z][\w'’.-]*\s(?:[A-Z][\w'’.-]*\s)?[A-Z][\w'’-]*[a-z.],\s"
    r"(?!(?:and|or|but|with|including|said|says|while|when|where)\b)[a-z][^\W\d]*(?:\s[^\W\d][^\W\d’'-]*){0,8},\s$"
)
_LONGEST_TITLE = 110  # characters from the name to the age
_YOUNGEST_TITLED = 14
_OLDER = re.compile(r"\b(?:older|younger)$", re.IGNORECASE)
_RANK = re.compile(r"(?:\bnumber\s(?=\w)|\bno(?:s?\.\s?|\s)(?=\d))", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?:(ranks?|ranked|ranking|seeded)|places?|placed|placing|comes?|came|coming|finish(?:es|ed|ing)?)"
    r"\s+(?:in\s+|a\s+|at\s+|(?:a\s+)?(?:close|distant|joint|tied)\s+)?$",
    re.IGNORECASE,
)
# What follows a place: "finished second in the race", not "finished second grade"
_PLACE_ENDS = re.compile(
    r"\s*(?:[^\w\s-]|$)|\s+(?:in|at|on|to|behind|with|after|among|out|of|overall|nationally|and|for|last|from|when|while|place)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[\s-]place\b", re.IGNORECASE)
_HIGHEST_RANK = 1000


def age(text: str, q: Quantity) -> Quantity:
    """The quantity with the unit ``years old`` when the words around it make it an age."""
    if q.unit is not None or not 0 < (q.high or q.low or 0) <= OLDEST:
        return q
    told = _AGED.search(text, max(0, q.start - 26), q.start) or _WAS.search(
        text, max(0, q.start - 30), q.start
    )
    if _OLDER.search(text, q.start, q.end):
        return replace(q, unit="years old")
    if (told and not _MORE.match(text, q.end)) or (q.bare and _apposed(text, q)):
        return replace(q, unit="years old")
    return q


def _apposed(text: str, q: Quantity) -> bool:
    """ "Ana Ruiz, 43, said" and "Ana Ruiz (43)"."""
    opened, closed = text[max(0, q.start - 2) : q.start], text[q.end : q.end + 1]
    if (q.low or 0) < _YOUNGEST_APPOSED or text[q.start : q.end] != text[q.number_start : q.number_end]:
        return False
    if _OTHERWISE.match(text, q.end):
        return False
    if opened == ", " and closed in tuple(",.;)") and not text[q.end + 1 : q.end + 2].isdigit():
        return _NAME.search(text, max(0, q.start - 32), q.start) is not None or _titled(text, q)
    return (
        opened == " (" and closed == ")" and _NAME.search(text, max(0, q.start - 32), q.start - 1) is not None
    )


def _titled(text: str, q: Quantity) -> bool:
    """ "Ana Ruiz, the head of the port, 43, said"."""
    title = _TITLED.search(text, max(0, q.start - _LONGEST_TITLE), q.start)
    return title is not None and (q.low or 0) >= _YOUNGEST_TITLED


def rank(text: str, q: Quantity) -> Quantity | None:
    """The quantity as a rank: number 3, No. 3, ranked 12th; None when it is none."""
    if q.unit is not None or q.kind not in ("cardinal", "ordinal") or not 0 < (q.low or 0) <= _HIGHEST_RANK:
        return None
    named = _RANK.search(text, max(0, q.start - 8), q.end) if q.kind == "cardinal" else None
    if named and named.end() == q.start:
        return replace(q, start=named.start(), unit="rank")
    return replace(q, unit="rank") if q.kind == "ordinal" and _is_place(text, q) else None


def _is_place(text: str, q: Quantity) -> bool:
    """Whether the ordinal is a place in a ranking: ranked 12th, finished second, in third place."""
    if _PLACE.match(text, q.end):
        return q.low != 1 or not text[max(0, q.start - 4) : q.start].lower().endswith("the ")
    ranked = _RANKED.search(text, max(0, q.start - 26), q.start)
    return ranked is not None and (ranked[1] is not None or _PLACE_ENDS.match(text, q.end) is not None)
