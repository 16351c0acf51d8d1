"""Whether two deeds are about the same thing, whatever they say of it, and how firmly they say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link.compare import Comparison
from factcheck.link.profile import Deed
from factcheck.link.words import term
from factcheck.model import Claim

_FITS = 0.67  # share of the words of a subject that the other deed must hold
_NOT = re.compile(r"(?<=\w)n['’]t\b")
_MAY = re.compile(r"(?<=\w )May\b")
_PERSONS = frozenset({"i", "you", "we", "he", "she", "they"})


class Ground(NamedTuple):
    """What two deeds share beside the words that set them apart.

    ``share`` is of the words of the shorter one, ``covered`` of those of the second, both from 0 to 1;
    ``subject`` is whether each one's subject is among the words of the other, None where one of them has
    a pronoun or nothing for its subject.
    """

    common: frozenset[str]
    share: float
    covered: float
    subject: bool | None


def ground(a: Deed, b: Deed, apart: frozenset[str]) -> Ground:
    """The common ground of two deeds; words in ``apart`` and negations count for nothing."""
    one, other = (deed.terms - apart - _negative_terms() for deed in (a, b))
    common = one & other
    shorter = min(len(one), len(other))
    return Ground(
        common,
        len(common) / shorter if shorter else 0.0,
        len(common) / len(other) if other else 0.0,
        _subject(a, b),
    )


def _subject(a: Deed, b: Deed) -> bool | None:
    if not a.subject or not b.subject:
        return None
    return all(
        len(mine.subject & yours.terms) >= _FITS * len(mine.subject) for mine, yours in ((a, b), (b, a))
    )


def values_fit(pair: Comparison) -> bool:
    """Whether no figure and no date of the two differs: else they tell of two occasions."""
    return pair.figures != "differ" and pair.dates != "differ"


def persons(claim: Claim) -> frozenset[str]:
    """The last words of the names of the persons in a claim."""
    found = (bare_words(name.name)[-1:] for name in claim.mentions if name.label == "person")
    return frozenset(word for last in found for word in last)


@lru_cache(maxsize=1 << 13)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text, with "didn't" as "did not", and the month of May apart from the verb."""
    plain = _MAY.sub("may_month", text.replace("can't", "can not").replace("cannot", "can not"))
    return bare_words(_NOT.sub(" not", plain))


@lru_cache(maxsize=1 << 14)
def plain_term(word: str) -> str:
    """The term of a word, of its plain form where it is of an irregular verb: "worn" is "wear"."""
    return term(_plain_forms().get(word, word))


@cache
def _plain_forms() -> Mapping[str, str]:
    return inflect.by_form(tuple(lexicon.words("verbs", "irregular")))


@lru_cache(maxsize=1 << 14)
def negated(text: str) -> bool:
    """Whether a text holds a word of negation."""
    return any(word in negative_words() for word in plain_words(text))


def refused(text: str) -> bool:
    """Whether a text negates by what a verb means: "declined to", "banned", "failed to"."""
    return any(word in _refusals() for word in plain_words(text))


def same_persons(a: str, b: str) -> bool:
    """Whether no "I" stands in one text where the other has only "you", and the like."""
    one, other = (set(plain_words(text)) & _PERSONS for text in (a, b))
    return not one or not other or bool(one & other)


@cache
def _refusals() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("facts", "verbs")["refusing"])


@lru_cache(maxsize=1 << 14)
def footing(text: str) -> frozenset[str]:
    """How firmly a clause speaks: the kinds of words in it that make it a plan, a guess, a condition ..."""
    words = set(plain_words(text))
    return frozenset(kind for kind, cues in _footings().items() if not words.isdisjoint(cues))


def contrary(a: frozenset[str], b: frozenset[str]) -> tuple[str, str] | None:
    """Two terms, one of each side alone, of which only one can be true ("=grow", "=fall")."""
    mine, yours = (a & _sided()) - b, (b & _sided()) - a
    if not (mine and yours):
        return None
    return next(filter(None, (sides_of(one, other) for one in sorted(mine) for other in sorted(yours))), None)


def sides_of(one: str, other: str) -> tuple[str, str] | None:
    """Both terms, if they are on two sides of one pair of antonyms."""
    against = _sides().get(one, frozenset()) & _contraries().get(other, frozenset())
    return (one, other) if against else None


@cache
def _sides() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for section in ("verbs", "words"):
        for name, words in lexicon.words("antonyms", section).items():
            pair, _, side = name.rpartition("_")
            for word in words:
                found.setdefault(term(word), set()).add((f"{section} {pair}", side))
    return {word: frozenset(sides) for word, sides in found.items()}


@cache
def _sided() -> frozenset[str]:
    return frozenset(_sides())


@cache
def _contraries() -> Mapping[str, frozenset[tuple[str, str]]]:
    other = {"a": "b", "b": "a"}
    return {word: frozenset((p, other[s]) for p, s in sides) for word, sides in _sides().items()}


@cache
def _footings() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(cues) for kind, cues in lexicon.words("stages", "footing").items()}


def narrowing() -> frozenset[str]:
    """Words that leave a part standing of what "not" takes away: "not only", "not all", "not yet"."""
    return _footings()["narrow"] | frozenset(lexicon.words("stages", "words")["part"])


@cache
def negative_words() -> frozenset[str]:
    """Words of negation, in small letters."""
    return frozenset(w for w in lexicon.words("facts", "words")["negative"] if w.isalpha()) | {"nowhere"}


@cache
def _negative_terms() -> frozenset[str]:
    return frozenset(map(term, negative_words())) | {"don", "didn", "doesn", "isn", "wasn", "weren", "hasn"}
