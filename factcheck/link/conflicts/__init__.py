"""What two claims say that cannot both be right, or must be reconciled: one kind a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts import negation
from factcheck.model import Link

CHECKS: tuple[Callable[[Comparison], Iterator[Link]], ...] = (negation.find,)


def conflicts(pair: Comparison) -> Iterator[Link]:
    """Every conflict between the two claims of a pair, in the order of CHECKS."""
    for check in CHECKS:
        yield from check(pair)
