"""Sentences never cross the edge of a passage: a heading has no full stop, but it ends."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.layout import passages
from factcheck.model import Passage
from factcheck.pipes.annotations import get, put


@Language.component(
    "factcheck_passages", assigns=["doc._.passages", "token.is_sent_start"], retokenizes=False
)
def mark_passages(doc: Doc) -> Doc:
    """Cut a Doc that came without passages, and start a sentence at each passage's first token."""
    if doc._.passages is None:
        put(doc, "passages", passages(doc.text))
    starts = [token.idx for token in doc]
    for passage in get(doc, Passage):
        first = bisect_left(starts, passage.start)
        if first < len(doc):
            doc[first].is_sent_start = True
    return doc
