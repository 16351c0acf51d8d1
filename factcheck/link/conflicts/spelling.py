"""What is no slip of the pen: another form of a word, or another house's spelling of it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.words import term

_ENDINGS = re.compile(r"(?:n|an|ian|s|es|ese|i|is|ish|er|ers|ed|ing|ly)$")


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> tuple[str, ...]:
    """The words of a text without accents and without a possessive ending: house style decides on accents."""
    bare = unicodedata.normalize("NFKD", re.sub(r"['’]s?(?!\w)", "", text))
    return bare_words("".join(letter for letter in bare if not unicodedata.combining(letter)))


def one_spelling(one: str, other: str) -> bool:
    """Whether two words are forms of one ("Iran", "Iranian") or two accepted spellings of it."""
    if term(one) == term(other) or frozenset((one, other)) in _accepted():
        return True
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.startswith(shorter) and bool(_ENDINGS.fullmatch(longer[len(shorter) :]))


@cache
def _accepted() -> frozenset[frozenset[str]]:
    groups = lexicon.words("spellings", "names").values()
    return frozenset(frozenset((x, y)) for group in groups for x in group for y in group if x != y)
