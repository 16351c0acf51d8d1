"""Figures without a number: most of the teams, the majority of voters, both times, an hour, doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import numbers
from factcheck.lexicon.inflect import forms
from factcheck.model import Figure
from factcheck.pipes.quantity import Quantity, bounds, counted
from factcheck.pipes.quantity.patterns import either
from factcheck.pipes.quantity.view import View

_IDIOM = re.compile(r"\s+(?:down\s+on|down\b(?!\s+(?:from|to)\b)|up\b|over\b|back\b|as\b)", re.IGNORECASE)
_HALF = 50.0  # percent: what "most" and "the majority" are more than


@cache
def _margin() -> re.Pattern[str]:
    """What stands behind "a majority" that is a difference of votes: "of just 12", "of about twelve"."""
    number = either(numbers("numbers", "cardinals"))
    loose = r"(?:(?:just|only|about|around|some|at least|more than|over|nearly)\s+)*"
    return re.compile(rf"\s+of\s+{loose}(?:\d|(?:{number})\b)", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    verbs = {form for verb in numbers("numbers", "multiply") for form in forms(verb)}
    return re.compile(
        r"\b(?:(?P<most>(?:the|a)\s+(?:(?:vast|overwhelming|large|clear|great|huge|slim|narrow)\s+)?majority(?=\s+of\b)|most(?=\s+of\b))"
        r"|(?P<both>both\s+times)|(?P<hour>an\s+hour(?!['’-]))"
        rf"|(?P<factor>{either(verbs)}))\b",
        re.IGNORECASE,
    )


@cache
def _factors() -> dict[str, tuple[float, str]]:
    """Every form of "double" and its kind that is a verb's past: the factor, and the way it changes."""
    return {
        form: (by, "up" if by > 1 else "down")
        for verb, by in numbers("numbers", "multiply").items()
        for form in forms(verb)
    }


def worded(view: View) -> Iterator[Figure]:
    """The figures of this kind, in order."""
    for m in _pattern().finditer(view.text):
        found = _found(view, m)
        if found:
            yield found


def _found(view: View, m: re.Match[str]) -> Figure | None:
    if m["most"]:
        return _most(view, m)
    if m["both"]:
        return Figure(m[0], m.start(), m.end(), 2.0, 2.0, "times")
    if m["hour"]:
        return _hour(view.text, m)
    by, way = _factors()[m[0].lower()]
    verb = view.doc[view.token_at(m.start())].tag_ in ("VBD", "VBN", "VBZ")
    verb = verb and _IDIOM.match(view.text, m.end()) is None
    return Figure(m[0], m.start(), m.end(), by, by, "times", None, way) if verb else None


def _most(view: View, m: re.Match[str]) -> Figure | None:
    """Most of what can be counted: a plural must follow, and no number."""
    if _margin().match(view.text, m.end()):
        return None
    noun = counted.noun(view.doc, view.token_at(m.end() + 1), through_of=True)
    if noun is None or view.doc[noun].tag_ not in counted.PLURALS:
        return None
    return Figure(
        m[0], m.start(), m.end(), _HALF, None, "percent", "over", None, counted.thing(view.doc[noun])
    )


def _hour(text: str, m: re.Match[str]) -> Figure:
    """An hour; as a rate ("$15 an hour") it lies inside another figure."""
    q = bounds.apply(text, Quantity(m.start(), m.end(), m.start(), m.end(), 1.0, 1.0, "hours"))
    return Figure(text[q.start : q.end], q.start, q.end, q.low, q.high, "hours", q.approx)
