"""One key for a name in a whole run, so that "Roger Stone" here and "Mr Stone" there are one person."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from factcheck.identity import bare_words
from factcheck.model import Name
from factcheck.pipes.naming.nicknames import formal

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_EMPTY = frozenset({"the", "inc", "corp", "co", "ltd", "plc", "llc"})


def keys(names: Iterable[Name]) -> Mapping[tuple[str, str], str]:
    """``(name, label)`` to key. A person's key is the surname and the first letter of the first name.

    "Dick" has the letter of "Richard" where the run knows a Richard of that surname, and no other it may be.

    A surname alone gets the letter when all who bear it in the run share one; else it stays as it is, and
    fits nobody else.
    """
    seen = {(name.name, name.label) for name in names}
    firsts: dict[str, set[str]] = defaultdict(set)
    for name, label in seen:
        first, last = _person(name)
        if label == "person" and first:
            firsts[last].add(first)
    letters = {last: {_letter(first, borne) for first in borne} for last, borne in firsts.items()}
    found = {}
    for name, label in seen:
        if label == "person":
            first, last = _person(name)
            known = {_letter(first, firsts[last])} if first else letters.get(last, set())
            found[name, label] = f"{last}, {next(iter(known))}" if len(known) == 1 else last
        else:
            found[name, label] = _body(name)
    return found


def surname(name: str) -> str:
    """The last word of a person's name; two names with one key have one surname."""
    return _person(name)[1]


@lru_cache(maxsize=1 << 14)
def _person(name: str) -> tuple[str, str]:
    """The first name, empty when there is none, and the surname."""
    words = [word for word in bare_words(_plain(name)) if word not in _SUFFIXES]
    if not words:
        return "", name.casefold()
    return (words[0] if len(words) > 1 else ""), words[-1]


def _letter(first: str, borne: Set[str]) -> str:
    """The first letter of ``first``, or of the one full name in ``borne`` that it is short for."""
    full = (formal(first) - {first}) & borne
    return next(iter(full))[0] if len(full) == 1 else first[0]


@lru_cache(maxsize=1 << 14)
def _body(name: str) -> str:
    """ "The F.B.I." and "FBI" are one, and so are "Halden Steel Inc." and "Halden Steel"."""
    plain = re.sub(r"\b(\w)\.(?=\w\b|\W|$)", r"\1", _plain(name))
    return " ".join(word for word in bare_words(plain) if word not in _EMPTY) or name.casefold()


def _plain(name: str) -> str:
    """Without the genitive and without accents: "Calderón" is "Calderon" in the next paper."""
    parts = unicodedata.normalize("NFD", re.sub(r"['’]s$", "", name))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
