"""All that the earlier components left on a Doc, and the part of it that lies in one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc

from factcheck.model import Date, Figure, Quotation, Quoted, Reason, Role, Superlative
from factcheck.pipes.annotations import get


class Found(NamedTuple):
    """Records of each kind, in the order of the text."""

    quoted: tuple[Quoted, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    roles: tuple[Role, ...]
    superlatives: tuple[Superlative, ...]
    modality: tuple[Reason, ...]

    def within(self, start: int, end: int) -> Found:
        """The records that reach into ``start`` to ``end``; for a quotation, its words or its cue."""
        return Found(
            *(
                tuple(q for q in records if _reaches(q, start, end))
                if records is self.quotations
                else _overlapping(records, start, end)
                for records in self
            )
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
    )


def _reaches(quotation: Quotation, start: int, end: int) -> bool:
    return any(first < end and last > start for first, last in quotation.spans)


def _overlapping(records: Sequence[Any], start: int, end: int) -> tuple[Any, ...]:
    low = bisect_left(records, start, key=lambda record: record.end)
    found = []
    for record in records[low:]:
        if record.start >= end:
            break
        if record.end > start:
            found.append(record)
    return tuple(found)
