"""Where names stand: the model's entities put right by rules, and names the model missed.

The small model often takes a surname for a company or a town, swallows a title or a possessive, and
misses foreign names. Titles ("Minister Ozal"), repeated surnames and acronyms in brackets mend most of that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from factcheck.lexicon import every
from factcheck.lexicon.inflect import forms

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
}
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŻŽ]"
_WORD = rf"{_CAPITAL}(?:[\w\-]|['’](?!s\b)(?=\w))*\.?"
_FIRST_LAST = re.compile(rf"{_CAPITAL}[\w\-]+(?: {_CAPITAL}\.)? {_CAPITAL}(?:[\w\-]|['’](?!s\b)(?=\w))+")
_BREAK = re.compile(r"\s*[\n\[\](){}|#]|: ")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LEAD = re.compile(r"^(?:(?:the|a|an)\s+|[^\w]+)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|to)\s$")
_TRAIL = re.compile(r"[^\w.)]+$|(?<=\w\w\w)\.$")
_ACRONYM = re.compile(
    rf"({_CAPITAL}[\w&'’.\-]*(?:[ \u00a0](?:of|for|and|the|on|in|to|{_CAPITAL}[\w&'’.\-]*)){{1,9}})[ \u00a0]\(({_CAPITAL}{{2,8}})\)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands. ``title`` is the title before it, lower case without a full stop, or empty."""

    start: int
    end: int
    text: str
    label: str
    title: str = ""


def mentions(doc: Doc) -> list[Mention]:
    """Names in story order; no two overlap."""
    text = doc.text
    found = _without_overlap([*titled(doc), *_first_named(doc), *_entities(doc)])
    found = _without_overlap([*_surnames(text, found), *found])
    return sorted(_settled(found), key=lambda m: m.start)


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


def titled(doc: Doc) -> Iterator[Mention]:
    """Persons known by the title before them: "President Pezeshk", "Ms. Doe"."""
    text = doc.text
    bodies = [
        (e.start_char, e.end_char) for e in doc.ents if e.label_ in ("ORG", "FAC", "GPE", "LOC", "PRODUCT")
    ]
    persons = {e.start_char: e for e in doc.ents if e.label_ == "PERSON"}
    for match in _title_pattern().finditer(text):
        start, end = match.span("name")
        if any(s <= match.start() and end <= e for s, e in bodies):
            continue  # General Motors, Justice Department
        longer = persons.get(start)
        end = max(end, longer.end_char) if longer is not None else end
        bounds = _name_bounds(text, start, end)
        if bounds is not None:
            title = match["title"].lower().rstrip(".")
            yield Mention(*bounds, text[bounds[0] : bounds[1]], "person", title)


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = every("titles", "office") | every("titles", "address")
    either = "|".join(re.escape(title) for title in sorted(titles, key=lambda t: (-len(t), t)))
    capital = "|".join(re.escape(w) for w in sorted(every("names", "title_word")))
    return re.compile(
        rf"\b(?P<title>(?=[A-Z])(?i:{either}))\.?[ \u00a0]"
        rf"(?P<name>(?!(?:{capital})\b){_WORD}(?:[ \u00a0](?:(?:de|da|del|der|van|von|al|bin|el)[ \u00a0])*(?!(?:{capital})\b){_WORD}){{0,2}})"
    )


def _name_bounds(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without possessive, and None when a word of it is a title, a body or lower case."""
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive:
        end = start + possessive.start()
    while (
        text[end - 1 : end] == "."
        and len(text[start:end].split()[-1]) > 3
        and text[start:end].lower()[-3:] not in ("jr.", "sr.")
    ):
        end -= 1
    parts = text[start:end].split()
    if (
        not parts
        or parts[0].lower().rstrip(".") in every("titles", "noun")
        or parts[-1].lower() in every("names", "body")
    ):
        return None
    return start, end


def _first_named(doc: Doc) -> Iterator[Mention]:
    """A known first name and a surname that the model cut in two or took for a body: "Charlotte London"."""
    text = doc.text
    firsts = every("names", "first")
    for ent in doc.ents:
        if ent.label_ == "PERSON" or ent[0].lower_ not in firsts or ent.label_ not in LABELS:
            continue
        match = _FIRST_LAST.match(text, ent.start_char)
        if match is None or (ent.end_char > match.end() and ent[-1].lower_ not in ("'s", "’s")):
            continue
        start, end = match.span()
        parts = match.group().lower().split()
        whole_place = ent.end_char >= end and ent.label_ != "ORG"
        if not whole_place and not any(p.rstrip(".") in every("names", "body") for p in parts):
            yield Mention(start, end, match.group(), "person")


def _entities(doc: Doc) -> Iterator[Mention]:
    text = doc.text
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        bounds = _trimmed(text, ent.start_char, ent.end_char) if label else None
        if label is None or bounds is None:
            continue
        start, end = bounds
        title = ""
        if label == "person":
            start, title = _past_title(text, start, end)
            label = _checked(text, start, end)
        if label:
            yield Mention(start, end, text[start:end], label, title)


def _checked(text: str, start: int, end: int) -> str | None:
    """Persons bear no article and no noun of a body; a "person" in lower case or with digits is nothing."""
    name = text[start:end]
    if not _is_person(name):
        return None
    if name.split()[-1].lower() in every("names", "body"):
        return "organisation"
    known = " " in name and name.split()[0].lower() in every("names", "first")
    return "person" if known or text[max(0, start - 4) : start].lower() != "the " else "other"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    cut = _BREAK.search(text, start, end)
    end = cut.start() if cut else end
    possessive = _POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    trail = _TRAIL.search(text[start:end])
    end = start + trail.start() if trail else end
    return (start, end) if any(c.isupper() for c in text[start:end]) else None


def _past_title(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the name proper begins, and the title that stood before it inside the entity."""
    title = ""
    known = every("titles", "office") | every("titles", "address")
    inverted = _inverted()
    while True:
        first, space, rest = text[start:end].partition(" ")
        word = first.lower().rstrip(".")
        if not space or not rest.strip() or not (word in known or word in inverted):
            return start, title
        title = word if word in known else title
        start = end - len(rest.lstrip())


@cache
def _inverted() -> frozenset[str]:
    """Cues that open a sentence before the speaker: "Continued Doe: ..."."""
    verbs = (
        "say",
        "add",
        "state",
        "continue",
        "tweet",
        "reply",
        "explain",
        "conclude",
        "note",
        "report",
        "ask",
    )
    return frozenset(form for verb in verbs for form in forms(verb) if form != verb)


def _is_person(name: str) -> bool:
    parts = name.split()
    particles = every("names", "particle")
    return (
        0 < len(parts) <= 5
        and not any(c.isdigit() or c in '@/<>[]#*"“”' for c in name)
        and all(p[0].isupper() or p.lower() in particles for p in parts)
        and parts[0][0].isupper()
        and not (name.isupper() and len(name) <= 4)
    )


def _surnames(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Places where the surname of a person in ``found`` stands alone, taken for something else or missed."""
    found = list(found)
    fulls = {m.text for m in found if m.label == "person" and " " in m.text}
    lasts = {surname(full) for full in fulls}
    lasts = {
        last for last in lasts if len(last) > 1 and not re.search(rf"\b{re.escape(last.lower())}\b", text)
    }
    if not lasts:
        return
    others = {(m.start, m.end): m for m in found}
    covered = {place: (m.start, m.end) for m in found for place in range(m.start, m.end)}
    either = [*sorted(fulls, key=lambda full: (-len(full), full)), *sorted(lasts)]
    for match in re.finditer(r"\b(?:" + "|".join(map(re.escape, either)) + r")\b(?!-)", text):
        at = match.span()
        same = others.get(at)
        inside = covered.get(at[0], at) != at and covered.get(at[1] - 1, at) != at
        if not inside and covered.get(at[0], at) != at:
            continue
        before = text[max(0, at[0] - 6) : at[0]]
        place = same is not None and same.label == "place" and _PLACE_BEFORE.search(before)
        if not inside and not place and not (same is not None and same.label == "person"):
            yield Mention(*at, match.group(), "person")


def surname(name: str) -> str:
    """The last word that is no "Jr." or "III"."""
    parts = [p for p in name.split() if p.lower().strip(".,") not in every("titles", "suffix")]
    return parts[-1].strip(".,") if parts else ""


def _without_overlap(found: list[Mention]) -> list[Mention]:
    """Earlier entries of the list win over later ones that they overlap."""
    taken: dict[int, Mention] = {}
    kept: list[Mention] = []
    for mention in found:
        if any(
            place in taken for place in (mention.start, mention.end - 1, (mention.start + mention.end) // 2)
        ):
            continue
        kept.append(mention)
        taken.update((place, mention) for place in range(mention.start, mention.end))
    return kept


def _settled(found: list[Mention]) -> Iterator[Mention]:
    """One label for a name all through the document: what most of its mentions say."""
    votes: dict[str, Counter[str]] = {}
    for mention in found:
        votes.setdefault(mention.text, Counter())[mention.label] += 2 if mention.title else 1
    for mention in found:
        counted = votes[mention.text]
        best = max(counted, key=lambda label: (counted[label], label == mention.label, label))
        yield mention if best == mention.label or mention.title else replace(mention, label=best)
