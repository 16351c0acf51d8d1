"""The words in which two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from factcheck.identity import bare_words
from factcheck.wording import plain

_MOST = 0.5  # of the words: where more are marked, marks tell little
_AROUND = "“”‘’«»\"'.,;:!?()–—… "
Piece = tuple[str, bool]  # some words, and whether the other text lacks them here


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts on one line in pieces; capitals and punctuation are no difference."""
    a, b = plain(one).split(), plain(other).split()
    matcher = SequenceMatcher(None, _bare(a), _bare(b), autojunk=False)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        _add(mine, a[start:end], kind != "equal")
        _add(theirs, b[first:last], kind != "equal")
    return tuple(mine), tuple(theirs)


def quoted(text: str, rule: str) -> tuple[Piece, ...]:
    """The text in pieces, of which those stand out that the rule quotes."""
    words = plain(text)
    cues = sorted(re.findall("“([^“”]+)”", plain(rule)), key=len, reverse=True)
    if not cues:
        return ((words, False),)
    pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, cues))})(?!\w)", words)
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def opposed(one: str, other: str, rule: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces: the words that differ, or where most do, those that the rule quotes from both."""
    mine, theirs = differing(one, other)
    if max(marked(mine), marked(theirs)) > _MOST:
        cues = quoted(one, rule), quoted(other, rule)
        if all(map(marked, cues)):
            return cues
    return mine, theirs


def marked(pieces: Iterable[Piece]) -> float:
    """The share of the words that stand out, from 0 to 1."""
    counts = [(len(words.split()), stands_out) for words, stands_out in pieces]
    return sum(count for count, stands_out in counts if stands_out) / max(
        1, sum(count for count, _ in counts)
    )


def _bare(words: list[str]) -> list[str]:
    """The words to compare: a dash or an ellipsis is as good as any other."""
    return [" ".join(bare_words(word)) for word in words]


def _add(pieces: list[Piece], words: list[str], differs: bool) -> None:
    """Some words, with a space to those before them; the punctuation around them never stands out."""
    if not words:
        return
    if pieces:
        pieces.append((" ", False))
    text = " ".join(words)
    core = text.strip(_AROUND)
    if not differs or not bare_words(core):
        pieces.append((text, False))
        return
    before, _, after = text.partition(core)
    pieces += [piece for piece in ((before, False), (core, True), (after, False)) if piece[0]]
