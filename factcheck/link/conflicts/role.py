"""One person with two posts that do not go together: former President and President, two posts of a firm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link import naming
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.words import small
from factcheck.model import Claim, Link, Role

_MONTH = 31  # days between two articles in which a person may well have left or taken a post
_FULL = 2  # words of a name that make it sure
_PLACE = re.compile(r"\b(?:of|to|for|at|in|on|with|from|and|who|that)\b|[,&/(]")
_OWNED = re.compile(r"^.*['’]s? +")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:first|second|only|third|then|last|next|future|new|late|onetime|recently|resigned|retiring)\b",
    re.IGNORECASE,
)


_TIMES = re.compile(r"['’]s? (?:\w+ )?(?:administration|presidency|government|tenure|term|time|years)\b")


_THEN = re.compile(r"\bthen[- ]$", re.IGNORECASE)


class Post(NamedTuple):
    """A post as a title names it: section and name in ``lexicon/posts.toml``, or its noun; and of what."""

    section: str
    name: str
    body: frozenset[str]


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair; only what the articles themselves call the person counts."""
    a, b = pair.a.claim, pair.b.claim
    for one in a.roles:
        for other in b.roles:
            if naming.surname(one.name) != naming.surname(other.name):
                continue
            mine, yours = post(one.title), post(other.title)
            if (
                not mine
                or not yours
                or not (_left(mine, yours, one, other) or _exclude(pair, mine, yours, one, other))
            ):
                continue
            if _same_person(pair, one, other) and _own(a, one) and _own(b, other):
                rule = f"{one.name} is “{one.title}” in one text and “{other.title}” in the other"
                yield conflict(pair, "role", _severity(pair, mine), rule, by_source=False)
                return


def _left(mine: Post, yours: Post, one: Role, other: Role) -> bool:
    """Whether one text has the person leave the post that the other gives; other nouns need the same body."""
    if (mine.section, mine.name) != (yours.section, yours.name):
        return False
    known = not mine.body or not yours.body or bool(mine.body & yours.body)
    fits = known if mine.section else bool(mine.body & yours.body)
    return fits and {one.status, other.status} == {"former", "current"}


def _exclude(pair: Comparison, mine: Post, yours: Post, one: Role, other: Role) -> bool:
    """Whether the list has both as two posts of one section, and neither text gives the person both."""
    if not mine.section or mine.section != yours.section or mine.name == yours.name:
        return False
    if mine.body and yours.body and not mine.body & yours.body:
        return False
    if not one.status == other.status == "current":
        return False
    return not (_given(pair.a.claim, yours) or _given(pair.b.claim, mine))


@lru_cache(maxsize=1 << 14)
def post(title: str) -> Post | None:
    """The post of a title; None for two at once, a deputy of the one named, or one with its years."""
    own = _OWNED.sub("", title)
    if _YEAR.search(own) or " and " in own or _PAST.search(own):
        return None
    place = _PLACE.search(own)
    words = [w for w in bare_words(own[: place.start()] if place else own) if w not in _status()]
    beside = {*bare_words(title)} - small() - _status()
    for size in range(len(words), 0, -1):
        found = _posts().get(" ".join(words[-size:]))
        if found:
            rest = words[:-size]
            return None if set(rest) & _UNDER else Post(*found, frozenset(beside - set(words[-size:])))
    return Post("", words[-1], frozenset(beside - {words[-1]})) if words else None


def _given(claim: Claim, place: Post) -> bool:
    """Whether the sentence names the post, in whatever words."""
    text = f" {' '.join(bare_words(claim.context))} "
    for name in sorted(_posts(), key=len, reverse=True):  # "vice president" before "president"
        if f" {name} " in text:
            if _posts()[name] == (place.section, place.name):
                return True
            text = text.replace(f" {name} ", " ; ")
    return False


def _own(claim: Claim, role: Role) -> bool:
    """Whether a role stands outside quotation marks: a speaker may call a former president "President"."""
    at = max(0, role.start - claim.start)
    if _TIMES.match(claim.text, max(0, role.end - claim.start)):
        return False
    before, behind = claim.text[:at], claim.text[at:]
    if _THEN.search(before):
        return False
    direct = claim.quotation is not None and claim.quotation.direct
    if direct and (not re.search(r"[“”\"]", claim.text) or claim.text.count('"') == 1):
        return False  # a sentence out of a longer quotation
    closed = re.search(r"[“”]", behind)
    inside = before.count("“") > before.count("”") or (closed and closed[0] == "”")
    return not inside and before.count('"') % 2 == 0


def _same_person(pair: Comparison, one: Role, other: Role) -> bool:
    """Whether the naming keys of both are one, with a first name to tell them from a namesake."""
    keys = naming.keys([*pair.a.claim.mentions, *pair.b.claim.mentions])
    mine, yours = keys.get((one.name, "person")), keys.get((other.name, "person"))
    known = min(len(one.name.split()), len(other.name.split())) >= _FULL
    return known and mine is not None and mine == yours


def _severity(pair: Comparison, mine: Post) -> str:
    """``reconcile`` for a job with many holders, or where months between the articles explain a change."""
    first, second = pair.a.claim.published, pair.b.claim.published
    apart = first and second and abs((first - second).days) > _MONTH
    return "reconcile" if apart or not mine.section else "real"


@cache
def _status() -> frozenset[str]:
    return lexicon.every("titles", "status")


@cache
def _posts() -> dict[str, tuple[str, str]]:
    """Each name of a post with its section and post."""
    return {
        " ".join(bare_words(name)): (section, place)
        for section in _SECTIONS
        for name, place in lexicon.owner("posts", section).items()
    }


_SECTIONS = ("company", "state", "legislature", "town", "law", "police", "university")
_UNDER = frozenset({"deputy", "assistant", "associate", "vice", "under", "lieutenant", "junior"})
