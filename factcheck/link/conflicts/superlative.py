"""One rank for two bearers ("the first woman to lead the bank"), or two ranks for one bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.told import firm
from factcheck.link.profile import Profile
from factcheck.link.words import terms
from factcheck.model import Link

_SCOPED = 2  # terms that say first of what: "woman", "lead", "bank"
_NAMED = re.compile(
    r"(?<!^)\b[A-Z]|^(?!(?:The|An?|It|He|She|They|This|That|These|Our|We|I|You|His|Her|Its|Their)\b)[A-Z]"
)
_BEARS = re.compile(
    r"^(?:is|was|became|becomes|has become|had become|remains|will be|would be|would become|to be)\b"
)
_RANKED = re.compile(
    r"\b(?:the|its|their|his|her|[\w-]+['’]s?) (?:(?P<behind>\w+)[ -])?(?P<rank>first|last|only|sole|(?:most|least) \w+|\w+est)\b"
    r"(?:-ever)?(?P<what>[^,;:()“”\"]*)"
)


class Ranked(NamedTuple):
    """Who bears a rank: ``behind`` is "second" or empty, ``what`` the terms of what it ranks among."""

    bearer: frozenset[str]
    named: bool
    behind: str
    rank: str
    what: frozenset[str]
    text: str


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.superlative and b.superlative) or a.document == b.document:
        return
    if not firm(a, b):
        return
    for one in _ranked(pair.a):
        for other in _ranked(pair.b):
            rule = _rule(one, other)
            if rule:
                yield conflict(pair, "superlative", "real", f"{rule}, “{one.text}” and “{other.text}”")
                return


def _rule(a: Ranked, b: Ranked) -> str:
    """What the two cannot both be; empty where they can."""
    if a.rank != b.rank or a.what != b.what:
        return ""
    if a.behind == b.behind:
        two = a.named and b.named and a.bearer - b.bearer and b.bearer - a.bearer
        return "two that cannot both be" if two and len(a.what) >= _SCOPED else ""
    one = a.bearer & b.bearer and (a.bearer <= b.bearer or b.bearer <= a.bearer)
    return "one has two ranks" if one and len(a.what) > 1 else ""


def _ranked(profile: Profile) -> Iterator[Ranked]:
    """Ranks that the claim gives by "is", "was" or "became" to somebody or something that it names."""
    for fact in profile.claim.facts:
        at = fact.text.find(fact.subject)
        said = fact.text[at + len(fact.subject) :].strip() if at >= 0 and not fact.negated else ""
        match = _RANKED.search(said, _after_verb(said)) if _BEARS.match(said) else None
        bearer = frozenset(terms(fact.subject))
        if match and bearer and not set(bare_words(match["what"])) & _kind():
            behind = match["behind"] or ""
            yield Ranked(
                bearer,
                _NAMED.search(fact.subject) is not None,
                behind if behind in _behind() else "",
                match["rank"],
                frozenset(terms(match["what"]))
                | (frozenset() if behind in _behind() else frozenset(terms(behind))),
                f"{fact.subject} {said}",
            )


def _after_verb(said: str) -> int:
    match = _BEARS.match(said)
    return match.end() if match else 0


@cache
def _behind() -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")["behind"])


@cache
def _kind() -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")["of_kind"])
