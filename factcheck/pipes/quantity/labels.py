"""Numbers that are part of a name or a label: Vostok 1, Boeing 747, Chapter 11, page 5, the Big Ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lexicon import every
from factcheck.pipes.quantity import counted

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE"})
_MOST_DIGITS = 4  # names hold small numbers; house numbers have up to five digits


def is_label(doc: Doc, first: int, after: int, *, bare: bool) -> bool:
    """Whether the number at token ``first``, with ``after`` the token behind it, is no count but a name.

    ``bare``: it is written in plain digits, with no separator, sign, bound or unit.
    """
    token = doc[first]
    if not token.text[:1].isdigit():
        return _capital(doc, first, after)
    if not bare or "," in token.text or "." in token.text:
        return False
    if first and _labelled(doc, first):
        return True
    if first and _after_name(doc, first, after):
        return True
    return _house(doc, first, after)


def _labelled(doc: Doc, first: int) -> bool:
    before = doc[first - 1]
    return before.lower_ in every("numbers", "labels") and (
        before.tag_ in counted.NOUNS or "." in before.text or before.is_title
    )


def _after_name(doc: Doc, first: int, after: int) -> bool:
    """Right after a name, unless people, or things in the plural after a place: "in Rome 30 people died"."""
    before = doc[first - 1]
    named = before.tag_ in ("NNP", "NNPS") and any(c.isupper() for c in before.text)
    if not named:
        return False
    if after < len(doc) and counted.is_person(doc[after]):
        return False
    follows = after < len(doc) and doc[after].tag_ == "NNS"
    return not (follows and before.ent_type_ in _PLACES)


def _house(doc: Doc, first: int, after: int) -> bool:
    """A house number or a code before a name: four digits and more without a separator, then a capital."""
    if len(doc[first]) < _MOST_DIGITS or after >= len(doc):
        return False
    return doc[after].tag_ == "NNP" and doc[after].is_title and doc[after].ent_type_ != "NORP"


def _capital(doc: Doc, first: int, after: int) -> bool:
    """A spelled-out number inside a name: the Big Ten, Five Points, Chapter Eleven."""
    token = doc[first]
    if not token.is_title or token.is_sent_start:
        return False
    if first and doc[first - 1].tag_ == "NNP" and doc[first - 1].text[:1].isupper():
        return True
    return after < len(doc) and doc[after].tag_ in ("NNP", "NNPS") and doc[after].is_title
