"""What a number counts: the noun after it, and the unit that follows from the noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import every, numbers, owner, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
_BEFORE = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "POS", "RB", "CD", ","})
_STOP = frozenset({"VBN", "VBG", "RB", "CD", "JJ", "JJR", "JJS", ",", "HYPH"})
_LINKS = frozenset(
    {"the", "these", "those", "its", "their", "his", "her", "all", "our", "my", "your", "such"}
)
_OF_PEOPLE = ("men", "women", "ists", "icians")  # crewmen, strategists, politicians
_LONG = 7  # letters: not "lists" or "omens"
_HYPHENS = frozenset({"-", "‐", "‑"})
_REACH = 8  # tokens


def noun(doc: Doc, at: int, *, through_of: bool) -> int | None:
    """The token that heads the noun phrase beginning at token ``at``; None when there is none.

    ``through_of`` looks behind "of" and "of the": hundreds of people, a third of the teams.
    """
    i, limit = at, min(len(doc), at + _REACH)
    if through_of and i < limit and doc[i].lower_ == "of":
        i += 1
        while i < limit and (doc[i].lower_ in _LINKS or doc[i].tag_ == "CD"):
            i += 1
    found: int | None = None
    owned: int | None = None
    while i < limit and not doc[i].is_space:
        tag = "HYPH" if doc[i].text in _HYPHENS else doc[i].tag_
        if tag in NOUNS:
            if found is not None and _complete(doc[found], tag):
                break
            found = i
        elif tag == "HYPH" and found is not None:
            found = None  # town-hall meetings
        elif found is not None and tag == "POS":
            owned, found = found, None  # what is owned is counted: the county's schools
        elif found is not None and _joins_names(doc, i, found):
            pass
        elif tag not in _BEFORE or (tag == "," and i == at) or (found is not None and tag in _STOP):
            break
        i += 1
    return owned if found is None else found


def _complete(token: Token, after: str) -> bool:
    """Whether a noun ends its phrase before another with the tag ``after``: three-term before a name."""
    if token.tag_ == "NNS":
        return not token.is_title  # "one Comets player", whose name looks like a plural
    return token.tag_ == "NN" and after == "NNP"


def _joins_names(doc: Doc, i: int, found: int) -> bool:
    """ "And" between two names: dozens of Kia and Volvo cars."""
    return doc[i].tag_ == "CC" and doc[found].tag_ == "NNP" and i + 1 < len(doc) and doc[i + 1].tag_ == "NNP"


def is_person(token: Token) -> bool:
    """A noun for people, or the name of a people."""
    word = token.lower_
    if word in every("people", "people") or (token.tag_ == "NNPS" and token.ent_type_ == "NORP"):
        return True
    return word.endswith(_OF_PEOPLE) and token.tag_ == "NNS" and len(word) >= _LONG


def unit(token: Token) -> str:
    """The unit for a counted noun: ``people`` for people, else the noun in the plural, lower case."""
    return "people" if is_person(token) else _tied(token) + plural(token.lower_, token.tag_)


def thing(token: Token, *, as_written: bool = False) -> str:
    """What is counted, in words: a name as it stands, any other noun in the plural, lower case.

    ``as_written`` keeps the noun in the number it has: 8 litres of water.
    """
    tied = _tied(token)
    if token.tag_ in ("NNP", "NNPS"):
        return tied + token.text
    return tied + (token.lower_ if as_written else plural(token.lower_, token.tag_))


def _tied(token: Token) -> str:
    """What a hyphen ties to the front of the word: the "fund-" of "fund-raisers"."""
    doc, i = token.doc, token.i
    if i < 2 or doc[i - 1].text not in _HYPHENS or doc[i - 1].whitespace_ or doc[i - 2].whitespace_:
        return ""
    word = doc[i - 2].lower_
    counts = word in numbers("numbers", "denominators") or doc[i - 2].tag_ == "CD"
    return "" if counts or not doc[i - 2].is_alpha else f"{word}-"


@cache
def plural(word: str, tag: str = "NN") -> str:
    """``plural("story") == "stories"``; a plural stays as it is."""
    if tag in PLURALS or word in words("people", "plurals"):
        return word
    known = owner("people", "plurals").get(word)
    if known:
        return known
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return word + "es"
    return word if word.endswith("s") else word + "s"
