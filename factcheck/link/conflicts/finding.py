"""A conflict as a Link: what disagrees, how severe it is, both texts, and the rule in words."""

from __future__ import annotations

from factcheck.link.compare import Comparison
from factcheck.model import Claim, Link


def conflict(pair: Comparison, what: str, severity: str, rule: str, *, by_source: bool = True) -> Link:
    """The two claims disagree on ``what``; ``rule`` says in plain words how.

    Where two sources that both have a name say different things, the severity is ``attributed``, unless
    ``by_source`` is false: who speaks is what they disagree on, or is the same person.
    """
    a, b = pair.a.claim, pair.b.claim
    if by_source and two_sources(a, b):
        severity = "attributed"
    return Link(a.id, b.id, "conflict", what, severity, f"{rule}: {_quoted(a)} and {_quoted(b)}")


def _quoted(claim: Claim) -> str:
    return f"“{claim.text}” ({claim.document}, paragraph {claim.paragraph})"


def two_sources(a: Claim, b: Claim) -> bool:
    """Whether two different named sources speak."""
    one, other = (claim.speaker.name if claim.speaker else None for claim in (a, b))
    return bool(one and other and one != other)
