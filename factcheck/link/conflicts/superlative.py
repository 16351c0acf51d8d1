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

_SCOPED = 2  # terms that say first of what: "employer", "Ostmark"
_NAMED = re.compile(
    r"(?<!^)\b[A-Z]|^(?!(?:The|An?|It|He|She|They|This|That|These|Our|We|I|You|His|Her|Its|Their)\b)[A-Z]"
)
_BEARS = re.compile(
    r"(?:is|was|became|becomes|has become|had become|remains|will be|would be|would become|to be)\b"
)
_RANK = (
    r"\b(?:the|its|their|his|her|[\w-]+['’]s?) (?:(?P<behind>\w+)[ -])?"
    r"(?P<rank>first|last|only|sole|(?:most|least) \w+|\w+est)\b(?:-ever)?(?P<what>[^,;:()“”\"]*)"
)
_RANKED = re.compile(_RANK)
_APPOSED = re.compile(rf"(?:^|(?<=[.;] ))(?P<bearer>[A-Z][^,;:()“”\"]{{2,60}}), {_RANK}")


class Ranked(NamedTuple):
    """Who bears a rank: ``behind`` is "second" or empty, ``what`` the terms of what it ranks among.

    ``kind`` is whether "of its kind" stands for the bearer's own noun there.
    """

    bearer: frozenset[str]
    named: bool
    behind: str
    rank: str
    what: frozenset[str]
    kind: bool
    text: str


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.superlative and b.superlative) or a.document == b.document or not firm(a, b):
        return
    for one in _ranked(pair.a):
        for other in _ranked(pair.b):
            rule = _rule(one, other)
            if rule:
                yield conflict(pair, "superlative", "real", f"{rule}, “{one.text}” and “{other.text}”")
                return


def _rule(a: Ranked, b: Ranked) -> str:
    """What the two cannot both be; empty where they can."""
    if a.rank != b.rank or not _same_field(a, b):
        return ""
    if a.behind == b.behind:
        two = a.named and b.named and a.bearer - b.bearer and b.bearer - a.bearer and not (a.kind or b.kind)
        return "two that cannot both be it" if two and len(a.what) >= _SCOPED else ""
    one = a.bearer & b.bearer and (a.bearer <= b.bearer or b.bearer <= a.bearer)
    return "two ranks of one" if one and len(a.what | b.what) >= _SCOPED else ""


def _same_field(a: Ranked, b: Ranked) -> bool:
    """Whether both rank among the same: "of its kind" may stand for any words of the bearer."""
    apart = a.what ^ b.what
    if a.kind == b.kind:
        return not apart
    return bool(a.what & b.what) and apart <= a.bearer | b.bearer


def _ranked(profile: Profile) -> Iterator[Ranked]:
    """Ranks that the claim gives by "is", "was" or "became", or between commas."""
    for fact in profile.claim.facts:
        at = fact.text.find(fact.subject)
        said = fact.text[at + len(fact.subject) :].strip() if at >= 0 and not fact.negated else ""
        bears = _BEARS.match(said)
        match = _RANKED.search(said, bears.end()) if bears else None
        if match:
            yield from _read(fact.subject, match, f"{fact.subject} {said}")
    for match in _APPOSED.finditer(profile.claim.text):
        yield from _read(match["bearer"], match, match[0])


def _read(bearer: str, match: re.Match[str], text: str) -> Iterator[Ranked]:
    behind, what = match["behind"] or "", match["what"]
    before = "" if behind in _words("behind") else behind
    kind = bool(set(bare_words(what)) & _words("of_kind"))
    among = frozenset(terms(f"{before} {what}")) - (frozenset(terms(" ".join(_words("of_kind")))))
    if terms(bearer):
        named = _NAMED.search(bearer) is not None
        ordinal = behind if not before else ""
        yield Ranked(frozenset(terms(bearer)), named, ordinal, match["rank"], among, kind, text.strip())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")[name])
