"""The vocabulary of commentary and of speech, as sets that are made once."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.lexicon import inflect


@cache
def verbs(name: str) -> frozenset[str]:
    """All forms of a list of verbs of ``lexicon/commentary.toml``."""
    return inflect.all_forms(lexicon.words("commentary", "verbs")[name])


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of ``lexicon/commentary.toml``."""
    return frozenset(lexicon.words("commentary", "words")[name])


@cache
def saying(name: str) -> frozenset[str]:
    """All forms of a list of verbs of ``lexicon/saying.toml``."""
    return inflect.all_forms(lexicon.words("saying", "verbs")[name])
