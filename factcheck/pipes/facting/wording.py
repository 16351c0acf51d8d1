"""Words of a sentence put in a row again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from factcheck.pipes.facting.tree import Tree

_BARE = str.maketrans("", "", '“”"')
_NONE: Mapping[int, str] = MappingProxyType({})


def wording(tree: Tree, words: Iterable[int], instead: Mapping[int, str] = _NONE) -> str:
    """The words in their order, spaced as in the article, with single spaces where some are left out.

    Punctuation between two words that are both there comes back. ``instead`` has other texts for some words.
    """
    pieces: list[str] = []
    texts, before = tree.texts, -1
    for at in sorted(set(words)):
        if at > before + 1 and before >= 0:
            marks = range(before + 1, at)
            if all(tree.deps[mark] == "punct" or texts[mark].isspace() for mark in marks):
                pieces += (texts[mark] for mark in marks)
            else:
                pieces.append(" ")
        pieces.append(texts[at] if at not in instead else instead[at] + texts[at][len(texts[at].rstrip()) :])
        before = at
    return _balanced(" ".join("".join(pieces).split()))


def _balanced(text: str) -> str:
    """The text without its quotation marks if one of a pair is missing."""
    if ("“" in text or "”" in text or '"' in text) and (
        text.count("“") != text.count("”") or text.count('"') % 2
    ):
        return " ".join(text.translate(_BARE).split())
    return text
