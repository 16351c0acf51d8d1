"""Where a text's headings, paragraphs, lists, captions, tables and boilerplate begin and end."""

from __future__ import annotations

from factcheck.layout.blocks import cut
from factcheck.layout.boilerplate import mark_boilerplate
from factcheck.layout.boxes import mark_boxes, split_calls_to_action
from factcheck.layout.captions import mark_captions
from factcheck.layout.headings import mark_headings
from factcheck.layout.pieces import Piece, number
from factcheck.layout.placelines import split_placelines
from factcheck.layout.repeats import mark_repeats
from factcheck.layout.signatures import mark_signatures
from factcheck.model import Passage

# From what a line says by itself to what only its surroundings tell.
STEPS = (
    mark_boilerplate,
    mark_boxes,
    mark_repeats,
    mark_signatures,
    mark_captions,
    mark_headings,
    split_calls_to_action,
    split_placelines,
)


def passages(text: str) -> tuple[Passage, ...]:
    """Cut plain text (Markdown or not) into passages, in order and without overlap; offsets into ``text``."""
    return refine(text, cut(text))


def refine(text: str, pieces: list[Piece]) -> tuple[Passage, ...]:
    """The passages of a text whose pieces a reader found: furniture, captions and plain headings marked."""
    for step in STEPS:
        pieces = step(text, pieces)
    return number(text, pieces)
