"""All that the earlier components left on a Doc, and the part of it that lies in one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

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
        """The records that share a character with ``start`` to ``end``."""

        def here(records: tuple[Placed, ...]) -> tuple[Placed, ...]:
            return tuple(record for record in records if record.start < end and record.end > start)

        return Found(
            here(self.quoted),
            tuple(q for q in self.quotations if any(s < end and e > start for s, e in q.spans)),
            here(self.figures),
            here(self.dates),
            here(self.roles),
            here(self.superlatives),
            here(self.modality),
            here(self.names),
        )


class Index:
    """Everything on a Doc, found by place in logarithmic time: a long document has thousands of claims."""

    def __init__(self, doc: Doc) -> None:
        self.quotations = get(doc, Quotation)
        self._number = {quotation: n for n, quotation in reversed([*enumerate(self.quotations)])}
        spans = [(start, end, n) for n, q in enumerate(self.quotations) for start, end in q.spans]
        kinds: tuple[type[Any], ...] = (Quoted, Figure, Date, Role, Superlative, Reason, Name)
        self._layers = [_Layer((r.start, r.end, r) for r in get(doc, kind)) for kind in kinds]
        self._spoken = _Layer(spans)

    def within(self, start: int, end: int) -> Found:
        """The records that share a character with ``start`` to ``end``."""
        quoted, *others = (layer.within(start, end) for layer in self._layers)
        numbers = sorted(set(self._spoken.within(start, end)))
        return Found(quoted, tuple(self.quotations[n] for n in numbers), *others)

    def number(self, quotation: Quotation) -> int:
        """The place of a quotation in ``quotations``."""
        return self._number[quotation]


class _Layer:
    """Values with their places; ``_reach`` is the furthest end so far, which grows even if places nest."""

    def __init__(self, entries: Iterable[tuple[int, int, Any]]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry[:2])
        self._starts = [start for start, _, _ in self._entries]
        self._reach = [*accumulate((end for _, end, _ in self._entries), max)]

    def within(self, start: int, end: int) -> tuple[Any, ...]:
        low, high = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return tuple(value for _, last, value in self._entries[low:high] if last > start)
