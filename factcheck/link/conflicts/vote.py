"""Two results of one vote: "voted by 14 to nine", "14 were for the loan, eight against"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck.lexicon import numbers
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.told import several

_COMMON = 1  # word in both beside the numbers and the vote itself: who voted, or on what
_VOTED = r"\b(?:vot\w+|pass\w*|approv\w+|reject\w+|adopt\w+|back\w*|defeat\w*|ballot|split)\b"
_VOTE = re.compile(rf"{_VOTED}|\bagainst\b", re.IGNORECASE)

Result = tuple[int, int]


def votes(pair: Comparison) -> Iterator[str]:
    """At most one rule in words: one side of the vote is the same in both, the other is not."""
    mine, yours = _result(pair.a.claim.text), _result(pair.b.claim.text)
    if not mine or not yours or sum(x == y for x, y in zip(mine, yours, strict=True)) != 1:
        return
    if pair.dates == "differ" or several(frozenset(pair.a.words), frozenset(pair.b.words)):
        return
    if len({term for term in pair.a.terms & pair.b.terms if not term[0].isdigit()}) > _COMMON:
        yield f"one vote with two results, {mine[0]} to {mine[1]} and {yours[0]} to {yours[1]}"


@lru_cache(maxsize=1 << 14)
def _result(text: str) -> Result | None:
    """The votes for and against, where a text about a vote gives one result."""
    if not _VOTE.search(text):
        return None
    found = [*_score().finditer(text), *_sides().finditer(text)]
    if len(found) != 1:
        return None
    yes, no = (_number(found[0][name]) for name in ("yes", "no"))
    return (yes, no)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(numbers("numbers", "cardinals")[text.casefold()])


@cache
def _count() -> str:
    words = sorted(numbers("numbers", "cardinals"), key=len, reverse=True)
    return rf"\d{{1,3}}|{'|'.join(map(re.escape, words))}"


@cache
def _score() -> re.Pattern[str]:
    """ "Voted by 14 to nine", "voted 14-9"."""
    return re.compile(
        rf"{_VOTED}(?: \w+){{0,3}}?(?: by)? (?P<yes>{_count()})(?: to |[-–—])(?P<no>{_count()})\b"
        r"(?! percent|%)",
        re.IGNORECASE,
    )


@cache
def _sides() -> re.Pattern[str]:
    """ "14 were for the loan, eight against", "14 in favour and nine against"."""
    return re.compile(
        rf"\b(?P<yes>{_count()})(?: \w+){{0,3}}? (?:for|in favou?r(?: of)?|yes)\b[^.;:]{{0,40}}?"
        rf"(?:,|and|while|with) (?P<no>{_count()})(?: \w+){{0,2}}? (?:against|opposed|no)\b",
        re.IGNORECASE,
    )
