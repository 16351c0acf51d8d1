"""A thing that one text says and the other says not: "the mayor signed it", "the mayor did not sign it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import fsum

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
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
from factcheck.link.likeness import Likeness
from factcheck.link.profile import Deed, Profile
from factcheck.link.words import small, terms
from factcheck.model import Claim, Link, Name

_COMMON = 2  # words that both deeds hold beside their verb
_COVERED = 0.75  # share of the words of the negated deed that the other one must hold: all that is negated
_VAGUE = frozenset({"be", "have", "do", "=get", "=make", "go", "come", "take", "=put"})  # more must be shared
# Of two whole sentences, set on pairs made by negating one of two that do or do not mean the same.
_LIKE = 0.4  # how alike they are
_HELD = 0.4  # of what is negated, by how rare its words are, the other sentence holds
_SHOWN = 8  # words
_CLAUSE = re.compile(
    r"[,;:.!?][\"”’')]*(?=\s|$)|\s(?:and|but|who|which|because|while|although|though)\s|\s[—–-]\s"
)
_SUPPOSED = re.compile(r"^\W*(?:let['’]?s|let us|suppose|imagine)\b|[\"“]no[\"”]", re.IGNORECASE)


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: the same deed, as firm on both sides, negated in one."""
    if not values_fit(pair):
        return
    clash = _of_deeds(pair) or _of_sentences(pair)
    if clash and not contrary(pair.a.terms, pair.b.terms):  # "did not fall", "rose"
        yield conflict(pair, "negation", "real", f"one text says what the other says is not so (“{clash}”)")


def _of_deeds(pair: Comparison) -> str | None:
    if pair.negation == "apart":
        return None
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            if one.negated != other.negated and one.verb == other.verb:
                yes, no = (other, one) if one.negated else (one, other)
                if _opposed(yes, no, _speakers(pair)) and not (_denies(pair.a, no) and _denies(pair.b, no)):
                    return no.text
    return None


def _speakers(pair: Comparison) -> frozenset[str]:
    """The names of the speakers: in the text of both deeds where one person says both."""
    said = [claim.speaker.name or "" for claim in (pair.a.claim, pair.b.claim) if claim.speaker]
    return frozenset(terms(" ".join(said)))


def _denies(profile: Profile, deed: Deed) -> bool:
    """Whether some deed with the same verb is negated there."""
    return any(one.negated and one.verb == deed.verb for one in profile.deeds)


def _opposed(yes: Deed, no: Deed, speakers: frozenset[str]) -> bool:
    """Whether a deed is the one that is negated, told as firmly: all that is negated must be in it."""
    if negated(yes.text) or footing(yes.text) != footing(no.text):
        return False
    if _shares(plain_words(yes.text)) != _shares(plain_words(no.text)):
        return False  # "some did not", "most did"
    apart = frozenset({yes.verb, *speakers})
    if yes.verb == "be":
        apart |= yes.subject | no.subject
    shared = ground(yes, no, apart)
    if shared.subject is False:
        return False
    wanted = _COMMON + (yes.verb in _VAGUE and yes.verb != "be") + (shared.subject is None)
    return len(shared.common) >= wanted and shared.covered >= _COVERED


def _of_sentences(pair: Comparison) -> str | None:
    """What is negated, where one of two like sentences does so and the other holds most of it."""
    a, b = pair.a.claim, pair.b.claim
    if pair.likeness < _LIKE or _rhetoric(a, b) or not same_persons(a.text, b.text):
        return None
    yes, no = sorted((_spelt_out(claim.text) for claim in (a, b)), key=negated)
    if negated(yes) or refused(yes) != refused(no) or _supposed(yes, no):
        return None
    before, rest = _parted(no)
    clause = (*before, *rest)
    if (
        _new_name(clause, yes, (*a.mentions, *b.mentions))
        or _other_footing(clause, no, yes)
        or _partly(before, rest, yes)
    ):
        return None
    held = _held(rest, no, yes, pair.alike)
    return f"not {' '.join(rest[:_SHOWN])}" if held >= _HELD else None


def _spelt_out(text: str) -> str:
    """The text with "not" for "failed to" and "refused to"."""
    return _not_to().sub("not", text)


def _supposed(yes: str, no: str) -> bool:
    """Whether one is a call to imagine something, or quotes someone who says "no"."""
    return bool(_SUPPOSED.search(no) or _SUPPOSED.match(yes))


def _parted(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and behind the one negation of a text, in its clause; none where there are more."""
    words = plain_words(text)
    if sum(word in negative_words() for word in words) != 1 or _words("hardly") & set(words):
        return (), ()
    clauses = [plain_words(clause) for clause in _CLAUSE.split(text)]
    mine = next((clause for clause in clauses if set(clause) & negative_words()), ())
    place = next((n for n, word in enumerate(mine) if word in negative_words()), len(mine))
    return mine[:place], mine[place + 1 :]


def _new_name(clause: Sequence[str], yes: str, names: Sequence[Name]) -> bool:
    """Whether a name stands in what is negated, or is the one it is negated of, that the other text lacks."""
    known = {word for name in names for word in plain_words(name.text)}
    return bool(known.intersection(clause) - {*plain_words(yes)})


def _partly(before: Sequence[str], rest: Sequence[str], yes: str) -> bool:
    """Whether the negation leaves a part standing: "not only", "not the first", "did not find them all"."""
    first = next((word for word in rest if word not in _words("between")), "")
    if first in narrowing() or (rest[:1] and rest[0] in _words("degree")):
        return True
    parts = _shares((*before, *rest)) | {word for word in rest if "narrow" in footing(word)}
    return bool(parts - {*plain_words(yes)})


def _shares(words: Sequence[str]) -> frozenset[str]:
    """Words that speak of so many or of one of several: "some", "most", "another"."""
    return _words("share").intersection(words)


def _other_footing(clause: Sequence[str], no: str, yes: str) -> bool:
    """Whether one alone is a plan, a wish, a guess or a condition."""
    mine, yours = footing(" ".join(clause)), footing(yes)
    return bool(((mine - yours) | (yours - footing(no))) & _words("footing"))


def _held(rest: Sequence[str], no: str, yes: str, alike: Likeness) -> float:
    """Of the words that are negated, how much the other sentence holds, rare words counting for more."""
    after = [word for word in rest if word not in small()]
    if not after or plain_words(no).count(after[0]) > 1:
        return 0.0  # "that is not the aim, peace is the aim"
    there = {plain_term(word) for word in bare_words(yes)}
    if "no" in plain_words(no) and plain_term(after[0]) not in there:
        return 0.0  # "no apology" takes away the apology
    weights = [(alike.rarity(term), term in there) for term in map(plain_term, after)]
    whole = fsum(weight for weight, _ in weights)
    return fsum(weight for weight, here in weights if here) / whole if whole else 0.0


def _rhetoric(a: Claim, b: Claim) -> bool:
    """Whether one article quotes both: "it is not a right, it is a duty" contradicts nothing."""
    return a.document == b.document and bool(a.quotation or b.quotation)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("denials", "negation")[name])


@cache
def _not_to() -> re.Pattern[str]:
    forms = "|".join(sorted(inflect.all_forms(_words("not_to"))))
    return re.compile(rf"\b(?:{forms}) to\b", re.IGNORECASE)
