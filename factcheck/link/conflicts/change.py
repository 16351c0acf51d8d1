"""One change that is a rise in one text and a fall in the other: "up 4 percent to €61 million"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.matter import footing, negated, sides_of, values_fit
from factcheck.link.profile import Profile
from factcheck.link.words import term, terms
from factcheck.model import Figure

_UP, _DOWN = term("rise"), term("fall")


def opposite_change(pair: Comparison) -> Iterator[str]:
    """At most one rule in words, where a second amount and what they are amounts of are in both texts."""
    a, b = pair.a.claim, pair.b.claim
    if len(a.figures) < 2 or len(b.figures) < 2 or pair.names == "differ" or not values_fit(pair):
        return
    if (footing(a.text) ^ footing(b.text)) - {"narrow"} or negated(a.text) or negated(b.text):
        return
    equal = [(one, other) for one, other in product(a.figures, b.figures) if _equal(one, other)]
    against = [(one, other) for one, other in equal if {one.change, other.change} == {"up", "down"}]
    for one, other in against[:1] if len(equal) > len(against) else ():
        if _about(pair.a, one) & _about(pair.b, other):
            yield f"one text has “{one.text}” as {_name(one)}, the other as {_name(other)}"


def _equal(one: Figure, other: Figure) -> bool:
    return (one.unit, one.low, one.high) == (other.unit, other.low, other.high)


def _name(figure: Figure) -> str:
    return "a rise" if figure.change == "up" else "a fall"


def _about(profile: Profile, figure: Figure) -> frozenset[str]:
    """The words of the deeds with a figure, but for names, amounts, dates and rising or falling."""
    claim = profile.claim
    amount = frozenset(terms(figure.text))
    beside = [*(one.text for one in claim.figures), *(date.text for date in claim.dates)]
    values = {word for text in beside for word in terms(text)} | profile.labels
    about = {word for deed in profile.deeds if amount <= deed.terms for word in deed.terms} - values
    return frozenset(word for word in about if not (sides_of(word, _UP) or sides_of(word, _DOWN)))
