"""All that the earlier components left on a Doc, and the part of it that lies in one place."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc

from factcheck.model import Date, Figure, Name, Quotation, Quoted, Reason, Role, Superlative
from factcheck.pipes.annotations import get

Placed = TypeVar("Placed", Quoted, Name, Figure, Date, Role, Superlative, Reason)


class Found(NamedTuple):
    """Records of each kind, in the order of the text."""

    quoted: tuple[Quoted, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    roles: tuple[Role, ...]
    superlatives: tuple[Superlative, ...]
    modality: tuple[Reason, ...]
    names: tuple[Name, ...]

    def within(self, start: int, end: int) -> Found:
        """The records that reach into ``start`` to ``end``; a quotation may lie in several places."""
        return Found(
            _overlapping(self.quoted, start, end),
            tuple(q for q in self.quotations if any(s < end and e > start for s, e in q.spans)),
            _overlapping(self.figures, start, end),
            _overlapping(self.dates, start, end),
            _overlapping(self.roles, start, end),
            _overlapping(self.superlatives, start, end),
            _overlapping(self.modality, start, end),
            _overlapping(self.names, start, end),
        )


def collect(doc: Doc) -> Found:
    """Everything that stands on the Doc."""
    return Found(
        get(doc, Quoted),
        get(doc, Quotation),
        get(doc, Figure),
        get(doc, Date),
        get(doc, Role),
        get(doc, Superlative),
        get(doc, Reason),
        get(doc, Name),
    )


def _overlapping(records: tuple[Placed, ...], start: int, end: int) -> tuple[Placed, ...]:
    """The records of one kind that share a character with ``start`` to ``end``."""
    low = bisect_left(records, start, key=lambda record: record.end)
    high = bisect_left(records, end, key=lambda record: record.start)
    return tuple(record for record in records[low:high] if record.end > start)
