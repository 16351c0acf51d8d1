"""A thing that one text says and the other says not: "the mayor signed it", "the mayor did not sign it"."""

from __future__ import annotations

import re
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
    strangers,
    values_fit,
)
from factcheck.link.profile import Deed
from factcheck.link.words import small, terms
from factcheck.model import Claim, Link

_COMMON = 2  # words that both deeds hold beside their verb
_COVERED = 0.75  # share of the words of the negated deed that the other one must hold: all that is negated
_VAGUE = frozenset({"be", "have", "do", "=get", "=make", "go", "come", "take", "=put"})  # more must be shared
_LIKE = 0.4  # likeness from which two whole sentences are about one thing
_VERY_LIKE = 0.45
_SHARED = 0.2  # words in common, of those of the longer sentence
_MOST, _TWO, _LEAST = 0.6, 0.5, 0.4  # of the words after the negation, those that the other one holds
_SURE = 0.4  # likeness from which the subject may go by another name
_LOOSE = frozenset(
    {"narrow", "ability", "wish", "denial"}
)  # may differ in whole sentences: they stand far off
_FOOTINGS = _LOOSE | {"future", "guess", "condition"}
_NEAR = 4  # words after a negation among which "only", "all" and the like narrow it
_SHOWN = 8  # words
_CLAUSE = re.compile(r"[,;:.!?](?=\s|$)|\s(?:and|but|who|which|because|while|although)\s|\s[—–-]\s")
_SUPPOSED = re.compile(r"^\W*(?:let['’]?s|let us|suppose|imagine)\b|[\"“]no[\"”]", re.IGNORECASE)


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: the same deed, as firm on both sides, negated in one."""
    if not values_fit(pair):
        return
    clash = _of_deeds(pair) or _of_sentences(pair)
    if clash:
        yield conflict(pair, "negation", "real", f"one text says what the other says is not so (“{clash}”)")


def _of_deeds(pair: Comparison) -> str | None:
    said = [claim.speaker.name or "" for claim in (pair.a.claim, pair.b.claim) if claim.speaker]
    speakers = frozenset(terms(" ".join(said)))  # in the text of both deeds where one person says both
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            if one.negated != other.negated:
                yes, no = (other, one) if one.negated else (one, other)
                if _opposed(yes, no, speakers):
                    return no.text
    return None


def _opposed(yes: Deed, no: Deed, speakers: frozenset[str]) -> bool:
    """Whether a deed is the one that is negated, told as firmly: all that is negated must be in it."""
    if yes.verb != no.verb or negated(yes.text) or footing(yes.text) != footing(no.text):
        return False
    apart = frozenset({yes.verb, *speakers})
    if yes.verb == "be":
        apart |= yes.subject | no.subject
    shared = ground(yes, no, apart)
    if shared.subject is False:
        return False
    wanted = _COMMON + (yes.verb in _VAGUE and yes.verb != "be") + (shared.subject is None)
    return len(shared.common) >= wanted and shared.covered >= _COVERED


def _of_sentences(pair: Comparison) -> str | None:
    """The negated words where two like sentences differ by a negation and the word it falls on is in both."""
    a, b = pair.a.claim, pair.b.claim
    if pair.likeness < _LIKE or negated(a.text) == negated(b.text) or _rhetoric(a, b):
        return None
    yes, no = (b, a) if negated(a.text) else (a, b)
    if refused(yes.text) or contrary(pair.a.terms, pair.b.terms) or not same_persons(a.text, b.text):
        return None
    surely = pair.likeness >= _VERY_LIKE
    differing = (footing(yes.text) ^ footing(no.text)) - (_FOOTINGS if surely else _LOOSE)
    return None if differing or not _about_one(pair) else _falls_on(pair, no, yes)


def _about_one(pair: Comparison) -> bool:
    """Whether enough words are shared, and a name where both have names."""
    a, b = pair.a, pair.b
    common = len(a.terms & b.terms)
    if strangers(a.claim, b.claim):
        return False
    return common > 0 and common >= _SHARED * max(len(a.terms), len(b.terms))


def _falls_on(pair: Comparison, no: Claim, yes: Claim) -> str | None:
    """The negation and what follows it, where the other sentence holds the word that is negated.

    In very like sentences the word after that will do: "did not wear a hood", "had a hood on".
    """
    surely = pair.likeness >= _VERY_LIKE
    if _SUPPOSED.search(no.text) or _SUPPOSED.match(yes.text):
        return None
    words, (before, rest) = plain_words(no.text), _parted(no.text)
    if (
        before[:1] == ("if",)
        or any(word in narrowing() for word in rest[:_NEAR])
        or _new_name(no, yes, (*before, *rest))
    ):
        return None
    after = [word for word in rest if word not in small() and word != "going" and not word.endswith("ly")]
    if after and words.count(after[0]) > 1:
        return None  # "that is not the aim, peace is the aim"
    there = {plain_term(word) for word in bare_words(yes.text)}
    subject = [plain_term(word) in there for word in before if word not in small()]
    if pair.likeness < _SURE and subject and not any(subject):
        return None
    held = [plain_term(word) in there for word in after]
    share = sum(held) / len(held) if held else 0.0
    two = surely and share >= _TWO
    if not any(held[: 2 if two else 1]) or share < (_LEAST if surely else _MOST):
        return None
    return f"not {' '.join(rest[:_SHOWN])}"


def _new_name(no: Claim, yes: Claim, rest: tuple[str, ...]) -> bool:
    """Whether a name is part of what is negated that the other sentence does not have."""
    there = set(plain_words(yes.text))
    names = {word for name in no.mentions for word in plain_words(name.text)}
    return any(word in names and word not in there for word in rest)


def _parted(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and behind the one negation of a text, in its clause; none where there are more."""
    if sum(word in negative_words() for word in plain_words(text)) != 1:
        return (), ()
    clauses = [plain_words(clause) for clause in _CLAUSE.split(text)]
    mine = next((clause for clause in clauses if set(clause) & negative_words()), ())
    place = next((n for n, word in enumerate(mine) if word in negative_words()), len(mine))
    return mine[:place], mine[place + 1 :]


def _rhetoric(a: Claim, b: Claim) -> bool:
    """Whether one article quotes both: "it is not a right, it is a duty" contradicts nothing."""
    return a.document == b.document and bool(a.quotation or b.quotation)
