"""Whether a claim is one that was verified before: only what is sure."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePath

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.known.record import Known
from factcheck.known.tokens import tokens
from factcheck.known.wording import form, inserted, lasting, titles
from factcheck.model import Claim
from factcheck.wording import period

_NEAR = 8  # words: shorter texts must be the same word for word
_ALONE = 5  # words: shorter ones ("Two people died") must also name somebody or give a number
_UNDATED = "XXXX"  # a day or month without its year
_TELLING = re.compile(r"(?<=[^.?!:\s\"“‘'(]\s)[\"“‘'(]*[A-Z]\w|\d")  # a name, a number
_NAMED = re.compile(r"(?<=[^.?!:\s\"“‘'(]\s)[\"“‘'(]*[A-Z]\w")
_BEHIND = re.compile(r"\[([^][]+)\]")  # in a claim's context, the name behind a pronoun
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is looked up: what stands in it word for word, and those words that every wording has."""

    text: str
    exact: tuple[str, ...]
    lasting: Set[str]


def worded(text: str) -> Wording:
    """The text as it is looked up; texts without the same ``lasting`` words are never the same."""
    exact = tokens(text)
    return Wording(text, exact, lasting(exact) or frozenset(exact))


def alike(one: Wording, other: Wording) -> bool:
    """The same words, at any length; or texts of eight words and more that say the same in one form."""
    if one.exact == other.exact and inserted(one.text) == inserted(other.text):
        return bool(one.exact)
    return _long(one) and _long(other) and _form(one.text) == _form(other.text)


def _long(wording: Wording) -> bool:
    return sum(token[0].isalnum() for token in wording.exact) >= _NEAR


_form = lru_cache(maxsize=1 << 14)(form)


def same(claim: Claim, wording: Wording, known: Known, other: Wording, spoken: bool = False) -> bool:
    """Whether the earlier check is surely of this claim.

    The same words on another Friday, of another "he" or "the company", or by another speaker are another
    claim. ``spoken`` words stand for themselves: their speaker must be known on both sides.
    """
    mine, theirs = titles(wording.exact), titles(other.exact)
    return (
        alike(wording, other)
        and not (mine and theirs and mine != theirs)
        and (len(wording.exact) >= _ALONE or bool(_TELLING.search(known.text)))
        and _same_days(claim, known)
        and _same_people(claim, known, wording, spoken)
    )


def behind(context: str) -> tuple[str, ...]:
    """The names that a context gives in brackets behind pronouns."""
    return tuple(dict.fromkeys(_BEHIND.findall(context)))


def _same_days(claim: Claim, known: Known) -> bool:
    """Whether each day that was counted from the day of publication is the same, and none stays unknown."""
    for date in claim.dates:
        if date.value is None or date.value.startswith(_UNDATED):
            return False
        if date.resolved_from is not None and period(date.value) not in known.days:
            return False
    return True


def _same_people(claim: Claim, known: Known, wording: Wording, spoken: bool) -> bool:
    speaker = _surname(claim.speaker.name or "") if claim.speaker else ""
    other = _surname(known.speaker)
    if (speaker and other and speaker != other) or (spoken and not other):
        return False
    mine, theirs = ({*map(_surname, names)} for names in (behind(claim.context), known.about))
    if mine and theirs and not mine & theirs:
        return False
    named = _NAMED.search(claim.text) is not None
    short = wording.exact[0] in _pronouns() and len(wording.exact) < _NEAR
    of_somebody = short or (not named and _stands_for(wording.exact))
    one_story = bool(known.story) and known.story == PurePath(claim.document).name
    return not of_somebody or one_story or bool(speaker and other) or bool(mine & theirs)


def _surname(name: str) -> str:
    words = [word for word in bare_words(re.sub(r"['’]s$", "", name)) if word not in _SUFFIXES]
    return words[-1] if words else ""


def _stands_for(words: tuple[str, ...]) -> bool:
    """Whether a claim begins with a word for somebody who was named before: "she", "the company"."""
    bearer = len(words) > 1 and words[0] == "the" and words[1] in lexicon.every("known", "bearers")
    return bearer or words[0] in _persons()


@cache
def _persons() -> frozenset[str]:
    return _pronouns() & lexicon.every("known", "persons")


@cache
def _pronouns() -> frozenset[str]:
    return lexicon.every("known", "pronouns")
