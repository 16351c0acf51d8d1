"""Runs the attribution component over benchmark rows and writes what the ``quotes`` scorer reads."""

from __future__ import annotations

from typing import Any

from factcheck.model import Quotation
from factcheck.pipes.annotations import get


def predict(rows: list[dict[str, Any]], nlp: Any) -> list[dict[str, Any]]:
    """One ``{"doc_id", "attributions": [{"source", "cue", "content"}]}`` a row of ``doc_id`` and ``text``."""
    docs = nlp.pipe([row["text"] for row in rows], batch_size=16)
    return [
        {"doc_id": row["doc_id"], "attributions": attributions(doc)}
        for row, doc in zip(rows, docs, strict=True)
    ]


def attributions(doc: Any) -> list[dict[str, list[list[int]]]]:
    """The attributed contents of a processed Doc; quotations that nobody is named for are left out."""
    return [_spans(quotation) for quotation in get(doc, Quotation) if quotation.speaker or quotation.cue]


def _spans(quotation: Quotation) -> dict[str, list[list[int]]]:
    who = quotation.speaker
    cue = [[quotation.cue_start, quotation.cue_end]] if quotation.cue_start is not None else []
    return {
        "source": [[who.start, who.end]] if who else [],
        "cue": [[start, end] for start, end in cue if start is not None and end is not None],
        "content": [[start, end] for start, end in quotation.spans],
    }
