"""What one text states as a fact and the other as possible: "went", "may have gone"; "reportedly sold"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.matter import footing, ground, negated, plain_term, plain_words, values_fit
from factcheck.link.profile import Deed, light
from factcheck.link.words import term
from factcheck.model import Claim, Link

_LEAD = 4  # words between "may" and the verb: "may well have been sold"
_COMMON, _SHARE = 3, 0.6  # words in both deeds beside the verb, and their share of the shorter deed
_OPEN = frozenset({"guess", "wish", "future", "condition", "ability"})
_MODALS = ("may", "might")  # "may leave" is to come, "may have left" is a guess
_SUBJECT = 3  # words of a subject that must be the same where only the way of going is


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    if not values_fit(pair) or pair.wording == "exact" or pair.quotation == "same":
        return
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            if one.negated or other.negated:
                continue
            cues = _guessed(one.text, one.verb), _guessed(other.text, other.verb)
            if bool(cues[0]) == bool(cues[1]):
                continue
            flat = other if cues[0] else one
            if _flat(flat, pair.b.claim if cues[0] else pair.a.claim) and (
                _same_deed(one, other) or _same_way(one, other)
            ):
                rule = f"stated as a fact in one place, as possible (“{cues[0] or cues[1]}”) in the other"
                yield conflict(pair, "certainty", "reconcile", rule)
                return


@lru_cache(maxsize=1 << 14)
def _guessed(text: str, verb: str) -> str:
    """The word that leaves open whether the deed was done; empty where none does, or it is still to come."""
    words = plain_words(text)
    for at, word in enumerate(words):
        if word not in _words("guesses"):
            continue
        behind = words[at + 1 : at + 1 + _LEAD]
        lead = next((n for n, each in enumerate(behind) if verb in (term(each), plain_term(each))), None)
        if lead is None or "to" in behind[:lead] or (word in _MODALS and "have" not in behind[:lead]):
            continue
        return word
    return ""


def _flat(deed: Deed, claim: Claim) -> bool:
    """Whether the deed is stated as done: not planned, wished, supposed or denied, and nobody's opinion."""
    if footing(deed.text) & _OPEN or negated(deed.text):
        return False
    return claim.modality in ("asserted", "attributed")


def _same_deed(one: Deed, other: Deed) -> bool:
    """The same verb and subject, and enough of the rest."""
    if one.verb != other.verb or one.verb in light():
        return False
    shared = ground(one, other, frozenset({one.verb}) | _guess_terms())
    beside = shared.common - one.subject - other.subject
    return bool(shared.subject) and len(shared.common) >= _COMMON and bool(beside) and shared.share >= _SHARE


def _same_way(one: Deed, other: Deed) -> bool:
    """The same subject word for word, and the same way by whatever verb: "went through", "passed through"."""
    mine, yours = bare_words(one.about), bare_words(other.about)
    if mine != yours or len(mine) < _SUBJECT:
        return False
    return bool(_ways(one.text) & _ways(other.text))


def _ways(text: str) -> frozenset[str]:
    words = plain_words(text)
    return frozenset(way for verb, way in pairwise(words) if way in _words("ways") and verb in _moving())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("differ", "certain")[name])


@cache
def _moving() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("differ", "certain")["moving"])


@cache
def _guess_terms() -> frozenset[str]:
    return frozenset(map(term, _words("guesses")))
