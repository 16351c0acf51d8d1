"""Words without their dress, and short names made from them that do not depend on where they stand."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NUMBER = re.compile(r"[-+]?[£€$¥]?\d(?:[\d.,]*\d)?%?")
_MINUS = str.maketrans("−–—", "---")


@lru_cache(maxsize=1 << 14)
def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text without capitals, punctuation and ligatures."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def wording(text: str) -> tuple[str, ...]:
    """The bare words, and the numbers whose sign, currency or decimal point these do not show."""
    numbers = _NUMBER.findall(unicodedata.normalize("NFKC", text).translate(_MINUS))
    return bare_words(text) + tuple(number for number in numbers if not number.isdigit())


def code(prefix: str, parts: Iterable[str], letters: int) -> str:
    """``prefix`` and base-32 letters of a hash over the parts: nothing that a spreadsheet calculates with."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return prefix + base64.b32encode(digest).decode("ascii")[:letters]
