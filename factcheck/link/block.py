"""Which claims are worth comparing: those that fall into one block. No all-pairs step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.identity import bare_words
from factcheck.model import Claim

_SHORTEST = 5  # words; shorter clauses ("he said so") are equal by chance


def by_wording(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Blocks of two or more claims with the same words, in the order of their first claim."""
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        words = bare_words(claim.text)
        if len(words) >= _SHORTEST:
            blocks[words].append(claim)
    for block in blocks.values():
        if len(block) > 1:
            yield tuple(block)
