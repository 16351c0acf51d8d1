"""One event told twice: the same word for it, and the same person or the same day."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from factcheck.link.compare import Comparison
from factcheck.link.profile import Act, light, once
from factcheck.link.words import terms

_RARE = 6.0  # weight of the words that two events of one day share beside the verb and the date
_FEWEST = 2  # such words; one is enough for what happens once to somebody
_MANY = 4  # names; three in common were one event in half of the pairs read
_ONCE = 3.0  # its weight


def happened(pair: Comparison) -> str | None:
    """The word for something that happens to a person once in a story, when both say so of one person."""
    for one, other in _alike(pair):
        shared = one.people & other.people
        if one.word in once() and shared and len(shared) >= min(2, len(one.people), len(other.people)):
            return one.word.removeprefix("=")
    return None


def on_one_day(pair: Comparison) -> str | None:
    """The word for what was done on one and the same day, with other words in common."""
    dates = {
        stem for profile in (pair.a, pair.b) for date in profile.claim.dates for stem in terms(date.text)
    }
    for one, other in _alike(pair):
        if not one.days & other.days or (one.people and other.people and not one.people & other.people):
            continue
        beside = (one.terms & other.terms) - dates - {one.word}
        weight = fsum(map(pair.alike.rarity, beside))
        fewest, least = (1, _ONCE) if one.word in once() else (_FEWEST, _RARE)
        if len(beside) >= fewest and weight >= least:
            return one.word.removeprefix("=")
    return None


def among_the_same(pair: Comparison) -> str | None:
    """The word for what one of the same four or more persons and places did, or had done to him."""
    names = (pair.a.people & pair.b.people) | (pair.a.places & pair.b.places)
    if len(names) < _MANY:
        return None
    acts = (one.word for one, other in _alike(pair) if one.people & other.people)
    return next((word.removeprefix("=") for word in acts), None)


def _alike(pair: Comparison) -> Iterator[tuple[Act, Act]]:
    for one in pair.a.acts:
        for other in pair.b.acts:
            if one.word == other.word and one.negated == other.negated and one.word not in light():
                yield one, other
