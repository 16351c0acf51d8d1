"""Short forms of first names: "Dick" is "Richard"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import words


def formal(first: str) -> frozenset[str]:
    """The first names, lower case, that ``first`` can stand for, itself among them."""
    low = first.lower()
    return _formal_names().get(low, frozenset()) | {low}


@cache
def _formal_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, short_forms in words("names", "nickname").items():
        for short in short_forms:
            found[short] = found.get(short, frozenset()) | {name}
    return found
