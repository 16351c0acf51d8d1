"""What one article contradicts by arithmetic or calendar. Each check is sure before it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.link.selfcheck import (
    ages,
    change,
    conversion,
    difference,
    listed,
    ratio,
    shares,
    spans,
    total,
    upside_down,
    weekday,
)
from factcheck.link.selfcheck.story import Story, story
from factcheck.model import Claim, Link

__all__ = ["CHECKS", "Story", "story", "within"]

CHECKS = (change, total, difference, ratio, shares, listed, weekday, ages, spans, upside_down, conversion)


def within(claims: Sequence[Claim]) -> Iterator[Link]:
    """The contradictions within each document, in the order of the checks; each is told once.

    The claims of a document stand together and in story order, as ``extract`` gives them.
    """
    for _, group in groupby(claims, key=lambda claim: claim.document):
        read = story(tuple(group))
        told: set[str] = set()
        for check in CHECKS:
            for link in check.find(read):
                if link.why not in told:
                    told.add(link.why)
                    yield link
