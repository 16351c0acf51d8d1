"""Bounds that are plain prepositions: information about two men, presiding over two courts, over a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.lexicon import every
from factcheck.pipes.quantity import Quantity
from factcheck.pipes.quantity.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOUBTFUL = frozenset({"over", "about", "around", "under", "above", "below"})


def unbound(view: View, q: Quantity) -> Quantity:
    """The quantity without its bound, where the parse shows the word before it to be a preposition."""
    if q.approx is None or q.kind == "range" or q.start == q.number_start:
        return q
    word = view.text[q.start : q.start + 6].split(" ")[0].lower()
    i = view.token_at(q.start)
    if word not in _DOUBTFUL or i >= len(view.doc) or not _is_preposition(view.doc[i], word, q):
        return q
    amount = q.high if q.low is None else q.low
    start = q.start + len(word) + 1
    open_side = None if q.kind == "vague" else amount
    return replace(
        q, start=start, low=amount, high=open_side, approx="at_least" if q.kind == "vague" else None
    )


def _is_preposition(token: Token, word: str, q: Quantity) -> bool:
    if token.dep_ != "prep" or token.tag_ != "IN":
        return False
    if word == "about":
        return True
    if q.unit is None:
        return token.head.tag_.startswith("VB")
    return word == "over" and q.unit in every("units", "time") and not q.unit.endswith(" old")
