"""Words around a number that open one side of it or make it the amount of a change. Plain strings only."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import owner, words
from factcheck.lexicon.inflect import all_forms, forms

if TYPE_CHECKING:
    from factcheck.pipes.quantities import Quantity

_OPEN_HIGH = ("over", "at_least")
_OPEN_LOW = ("under", "up_to", "at_most", "nearly")

CHANGE_VERBS = r"\b(?:" + "|".join(sorted(all_forms([*words("numbers", "change_verbs")["up"], *words("numbers", "change_verbs")["down"]]))) + r")\b"


def _phrases(found: object) -> str:
    ordered = sorted(map(str, found), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def _before() -> re.Pattern[str]:
    marks = [w for w in owner("numbers", "before") if not w[0].isalpha()]
    named = [w for w in owner("numbers", "before") if w[0].isalpha()]
    return re.compile(rf"(?:(?<![\w-])({_phrases(named)})\s+(?:just\s+|only\s+|about\s+)?|({_phrases(marks)})\s?)$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    dashed = [w for w in owner("numbers", "after") if w[0] == "-"]
    named = [w for w in owner("numbers", "after") if w[0] != "-"]
    return re.compile(rf"\s+({_phrases(named)})(?!\w)|({_phrases(dashed)})(?!\w)|(\+)(?!\w)", re.IGNORECASE)


def before(text: str, at: int) -> tuple[int, str] | None:
    """The bound that ends right before ``at``: where it starts, and which it is."""
    m = _before().search(text, max(0, at - 32), at)
    if m is None:
        return None
    phrase = re.sub(r"\s+", " ", (m[1] or m[2]).lower())
    return m.start(), owner("numbers", "before")[phrase]


def after(text: str, at: int) -> tuple[int, str] | None:
    """The bound that starts right after ``at``: where it ends, and which it is."""
    m = _after().match(text, at)
    if m is None:
        return None
    if m[3]:
        return m.end(), "at_least"
    phrase = re.sub(r"\s+", " ", (m[1] or m[2]).lower())
    return m.end(), owner("numbers", "after")[phrase]


def apply(text: str, q: Quantity) -> Quantity:
    """The quantity with the bounds on both sides taken in and its open side set to None."""
    found = before(text, q.start)
    if found:
        q = bounded(replace(q, start=found[0]), found[1])
    elif q.kind == "vague":
        q = replace(q, approx="at_least")
    post = after(text, q.end)
    if post and q.approx is None:
        q = bounded(replace(q, end=post[0]), post[1])
    return q


def bounded(q: Quantity, approx: str) -> Quantity:
    """The same quantity under one bound; a range keeps both its ends."""
    if q.kind == "range" or q.high is None:
        return replace(q, approx=approx)
    low = None if approx in _OPEN_LOW else q.low
    high = None if approx in _OPEN_HIGH else q.high
    return replace(q, approx=approx, low=low, high=high)


@cache
def _change(money: bool) -> re.Pattern[str]:
    found: list[str] = []
    for entry in words("numbers", "change_verbs").values():
        found += [f for verb in entry for f in forms(verb)]
    if money:
        for entry in words("numbers", "change_money").values():
            found += [f for verb in entry for f in (forms(verb) if " " not in verb and verb not in ("up", "down") else (verb,))]
    return re.compile(
        rf"\b({_phrases(set(found))})(?:\s+\w+ly)?(?:\s+by)?(?:\s+(?:another|a|an|a\s+further|a\s+total\s+of|only|just))?\s+$",
        re.IGNORECASE,
    )


@cache
def _direction() -> dict[str, str]:
    found: dict[str, str] = {}
    for section in ("change_verbs", "change_money"):
        for way, entry in words("numbers", section).items():
            for verb in entry:
                for form in (verb,) if " " in verb or verb in ("up", "down") else forms(verb):
                    found.setdefault(form, way)
    return found


def change_before(text: str, at: int, *, money: bool) -> str | None:
    """``up`` or ``down`` when a verb of change ends right before ``at``; ``money`` allows "gained", "lost", "up"."""
    m = _change(money).search(text, max(0, at - 40), at)
    return _direction()[re.sub(r"\s+", " ", m[1].lower())] if m else None


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?({_phrases(owner('numbers', 'change_nouns'))})s?(?!\w)", re.IGNORECASE)


def change_after(text: str, at: int) -> str | None:
    """``up`` or ``down`` when a word of change follows: a 5 percent increase."""
    m = _nouns().match(text, at)
    return owner("numbers", "change_nouns")[m[1].lower()] if m else None
