"""A Doc by characters: which token stands at an offset, and whether an offset lies in a date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from spacy.attrs import IDX

from factcheck.model import Date
from factcheck.pipes.annotations import get
from factcheck.pipes.fences import fenced, parted

if TYPE_CHECKING:
    from spacy.tokens import Doc


class View:
    """Made once a document, because ``doc.char_span`` is too slow to ask for every number.

    ``text`` is the text with its breaks fenced (see ``factcheck.pipes.fences``).
    """

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, parted(doc, fenced(doc.text))
        self._starts: list[int] = doc.to_array(IDX).tolist() if len(doc) else []
        spans = sorted(
            (d.start, d.end) for d in get(doc, Date) if not (d.value or "").startswith(("P", "R/"))
        )
        self._date_starts = [start for start, _ in spans]
        self._date_ends = [end for _, end in spans]

    def token_at(self, char: int) -> int:
        """Index of the token that holds the character, or of the next one; ``len(doc)`` behind the last."""
        i = bisect_right(self._starts, char) - 1
        if i >= 0 and char < self._starts[i] + len(self.doc[i]):
            return i
        return bisect_left(self._starts, char)

    def in_date(self, start: int, end: int) -> bool:
        """Whether the stretch overlaps a date that is no duration."""
        i = bisect_left(self._date_starts, end)
        return any(self._date_ends[k] > start for k in range(max(0, i - 2), i))
