"""The place and day in front of a report ('PORT ELLERY, March 18 —'): where it was written, not a claim."""

from __future__ import annotations

import re

from factcheck.layout.pieces import Piece

# A place in capitals, perhaps a state, a day or an agency, and a dash; at most what fits in a line's start.
_PLACE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}"
    r"(?:, [^\n—–]{1,30}?)?"
    r"(?: ?\([A-Z][\w ]{1,30}\))?"
    r"\s?(?:[—–]-?|--| -)\s(?=\S)"
)


def split_placelines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that begin with such a line fall into boilerplate and the report itself."""
    found = []
    for piece in pieces:
        place = _PLACE.match(text, piece.start, piece.end) if piece.kind == "paragraph" else None
        if place is None:
            found.append(piece)
        else:
            found += [
                Piece("boilerplate", piece.start, piece.start + len(place.group().rstrip())),
                piece._replace(start=place.end()),
            ]
    return found
