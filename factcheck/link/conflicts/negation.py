"""A thing that one text says and the other says not: "the mayor signed it", "the mayor did not sign it"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.matter import (
    contrary,
    footing,
    ground,
    narrowing,
    negated,
    negative_words,
    plain_term,
    plain_words,
    refused,
    same_persons,
    values_fit,
)
from factcheck.link.profile import Deed
from factcheck.link.words import small
from factcheck.model import Claim, Link

_COMMON = 2  # words that both deeds hold beside their verb
_COVERED = 0.75  # share of the words of the negated deed that the other one must hold: all that is negated
_VAGUE = frozenset({"be", "have", "do", "=get", "=make", "go", "come", "take", "=put"})  # more must be shared
_LIKE = 0.35  # likeness from which two whole sentences are about one thing
_SHARED = 0.35  # words in common, of those of the longer sentence
_VERY_LIKE = 0.5
_MOST = 0.6  # share of the words after the negation
_LOOSE = frozenset({"narrow", "ability", "wish", "denial", "future", "condition", "guess"})  # may differ in whole sentences: "but" and "all" stand far off
_NEAR = 4  # words after a negation among which "only", "all" and the like narrow it


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: the same deed, as firm on both sides, negated in one."""
    if not values_fit(pair):
        return
    clash = _of_deeds(pair) or _of_sentences(pair)
    if clash:
        yield conflict(pair, "negation", "real", f"one text says what the other says is not so (“{clash}”)")


def _of_deeds(pair: Comparison) -> str | None:
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            if one.negated != other.negated:
                yes, no = (other, one) if one.negated else (one, other)
                if _opposed(yes, no):
                    return no.text
    return None


def _opposed(yes: Deed, no: Deed) -> bool:
    """Whether a deed is the one that is negated, told as firmly: all that is negated must be in it."""
    if yes.verb != no.verb or negated(yes.text) or footing(yes.text) != footing(no.text):
        return False
    apart = frozenset({yes.verb})
    if yes.verb == "be":
        apart |= yes.subject | no.subject
    shared = ground(yes, no, apart)
    if shared.subject is False:
        return False
    wanted = _COMMON + (yes.verb in _VAGUE and yes.verb != "be") + (shared.subject is None)
    return len(shared.common) >= wanted and shared.covered >= _COVERED


def _of_sentences(pair: Comparison) -> str | None:
    """The negated words where two like sentences differ by a negation and the word it falls on is in both."""
    if pair.likeness < _LIKE:
        return None
    a, b = pair.a.claim, pair.b.claim
    if negated(a.text) == negated(b.text) or contrary(pair.a.terms, pair.b.terms):
        return None
    yes, no = (b, a) if negated(a.text) else (a, b)
    shared = len(pair.a.terms & pair.b.terms) / max(len(pair.a.terms), len(pair.b.terms))
    fits = same_persons(a.text, b.text) and not refused(yes.text)
    if shared < _SHARED or not fits or _rhetoric(a, b):
        return None
    if (footing(yes.text) ^ footing(no.text)) - _LOOSE:
        return None
    return _falls_on(no, yes, pair.likeness)


def _falls_on(no: Claim, yes: Claim, likeness: float) -> str | None:
    """The negation and what follows it, where the other sentence holds the word that is negated.

    In very like sentences the word after that will do: "did not wear a hood", "had a hood on".
    """
    words = plain_words(no.text)
    at = [place for place, word in enumerate(words) if word in negative_words()]
    if len(at) != 1 or any(word in narrowing() for word in words[at[0] + 1 : at[0] + 1 + _NEAR]):
        return None
    after = [word for word in words[at[0] + 1 :] if word not in small() and not word.endswith("ly")]
    there = {plain_term(word) for word in bare_words(yes.text)}
    held = [plain_term(word) in there for word in after]
    very_like = likeness >= _VERY_LIKE and sum(held) >= _MOST * len(held)
    if not any(held[: 2 if very_like else 1]):
        return None
    return " ".join(words[at[0] : at[0] + 8])


def _rhetoric(a: Claim, b: Claim) -> bool:
    """Whether one article quotes both: "it is not a right, it is a duty" contradicts nothing."""
    return a.document == b.document and bool(a.quotation or b.quotation)
