"""A cue with what it governs: one verb, noun or phrase that attributes something."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factcheck.pipes.speech.contents import Spans


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in its sentence. ``first``/``last`` are token bounds of the cue; ``content`` are token bounds."""

    verb: str
    first: int
    last: int
    source: Token | None
    content: Spans
    speech: bool  # may take a quotation beside it
