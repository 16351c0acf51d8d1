"""One speaker, one sentence inside quotation marks, and not the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.quotes import Words, quoted, same_speaker, spelt
from factcheck.model import Link

_RUN = 5  # words that two quotations share before they are one
_MOST = 0.7  # share of the shorter quotation that must be the same
_WHOLE = 0.75  # of the longer one, from which the words before what is shared count too
_EDGE = 2  # such words
_CHANGED = 3  # words that may be others in one place; more is another sentence

Block = tuple[int, int, int]  # where a run of words stands in both, and its length


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair. A quotation that is cut short, or cut with dots, is no other wording."""
    a, b = pair.a.claim, pair.b.claim
    if a.document == b.document:
        return  # in one article it is another sentence of the same speech
    mine, yours = quoted(a), quoted(b)
    if not (mine and yours and same_speaker(pair)):
        return
    for one in mine:
        for other in yours:
            changed = change(one, other)
            if changed:
                rule = f"the same quotation in other words (“{changed[0]}”, “{changed[1]}”)"
                yield conflict(pair, "quote_wording", "real", rule, by_source=False)
                return


def change(one: Words, other: Words) -> tuple[str, str] | None:
    """The words that differ between the first and the last word that two quotations share."""
    least = max(_RUN, _MOST * min(len(one.words), len(other.words)))
    theirs = set(other.words)
    if sum(word in theirs for word in one.words) < least:
        return None
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    shared = sum(size for _, _, size in blocks)
    if shared < least:
        return None
    if shared >= _WHOLE * max(len(one.words), len(other.words)):
        blocks = [*_beginning(blocks[0]), *blocks]
    for (x, y, size), (after_x, after_y, _) in pairwise(blocks):
        mine, yours = one.words[x + size : after_x], other.words[y + size : after_y]
        cut = one.cut(x + size, after_x) or other.cut(y + size, after_y)
        if not cut and max(len(mine), len(yours)) <= _CHANGED and _differ(mine, yours):
            return _shown(one, x + size, after_x), _shown(other, y + size, after_y)
    return None


def _beginning(first: Block) -> tuple[Block, ...]:
    """The beginning of both, where each has a word or two before what they share: "looks", "I look"."""
    x, y, _ = first
    return ((0, 0, 0),) if 0 < x <= _EDGE and 0 < y <= _EDGE else ()


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether it is more than a filler, a word blanked out, or one written in two ways ("it's", "it is")."""
    if any("*" in word or "_" in word for word in (*one, *other)):
        return False
    return _bare(one) != _bare(other)


def _bare(words: Sequence[str]) -> str:
    kept = (spelt(word) for word in words if word not in _FILLERS)
    return "".join(_SHORT.sub(lambda match: _LONG[match[1]], word) for word in kept)


def _shown(quote: Words, start: int, end: int) -> str:
    return " ".join(quote.words[max(0, start - 2) : end + 2])


_LONG = {"s": "is", "re": "are", "m": "am", "ll": "will", "ve": "have", "d": "would"}
_SHORT = re.compile(r"'(s|re|m|ll|ve|d)$")
_FILLERS = frozenset(
    {"uh", "um", "er", "you", "know", "well", "so", "like", "ok", "okay", "and", "but", "that"}
)
