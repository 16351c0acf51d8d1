"""Words made comparable: stems, with words that mean the same folded into one and number words as digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import snowballstemmer

from factcheck import lexicon
from factcheck.identity import bare_words

_MARKS = re.compile(r"(?<=\d),(?=\d{3})")  # 4,982 is one word: "982" alone would be a rare one
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}


@lru_cache(maxsize=1 << 15)
def terms(text: str) -> tuple[str, ...]:
    """What a text is about: the stems of its words in order, without small words and words of speaking."""
    words = bare_words(_MARKS.sub("", text))
    left_out = _left_out()
    return tuple([term(word) for word in words if word not in left_out])


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """The stem of a word in small letters, or the name of its class in ``lexicon/alike.toml``."""
    word = _DIGITS.get(word, word)
    stem = _stem(word)
    return _classes().get(stem, stem)


@cache
def small() -> frozenset[str]:
    """Words that say nothing about what a text is about."""
    return frozenset(lexicon.words("alike", "words")["small"])


@cache
def _left_out() -> frozenset[str]:
    return small() | frozenset(lexicon.words("alike", "words")["speaking"])


@cache
def _classes() -> dict[str, str]:
    """Stem to class; two words of one stem stand in one class (a test holds that)."""
    return {_stem(word): f"={name}" for word, name in lexicon.owner("alike", "classes").items()}


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def pieces(word: str) -> Iterator[str]:
    """Four letters in a row, with the word's edges: what "Hutchison" and "Hutchinson" have in common."""
    edged = f"#{word}#"
    for start in range(max(1, len(edged) - 3)):
        yield edged[start : start + 4]
