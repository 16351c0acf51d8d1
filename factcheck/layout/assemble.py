"""Text from parts, for formats whose text is not one string: HTML and Word."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.layout.pieces import Piece, trim


def assemble(parts: Iterable[tuple[str, str]]) -> tuple[str, list[Piece]]:
    """Join ``(kind, words)`` parts by a blank line, table rows by a line break; the text and its pieces.

    Besides PASSAGE_KINDS, a part can be of the kind ``body``: a paragraph that the file styles as such.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    at, before = 0, ""
    for kind, words in parts:
        start, end = trim(words, 0, len(words))
        if start == end:
            continue
        gap = "" if not texts else "\n" if kind == before == "table" else "\n\n"
        texts += [gap, words[start:end]]
        at += len(gap)
        stop, body = at + end - start, kind == "body"
        pieces.append(
            Piece("paragraph" if body else kind, at, stop, sure=kind in ("heading", "caption"), body=body)
        )
        at, before = stop, kind
    return "".join(texts), pieces
