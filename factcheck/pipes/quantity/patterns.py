"""Word lists as pieces of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """An alternation of the words, longest first ("per cent" before "per"); a space is any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def plain(found: str) -> str:
    """The matched words as the lexicon has them: lower case, single spaces."""
    return re.sub(r"\s+", " ", found.lower())
