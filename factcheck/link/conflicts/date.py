"""One deed on two days: the same verb, doer and thing done, on days that have nothing in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.told import Told, firm, happens_once, one_matter, standing, told
from factcheck.link.profile import Profile
from factcheck.link.values import Span, days
from factcheck.link.words import term
from factcheck.model import Claim, Date, Link

_SHARED = 2  # terms in common: the verb and who or what
_SINCE = "/.."  # "shut since Monday": the deed was done on the first day
_NIGHT = dt.timedelta(days=1)  # one night or another time zone lies between such days

Placed = tuple[Date, Span]


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.dates and b.dates) or a.document == b.document or pair.figures == "differ":
        return
    if not firm(a, b):
        return
    mine, yours = _placed(pair.a), _placed(pair.b)
    if any(x[0] <= y[1] and y[0] <= x[1] for _, x in mine for _, y in yours):
        return
    for one in mine:
        for other in yours:
            severity = _severity(pair, one, other)
            if severity:
                rule = f"the same thing on two days, {_shown(one[1])} and {_shown(other[1])}"
                yield conflict(pair, "date", severity, rule)
                return


@lru_cache(maxsize=1 << 12)
def _placed(profile: Profile) -> tuple[Placed, ...]:
    """The dates of the claim that say on which day, month or year something was done."""
    return tuple(_spans(profile.claim))


def _spans(claim: Claim) -> Iterator[Placed]:
    for date in claim.dates:
        value = date.value or ""
        since = value.endswith(_SINCE)
        before = bare_words(claim.text[: max(0, date.start - claim.start)])[-1:]
        first = bare_words(date.text)[:1]
        open_ = not since and (set(before) | set(first)) & _around()
        span = None if open_ else days(Date("", 0, 0, value.removesuffix(_SINCE)))
        if span:
            yield date, span


def _severity(pair: Comparison, one: Placed, other: Placed) -> str:
    """How severe it is; empty where the two may be two occasions."""
    a, b = told(pair.a, one[0]), told(pair.b, other[0])
    if not one_matter(a, b, _SHARED) or not happens_once(a, b):
        return ""
    if not all(_done_then(*each) for each in ((one, a), (other, b))):
        return ""
    gap = max(one[1][0], other[1][0]) - min(one[1][1], other[1][1])
    return "reconcile" if gap <= _NIGHT or standing(a) or len(a.core ^ b.core) > 2 else "real"


def _done_then(placed: Placed, told_: Told) -> bool:
    """ "Shut since Monday" was shut on Monday; "worked there since 1990" tells of no one day."""
    return not (placed[0].value or "").endswith(_SINCE) or told_.verb in _states()


def _shown(span: Span) -> str:
    first, last = span
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


@cache
def _around() -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")["around"])


@cache
def _states() -> frozenset[str]:
    return frozenset(term(word) for word in lexicon.words("differ", "words")["states"])
