"""Names of persons, bodies and places, each with its fullest form in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.lexicon import every
from factcheck.model import Name
from factcheck.pipes.annotations import put
from factcheck.pipes.naming.forms import Mention
from factcheck.pipes.naming.initials import initials, unseen
from factcheck.pipes.naming.mentions import acronyms, mentions
from factcheck.pipes.naming.people import fullest


def find(doc: Doc) -> Iterator[Name]:
    """Every name in story order: "Mr. Doe" is ``Name("Doe", ..., name="John Doe", label="person")``."""
    found = mentions(doc)
    persons = [m for m in found if m.label == "person"]
    full = dict(zip((m.start for m in persons), fullest(persons), strict=True))
    text = doc.text
    short = {**initials(text, found), **acronyms(text)}
    found = [*found, *unseen(text, found, short)]
    found = [m for m in found if m.label == "person" or m.text.lower() not in every("names", "body")]
    full |= {m.start: short[m.text] for m in found if m.text in short}
    found = [replace(m, label="organisation") if m.text in short else m for m in found]
    records = [Name(m.text, m.start, m.end, full.get(m.start, m.text), m.label) for m in found]
    yield from sorted([*records, *_called_back(text, found)], key=lambda n: n.start)


def _called_back(text: str, found: Sequence[Mention]) -> Iterator[Name]:
    """ "the Church" after "Church of ...": a body's head noun with a capital, when only one body has it."""
    bodies: dict[str, dict[str, int]] = {}
    for mention in found:
        parts = mention.text.split()
        if mention.label == "organisation" and len(parts) > 1:
            for word in {parts[0], parts[-1]}:
                if word.lower() in every("names", "body") - every("names", "chamber"):
                    bodies.setdefault(word, {}).setdefault(mention.text, mention.start)
    if not bodies:
        return
    covered = {place for m in found for place in range(m.start, m.end)}
    for match in _body_pattern().finditer(text):
        known = bodies.get(match[1], {})
        if len(known) == 1 and match.start(1) not in covered:
            (name, first), *_ = known.items()
            if first < match.start():
                yield Name(match[1], match.start(1), match.end(1), name, "organisation")


@cache
def _body_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(word.capitalize() for word in every("names", "body")))
    return re.compile(rf"\b[Tt]he ({nouns})\b(?! [A-Z])(?! of\b)")


@Language.component("factcheck_names", assigns=["doc._.names"], requires=["doc.ents"])
def mark_names(doc: Doc) -> Doc:
    """Store the names on the Doc."""
    put(doc, "names", find(doc))
    return doc
