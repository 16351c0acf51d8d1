"""Names that the model cuts short: "Ferry-a-Go", "Nora's List", "Quill, Hale, Roe & Lind"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from factcheck.lexicon import every
from factcheck.pipes.naming.forms import CAPITAL, WORD, Mention

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_HYPHENED = re.compile(rf"(?<![\w-])({CAPITAL}\w+)-(\w{{1,4}})-({CAPITAL}\w*)(?![\w-])")
_FIRM = re.compile(rf"(?<![\w'’-]){WORD}(?:, {WORD}){{1,6}},? & {WORD}")


def compound(doc: Doc) -> Iterator[Mention]:
    """Whole names around a hyphened word, a possessive, and the partners of a firm."""
    text = doc.text
    for match in _FIRM.finditer(text):
        yield Mention(*match.span(), match.group(), "organisation")
    if "-" in text:
        yield from _hyphened(doc)
    for match in _shop().finditer(text):
        name, owner = match["name"], match["owner"]
        named = match["before"] and match["before"] not in every("names", "title_word")  # Jan Roe's List
        if not named and text.count(owner) == text.count(name):  # nobody else bears the owner's name
            yield Mention(*match.span("name"), name, "organisation")


def _hyphened(doc: Doc) -> Iterator[Mention]:
    """ "Stoke-on-Quill", unless it is a phrase of small words ("Face-to-Face") or part of a longer name."""
    found = [m for m in _HYPHENED.finditer(doc.text) if not _is_phrase(m[2])]
    if not found:
        return
    labels = {place: ent for ent in doc.ents for place in (ent.start_char, ent.end_char - 1)}
    votes: dict[str, Counter[str]] = {}
    kept = []
    for match in found:
        ent = labels.get(match.start()) or labels.get(match.end() - 1)
        if ent is None or ent.end_char <= match.end() + len("'s"):
            kept.append(match)
            votes.setdefault(match.group(), Counter())[_label(ent)] += 1
    for match in kept:
        counted = votes[match.group()]
        label = max(counted, key=lambda one: (one != "other", counted[one], one))
        yield Mention(*match.span(), match.group(), label)


def _label(ent: Span | None) -> str:
    if ent is None:
        return "other"
    return "place" if ent.label_ in _PLACES else "organisation"


def _is_phrase(middle: str) -> bool:
    low = middle.lower()
    return low in every("names", "small") - {"a", "on", "de", "du", "des"}


@cache
def _shop() -> re.Pattern[str]:
    nouns = "|".join(sorted((noun.title() for noun in every("names", "shop")), key=lambda n: (-len(n), n)))
    before = rf"(?:\b(?P<before>{CAPITAL}\w*\.?) )?"
    return re.compile(rf"{before}(?<![\w'’-])(?P<name>(?P<owner>{CAPITAL}\w+)['’]s (?:{nouns})\b)")
