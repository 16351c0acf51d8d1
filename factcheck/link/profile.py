"""What of a claim is compared with others: its words, names, quoted words and deeds, in comparable form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link import naming
from factcheck.link.words import small, term, terms
from factcheck.model import Claim, Fact

RUN = 4  # quoted words in a row that are looked up together; two of them must be no small words
_MARKS = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is said to be so: a verb, who, and the words around it, as terms."""

    verb: str
    subject: frozenset[str]
    terms: frozenset[str]
    people: frozenset[str]
    negated: bool
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim in comparable form. ``marks`` are what it is looked up by beside its rare words."""

    claim: Claim
    words: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    quoted: tuple[tuple[str, ...], ...]
    deeds: tuple[Deed, ...]
    marks: frozenset[tuple[str, ...]]


def profiles(claims: Sequence[Claim]) -> tuple[Profile, ...]:
    """A profile a claim, in their order. Names are one across all the claims given."""
    keys = naming.keys(name for claim in claims for name in claim.mentions)
    return tuple(_profile(claim, keys) for claim in claims)


def _profile(claim: Claim, keys: Mapping[tuple[str, str], str]) -> Profile:
    mine = {name.text: keys[name.name, name.label] for name in claim.mentions}
    names = frozenset(mine.values())
    deeds = tuple(_deeds(claim.facts, mine))
    quoted = tuple(_quoted(claim))
    return Profile(
        claim,
        bare_words(claim.text),
        frozenset(terms(claim.text)),
        names,
        quoted,
        deeds,
        frozenset(_marks(claim, names, quoted, deeds)),
    )


def _quoted(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The words inside quotation marks; all of them where the claim is one sentence of a longer quotation."""
    inside = [bare_words(match) for match in _MARKS.findall(claim.text)]
    if not inside and claim.quotation and claim.quotation.direct:
        inside = [bare_words(claim.text)]
    yield from (words for words in inside if words)


def _deeds(facts: Sequence[Fact], names: Mapping[str, str]) -> Iterator[Deed]:
    """The facts of one verb together."""
    together: dict[tuple[str, str, bool], list[Fact]] = {}
    for fact in facts:
        if fact.verb not in _saying():
            together.setdefault((fact.subject, fact.verb, fact.negated), []).append(fact)
    for (subject, verb, negated), ones in together.items():
        text = " ".join(fact.text for fact in ones)
        yield Deed(
            term(verb.casefold()),
            frozenset(terms(subject)),
            frozenset(terms(text)),
            frozenset(key for name, key in names.items() if name in text),
            negated,
            max((fact.text for fact in ones), key=len),
        )


@cache
def _saying() -> frozenset[str]:
    return inflect.all_forms(("say", "tell", "add"))


def _marks(
    claim: Claim, names: frozenset[str], quoted: Sequence[tuple[str, ...]], deeds: Sequence[Deed]
) -> Iterator[tuple[str, ...]]:
    for words in quoted:
        for start in range(len(words) - RUN + 1):
            run = words[start : start + RUN]
            if sum(word not in small() for word in run) > 1:
                yield ("quoted", *run)
    for figure in claim.figures:
        counted = sorted(terms(figure.of or ""))[-1:] or [figure.unit or ""]
        for name in names:
            yield ("figure", counted[0], name)
    for deed in deeds:
        for name in deed.people:
            yield ("deed", deed.verb, name)
    for role in claim.roles:
        yield ("role", role.name)
    yield ("words", *bare_words(claim.text))
