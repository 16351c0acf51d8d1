"""Deeds of which only one can be: "fares rose", "fares fell"; and a story that the other calls a hoax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.denial import denial
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.matter import (
    contrary,
    footing,
    ground,
    negated,
    same_persons,
    sides_of,
    values_fit,
)
from factcheck.link.profile import Deed
from factcheck.model import Link

_COMMON = 2  # words that both deeds hold beside the contrary ones
_SHARE = 0.67  # of the words of the shorter deed
_ALIKE = 0.5  # of those of the longer one, where the contrary words are no verbs
# "Defeated" is among the words for losing, and whoever defeats another one wins.
_DEFEAT = re.compile(r"\b(?:defeat|beat)", re.IGNORECASE)


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    for rule in (*_of_deeds(pair), *denial(pair)):
        yield conflict(pair, "antonym", "real", rule)
        return


def _of_deeds(pair: Comparison) -> Iterator[str]:
    if not values_fit(pair) or not _worth(pair):
        return
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            words = _contrary(one, other)
            if words:
                yield f"only one of the two can be so (“{one.text}” and “{other.text}”)"
                return


def _worth(pair: Comparison) -> bool:
    return bool(contrary(pair.a.terms, pair.b.terms))


def _contrary(one: Deed, other: Deed) -> tuple[str, str] | None:
    """The contrary words of two deeds that are about the same thing and neither of them negated."""
    verbs = sides_of(one.verb, other.verb)
    words = verbs or (contrary(one.terms, other.terms) if one.verb == other.verb else None)
    if not words or one.negated or other.negated or negated(one.text) or negated(other.text):
        return None
    if verbs and _DEFEAT.search(f"{one.text} {other.text}"):
        return None
    if (footing(one.text) ^ footing(other.text)) - {"denial"} or not same_persons(one.text, other.text):
        return None
    shared = ground(one, other, frozenset((one.verb, other.verb, *words)))
    if shared.subject is not True or shared.share < _SHARE or len(shared.common) < _COMMON:
        return None
    longer = max(len(one.terms), len(other.terms)) - 1
    if not verbs and len(shared.common) < _ALIKE * longer:
        return None
    beside = shared.common - one.subject - other.subject
    return words if beside or (verbs and _one_place(one, other)) else None


def _one_place(one: Deed, other: Deed) -> bool:
    """Whether a verb stands with its subject alone: "prices rose" and "prices fell" say all there is."""
    return min(len(one.terms - one.subject), len(other.terms - other.subject)) <= 1
