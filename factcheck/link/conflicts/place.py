"""One deed in two places: the same verb, doer and thing done, at or in places with nothing in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.told import Told, deeds, firm, happens_once, one_matter
from factcheck.link.profile import Profile
from factcheck.model import Link

_SHARED = 2  # terms in common: the verb and who or what
_NAME = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of(?= [A-Z])))*"
_PLACE = re.compile(rf"\b(?P<how>in|at|outside|near) (?P<the>the )?(?P<name>{_NAME})(?P<in>, [A-Z])?")


class Where(NamedTuple):
    """A place behind "in" or "at", and what else stands beside it as its address."""

    how: str
    words: frozenset[str]
    text: str
    rank: str


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if a.document == b.document or "differ" in (pair.figures, pair.dates):
        return
    if not firm(a, b) or not _likely(pair):
        return
    for one, here in _placed(pair.a):
        for other, there in _placed(pair.b):
            if _apart(here, there, pair) and one_matter(one, other, _SHARED) and happens_once(one, other):
                rule = f"the same thing “{here.text}” and “{there.text}”"
                severity = "real" if here.how == "at" and len(one.core ^ other.core) <= 2 else "reconcile"
                yield conflict(pair, "place", severity, rule)
                return


def _likely(pair: Comparison) -> bool:
    """A cheap look: both name a place and share a verb."""
    if not (_names_place(pair.a.claim.text) and _names_place(pair.b.claim.text)):
        return False
    return bool({deed.verb for deed in pair.a.deeds} & {deed.verb for deed in pair.b.deeds})


@lru_cache(maxsize=1 << 14)
def _names_place(text: str) -> bool:
    return _PLACE.search(text) is not None


def _placed(profile: Profile) -> Iterator[tuple[Told, Where]]:
    """Each thing said to be done somewhere, the place's words left out of its terms."""
    people = {name.text for name in profile.claim.mentions if name.label == "person"}
    for fact in profile.claim.facts:
        for match in _PLACE.finditer(fact.text, max(fact.text.find(fact.subject), 0) + len(fact.subject)):
            name = match["name"].rstrip(".")
            words = bare_words(name)
            if words and name not in people and not {words[0], words[-1]} & _no_place():
                yield (
                    deeds(profile, fact, name),
                    Where(
                        match["how"],
                        frozenset(words),
                        match[0].rstrip("., ABCDEFGHIJKLMNOPQRSTUVWXYZ") if match["in"] else match[0],
                        _rank(name),
                    ),
                )


def _apart(here: Where, there: Where, pair: Comparison) -> bool:
    """Two places of one rank; neither claim names the other's place too."""
    if here.how != there.how or here.rank != there.rank or here.words & there.words:
        return False
    return not (here.words <= set(pair.b.words) or there.words <= set(pair.a.words))


def _rank(name: str) -> str:
    return "region" if name.removeprefix("the ") in _regions() else "place"


@cache
def _regions() -> frozenset[str]:
    """States and countries: a town may lie in them."""
    return frozenset(lexicon.words("selfcheck", "no_item")["states"]) | frozenset(
        lexicon.words("differ", "places")["regions"]
    )


@cache
def _no_place() -> frozenset[str]:
    """Words that stand behind "in" and "at" and name no place: months, days, parties, "at Mr Stone"."""
    return frozenset(lexicon.words("differ", "places")["none"])
