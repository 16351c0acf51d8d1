"""Two claims side by side, field by field, each field with a named level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.link.likeness import Likeness
from factcheck.link.profile import RUN, Deed, Profile
from factcheck.link.values import agree, days
from factcheck.link.words import small, terms
from factcheck.model import Claim, Date, Figure

_SHARED = 4  # words in common, the verb among them: "said he felt" is none
_QUOTED = 0.6  # of the shorter quotation stands in the longer one, in a row
_NUMBER = re.compile(r"[-−–+]?[£€$¥]?\d(?:[\d.,]*\d)?%?")
_NEAR = 90  # rapidfuzz ratio of sorted words: one or two words differ


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two claims have in common and where they differ.

    ``wording`` is exact, near or other; ``likeness`` of all words and ``deed`` of the closest two deeds go
    from 0 to 1; the other fields are agree, differ or apart (nothing to compare).
    """

    a: Profile
    b: Profile
    wording: str
    likeness: float
    deed: float
    deeds: tuple[Deed, Deed] | None
    quotation: str  # same, other or none
    figures: str
    dates: str
    names: str
    negation: str
    alike: Likeness


def compare(a: Profile, b: Profile, alike: Likeness) -> Comparison:
    deeds = max(_deeds(a, b, alike), key=lambda found: found[0], default=(0.0, None))
    return Comparison(
        a,
        b,
        _wording(a, b),
        alike(a.claim.text, b.claim.text),
        deeds[0],
        deeds[1],
        _quotation(a, b),
        _level(_agreeing(a.claim, b.claim)),
        _level(_same_days(a.claim, b.claim)),
        _names(a, b),
        _negation(a, b, alike),
        alike,
    )


def like_figures(a: Claim, b: Claim) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one thing: the same unit and, where both say it, the same thing counted."""
    for one in a.figures:
        for other in b.figures:
            if one.unit == other.unit and one.change == other.change and _counted(one) == _counted(other):
                yield one, other


def like_dates(a: Claim, b: Claim) -> Iterator[tuple[Date, Date]]:
    """Dates that stand for days, weeks, months or years."""
    for one in a.dates:
        for other in b.dates:
            if days(one) and days(other):
                yield one, other


def _counted(figure: Figure) -> str:
    return next(iter(terms(figure.of or "")[-1:]), "")


def _agreeing(a: Claim, b: Claim) -> list[bool]:
    """One answer a kind of figure: whether any two of that kind are one figure."""
    kinds: dict[tuple[str | None, str], list[bool]] = {}
    for one, other in like_figures(a, b):
        kinds.setdefault((one.unit, _counted(one)), []).append(agree(one, other))
    return [any(answers) for answers in kinds.values()]


def _same_days(a: Claim, b: Claim) -> list[bool]:
    found = [(days(one), days(other)) for one, other in like_dates(a, b)]
    fits = [x[0] <= y[1] and y[0] <= x[1] for x, y in found if x and y]
    return [any(fits)] if fits else []


def _names(a: Profile, b: Profile) -> str:
    """Differ when each has names that the other lacks and none in common, or one surname has two persons."""
    if not (a.names and b.names):
        return "apart"
    alone = a.names - b.names, b.names - a.names
    surnames = [{name.split(", ")[0] for name in names if ", " in name} for names in alone]
    if surnames[0] & surnames[1] or not a.names & b.names:
        return "differ"
    return "agree"


def _negation(a: Profile, b: Profile, alike: Likeness) -> str:
    """Whether of the deeds with one verb that are most alike only one is negated."""
    same = [
        (one, other)
        for one in a.deeds
        for other in b.deeds
        if one.verb == other.verb and not one.terms.isdisjoint(other.terms)
    ]
    if not same:
        return "apart"
    if all(one.negated == other.negated for one, other in same):
        return "agree"
    closest = max(
        (_share(one.terms, other.terms, alike), one.negated == other.negated) for one, other in same
    )
    return "agree" if closest[1] else "differ"


def _level(answers: list[bool]) -> str:
    if not answers:
        return "apart"
    return "agree" if all(answers) else "differ"


def _wording(a: Profile, b: Profile) -> str:
    if a.words == b.words and _numbers(a.claim.text) == _numbers(b.claim.text):
        return "exact"
    shorter = min(len(a.words), len(b.words))
    near = shorter > RUN and fuzz.ratio(_sorted(a.words), _sorted(b.words), score_cutoff=_NEAR)
    return "near" if near else "other"


@lru_cache(maxsize=1 << 13)
def _sorted(words: tuple[str, ...]) -> str:
    return " ".join(sorted(words))


def _numbers(text: str) -> list[str]:
    """The numbers as they stand: words alone have no sign, currency or decimal point."""
    return _NUMBER.findall(text)


def _quotation(a: Profile, b: Profile) -> str:
    if not (a.quoted and b.quoted):
        return "none"
    cut = max(_in_a_row(one, other) for one in a.quoted for other in b.quoted)
    return "same" if cut >= _QUOTED else "other"


def _in_a_row(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The longest stretch of words that both quotations have, as a share of the shorter one."""
    if a != b and _runs(a).isdisjoint(_runs(b)):
        return 0.0
    found = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    telling = sum(word not in small() for word in a[found.a : found.a + found.size])
    short = a == b and telling > 0
    return found.size / min(len(a), len(b)) if short or (found.size >= RUN and telling > 1) else 0.0


@lru_cache(maxsize=1 << 13)
def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _deeds(a: Profile, b: Profile, alike: Likeness) -> Iterator[tuple[float, tuple[Deed, Deed]]]:
    """Pairs of deeds with the verb of one in the words of the other, and how alike their words are."""
    for one in a.deeds:
        for other in b.deeds:
            verb = one.verb in other.terms or other.verb in one.terms
            if verb and len(one.terms & other.terms) >= _SHARED:
                yield _share(one.terms, other.terms, alike), (one, other)


def _share(a: frozenset[str], b: frozenset[str], alike: Likeness) -> float:
    """Weight of the words in common beside the geometric mean of both weights: 0 to 1."""
    return alike.weight(a & b) / ((alike.weight(a) * alike.weight(b)) ** 0.5 or 1.0)
