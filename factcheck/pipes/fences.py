"""Breaks that no figure and no date may be read across: blank lines and the edges of passages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.model import Passage
from factcheck.pipes.annotations import get

if TYPE_CHECKING:
    from spacy.tokens import Doc

FENCE = "\0"  # neither a space nor part of a word, so that no pattern reads over it
_BLANK_LINE = re.compile(r"[^\S\r\n]*+(?>\r\n|\r|\n)(?:[^\S\r\n]*+(?>\r\n|\r|\n))+")


def fenced(text: str) -> str:
    """The text, as long as before, with its blank lines fenced; the last line break of each stays."""
    return _BLANK_LINE.sub(lambda m: FENCE * (len(m[0]) - 1) + "\n", text)


def parted(doc: Doc, text: str) -> str:
    """The text of the Doc, as long as before, with a fence where only white space parts two passages."""
    pieces, done = [], 0
    for first, last in pairwise(get(doc, Passage)):
        if first.end < last.start and text[first.end].isspace():
            pieces += [text[done : first.end], FENCE]
            done = first.end + 1
    return "".join([*pieces, text[done:]])
