"""One event told twice: the same word for it, and the same person, the same day or the same circumstances."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.compare import Comparison
from factcheck.link.profile import Act, light, once, unnamed
from factcheck.link.words import terms

_RARE = 6.0  # weight of the words that two events share beside the verb and the date
_FEWEST = 2  # such words
_ONCE = 3.0  # weight of the one word that is enough for what happens once to somebody, on one day
_MANY = 4  # names; three in common were one event in half of the pairs read


def happened(pair: Comparison) -> str | None:
    """The word for something that happens to a person once in a story, when both say so of one person.

    "The suspect" and "him" may be the one whom the other names, with other words in common: more of them
    where no day is the same.
    """
    for one, other in _alike(pair):
        if one.word not in once() or (one.days and other.days and not one.days & other.days):
            continue
        shared = one.people & other.people
        if shared and len(shared) >= min(2, len(one.people), len(other.people)):
            return one.word.removeprefix("=")
        named = (one.doers and other.doers) or one.word not in unnamed()
        if not named and _beside(pair, one, other, _ONCE if one.days & other.days else _RARE):
            return one.word.removeprefix("=")
    return None


def on_one_day(pair: Comparison) -> str | None:
    """The word for what was done on one and the same day, with other words in common."""
    for one, other in _alike(pair):
        if not one.days & other.days or (one.people and other.people and not one.people & other.people):
            continue
        if _beside(pair, one, other, _RARE):
            return one.word.removeprefix("=")
    return None


def _beside(pair: Comparison, one: Act, other: Act, least: float) -> bool:
    """Whether words of this weight are shared beside what was done and when; two for more than one word's."""
    beside = (one.terms & other.terms) - _dates(pair) - {one.word}
    return len(beside) >= (_FEWEST if least > _ONCE else 1) and pair.alike.weight(beside) >= least


def among_the_same(pair: Comparison) -> str | None:
    """The word for what one of the same four or more persons and places did, or had done to him."""
    names = (pair.a.people & pair.b.people) | (pair.a.places & pair.b.places)
    if len(names) < _MANY:
        return None
    acts = (one.word for one, other in _alike(pair) if one.people & other.people)
    return next((word.removeprefix("=") for word in acts), None)


def _dates(pair: Comparison) -> set[str]:
    return {stem for profile in (pair.a, pair.b) for date in profile.claim.dates for stem in terms(date.text)}


def _alike(pair: Comparison) -> Iterator[tuple[Act, Act]]:
    for one in pair.a.acts:
        for other in pair.b.acts:
            if one.word == other.word and one.negated == other.negated and one.word not in light():
                yield one, other
