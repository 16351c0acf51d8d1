"""Lines that sign a quotation: a dash and the name of who said it, "-- Petra Lund, deck officer"."""

from __future__ import annotations

import re

from factcheck.layout.pieces import Piece
from factcheck.layout.wording import ends_sentence, has_verb
from factcheck.lexicon import words

_DASH = re.compile(r"[*_]{0,3}(?:[—–―]|-{2,3})[ \t\u00a0]*(?=\S)")
_MAX_WORDS = 14
_NAME_WORDS = 5


def is_signature(line: str) -> bool:
    """Is the line a dash, a name, and perhaps a comma and what that person is?"""
    dash = _DASH.match(line)
    rest = line[dash.end() :].strip(" *_") if dash else ""
    if not rest or len(rest.split()) > _MAX_WORDS or rest.endswith(("!", "?", ":", ";")):
        return False
    name, comma, role = rest.rstrip(".").partition(",")
    tokens = name.split()
    small = words("layout", "byline")["joining"]
    named = all(token[0].isupper() or token in small for token in tokens)
    many = len(tokens) > 1 or bool(comma)
    return bool(tokens) and named and many and len(tokens) <= _NAME_WORDS and not has_verb(role)


def signs(above: str, line: str, below: str) -> bool:
    """Does the line sign what stands above it? A second line with a dash below makes both a list."""
    return is_signature(line) and ends_sentence(above) and above[-1:] != ":" and not is_signature(below)


def mark_signatures(text: str, pieces: list[Piece]) -> list[Piece]:
    """A signature parted from its quotation by a blank line is boilerplate, not a heading or a list."""
    found = list(pieces)
    for at in range(1, len(pieces)):
        piece, above = pieces[at], pieces[at - 1]
        if piece.kind not in ("paragraph", "list") or piece.sure or above.kind != "paragraph":
            continue
        below = pieces[at + 1].of(text)[:200] if at + 1 < len(pieces) else ""
        if signs(text[max(above.start, above.end - 60) : above.end], piece.of(text)[:200], below):
            found[at] = piece._replace(kind="boilerplate")
    return found
