"""Is a clause a claim? The rules of ``worth`` decide; where they leave doubt, the learned weights have a say.

Hard evidence (words with a source, a rumour, a figure, a date) leaves no doubt: what was said or counted can
be checked, however it is told.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from factcheck.lexicon import numbers
from factcheck.pipes import learned, worth
from factcheck.pipes.found import Found
from factcheck.pipes.traits import traits

_HARD = frozenset(("quotation", "reported_by_name", "reported", "rumour", "figure", "date"))
_NOTHING_TO_NAME = "its wording as a whole"


class Decision(NamedTuple):
    """Whether a clause is a claim, its ``worth.features``, and what tipped the balance if not they."""

    claim: bool
    features: tuple[str, ...]
    tipped: tuple[str, ...] = ()


def decide(clause: Span, verb: Token | None, here: Found, text: str, kind: str = "paragraph") -> Decision:
    """Judge a clause, given its main verb, what was found in it, and its kind of passage."""
    features = worth.features(clause, verb, here, text, kind)
    above = worth.score(features) - numbers("worth", "threshold")["claim"]
    terms = numbers("worth", "learned")
    if abs(above) >= terms["doubt"] or _HARD & set(features):
        return Decision(above >= 0, features)
    seen = traits(clause, verb, here, features)
    claim = above + terms["weight"] * learned.fact(seen) >= 0
    if not claim or above >= 0:
        return Decision(claim, features)
    return Decision(True, features, learned.strongest(seen) or (_NOTHING_TO_NAME,))
