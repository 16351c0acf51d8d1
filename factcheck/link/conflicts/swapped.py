"""Who did it to whom: "Aldane beat Brandt" in one text, "Brandt beat Aldane" in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise, product
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.matter import values_fit
from factcheck.model import Claim, Name

_APART = re.compile(r"[.;:!?()\"“”]|,(?!\s+(?:the|then|a|his|her|its)\b)(?!\s*$)")
_REACH = 8  # words between the two names among which the relation is looked for
_OWNED = re.compile(r"\s*['’]s?\s")


class Relation(NamedTuple):
    """``first`` did to ``second`` what ``kind`` says; the words of both names, and how the text has it."""

    kind: str
    first: frozenset[str]
    second: frozenset[str]
    text: str


def swapped(pair: Comparison) -> Iterator[str]:
    """At most one rule in words."""
    a, b = pair.a.claim, pair.b.claim
    if len(a.mentions) < 2 or len(b.mentions) < 2 or not values_fit(pair):
        return
    mine = list(_relations(a))
    for one, other in product(mine, _relations(b) if mine else ()):
        if one.kind == other.kind and _same(one.first, other.second) and _same(one.second, other.first):
            yield f"the two change places (“{one.text}” and “{other.text}”)"
            return


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _relations(claim: Claim) -> Iterator[Relation]:
    """What stands between two names that follow one another."""
    names = sorted(claim.mentions, key=lambda name: name.start)
    for one, other in pairwise(names):
        gap = claim.text[one.end - claim.start : other.start - claim.start]
        for kind, turned in _between(gap):
            first, second = _words_of(one), _words_of(other)
            if first and second and not _same(first, second):
                ends = (second, first) if turned else (first, second)
                yield Relation(kind, *ends, claim.text[one.start - claim.start : other.end - claim.start])


def _words_of(name: Name) -> frozenset[str]:
    return frozenset(bare_words(name.name))


@lru_cache(maxsize=1 << 14)
def _between(gap: str) -> tuple[tuple[str, bool], ...]:
    """The relation that the words between two names say, and whether it is the second name's doing."""
    if _APART.search(gap):
        return ()
    owned = _OWNED.match(gap)
    words = bare_words(gap[owned.end() :] if owned else gap)
    sections = ("owned", "owned_turned") if owned else ("verbs", "turned")
    return tuple(found for section in sections for found in _said(words, section))


def _said(words: Sequence[str], section: str) -> Iterator[tuple[str, bool]]:
    for start, end in combinations(range(min(len(words), _REACH) + 1), 2):
        kind = _phrases(section).get(tuple(words[start:end]))
        if kind:
            before = {word for word in words[:start] if not word.endswith("ly")}
            passive = section == "verbs" and words[end : end + 1] == ("by",)
            if before <= _small("before") and {*words[end + passive :]} <= _small("after"):
                yield kind, passive or section.endswith("turned")


@cache
def _phrases(section: str) -> Mapping[tuple[str, ...], str]:
    listed = lexicon.words("swapped", section)
    return {
        tuple(form.split()): kind
        for kind, phrases in listed.items()
        for phrase in phrases
        for form in (_finite(phrase) if section == "verbs" else (phrase,))
    }


def _finite(verb: str) -> list[str]:
    """Its forms but for "-ing", which may be a mere thought: "the idea of Aldane replacing Brandt"."""
    return [form for form in inflect.forms(verb) if not form.endswith("ing")]


@cache
def _small(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("swapped", "words")[name])
