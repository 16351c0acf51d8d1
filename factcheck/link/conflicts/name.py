"""One name in two spellings: the senator is Hutchison in one story and Hutchinson in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.spelling import one_spelling, plain
from factcheck.link.words import small
from factcheck.model import Claim, Link, Name

_SHORTEST = 5  # letters of a name that a slip leaves recognisable
_SLIPS = 2  # letters put in, left out, changed or swapped, in a long name
_LONG = 8  # letters from which two slips still leave it the same name
_TITLE = 2  # words of a title
_MARKED = re.compile(r"[“\"]([^“”\"]{5,80})[”\"]")
_LIKE = 0.35  # likeness of two sentences that a surname alone stands in


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair; never where a text has both spellings, which are two people then."""
    a, b = pair.a.claim, pair.b.claim
    for one in a.mentions:
        for other in b.mentions:
            if _misspelt(one, other) and _one_place(pair, one) and not _both(a, b, one, other):
                rule = f"one name in two spellings: {one.text} and {other.text}"
                yield conflict(pair, "name", "real", rule, by_source=False)
                return
    for title, slipped in _misspelt_titles(a, b):
        rule = f"one title in two spellings: {title} and {slipped}"
        yield conflict(pair, "name", "real", rule, by_source=False)
        return


def _misspelt_titles(a: Claim, b: Claim) -> Iterator[tuple[str, str]]:
    """Titles of works in quotation marks, all but one word the same."""
    for one in _titles(a.text):
        for other in _titles(b.text):
            mine, yours = plain(one), plain(other)
            if len(mine) == len(yours) >= _TITLE:
                differing = [(x, y) for x, y in zip(mine, yours, strict=True) if x != y]
                if len(differing) == 1 and slip(*differing[0]):
                    yield one, other


@lru_cache(maxsize=1 << 14)
def _titles(text: str) -> tuple[str, ...]:
    """What stands in quotation marks with capitals: "The Bridge at Tarn"."""
    marked = (match[1].rstrip(" ,.;:!?").split() for match in _MARKED.finditer(text))
    return tuple(
        " ".join(words)
        for words in marked
        if all(word[0].isupper() or word[0].isdigit() or word in small() for word in words)
    )


def _misspelt(one: Name, other: Name) -> bool:
    """Whether all words but one are the same, and that one is a slip away."""
    if one.label != other.label or one.name == other.name:
        return False
    mine, yours = plain(one.name), plain(other.name)
    if len(mine) != len(yours):
        return False
    differing = [(x, y) for x, y in zip(mine, yours, strict=True) if x != y]
    if len(differing) != 1 or not slip(*differing[0]):
        return False
    x, y = differing[0]
    return x in plain(one.text) and y in plain(other.text)


def slip(one: str, other: str) -> bool:
    """Whether two words are one name with a slip of the pen, and no two forms or spellings of a word."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    allowed = _SLIPS if shorter >= _LONG else 1
    return 0 < OSA.distance(one, other, score_cutoff=allowed) <= allowed and not one_spelling(one, other)


def _one_place(pair: Comparison, one: Name) -> bool:
    """Whether both stand in the same place of two stories: a full name, or a surname in like sentences."""
    if len(plain(one.name)) > 1 and one.label == "person":
        return True
    return pair.likeness >= _LIKE or pair.quotation == "same"


def _both(a: Claim, b: Claim, one: Name, other: Name) -> bool:
    mine, yours = set(plain(a.context)), set(plain(b.context))
    here, there = set(plain(one.name)), set(plain(other.name))
    return bool((here - there) & yours or (there - here) & mine)
