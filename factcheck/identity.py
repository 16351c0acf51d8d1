"""Words without their dress, and short names made from them that do not depend on where they stand."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SIGNED = re.compile(r"[-+]?\d(?:[\d.,]*\d)?")
_RATED = re.compile(r"(?<=[A-Z])[-+](?!\w)")  # BBB+
_COMPARING = frozenset("%‰<>")
_MINUS = str.maketrans("−–—", "---")


@lru_cache(maxsize=1 << 14)
def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text without capitals, punctuation and ligatures."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=1 << 16)
def wording(text: str) -> tuple[str, ...]:
    """The bare words, and what makes them another claim: signs of currency and share, a minus, a point."""
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS)
    numbers = (number for number in _SIGNED.findall(plain) if not number.isdigit())
    signs = (sign for sign in plain if sign in _COMPARING or unicodedata.category(sign) == "Sc")
    return (*bare_words(text), *numbers, *signs, *_RATED.findall(plain))


def code(prefix: str, parts: Iterable[str], letters: int) -> str:
    """``prefix`` and base-32 letters of a hash over the parts: nothing that a spreadsheet calculates with."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return prefix + base64.b32encode(digest).decode("ascii")[:letters]
