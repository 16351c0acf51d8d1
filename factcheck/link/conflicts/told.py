"""The small statement that holds a figure, date or place, and whether two of them tell of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.lexicon import inflect
from factcheck.link.conflicts.matter import footing
from factcheck.link.profile import Profile
from factcheck.link.words import term, terms
from factcheck.model import Claim, Date, Fact, Figure

_FIRM = {"asserted", "attributed"}
_MARKS = '.,;:!?"“”()'
_SAYING = re.compile(r"\b(?:said|says|told|added|reported|announced|confirmed|according)\b")
_WHOLE = 0.8  # the same, where a whole claim is compared
_COVER = 0.6  # of the core of the one that says more
_LONG = 4  # terms: so much in common tells of one thing, whatever each adds
_UNKNOWN = re.compile(r"\b(?:an?|some|several|many|dozens|hundreds|thousands|\d+)\b")


class Told(NamedTuple):
    """``core`` are the terms of the shortest fact that holds the value, ``all`` of all that its verb says.

    The value's own words and those of dates are in neither, nor in ``words``, the bare words of the core.
    A name stands as its key, without a title. ``plain`` is the verb, ``verb`` its term.
    """

    plain: str
    verb: str
    subject: frozenset[str]
    core: frozenset[str]
    all: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    negated: bool
    text: str


def firm(a: Claim, b: Claim) -> bool:
    """Whether both tell of what is so, or both of what is planned."""
    return {a.modality, b.modality} <= _FIRM or a.modality == b.modality == "planned"


@lru_cache(maxsize=1 << 12)
def told(profile: Profile, value: Figure | Date, keep: frozenset[str] = frozenset()) -> Told:
    """The statement that holds the value, the whole claim where no fact does. ``keep`` stays in the terms."""
    claim = profile.claim
    holding = [fact for fact in claim.facts if _holds(fact, value, claim)]
    whole = Fact(claim.text, "", "", False, claim.start, claim.end)
    fact = min(holding, key=lambda one: (len(one.text), one.text), default=whole)
    return deeds(profile, fact, value.text, keep)


def deeds(profile: Profile, fact: Fact, value: str, keep: frozenset[str] = frozenset()) -> Told:
    """What the fact says, beside all that its verb says, without the words of the value and of dates."""
    claim = profile.claim
    beside = (one for one in claim.facts if (one.subject, one.verb) == (fact.subject, fact.verb))
    mine = _own(fact, claim)
    every = " ".join(dict.fromkeys([mine, *(_own(one, claim) for one in beside)]))
    left_out = [value, *(date.text for date in claim.dates)]
    values = {word for one in (*left_out, *_words("hours")) for word in terms(one)} - keep
    values |= {word for figure in claim.figures for word in terms(figure.text) if word[0].isdigit()}
    titles = {word for role in claim.roles for word in terms(role.title)}

    def about(text: str) -> frozenset[str]:
        known = [name for name in claim.mentions if name.text in text or name.name in text]
        named = {word for name in known for word in terms(f"{name.text} {name.name}")}
        keys = {key for name in known if name.text not in value for key in _keys(profile, name.text)}
        return ((frozenset(terms(text)) - named - (titles if keys else set())) - values) | keys

    everything = about(every)
    return Told(
        fact.verb.casefold(),
        term(fact.verb.casefold()),
        about(fact.subject),
        about(mine),
        everything,
        frozenset(bare_words(mine)) - {word for one in left_out for word in bare_words(one)},
        everything & profile.names,
        fact.negated or (not fact.verb and bool(_negative() & set(bare_words(mine)))),
        mine,
    )


def one_matter(a: Told, b: Told, shared: int) -> bool:
    """Whether both say the same of the same: the core of each in the other, one of them wholly.

    ``shared`` is how many terms both must have in common.
    """
    same_verb = not (a.verb and b.verb) or a.verb == b.verb or a.verb in b.all or b.verb in a.all
    if a.negated != b.negated or not same_verb or standing(a) != standing(b):
        return False
    if len(a.all & b.all) < shared or _differently_named(a, b) or several(a.words, b.words):
        return False
    if _rest(a, b) and _rest(b, a) and len(a.core & b.core) < _LONG:
        return False  # "paid for the bridge" and "paid for the tunnel"
    cover = sorted(1 - len(_rest(x, y) & x.core) / max(1, len(x.core)) for x, y in ((a, b), (b, a)))
    return cover[0] >= (_COVER if a.verb and b.verb else _WHOLE) and cover[1] == 1.0 and _subjects(a, b)


def standing(one: Told) -> frozenset[str]:
    """How firmly it is told, dates aside: "in May" is no "may"; "said it would" is "says it will"."""
    words = " ".join("will" if word == "would" else word for word in one.words)
    return footing(words) & _words("standing")


def several(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a word on one side alone sets it apart as one of several."""
    return bool((a ^ b) & _words("several"))


def other_hour(a: Told, b: Told) -> bool:
    """Whether one of them alone names a part of the day."""
    return bool((a.words ^ b.words) & _words("hours"))


def growing(words: Iterable[str]) -> bool:
    """Whether these are words about something that grows while a story runs."""
    return not _words("growing").isdisjoint(words)


def on_market(words: Iterable[str]) -> bool:
    """Whether these are words about a price that changes by the minute."""
    return not _words("market").isdisjoint(words)


def happens_once(a: Told, b: Told) -> bool:
    """Whether the two tell of one occasion: no verb of what is done many times, and not of "a man"."""
    if a.plain == b.plain == "be" and a.words & b.words & _words("scheduled"):
        return True
    words = frozenset[str]() if a.plain and b.plain else a.words | b.words
    if (words | {a.plain, b.plain}) & _often():
        return False
    if a.names & b.names & (a.subject | b.subject):
        return True
    if not ((a.plain and b.plain) or a.names & b.names):
        return False
    return not any(_UNKNOWN.search(" ".join(sorted(one.words))) for one in (a, b))


def _rest(one: Told, other: Told) -> frozenset[str]:
    """What the other does not say. "The bridge" may be the Collier Bridge; "Hart" may be any Hart."""
    heads = {_head(key) for key in other.names if "," not in key}
    rest = one.all - other.all - heads
    return frozenset(word for word in rest if word not in one.names or _head(word) not in other.all)


def _head(key: str) -> str:
    """The last word of a name that is no person's, as a term."""
    return term(key.rsplit(" ", 1)[-1]) if "," not in key else key


def _subjects(a: Told, b: Told) -> bool:
    """The subject of one stands in the other; that of the other may be left open: "was convicted"."""
    if not (a.verb and b.verb):
        return True
    return any(
        one.subject and 2 * len(one.subject - _rest(one, other)) >= len(one.subject)
        for one, other in ((a, b), (b, a))
    )


def _differently_named(a: Told, b: Told) -> bool:
    return bool(a.names - b.names and b.names - a.names)


def _holds(fact: Fact, value: Figure | Date, claim: Claim) -> bool:
    return fact.start <= value.start < fact.end and value.text.split(",")[0] in _own(fact, claim)


def _own(fact: Fact, claim: Claim) -> str:
    """The fact without who says it, in front or behind."""
    text = fact.text[max(fact.text.find(fact.subject), 0) :]
    last = claim.text[: max(0, fact.end - claim.start)].split()[-1:]
    at = text.rfind(last[0].strip(_MARKS)) if last else -1
    end = at + len(last[0].strip(_MARKS)) if at > 0 else len(text)
    return text[:end] if _SAYING.search(text[end:]) else text


def _keys(profile: Profile, text: str) -> Iterator[str]:
    """The keys of the profile's names that hold the last word of a mention."""
    last = next(iter(bare_words(re.sub(r"['’]s$", "", text))[-1:]), "")
    yield from (key for key in profile.names if last and last in re.split(r"\W+", key))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")[name])


@cache
def _often() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("differ", "words")["often"])


@cache
def _negative() -> frozenset[str]:
    return frozenset(
        part for word in lexicon.words("facts", "words")["negative"] for part in bare_words(word)
    )
