"""One doer or several: "a senior campaign official" and "senior campaign officials" who did the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.matter import negated
from factcheck.link.conflicts.told import firm
from factcheck.link.profile import light
from factcheck.link.words import small, term, terms

_BESIDE = 2  # words that say who they are, in both: "senior", "campaign"
_WORDS = 10  # words behind or before the doers among which the verb and the other party stand
_LONGEST = 5  # words before a noun that belong to it
_ONE = frozenset({"a", "an", "one"})
_KNOWN = frozenset(
    {"the", "these", "those", "his", "her", "their", "its", "other", "a", "an", "one", "some", "many", "of"}
)
_STEPS = re.compile(r"(?:(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[;:?!])(?=\s|$)")


class Doers(NamedTuple):
    """People without a name: one or several, the noun, what says who they are, and the words around."""

    several: bool
    noun: str
    beside: frozenset[str]
    around: frozenset[str]
    text: str


def numbers(pair: Comparison) -> Iterator[str]:
    """At most one rule in words."""
    a, b = pair.a.claim, pair.b.claim
    if pair.a.people.isdisjoint(pair.b.people) or not firm(a, b) or negated(a.text) or negated(b.text):
        return
    mine, yours = _doers(a.text), _doers(b.text)
    for one in mine:
        for other in yours:
            if one.several != other.several and _same(pair, one, other):
                yield f"“{one.text}” in one place and “{other.text}” in the other"
                return


@lru_cache(maxsize=1 << 14)
def _doers(text: str) -> tuple[Doers, ...]:
    if _nouns().keys().isdisjoint(bare_words(text)):
        return ()
    steps = map(bare_words, _STEPS.split(text))
    return tuple(
        doers
        for words in steps
        for at, word in enumerate(words)
        if word in _nouns()
        for doers in _read(words, at)
    )


def _read(words: Sequence[str], at: int) -> Iterator[Doers]:
    """The doers whose noun stands at a place, where an article or its lack says how many they are."""
    noun, start = _nouns()[words[at]], _start(words, at)
    several, before = words[at] != noun, words[start - 1] if start else ""
    if before not in _KNOWN if several else before in _ONE:
        around = (*words[max(0, start - _WORDS) : start], *words[at + 1 : at + 1 + _WORDS])
        shown = " ".join(words[start - (not several) : at + 1])
        beside = frozenset(terms(" ".join(words[start:at])))
        yield Doers(several, noun, beside, frozenset(terms(" ".join(around))), shown)


def _start(words: Sequence[str], at: int) -> int:
    """Where the words before a noun begin that say of whom it speaks."""
    start = at
    while start > max(0, at - _LONGEST) and words[start - 1] not in small() and words[start - 1] not in _ONE:
        start -= 1
    return start


def _same(pair: Comparison, one: Doers, other: Doers) -> bool:
    """Whether both did one thing to one person."""
    if one.noun != other.noun or len(one.beside & other.beside) < _BESIDE:
        return False
    around = one.around & other.around
    verbs = {deed.verb for deed in (*pair.a.deeds, *pair.b.deeds)} - light()
    people = {
        term(word) for key in pair.a.people & pair.b.people for word in bare_words(key.partition(",")[0])
    }
    return bool(verbs & around) and bool(people & around)


@cache
def _nouns() -> Mapping[str, str]:
    """Each noun, and its plural, with the noun."""
    doers = lexicon.words("differ", "words")["doers"]
    return {f"{noun}s": noun for noun in doers} | {noun: noun for noun in doers}
