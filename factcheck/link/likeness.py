"""How alike the words of two texts are, each word counting by how rare it is in the run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from factcheck.identity import bare_words
from factcheck.link.words import pieces, small, term

# Set on the training half of public sets of sentences that share their content (see tests/benchmarks).
_PIECE = 0.4  # weight of four letters in a row, so that spellings and forms of one word meet
_SMALL = 0.8  # "not", "in", "before": common, so that their rarity makes them light anyway
_LEAST = 500  # texts that a run is taken to have: in a short one a word is rare by chance
_RARE = 4.7  # rarity of a word that four texts in five hundred have
_TELLING = 40  # texts of a run in which it says something that hardly another has a word
_NUMBER = 1.3  # a figure in common says more than a word

Vector = Mapping[str, float]


class Likeness:
    """The cosine of two texts as bags of words, weighted by the rarity of words in ``count`` texts.

    ``having`` says in how many of them each feature stands. 0 is nothing in common, 1 the same words in any
    order. Vectors are made when first asked for.
    """

    def __init__(self, having: Mapping[str, int], count: int) -> None:
        self._having, self._count = having, count  # a large run has millions of words: once is enough
        self._telling = count >= _TELLING
        self._unseen = _rarity(count, "", 0)
        self._known = lru_cache(maxsize=1 << 16)(self._reckoned)
        self._vector = lru_cache(maxsize=1 << 13)(self._weighed)

    @classmethod
    def among(cls, texts: Iterable[str]) -> Likeness:
        """The likeness of texts among these."""
        known = [features(text).keys() for text in texts]
        return cls(Counter(word for words in known for word in words), len(known))

    def __reduce__(self) -> tuple[type[Likeness], tuple[Mapping[str, int], int]]:
        return Likeness, (self._having, self._count)  # vectors stay in their process

    def __call__(self, a: str, b: str) -> float:
        one, other = self._vector(a), self._vector(b)
        return math.fsum([one[word] * other[word] for word in one.keys() & other.keys()])

    def rarity(self, word: str) -> float:
        """The logarithm of how rare a word is in the run: near 0 in every text, high in one alone."""
        return self._known(word)

    def weight(self, words: Iterable[str]) -> float:
        """How rare the words are, summed."""
        return math.fsum(map(self._known, words))

    def rare(self, word: str) -> bool:
        """Whether hardly another text of the run has the word; never in a short run."""
        return self._telling and self.rarity(word) >= _RARE

    def _reckoned(self, word: str) -> float:
        having = self._having.get(word)
        return self._unseen if having is None else _rarity(self._count, word, having)

    def _weighed(self, text: str) -> Vector:
        weights = {word: weight * self._known(word) for word, weight in features(text).items()}
        length = math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def _rarity(texts: int, word: str, having: int) -> float:
    whole = texts if word.startswith("_") else max(texts, _LEAST)
    return max(0.0, math.log((whole + 1) / (having + 0.5)))


def features(text: str) -> Vector:
    """Stems, small words and pieces of a text with what each counts before its rarity."""
    found: dict[str, float] = {}
    for word in bare_words(text):
        found.update(_features_of(word))
    return found


@lru_cache(maxsize=1 << 14)
def _features_of(word: str) -> Vector:
    if word in small():
        return {"_" + word: _SMALL}
    stem = term(word)
    return {stem: _NUMBER if stem[0].isdigit() else 1.0, **{"~" + piece: _PIECE for piece in pieces(word)}}
