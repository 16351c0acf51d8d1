"""Bounds that are plain prepositions: information about two men, presiding over two courts, over a year."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import every
from factcheck.lexicon.inflect import all_forms
from factcheck.pipes.quantity import Quantity
from factcheck.pipes.quantity.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_FROM_A_POINT = frozenset({"ago", "earlier", "later", "before", "after", "old", "back"})
_SIDES = frozenset({"above", "below", "under"})
_DOUBTFUL = frozenset({"over", "about", "around", "under", "above", "below"})


def unbound(view: View, q: Quantity) -> Quantity:
    """The quantity without its bound, where the parse shows the word before it to be a preposition."""
    if q.approx is None or q.kind == "range" or not view.text[q.start : q.number_start].strip():
        return q
    word = view.text[q.start : q.number_start].lower().split(None, 1)[0]
    i = view.token_at(q.start)
    if word not in _DOUBTFUL or i >= len(view.doc):
        return q
    time = word == "over" and q.unit in every("units", "time") and not q.unit.endswith(" old")
    if not (_is_during(view, view.doc[i], q.end) if time else _is_preposition(view.doc[i], word, q)):
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
    if q.unit is not None or not token.head.tag_.startswith("VB"):
        return False
    return word not in _SIDES or token.head.lower_ not in _every_form("reaching")


def _is_during(view: View, over: Token, end: int) -> bool:
    """Whether "over" and a length of time tell how long something took: not in "waited over two hours"."""
    after = view.token_at(end)
    if after < len(view.doc) and view.doc[after].lower_ in _FROM_A_POINT:
        return False
    unit = over.head.head if over.dep_ == "quantmod" else over
    if unit.dep_ not in ("prep", "npadvmod") or over.tag_ != "IN":
        return False
    verb = unit.head
    done = any(child.dep_ in ("dobj", "npadvmod") and child.i < over.i for child in verb.children)
    return done or verb.lower_ not in _every_form("lasting")


@cache
def _every_form(section: str) -> frozenset[str]:
    """Every form of the verbs in a section of ``numbers``, such as those that a length of time follows."""
    return all_forms(every("numbers", section))
