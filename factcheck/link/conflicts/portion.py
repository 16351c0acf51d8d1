"""Two portions of the same people or things: "some of the packages", "the majority of packages"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.matter import negated
from factcheck.link.profile import Profile, light
from factcheck.link.words import small, term, terms

_PRONOUNS = frozenset({"them", "us", "it"})
_NP = re.compile(r"(?: [\w'’-]+){1,4}")


class Portion(NamedTuple):
    """How much of what: ``size`` is few, half, most or all, ``of`` the terms, empty for a pronoun."""

    size: str
    of: frozenset[str]
    text: str


class Part(NamedTuple):
    """A phrase as it stands ("some of the"), its size, and the words behind it."""

    phrase: str
    size: str
    noun: tuple[str, ...]


def portions(pair: Comparison) -> Iterator[str]:
    """At most one rule in words: other portions of one thing, of which both say the same or at one place."""
    a, b = pair.a.claim, pair.b.claim
    if "differ" in (pair.dates, pair.negation) or negated(a.text) or negated(b.text):
        return
    mine = list(_portions(pair.a))
    yours = list(_portions(pair.b)) if mine else []
    for one in mine:
        for other in yours:
            if one.size != other.size and _same(pair, one, other):
                yield f"“{one.text}” in one place and “{other.text}” in the other"
                return


def _portions(profile: Profile) -> Iterator[Portion]:
    for phrase, size, noun in _parts(profile.claim.text):
        verb = next((at for at, word in enumerate(noun) if _verb(word, profile)), len(noun))
        of = frozenset() if noun[0] in _PRONOUNS else frozenset(terms(" ".join(noun[:verb])))
        if of or noun[0] in _PRONOUNS:
            yield Portion(size, of, f"{phrase} {noun[0] if not of else ' '.join(noun[:verb])}")


@lru_cache(maxsize=1 << 14)
def _parts(text: str) -> tuple[Part, ...]:
    return tuple(
        Part(match[0], _sizes()[match[1].casefold()], noun)
        for match in _part().finditer(text)
        if (words := _NP.match(text, match.end())) and (noun := bare_words(words[0]))
    )


def _verb(word: str, profile: Profile) -> bool:
    """Whether a word behind "some of the ..." is no more part of the noun."""
    return word in _ends() or any(term(word) == deed.verb for deed in profile.deeds)


@cache
def _ends() -> frozenset[str]:
    return small() | inflect.all_forms(("be", "have", "do", "go"))


def _same(pair: Comparison, one: Portion, other: Portion) -> bool:
    """Whether it is of the same: the same noun, or one known noun and "them"; at one place or in one deed."""
    verbs = _verbs(pair.a) & _verbs(pair.b)
    places = pair.a.places & pair.b.places
    if one.of and other.of:
        beside = (pair.a.terms & pair.b.terms) - one.of - verbs - _size_terms()
        return one.of == other.of and bool(places or (verbs and beside))
    return bool(one.of | other.of) and bool(places and verbs - light())


def _verbs(profile: Profile) -> frozenset[str]:
    return frozenset(deed.verb for deed in profile.deeds) - {"be", "have"}


@cache
def _size_terms() -> frozenset[str]:
    return frozenset(term for phrase in _sizes() for term in terms(phrase))


@cache
def _sizes() -> Mapping[str, str]:
    """Each phrase with its size."""
    return {
        phrase: size for size, phrases in lexicon.words("differ", "portions").items() for phrase in phrases
    }


@cache
def _part() -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, _sizes()), key=len, reverse=True))
    return re.compile(rf"\b({phrases}) of\b(?: (?:the|these|those|its|his|her|their)\b)?", re.IGNORECASE)
