"""The words inside the quotation marks of a claim, and who says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link import naming
from factcheck.link.compare import Comparison
from factcheck.model import Claim, Name

_MARKS = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_CUT = re.compile(r"\.\s?\.\s?\.|…|\[[^\]]*\]|\([^)]*\)|[—―–]|--")
_PART = re.compile(rf"(?:{_CUT.pattern})|[^\W_](?:\.[^\W_])+\b|[^\W_]+(?:['’][^\W_]+|[*_]+\w*)*")
_BRITISH = re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|able$|ing$)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one quotation, and the places where the article says that it left out or put in words."""

    words: tuple[str, ...]
    cuts: frozenset[int]

    def cut(self, start: int, end: int) -> bool:
        """Whether there is a cut between two places."""
        return any(start <= place <= end for place in self.cuts)


def quoted(claim: Claim) -> tuple[Words, ...]:
    """The quotations of a claim; all of it where it is one sentence of a longer quotation."""
    return _quoted(claim.text, claim.quotation is not None and claim.quotation.direct)


@lru_cache(maxsize=1 << 13)
def _quoted(text: str, direct: bool) -> tuple[Words, ...]:
    inside = _MARKS.findall(text)
    return tuple(map(words, inside or ([text] if direct else ())))


def words(text: str) -> Words:
    """The words of a text with its cuts, "it's" as one word."""
    found: list[str] = []
    cuts = set()
    for match in _PART.finditer(text):
        if _CUT.fullmatch(match[0]):
            cuts.add(len(found))
        else:
            found += _plain(match[0]).split()  # "gonna" is "going to"
    return Words(tuple(found), frozenset(cuts))


def _plain(word: str) -> str:
    """A word in small letters, "F.B.I." as "fbi", "ten" as "10"; blanked letters stay as they are."""
    return spelt("".join(bare_words(word)) if "." in word else word.replace("’", "'").casefold())


def spelt(word: str) -> str:
    """A word as one of its spellings: "one" and "1", "color" and "colour", "Sen." and "Senator"."""
    return _numbers().get(word, _BRITISH.sub("or", word))


@cache
def _numbers() -> Mapping[str, str]:
    found = {word: f"{value:g}" for word, value in lexicon.numbers("numbers", "cardinals").items()}
    return found | dict(lexicon.owner("spellings", "short"))


def same_speaker(pair: Comparison) -> bool:
    """Whether both claims name their speaker and it is one, by the names of persons in both."""
    one, other = speaker(pair.a.claim), speaker(pair.b.claim)
    if not one or not other or naming.surname(one) != naming.surname(other):
        return False
    if one == other:
        return True
    known = [Name(name, 0, 0, name, "person") for name in (one, other)]
    keys = naming.keys([*pair.a.claim.mentions, *pair.b.claim.mentions, *known])
    return keys[one, "person"] == keys[other, "person"]


def speaker(claim: Claim) -> str:
    """The speaker's name, empty where there is none."""
    return (claim.speaker.name if claim.speaker else None) or ""
