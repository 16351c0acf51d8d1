"""Dates, periods and durations with ISO 8601 / EDTF values; relative ones are counted from publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.model import Date
from factcheck.pipes.annotations import put
from factcheck.pipes.fences import parted
from factcheck.pipes.timex import absolute, events, months, relative, sets, units, years
from factcheck.pipes.timex.calendar import parse
from factcheck.pipes.timex.patterns import HEADS
from factcheck.pipes.timex.scene import Found, Scene
from factcheck.pipes.timex.settle import settle

_TITLE_BEFORE = re.compile(r"[\"“‘]\s?(?:[A-Z][\w.'’]*\s){0,5}\Z")
_MARK_AFTER = re.compile(r"[,.]?\s?[\"”’](?!\w)")

RULES = {
    **months.RULES,
    **absolute.RULES,
    **years.RULES,
    **relative.RULES,
    **units.RULES,
    **events.RULES,
    **sets.RULES,
}


def find(doc: Doc) -> Iterator[Date]:
    """The dates of a Doc in order, none overlapping. Reads ``doc._.published`` (ISO date or None)."""
    text = doc.text  # spaCy builds it anew at each access
    for one in found_in(Scene(parted(doc, text), parse(doc._.published), doc)):
        yield Date(text[one.start : one.end], one.start, one.end, one.value, one.anchor)


def found_in(scene: Scene) -> Iterator[Found]:
    """The dates of a text, by rules alone when the scene has no Doc."""
    scene = replace(scene, day_first=absolute.day_first(scene.text))
    return settle(_heads(scene), scene)


def _heads(scene: Scene) -> Iterator[Found]:
    for name, rule in RULES.items():
        for head in HEADS[name].finditer(scene.text):
            found = rule(head, scene)
            if found is not None and not _titled(found, scene.text):
                yield found


def _titled(found: Found, text: str) -> bool:
    """Whether the words are a title: "Today" or "Fox News Sunday" in quotation marks of their own."""
    return _MARK_AFTER.match(text, found.end) is not None and (
        _TITLE_BEFORE.search(text, max(0, found.start - 40), found.start) is not None
    )


@Language.component("factcheck_dates", assigns=["doc._.dates"], requires=["doc._.passages"])
def mark(doc: Doc) -> Doc:
    """Store the dates of a Doc."""
    put(doc, "dates", find(doc))
    return doc
