"""A contradiction as a Link: which claims it lies in, and the words that it shows."""

from __future__ import annotations

from factcheck.link.selfcheck.story import Sentence
from factcheck.model import Claim, Date, Figure, Link

REAL, RECONCILE = "real", "reconcile"
_SINGLE = str.maketrans('“”"', "‘’'")


def conflict(
    sentence: Sentence, records: tuple[Figure | Date, ...], what: str, severity: str, why: str
) -> Link:
    """A conflict in one sentence: the smallest claim with all records, or those of first and last."""
    start, end = min(r.start for r in records), max(r.end for r in records)
    first, last = min(records, key=lambda r: r.start), max(records, key=lambda r: r.end)
    whole = _smallest(sentence, start, end)
    if whole:
        return Link(whole.id, whole.id, "conflict", what, severity, why)
    one, other = _smallest(sentence, first.start, first.end), _smallest(sentence, last.start, last.end)
    a, b = one or sentence.claims[0], other or sentence.claims[-1]
    return Link(a.id, b.id, "conflict", what, severity, why)


def _smallest(sentence: Sentence, start: int, end: int) -> Claim | None:
    around = [claim for claim in sentence.claims if claim.start <= start and end <= claim.end]
    return min(around, key=lambda claim: claim.end - claim.start, default=None)


def quoted(words: str) -> str:
    """Words of the article in quotation marks; its own double ones become single."""
    inner = words.strip(" ,;").translate(_SINGLE)
    return f"“{inner}”"
