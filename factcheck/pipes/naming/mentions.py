"""Where names stand: the model's entities put right by rules, and names the model missed.

The small model often takes a surname for a company or a town, swallows a title or a possessive, and
misses foreign names. Titles ("Minister Ozal"), repeated surnames and acronyms in brackets mend most of that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from factcheck.lexicon import every
from factcheck.model import Passage
from factcheck.pipes.annotations import get
from factcheck.pipes.naming.aged import aged
from factcheck.pipes.naming.compound import compound
from factcheck.pipes.naming.entities import entities, first_named
from factcheck.pipes.naming.forms import CAPITAL, Mention, is_person, surname
from factcheck.pipes.naming.joint import joint
from factcheck.pipes.naming.titled import titled

_HEAD = re.compile(r"\b[^\W\da-z_]\w*")
_WHOLE = re.compile(r"\b(?!-)")
_IN_PLACE = re.compile(r"\b(?:in|at|from|near|to)\s$")
_IN_TOWN = re.compile(r"\b(?:in|at|from|near|to|of|outside) $")
_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people) (?:for|of|at) $")
_PART = rf"(?:of|for|and|the|on|in|to|{CAPITAL}[\w&'’.\-]*)"
_ACRONYM = re.compile(rf"({CAPITAL}[\w&'’.\-]*(?:[ \u00a0]{_PART}){{1,9}})[ \u00a0]\(({CAPITAL}{{2,8}})\)")


def mentions(doc: Doc) -> list[Mention]:
    """Names in story order; no two overlap."""
    text = doc.text
    seen = [*joint(text), *compound(doc), *titled(doc), *aged(text), *first_named(doc), *entities(doc)]
    found = _addressed(_without_overlap(_outside_headlines(doc, seen)))
    found = _without_overlap([*_again(text, found), *found])
    return sorted(_settled(_towns(text, _bodies(text, found))), key=lambda m: m.start)


def _outside_headlines(doc: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Without the "persons" of a headline in capitals, like "Names Ex-Aide", that stand nowhere else."""
    firsts = every("names", "first")
    headlines = [(p.start, p.end) for p in get(doc, Passage) if p.kind == "heading"]
    return [
        m
        for m in found
        if m.label != "person"
        or m.text.split()[0].lower() in firsts
        or not any(start <= m.start < end for start, end in headlines)
        or doc.text.count(m.text) > 1
    ]


def _addressed(found: Sequence[Mention]) -> list[Mention]:
    """A first name and a surname that the text also calls "Mrs" are a person, whatever the model saw."""
    called = {surname(m.text) for m in found if m.title in every("titles", "address")}
    return [
        replace(m, label="person")
        if m.label != "person"
        and " " in m.text
        and surname(m.text) in called
        and m.text.split()[0].lower() in every("names", "first")
        and is_person(m.text)
        else m
        for m in found
    ]


def acronyms(text: str) -> dict[str, str]:
    """Acronyms in brackets with the name before them: ``{"CDA": "Civil Defense Authority"}``."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        name = _spelled(match.group(1).split(), match.group(2))
        if name:
            found.setdefault(match.group(2), name)
    return found


def _spelled(parts: list[str], acronym: str) -> str | None:
    """The shortest tail of ``parts`` whose capitals spell the acronym."""
    for first in range(len(parts) - 1, -1, -1):
        initials = "".join(part[0] for part in parts[first:] if part[0].isupper())
        if initials == acronym and parts[first][0].isupper():
            return " ".join(parts[first:])
    return None


def _again(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Persons in ``found`` named again, in full or by surname, where the model saw no person."""
    fulls = {m.text for m in found if m.label == "person" and " " in m.text}
    lasts = {surname(full) for full in fulls}
    words = frozenset(re.findall(r"\w+", text))
    lasts = {last for last in lasts if len(last) > 1 and not _is_word(text, words, last)}
    if not lasts:
        return
    covered = {place: m for m in found for place in range(m.start, m.end)}
    either = [*sorted(fulls, key=lambda full: (-len(full), full)), *sorted(lasts)]
    for start, end in _standing(text, either):
        first, last = covered.get(start), covered.get(end - 1)
        if first is not None and (first.start, first.end) != (start, end):
            continue
        same = first if first is last else None
        named = same is not None and same.label == "person"
        in_place = (
            same is not None and same.label == "place" and _IN_PLACE.search(text[max(0, start - 6) : start])
        )
        if not named and not in_place:
            yield Mention(start, end, text[start:end], "person")


def _standing(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the names stand as whole words, an earlier one of the list before a later one."""
    heads: dict[str, list[str]] = {}
    for name in names:
        head = _HEAD.match(name)
        if head is not None:
            heads.setdefault(head.group(), []).append(name)
    place = 0
    for word in _HEAD.finditer(text):
        start = word.start()
        for name in heads.get(word.group(), ()) if start >= place else ():
            if text.startswith(name, start) and _WHOLE.match(text, start + len(name)):
                place = start + len(name)
                yield start, place
                break


def _is_word(text: str, words: frozenset[str], name: str) -> bool:
    """A surname that the text also uses as a common word ("baker") proves nothing when it stands alone."""
    if re.fullmatch(r"\w+", name):
        return name.lower() in words
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is not None


def _without_overlap(found: Sequence[Mention]) -> list[Mention]:
    """Earlier entries of the list win over later ones that they overlap."""
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in found:
        middle = (mention.start + mention.end) // 2
        if not taken.isdisjoint((mention.start, middle, mention.end - 1)):
            continue
        kept.append(mention)
        taken.update(range(mention.start, mention.end))
    return kept


def _bodies(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Single words that the model took for persons and that are a body's short name.

    "Ostmark" is, where "Ostmark Water" is a body of the story, somebody is "a spokesman for Ostmark" or
    "Ostmark's Jan Roe", or the text says "the law firm Ostmark".
    """
    persons = {
        part for m in found if m.label == "person" and (" " in m.text or m.title) for part in m.text.split()
    }
    short = {m.text.split()[0] for m in found if m.label == "organisation" and " " in m.text}
    before = (_SPOKEN_FOR, _firm())
    short |= {m.text for m in found if any(p.search(text, max(0, m.start - 30), m.start) for p in before)}
    starts = {m.start for m in found if m.label == "person" and " " in m.text}
    short |= {m.text for m in found if text[m.end : m.end + 3] in ("'s ", "’s ") and m.end + 3 in starts}
    return [
        replace(m, label="organisation")
        if m.label == "person" and not m.title and m.text in short - persons
        else m
        for m in found
    ]


@cache
def _firm() -> re.Pattern[str]:
    nouns = "|".join(sorted(every("names", "firm"), key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"\b(?:{nouns})(?: of| called| named)? $")


def _towns(text: str, found: Sequence[Mention]) -> list[Mention]:
    """One word that the model took for a person, and that stands as a town: "in Grace, Norland"."""
    places = {m.start for m in found if m.label == "place"}
    full = {part for m in found if m.label == "person" and " " in m.text for part in m.text.split()}
    towns = {
        m.text
        for m in found
        if " " not in m.text
        and text[m.end : m.end + 2] == ", "
        and m.end + 2 in places
        and _IN_TOWN.search(text, max(0, m.start - 9), m.start)
    }
    towns -= full
    return [replace(m, label="place") if m.text in towns and not m.title else m for m in found]


def _settled(found: Sequence[Mention]) -> Iterator[Mention]:
    """One label for a name all through the document: what most of its mentions say.

    Who bears a title somewhere is a person also in "the Lind administration".
    """
    votes: dict[str, Counter[str]] = {}
    titled_names = {m.text for m in found if m.title}
    for mention in found:
        votes.setdefault(mention.text, Counter())[mention.label] += 2 if mention.title else 1
    for mention in found:
        counted = dict(votes[mention.text])
        if mention.text in titled_names:
            counted.pop("other", None)
        best = max(counted, key=lambda label: (counted[label], label == mention.label, label))
        yield mention if best == mention.label or mention.title else replace(mention, label=best)
