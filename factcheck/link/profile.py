"""What of a claim is compared with others: its words, names, quoted words and deeds, in comparable form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link import naming
from factcheck.link.values import Span, days
from factcheck.link.words import small, term, terms
from factcheck.model import Claim, Date, Fact

RUN = 4  # quoted words in a row that are looked up together; two of them must be no small words
_BEHIND = re.compile(r"\[([^][]+)\]")  # in a claim's context, the name behind a pronoun
_MARKS = re.compile(r"[“”]|(?P<opens>(?<![^\s(\[—–-])\")|\"")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is said to be so: a verb, who, and the words around it, as terms."""

    verb: str
    subject: frozenset[str]
    terms: frozenset[str]
    people: frozenset[str]
    negated: bool
    about: str  # the subject in the article's words
    text: str
    days: frozenset[Span]  # the first and last day of each date in it
    doers: frozenset[str] = frozenset()  # the persons in its shortest form: who did it, and to whom


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done or happens, as a verb ("was arrested") or a noun ("the arrest of ...").

    ``people`` are all persons in its sentence, ``doers`` those who do it or to whom it is done.
    """

    word: str
    people: frozenset[str]
    doers: frozenset[str]
    terms: frozenset[str]
    days: frozenset[dt.date]
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A claim in comparable form. ``marks`` are what it is looked up by beside its rare words.

    A profile equals only itself, so that what a check reads out of it can be remembered.
    """

    claim: Claim
    words: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]  # those behind "he" and "she" and the speaker among them
    places: frozenset[str]  # what is a body elsewhere in the run ("F.B.I. agents") is no place
    labels: frozenset[str]  # the terms of its names and titles
    speaker: str | None
    quoted: tuple[tuple[str, ...], ...]
    deeds: tuple[Deed, ...]
    acts: tuple[Act, ...]
    marks: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a run: each with its label to one key, and the keys of those that are bodies somewhere."""

    keys: Mapping[tuple[str, str], str]
    bodies: frozenset[str]


def names_of(claims: Iterable[Claim]) -> Names:
    """The names in all the claims of a run."""
    keys = naming.keys(name for claim in claims for name in claim.mentions)
    return Names(keys, frozenset(key for (_, label), key in keys.items() if label == "organisation"))


def profiles(claims: Sequence[Claim]) -> tuple[Profile, ...]:
    """A profile a claim, in their order. Names are one across all the claims given."""
    known = names_of(claims)
    return tuple(profile(claim, known) for claim in claims)


def profile(claim: Claim, known: Names) -> Profile:
    """A claim in comparable form, by the names of its run."""
    keys, bodies = known.keys, known.bodies
    kinds = {(keys[name.name, name.label], name.label) for name in claim.mentions}
    mine = {name.text: keys[name.name, name.label] for name in claim.mentions}
    behind = _behind(claim, keys)
    names = frozenset(mine.values())
    speaker = keys.get((claim.speaker.name, "person")) if claim.speaker and claim.speaker.name else None
    people = frozenset(key for key, label in kinds if label == "person") | set(behind.values())
    deeds = tuple(_deeds(claim, {**behind, **mine}))
    acts = tuple(act for deed in deeds for act in _acts(deed, people, {**behind, **mine}))
    quoted = tuple(_quoted(claim))
    return Profile(
        claim,
        bare_words(claim.text),
        frozenset(terms(claim.text)),
        names,
        people | {speaker} if speaker else people,
        frozenset(key for key, label in kinds if label == "place" and key not in bodies),
        frozenset(_labels(claim)),
        speaker,
        quoted,
        deeds,
        acts,
        frozenset(_marks(claim, names, quoted, deeds)).union(
            _marks_of_acts(acts), _marks_of_words(speaker, quoted, claim)
        ),
    )


def _quoted(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The words inside quotation marks; all of them where the claim is one sentence of a longer quotation."""
    inside = [bare_words(part) for part in _inside(claim.text)]
    if not inside and claim.quotation and claim.quotation.direct:
        inside = [bare_words(claim.text)]
    yield from (words for words in inside if words)


def _inside(text: str) -> Iterator[str]:
    """What stands inside quotation marks; a quotation may begin before the text or end behind it."""
    start: int | None = 0  # until the first mark, which may close one that began before
    for mark in _MARKS.finditer(text):
        if mark[0] == "“" or mark["opens"] is not None:
            start = mark.end()
        elif start is not None:
            yield text[start : mark.start()]
            start = None
    if start:
        yield text[start:]


def _labels(claim: Claim) -> Iterator[str]:
    for name in claim.mentions:
        yield from terms(f"{name.text} {name.name}")
    for role in claim.roles:
        yield from terms(f"{role.text} {role.title}")


def _behind(claim: Claim, keys: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The persons behind "he" and "she" in the sentence, to their keys."""
    names = _BEHIND.findall(claim.context)
    return {name: keys[name, "person"] for name in names if (name, "person") in keys}


def _deeds(claim: Claim, names: Mapping[str, str]) -> Iterator[Deed]:
    """The facts of one verb together."""
    together: dict[tuple[str, str, bool], list[Fact]] = {}
    for fact in claim.facts:
        if fact.verb not in _saying():
            together.setdefault((fact.subject, fact.verb, fact.negated), []).append(fact)
    for (subject, verb, negated), ones in together.items():
        text = " ".join(fact.text for fact in ones)
        shortest = min((fact.text for fact in ones), key=len)
        yield Deed(
            term(verb.casefold()),
            frozenset(terms(subject)),
            frozenset(terms(text)),
            frozenset(key for name, key in names.items() if _stands(name, text)),
            negated,
            subject,
            max((fact.text for fact in ones), key=len),
            frozenset(_days(claim.dates, text)),
            frozenset(key for name, key in names.items() if _stands(name, shortest)),
        )


def _days(dates: Sequence[Date], text: str) -> Iterator[Span]:
    for date in dates:
        if _stands(date.text, text) and (span := days(date)):
            yield span


def _stands(part: str, text: str) -> bool:
    """Whether the words of ``part`` stand in the text: "3 May" is not in "13 May"."""
    at = text.find(part)
    while at >= 0:
        end = at + len(part)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(part, at + 1)
    return False


@cache
def _saying() -> frozenset[str]:
    return inflect.all_forms(("say", "tell", "add"))


def _acts(deed: Deed, people: Set[str], names: Mapping[str, str]) -> Iterator[Act]:
    """What the verb of a deed says, or the noun beside "make" and "take", or the noun that it is about."""
    if any(words in deed.text for words in lexicon.words("alike", "words")["another_sense"]):
        return
    supported = deed.verb in _listed("support")
    words = deed.terms & _listed("supported") if supported else {deed.verb}
    dated = frozenset(first for first, last in deed.days if first == last)
    for word in sorted(words):
        yield Act(word, deed.people & people, deed.doers & people, deed.terms, dated, deed.negated)
    about = frozenset(key for name, key in names.items() if _stands(name, deed.about)) & people
    nouns = {term(noun) for noun in _noun().findall(deed.about)}
    yield from (Act(word, about, about, deed.subject, frozenset(), False) for word in sorted(nouns - words))


def once() -> frozenset[str]:
    """What happens to a person once in a story."""
    return _listed("once")


def unnamed() -> frozenset[str]:
    """What is done to somebody whom the police need not have named yet."""
    return _listed("unnamed")


def light() -> frozenset[str]:
    """Verbs that say little by themselves: "make an arrest", "take into custody"."""
    return _listed("light")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(term(word) for word in lexicon.words("alike", "words")[name])


@cache
def _noun() -> re.Pattern[str]:
    """A noun for what happens once, not before another noun ("resignation letter")."""
    words = "|".join(lexicon.words("alike", "words")["once_nouns"])
    return re.compile(rf"\b(?<!-)({words})(?=$|[.,;:]| (?:of|at|in|on|by|from|before|after|early|late)\b)")


def _marks_of_acts(acts: Sequence[Act]) -> Iterator[tuple[str, ...]]:
    for act in acts:
        if act.word in once():
            yield ("once", act.word)
        for person in act.people:
            yield ("act", act.word, person)
        for day in act.days:
            yield ("day", act.word, day.isoformat())


def _marks_of_words(
    speaker: str | None, quoted: Sequence[Sequence[str]], claim: Claim
) -> Iterator[tuple[str, ...]]:
    """Each word of a speaker, so that a few of them in marks meet the whole sentence."""
    if speaker and quoted:
        yield from (("said", speaker, word) for word in set(terms(claim.text)))


def _marks(
    claim: Claim, names: frozenset[str], quoted: Sequence[tuple[str, ...]], deeds: Sequence[Deed]
) -> Iterator[tuple[str, ...]]:
    for words in quoted:
        for start in range(len(words) - RUN + 1):
            run = words[start : start + RUN]
            if sum(word not in small() for word in run) > 1:
                yield ("quoted", *run)
    for figure in claim.figures:
        counted = next(reversed(terms(figure.of or "")), figure.unit or "")
        for name in names:
            yield ("figure", counted, name)
    for deed in deeds:
        for name in deed.people:
            yield ("deed", deed.verb, name)
    for role in claim.roles:
        yield ("role", role.name)
    yield ("words", *bare_words(claim.text))
