"""One person of two ages that no birthday between the two articles explains."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.profile import Profile
from factcheck.model import Claim, Figure, Link, Name

_YEAR = 365.25  # days
_OLDEST = 115
_LONG = 9  # characters of a key: seven of the surname, a comma and the first letter
_BEHIND = re.compile(
    r"(?:,|\(|,? who is|,? is)\s+(?:now |aged |age |who is )?$|(?:,|\s\()(?:aged )?$", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*(?:[,.;)]|$|and\b|years old\b|who\b|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
_BEFORE = re.compile(r"^[\s-]*(?:[\w’'-]+\s+){0,3}$")  # "58-year-old harbour engineer David Hutchison"
_OLD = re.compile(r"year[s]?[-\s]old$", re.IGNORECASE)


class Aged(NamedTuple):
    """A person's age as a claim gives it for the day of its article."""

    key: str
    name: str
    age: float
    text: str


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a person; ages in one article are compared elsewhere."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.figures and b.figures) or a.document == b.document:
        return
    mine = {aged.key: aged for aged in _aged(pair.a)}
    theirs = {aged.key: aged for aged in _aged(pair.b)} if mine else {}
    for one, other in ((x, y) for x in mine.values() for y in theirs.values() if _like(x.key, y.key)):
        if _one_person(one.name, other.name) and not _explained(one.age, other.age, a, b):
            severity = "real" if abs(one.age - other.age) > 1 and a.published and b.published else "reconcile"
            rule = f"{one.name} is {one.age:.0f} here and {other.age:.0f} there"
            yield conflict(pair, "age", severity, rule)


def _like(a: str, b: str) -> bool:
    """One key, or a long surname with a letter more or less: Hutchison and Hutchinson."""
    return a == b or (min(len(a), len(b)) > _LONG and Levenshtein.distance(a, b) == 1)


def _explained(one: float, other: float, a: Claim, b: Claim) -> bool:
    """Whether the person may have had the birthdays between the two days; unknown days allow one."""
    if not (a.published and b.published):
        return abs(one - other) <= 1
    between = (b.published - a.published) / dt.timedelta(days=_YEAR)
    older = other - one if between >= 0 else one - other
    whole = int(abs(between))
    return whole <= older <= whole + bool(between)


def _aged(profile: Profile) -> Iterator[Aged]:
    """Ages that stand directly beside a person's name, in a claim of the present."""
    claim = profile.claim
    people = [name for name in claim.mentions if name.label == "person"]
    if not people or _then() & set(bare_words(claim.text)):
        return
    for figure in claim.figures:
        age = _age(figure)
        if age is not None:
            for name in people:
                key = _key(profile, name)
                if key and _beside(claim, name, figure):
                    yield Aged(key, name.name, age, figure.text)


def _age(figure: Figure) -> float | None:
    bare = figure.unit is None and figure.of is None and figure.text.strip().isdigit()
    if (
        figure.low is None
        or figure.low != figure.high
        or figure.approx
        or not (bare or figure.unit == "years old")
    ):
        return None
    return figure.low if 1 < figure.low < _OLDEST and figure.low == int(figure.low) else None


def _beside(claim: Claim, name: Name, figure: Figure) -> bool:
    """ "Anna Vance, 58,", "Anna Vance (58)", "Anna Vance, who is 58," or "58-year-old Anna Vance"."""
    text, at = claim.text, claim.start
    if name.end <= figure.start:
        behind = text[figure.end - at :]
        return bool(_BEHIND.fullmatch(text[name.end - at : figure.start - at]) and _CLOSED.match(behind))
    return bool(_OLD.search(figure.text) and _BEFORE.match(text[figure.end - at : name.start - at]))


def _key(profile: Profile, name: Name) -> str:
    """The key of a person whose first name is known; empty for a bare surname."""
    words = [word for word in bare_words(name.name) if len(word) > 1]
    if len(words) < 2:
        return ""
    keys = (key for key in profile.names if key.endswith(f", {words[0][0]}"))
    return next((key for key in keys if key.split(",")[0] in words), "")


def _one_person(one: str, other: str) -> bool:
    """The same first name, or a shorter form of it, and no father and son."""
    a, b = bare_words(one), bare_words(other)
    suffixes = {word.rstrip(".").casefold() for word in lexicon.every("selfcheck", "generations")}
    if (set(a) & suffixes) != (set(b) & suffixes) and set(a) & suffixes and set(b) & suffixes:
        return False
    return a[0].startswith(b[0]) or b[0].startswith(a[0])


@cache
def _then() -> frozenset[str]:
    """Words that put an age at another time."""
    return frozenset(lexicon.every("selfcheck", "then")) - {"would"}
