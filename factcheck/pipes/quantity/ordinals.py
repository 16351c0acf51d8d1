"""Ordinals that count: the 22nd fair, its 39th mission. "First" is a superlative, left to that component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import every, words
from factcheck.pipes.quantity import counted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE_FROM = 4  # "second" and "third" are used for much else
_REACH = 5  # tokens


def counts(doc: Doc, at: int, amount: float, *, digits: bool) -> int | None:
    """The token of the noun that the ordinal before token ``at`` numbers, or None when it counts nothing."""
    if amount < 2 or at >= len(doc) or doc[at].text == "-":
        return None
    listed = every("numbers", "counted_ordinals")
    if digits or amount >= _SURE_FROM:
        found = counted.noun(doc, at, through_of=False)
        if found is None or doc[found].lower_ in words("numbers", "uncounted_ordinals")["all"]:
            return None
        known = [i for i in range(at, min(found + 1, at + _REACH)) if doc[i].lower_ in listed]
        if known:
            return known[-1]
        plain = digits and all(doc[i].tag_ not in ("NNP", "NNPS") for i in range(at, found + 1))
        return found if plain else None
    sure = words("numbers", "counted_ordinals")["second" if amount == 2 else "third"]
    return at if doc[at].lower_ in sure else None
