"""What a number counts: the noun after it, and the unit that follows from the noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import owner

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "POS", "RB", "CD"})
_LINKS = frozenset({"the", "these", "those", "its", "their", "his", "her", "all", "our", "some"})
_REACH = 7


def noun(doc: Doc, at: int, *, through_of: bool) -> tuple[int, int] | None:
    """Tokens of the noun phrase that begins at token ``at``: (first noun of the head, end). None when there is none.

    ``through_of`` looks behind "of" and "of the": hundreds of people, a third of the teams.
    """
    i, limit = at, min(len(doc), at + _REACH)
    if through_of and i < limit and doc[i].lower_ == "of":
        i += 1
        while i < limit and (doc[i].lower_ in _LINKS or doc[i].tag_ == "CD"):
            i += 1
    found: int | None = None
    while i < limit:
        tag = doc[i].tag_
        if tag in _NOUNS:
            if found is not None and doc[found].tag_ in _PLURALS and tag not in _PLURALS:
                break
            found = i
        elif tag not in _BETWEEN or (found is not None and tag in ("VBN", "VBG", "RB", "CD", "JJ", "JJR", "JJS")):
            break
        elif doc[i].is_space:
            break
        i += 1
    return (found, found + 1) if found is not None else None


def unit(token: Token) -> str:
    """The unit for a counted noun: ``people`` for people, else the noun in the plural, lower case."""
    word = token.lower_
    if word in owner("people", "people") or (token.tag_ == "NNPS" and token.ent_type_ == "NORP"):
        return "people"
    return word if token.tag_ in _PLURALS else plural(word)


@cache
def plural(word: str) -> str:
    """``plural("story") == "stories"``; a plural stays as it is."""
    known = owner("people", "plurals")
    if word in known:
        return known[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return word + "es"
    return word if word.endswith("s") else word + "s"
