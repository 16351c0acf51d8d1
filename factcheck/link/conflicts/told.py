"""The small statement that holds a figure or a date, in comparable form, and whether two tell of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.conflicts.matter import footing
from factcheck.link.profile import Profile
from factcheck.link.words import term, terms
from factcheck.model import Date, Fact, Figure

FIRM = ("asserted", "attributed")
_UNKNOWN = re.compile(r"\b(?:an?|some|several|many|dozens|hundreds|thousands)\b|\d", re.IGNORECASE)
_COVER = 0.6  # of the core of the one that says more


class Told(NamedTuple):
    """``core`` are the terms of the shortest fact that holds the value, ``all`` of all that its verb says.

    The value's own words and those of dates are in neither. ``words`` are the bare words of ``text``.
    """

    verb: str
    subject: frozenset[str]
    core: frozenset[str]
    all: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    negated: bool
    text: str


def told(profile: Profile, value: Figure | Date, keep: frozenset[str] = frozenset()) -> Told | None:
    """The statement that holds the value; None where no fact of the claim does. ``keep`` stays in the terms."""
    claim = profile.claim
    holding = [fact for fact in claim.facts if _holds(fact, value)]
    if not holding:
        return None
    fact = min(holding, key=lambda one: (len(one.text), one.text))
    beside = (one for one in claim.facts if (one.subject, one.verb) == (fact.subject, fact.verb))
    mine = _own(fact)
    every = " ".join(dict.fromkeys([mine, *(_own(one) for one in beside)]))
    values = {word for one in (*claim.dates, value) for word in terms(one.text)} - keep

    def about(text: str) -> frozenset[str]:
        """Terms with each name as its key, without titles, dates and the value."""
        known = [name for name in claim.mentions if name.text in text or name.name in text]
        named = {word for name in known for word in terms(f"{name.text} {name.name}")}
        titles = {word for role in claim.roles if role.text in claim.text for word in terms(role.title)}
        keys = {key for name in known for key in _keys(profile, name.text)}
        return (frozenset(terms(text)) - values - named - (titles if keys else set())) | keys

    return Told(
        term(fact.verb.casefold()),
        about(fact.subject),
        about(mine),
        about(every),
        frozenset(bare_words(mine)) - frozenset(bare_words(value.text)),
        about(every) & profile.names,
        fact.negated,
        mine,
    )


def one_matter(a: Told, b: Told, shared: int) -> bool:
    """Whether both say the same of the same: the core of each in the other, one of them wholly.

    ``shared`` is how many terms both must have in common.
    """
    if (
        a.negated != b.negated
        or not (a.verb in b.all or b.verb in a.all)
        or footing(a.text) != footing(b.text)
    ):
        return False
    if len(a.core & b.core) < shared or _differently_named(a, b) or several(a.words, b.words):
        return False
    cover = sorted((len(a.core & b.all) / len(a.core), len(b.core & a.all) / len(b.core)))
    return cover[0] >= _COVER and cover[1] == 1.0 and _subjects(a, b)


def several(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a word on one side alone sets it apart as one of several."""
    return bool((a ^ b) & _words("several"))


def growing(*told: Told) -> bool:
    """Whether one of them tells of something that grows while a story runs."""
    return any(one.words & _words("growing") for one in told)


def happens_once(a: Told, b: Told) -> bool:
    """Whether the two tell of one occasion: no verb of what is done many times, and not of "a man"."""
    if {a.verb, b.verb} & _terms("often"):
        return False
    if a.names & b.names & a.core & b.core:
        return True
    return not any(_UNKNOWN.search(one.text) for one in (a, b))


def _subjects(a: Told, b: Told) -> bool:
    """The subject of each, where it has words, is at least half in what the other says."""
    return all(2 * len(one.subject & other.all) >= len(one.subject) for one, other in ((a, b), (b, a)))


def _differently_named(a: Told, b: Told) -> bool:
    return bool(a.names - b.names and b.names - a.names)


def _holds(fact: Fact, value: Figure | Date) -> bool:
    first = value.text.split(",")[0]
    return fact.start <= value.start and value.end <= fact.end and first in _own(fact)


def _own(fact: Fact) -> str:
    """The fact without who says it."""
    at = fact.text.find(fact.subject)
    return fact.text[max(at, 0) :]


def _keys(profile: Profile, text: str) -> Iterator[str]:
    """The keys of the profile's names that hold the last word of a mention."""
    last = next(iter(bare_words(re.sub(r"['’]s$", "", text))[-1:]), "")
    yield from (key for key in profile.names if last and last in re.split(r"\W+", key))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")[name])


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(term(word) for word in _words(name))
