"""What two claims say that cannot both be right, or must be reconciled: one kind a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts import (
    age,
    antonym,
    certain,
    date,
    figure,
    name,
    negation,
    place,
    quote_speaker,
    quote_wording,
    role,
    status,
    superlative,
)
from factcheck.model import Link

CHECKS: tuple[Callable[[Comparison], Iterator[Link]], ...] = (
    figure.find,
    date.find,
    age.find,
    place.find,
    superlative.find,
    status.find,
    negation.find,
    antonym.find,
    certain.find,
    role.find,
    name.find,
    quote_wording.find,
    quote_speaker.find,
)


def between(pair: Comparison) -> Iterator[Link]:
    """Every conflict between the two claims of a pair, in the order of CHECKS."""
    for check in CHECKS:
        yield from check(pair)
