"""Furniture told by its surroundings: author boxes, lists of related links, menus, calls to action."""

from __future__ import annotations

import re

from factcheck.layout.pieces import Piece, trim
from factcheck.layout.wording import ends_sentence, plain, sentences
from factcheck.lexicon import words

_FIELD = re.compile(r"\W*(?P<label>[^\W\d][\w -]{0,24}?)\s*:(?:\s|\Z)")
_LINE_WORDS = 12  # a line of an author box without a label is no longer than that
_TAIL = 1200  # characters of a paragraph's end in which a call to action is looked for
_MENU = 4  # short lines in a row at the very top or end make a menu


def mark_boxes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Author boxes, the links under "Related", and menus at the top and the end become boilerplate."""
    return _mark_menus(text, _mark_related(text, _mark_author_boxes(text, pieces)))


def _mark_author_boxes(text: str, pieces: list[Piece]) -> list[Piece]:
    found = list(pieces)
    at = 0
    while at < len(found):
        stop = _box_end(text, found, at)
        for inside in range(at, stop):
            found[inside] = found[inside]._replace(kind="boilerplate")
        at = max(stop, at + 1)
    return found


def _box_end(text: str, pieces: list[Piece], at: int) -> int:
    """The index behind the author box that begins at ``at``; ``at`` itself when none does."""
    label = plain(pieces[at].of(text)[:60]) if pieces[at].end - pieces[at].start <= 60 else ""
    titled = label in words("layout", "author_box")["label"]
    fields = [_is_field(text, piece) for piece in pieces[at : at + 3]]
    if not titled and not (len(fields) == 3 and all(fields)):
        return at
    stop = at + 1 if titled else at
    if label.startswith(("about", "meet")) and stop < len(pieces) and pieces[stop].kind == "paragraph":
        stop += 1  # the biography
    while stop < len(pieces) and _in_box(text, pieces[stop]):
        stop += 1
    return stop


def _is_field(text: str, piece: Piece) -> bool:
    match = _FIELD.match(text, piece.start, piece.end)
    return bool(match) and plain(match["label"]) in words("layout", "author_box")["field"]  # type: ignore[index]


def _in_box(text: str, piece: Piece) -> bool:
    if piece.kind == "boilerplate" or _is_field(text, piece):
        return True
    line = piece.of(text)
    if piece.sure or len(line.split()) > _LINE_WORDS:
        return False
    return line.endswith(":") or not ends_sentence(line)


def _mark_related(text: str, pieces: list[Piece]) -> list[Piece]:
    """Below "Related articles": links, which have no full stop, up to the next sentence."""
    found, inside = [], False
    for piece in pieces:
        short = piece.end - piece.start <= 160
        label = plain(piece.of(text)) if short else ""
        if label in words("layout", "related")["label"]:
            inside = True
            piece = piece._replace(kind="boilerplate")
        elif (
            inside
            and short
            and not ends_sentence(piece.of(text))
            and (piece.kind == "list" or not piece.sure)
        ):
            piece = piece._replace(kind="boilerplate")
        elif piece.kind != "boilerplate":
            inside = False
        found.append(piece)
    return found


def _mark_menus(text: str, pieces: list[Piece]) -> list[Piece]:
    found = list(pieces)
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        run = []
        for at in order:
            if found[at].kind != "boilerplate" and not _is_menu_line(text, found[at]):
                break
            run.append(at)
        if sum(found[at].kind != "boilerplate" for at in run) >= _MENU:
            for at in run:
                found[at] = found[at]._replace(kind="boilerplate")
    return found


def _is_menu_line(text: str, piece: Piece) -> bool:
    line = piece.of(text)
    few = len(line) <= 40 and len(line.split()) <= 3
    return few and not piece.sure and not ends_sentence(line) and not any(c.isdigit() for c in line)


def split_calls_to_action(text: str, pieces: list[Piece]) -> list[Piece]:
    """The sentences at a paragraph's end that ask the reader to do something become boilerplate."""
    found = []
    for piece in pieces:
        border = (
            _call_start(text, piece) if piece.kind in ("paragraph", "list") and not piece.sure else piece.end
        )
        start, end = trim(text, piece.start, border)
        if start < end:
            found.append(piece._replace(start=start, end=end))
        if border < piece.end:
            start, end = trim(text, border, piece.end)
            found.append(Piece("boilerplate", start, end))
    return found


def _call_start(text: str, piece: Piece) -> int:
    offset = max(piece.start, piece.end - _TAIL)
    tail = text[offset : piece.end]
    if not opens_call(tail):
        return piece.end
    spans = sentences(tail)[1:] if offset > piece.start else sentences(tail)
    if len(spans) > 1 and not ends_sentence(tail[slice(*spans[-1])].rstrip()):
        spans.pop()  # the name of a picture that ran into the paragraph
    border = piece.end
    for start, end in reversed(spans):
        sentence = tail[start:end]
        is_cue, asks = opens_call(sentence), sentence.rstrip().endswith("?")
        if any(mark in sentence for mark in '"“”') or not (is_cue or asks or _speaks_to_reader(sentence)):
            break
        if is_cue or (border < piece.end and asks and _speaks_to_reader(sentence)):
            border = offset + start
    return border


def opens_call(sentence: str) -> bool:
    """Do the words ask the reader to comment, subscribe or read on?"""
    low = " ".join(sentence.casefold().split())
    return any(cue in low for cue in words("layout", "call_to_action")["cue"])


def _speaks_to_reader(sentence: str) -> bool:
    return not set(words("layout", "call_to_action")["reader"]).isdisjoint(plain(sentence).split())
