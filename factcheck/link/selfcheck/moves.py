"""A number that went from one value to another by an amount: "rose 20 percent, to 60 from 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import words
from factcheck.lexicon.inflect import all_forms
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.patterns import figures, hedge, matches, one_of
from factcheck.link.selfcheck.story import Sentence
from factcheck.model import Figure

_ORDERS = ("from #a{gap} to #b", "to #b{gap} from #a")
# The figure of the amount comes first, last, or in the middle.
_TEMPLATES = (
    *(r"#amount(?: {noun}\b)?{gap} " + order for order in _ORDERS),
    *(rf"{order},? (?:or|up|down|{{hedge}}{{anoun}} of(?: [a-z]+)?) #amount" for order in _ORDERS),
    *(rf"{order}, {{hedge}}an? (?:[a-z]+ )?#amount {{noun}}\b" for order in _ORDERS),
    r"(?:to|was|were|at|reached) #b,? (?:up|down|{hedge}{anoun} of) #amount{gap} from(?: the)? #a",
    r"(?:to|was|were|at|reached) #b, an? #amount {noun}{gap} from(?: the)? #a",
)
_STEPS = (r"#step, or {hedge}#amount, to(?: close at| end at| finish at)? #b",)


@dataclass(frozen=True, slots=True)
class Move:
    """From ``before`` to ``after`` by ``amount``; ``up`` is what the words say, ``quote`` those words."""

    before: Figure
    after: Figure
    amount: Figure
    hedge: str | None
    up: bool  # or what the values say, when the words do not
    quote: str


def moves(sentence: Sentence) -> Iterator[Move]:
    """The moves of a sentence whose two values are in one unit and whose direction is plain."""
    if len(sentence.figures) < 3:
        return
    for found in matches(sentence, _TEMPLATES):
        named = figures(sentence, found)
        before, after, amount = named["a"], named["b"], named["amount"]
        start, end = _clause(sentence, found)
        quote = sentence.words(start, end)
        up = _direction(amount, sentence.words(start, end))
        x, y = stated.value(before), stated.value(after)
        if x is None or y is None or not stated.comparable(before, after):
            continue
        bound = hedge(sentence, found.start("amount") - 1)
        yield Move(before, after, amount, bound, y > x if up is None else up, quote)


def steps(sentence: Sentence) -> Iterator[Move]:
    """ "fell 30 points, or 2 percent, to 1,470": here ``before`` is the step, not a value."""
    if len(sentence.figures) < 3:
        return
    for found in matches(sentence, _STEPS):
        named = figures(sentence, found)
        step, after, amount = named["step"], named["b"], named["amount"]
        start, end = _clause(sentence, found)
        quote = sentence.words(start, end)
        up = _direction(step, quote)
        if up is not None and stated.comparable(step, after):
            yield Move(step, after, amount, None, up, quote)


def _clause(sentence: Sentence, found: re.Match[str]) -> tuple[int, int]:
    """The match with up to three words before it, where the verb is."""
    lead = re.search(r"(?:[\w’'-]+ ){1,3}$", sentence.shape[: found.start()])
    return (lead.start() if lead else found.start()), found.end()


def _direction(amount: Figure, quote: str) -> bool | None:
    """Up, down, or None when the words say both or neither."""
    if amount.change:
        return amount.change == "up"
    up, down = (bool(_telling(way).search(quote)) for way in ("up", "down"))
    return None if up == down else up


@cache
def _telling(way: str) -> re.Pattern[str]:
    entries = {*all_forms(words("numbers", "change_verbs")[way]), *words("selfcheck", "nouns")[way], way}
    return re.compile(rf"\b{one_of(entries)}\b", re.IGNORECASE)
