"""The model's entities, put right: trimmed, without titles, labelled by their words and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from factcheck.lexicon import every
from factcheck.lexicon.inflect import forms
from factcheck.pipes.naming.forms import CAPITAL, POSSESSIVE, WORD, Mention, is_person

_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
}
_FIRST_LAST = re.compile(rf"{CAPITAL}[\w\-]+(?: {CAPITAL}\.)? {WORD}")
_BREAK = re.compile(r"\s*[\n\[\](){}|#]|: ")
_LEAD = re.compile(r"^(?:(?:the|a|an)\s+|[^\w]+)", re.IGNORECASE)
_TRAIL = re.compile(r"(?:\s+(?:of|the|and|for))+$|[^\w.)]+$|(?<=\w\w\w)\.$")
_BELONGS = re.compile(rf" (?:of|from) (?:the )?{CAPITAL}")


def entities(doc: Doc) -> Iterator[Mention]:
    """Persons, bodies, places and other names as the model sees them, mended."""
    text = doc.text
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        bounds = _trimmed(text, ent.start_char, ent.end_char) if label else None
        if label is None or bounds is None:
            continue
        start, end = bounds
        if is_common(doc, ent, text[start:end]):
            continue
        title = ""
        if label == "person":
            start, title = _past_title(text, start, end)
            label = _checked(text, start, end)
        if label == "person" and _employs(text, start, end):
            label = "organisation"
        if label:
            yield Mention(start, end, text[start:end], label, title)


def first_named(doc: Doc) -> Iterator[Mention]:
    """A known first name and a surname that the model cut in two or took for a body: "Charlotte London"."""
    text = doc.text
    firsts = every("names", "first")
    for ent in doc.ents:
        if ent.label_ == "PERSON" or ent[0].lower_ not in firsts or ent.label_ not in _LABELS:
            continue
        match = _FIRST_LAST.match(text, ent.start_char)
        if match is None:
            continue
        belongs = _BELONGS.match(text, match.end()) is not None  # Jan Roe of the Boat Club
        if ent.end_char > match.end() and ent[-1].lower_ not in ("'s", "’s") and not belongs:
            continue
        whole_place = ent.end_char >= match.end() and ent.label_ != "ORG" and not belongs
        parts = match.group().lower().split()
        if whole_place or not is_person(match.group()):
            continue
        if not any(p.rstrip(".") in every("names", "body") for p in parts):
            yield Mention(*match.span(), match.group(), "person")


def _checked(text: str, start: int, end: int) -> str | None:
    """Persons bear no article and no noun of a body; a "person" in lower case or with digits is nothing."""
    name = text[start:end]
    if not is_person(name):
        return None
    if name.split()[-1].lower() in every("names", "body"):
        return "organisation"
    known = " " in name and name.split()[0].lower() in every("names", "first")
    return "person" if known or text[max(0, start - 4) : start].lower() != "the " else "other"


def is_common(doc: Doc, ent: Span, name: str) -> bool:
    """Pronouns, days, and a common noun with the capital of its sentence ("Leadership elections ...")."""
    low = name.lower()
    if not name.isupper() and (low in every("names", "no_name") or low in every("names", "party")):
        return True
    first = doc[ent.start]
    if len(ent) > 1 or not first.is_sent_start or ent.label_ in ("GPE", "ORG"):
        return False
    if doc.text.count(name) > 1:
        return False
    return first.tag_ in ("NN", "NNS") or re.search(rf"\b{re.escape(low)}\b", doc.text) is not None


def _employs(text: str, start: int, end: int) -> bool:
    """ "Halden" in "Halden CEO Jan Roe": one word, and behind it the title of the next one's job."""
    return " " not in text[start:end] and _chief_pattern().match(text, end) is not None


@cache
def _chief_pattern() -> re.Pattern[str]:
    chiefs = "|".join(
        re.escape(title) for title in sorted(every("names", "chief"), key=lambda t: (-len(t), t))
    )
    return re.compile(rf" (?i:{chiefs}) {CAPITAL}")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without article, brackets, possessive and punctuation; None when nothing with a capital is left."""
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    cut = _BREAK.search(text, start, end)
    end = cut.start() if cut else end
    for edge in (POSSESSIVE, _TRAIL):
        found = edge.search(text[start:end])
        end = start + found.start() if found else end
    return (start, end) if any(c.isupper() for c in text[start:end]) else None


def _past_title(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the name proper begins, and the title that stood before it inside the entity."""
    title = ""
    known = every("titles", "office") | every("titles", "address")
    while True:
        first, space, rest = text[start:end].partition(" ")
        word = first.lower().rstrip(".")
        if not space or not rest.strip() or not (word in known or word in _inverted()):
            return start, title
        title = word if word in known else title
        start = end - len(rest.lstrip())


@cache
def _inverted() -> frozenset[str]:
    """Cues that open a sentence before the speaker: "Continued Doe: ..."."""
    return frozenset(form for verb in every("cues", "inverted") for form in forms(verb) if form != verb)
