"""Two figures for one thing that cannot both be right: the same counted, the same deed, other numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from itertools import chain, islice

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.conflicts.amount import amounts
from factcheck.link.conflicts.count import counts
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.limits import fits
from factcheck.link.conflicts.number import numbers
from factcheck.link.conflicts.portion import portions
from factcheck.link.conflicts.told import Told, firm, growing, on_market, one_matter, other_hour, told
from factcheck.link.conflicts.vote import votes
from factcheck.link.profile import Profile
from factcheck.link.values import days
from factcheck.link.words import terms
from factcheck.model import Claim, Figure, Link

_SHARED = 3  # terms that two statements must have in common, what is counted among them
_FEW = 4  # below so many terms the claims must also share a name
_ELSEWHERE = {"years old", "rank", "ordinal"}  # other kinds of conflict look after these
_STORY = timedelta(days=45)  # a date further from publication is another time than "now"
_MOMENT = timedelta(days=1)  # articles of one day: nothing has grown meanwhile


_OTHERWISE: tuple[tuple[Callable[[Comparison], Iterator[str]], str], ...] = (
    (votes, "real"),
    (counts, "reconcile"),
    (amounts, "reconcile"),
    (portions, "reconcile"),
    (numbers, "reconcile"),
)


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: figures that exclude one another, else such as must be reconciled."""
    yield from islice(chain(_apart(pair), _told_otherwise(pair)), 1)


def _told_otherwise(pair: Comparison) -> Iterator[Link]:
    """Votes, counts, amounts, portions and numbers of people that are told in different ways."""
    for check, severity in _OTHERWISE:
        for rule in check(pair):
            yield conflict(pair, "figure", severity, rule)


def _apart(pair: Comparison) -> Iterator[Link]:
    """Figures that no number satisfies."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.figures and b.figures) or a.document == b.document or pair.dates == "differ":
        return
    if not firm(a, b) or (on_market(pair.a.words) and on_market(pair.b.words)):
        return
    for one in a.figures:
        for other in b.figures:
            if _alike(one, other) and not fits(one, other) and _alone(one, other, a, b):
                severity = _severity(pair, one, other)
                if severity:
                    rule = f"“{one.text}” against “{other.text}” for the same thing"
                    yield conflict(pair, "figure", severity, rule)
                    return


def _alike(a: Figure, b: Figure) -> bool:
    """The same unit, direction and thing counted, word for word."""
    if a.unit != b.unit or a.change != b.change or a.unit in _ELSEWHERE:
        return False
    return bool(a.unit or a.of) and _counted(a) == _counted(b)


def _counted(figure: Figure) -> frozenset[str]:
    return frozenset(terms(figure.of or ""))


def _alone(one: Figure, other: Figure, a: Claim, b: Claim) -> bool:
    """Nothing says that they tell of several things, or of two moments.

    That is what a figure of the kind that fits the other says, one at another place among its kind, and
    figures of another kind that differ too.
    """
    mine = [figure for figure in a.figures if figure.unit == one.unit]
    yours = [figure for figure in b.figures if figure.unit == one.unit]
    if any(fits(x, other) for x in mine) or any(fits(one, x) for x in yours):
        return False
    if len(mine) != len(yours) or mine.index(one) != yours.index(other):
        return False
    return not any(
        _alike(x, y) and x.unit != one.unit and not fits(x, y) for x in a.figures for y in b.figures
    )


def _severity(pair: Comparison, one: Figure, other: Figure) -> str:
    """How severe it is; empty where the two may tell of different things."""
    a, b = told(pair.a, one, _counted(one)), told(pair.b, other, _counted(other))
    if not one_matter(a, b, _SHARED) or not _same_time(pair.a, pair.b):
        return ""
    if _narrowed(pair.a.claim, one) != _narrowed(pair.b.claim, other) or other_hour(a, b):
        return ""
    if len(a.all & b.all) < _FEW and not pair.a.names & pair.b.names:
        return ""
    return "real" if _sure(pair, a, b) else "reconcile"


def _sure(pair: Comparison, a: Told, b: Told) -> bool:
    """The same words on one day of something that does not grow."""
    then, now = pair.a.claim.published, pair.b.claim.published
    if then and now and abs(then - now) > _MOMENT:
        return False
    return len(a.core ^ b.core) <= 2 and not growing((*pair.a.words, *pair.b.words))


def _narrowed(claim: Claim, figure: Figure) -> str:
    """The word behind a figure that says which of them: "544 women who", "12 of the"."""
    behind = bare_words(claim.text[figure.end - claim.start :])[:1]
    return behind[0] if behind and behind[0] in _narrowing() else ""


@cache
def _narrowing() -> frozenset[str]:
    return frozenset(lexicon.words("differ", "words")["narrowing"])


def _same_time(a: Profile, b: Profile) -> bool:
    """Whether both tell of the time of their story, or both of one other time."""
    old = [any(_old(one.claim)) for one in (a, b)]
    return old[0] == old[1]


def _old(claim: Claim) -> Iterator[bool]:
    for date in claim.dates:
        span = days(date)
        if span and claim.published:
            yield max(claim.published - span[1], span[0] - claim.published) > _STORY
