"""What a summary tells of the rows of a worksheet, gathered in one look at each: there may be a million."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from factcheck.model import Claim
from factcheck.sheet import Row
from factcheck.verdict import outdated, settled

TOP = 5  # rows shown as the first to check
_AT_A_TIME = 10_000  # rows


@dataclass(frozen=True, slots=True)
class Repeated:
    """A group of repeats: how many claims it has, in how many documents, and how to word it.

    ``shown`` is its first claim that is a whole sentence, else its first one; ``last`` the document looked at
    last.
    """

    claims: int
    documents: int
    shown: str
    last: str


@dataclass(slots=True)
class Overview:
    """``kinds`` and ``changes`` are counts, ``claims`` counts by document.

    ``first`` are the rows to check first, ``again`` those whose words changed after they were checked,
    ``clashing`` those with a conflict, ``repeats`` the groups by id, ``open`` the documents with a date that
    could not be worked out. ``rows`` and ``checked_before`` count rows.
    """

    rows: int = 0
    checked_before: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    first: list[Row] = field(default_factory=list)
    again: list[Row] = field(default_factory=list)
    clashing: list[Row] = field(default_factory=list)
    repeats: dict[str, Repeated] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


def overview(rows: Iterable[Row]) -> Overview:
    """Look at each row once."""
    seen = Overview()
    waiting: list[Row] = []
    for row in rows:
        _count(seen, row)
        waiting.append(row)
        if len(waiting) == _AT_A_TIME:
            seen.first = top(chain(seen.first, waiting))
            waiting.clear()
    seen.first = top(chain(seen.first, waiting))
    return seen


def top(rows: Iterable[Row]) -> list[Row]:
    """The rows to check first: by priority, then conflicts, then those of most kinds; repeats once.

    Those that somebody has decided about are done, unless their words changed since.
    """
    left = [row for row in rows if row.change == "changed" or not settled(row.people)]
    left.sort(key=lambda row: (row.claim.priority, not row.conflicts, -len(row.claim.kinds)))
    once = {row.group or row.claim.id: row for row in reversed(left)}
    return [row for row in left if once[row.group or row.claim.id] is row][:TOP]


def _count(seen: Overview, row: Row) -> None:
    claim = row.claim
    seen.rows += 1
    seen.checked_before += bool(row.earlier_check)
    seen.kinds.update(claim.kinds)
    seen.changes[row.change] += 1
    seen.claims[claim.document] += 1
    if outdated({**row.people, "change": row.change}):
        seen.again.append(row)
    if row.conflicts:
        seen.clashing.append(row)
    if row.group:
        seen.repeats[row.group] = _told_again(seen.repeats.get(row.group), claim)
    if any(date.value is None or date.value.startswith("XXXX") for date in claim.dates):
        seen.open.add(claim.document)


def _told_again(known: Repeated | None, claim: Claim) -> Repeated:
    if known is None:
        return Repeated(1, 1, claim.text, claim.document)
    better = known.shown[:1].islower() and not claim.text[:1].islower()
    return Repeated(
        known.claims + 1,
        known.documents + (claim.document != known.last),  # the claims of a document stand together
        claim.text if better else known.shown,
        claim.document,
    )
