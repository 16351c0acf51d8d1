"""Ratios: "doubled from 20 to 35", "48 of 64 boats, or 60 percent", "$80 million, twice the $30 million"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.moves import moves
from factcheck.link.selfcheck.patterns import figures, hedge, matches
from factcheck.link.selfcheck.stated import Span, shown
from factcheck.link.selfcheck.story import Sentence, Story, one_line
from factcheck.model import Figure, Link

_WHOLE = r"(?:out )?of (?:the |its |their |all |his |her |our |a )?(?:total of )?#whole(?: [a-z-]+){0,2}"
_SHARES = (
    rf"#part {_WHOLE}(?:, | \(|,? — )(?:or )?{{hedge}}#share(?! (?:point|more|less|fewer|higher|lower))",
    rf"#share(?: [a-z]+)?(?: \(|, or )#part {_WHOLE}",
    r"#part, (?:or |about |nearly )?#share of (?:the |its |their |all )(?:[a-z]+ )?#whole",
)
_MULTIPLES = (
    r"#a, {hedge}#times (?:the|that of the|as (?:much|many|high|large|big|long) as(?: the)?) #b",
    r"#a[^⟨⟩.;,]{0,40}, {hedge}#times the #b",
)
_SAME = (
    r"#x(?: of (?:the |its |their |all )?[a-z]+)?(?:, or| \(|, \() ?{hedge}#share"
    r"(?! (?:point|more|less|fewer|higher|lower))"
)
_FAR = 1.35  # a word such as "doubled" that is off by more than that is wrong, not loose


def find(story: Story) -> Iterator[Link]:
    """Multiples and shares that no rounding of their two numbers allows."""
    for sentence in story.sentences:
        if len(sentence.figures) > 1:
            yield from _moved(sentence)
            yield from _multiples(sentence)
            yield from _shares(sentence)
            yield from _same(sentence)


def _moved(sentence: Sentence) -> Iterator[Link]:
    for move in moves(sentence):
        if move.amount.unit == "times":
            high, low = (move.after, move.before) if move.up else (move.before, move.after)
            link = _against(sentence, (high, low, move.amount), move.hedge, move.quote)
            if link:
                yield link


def _multiples(sentence: Sentence) -> Iterator[Link]:
    for found in matches(sentence, _MULTIPLES):
        named = figures(sentence, found)
        if named["times"].unit == "times" and stated.comparable(named["a"], named["b"]):
            bound = hedge(sentence, found.start("times") - 1)
            quote = sentence.words(*found.span())
            link = _against(sentence, (named["a"], named["b"], named["times"]), bound, quote)
            if link:
                yield link


def _shares(sentence: Sentence) -> Iterator[Link]:
    for found in matches(sentence, _SHARES):
        named = figures(sentence, found)
        part, whole, share = named["part"], named["whole"], named["share"]
        countable = stated.is_count(part) == stated.is_count(whole) and _same_kind(part, whole)
        if share.unit in ("percent", "fraction") and share.change is None and countable:
            bound = hedge(sentence, found.start("share") - 1)
            link = _against(sentence, (part, whole, share), bound, sentence.words(*found.span()))
            if link:
                yield link


def _same(sentence: Sentence) -> Iterator[Link]:
    """A share told twice: "two-thirds, or 60 percent"."""
    for found in matches(sentence, (_SAME,)):
        named = figures(sentence, found)
        one, other = named["x"], named["share"]
        fraction, percent = stated.span(one), stated.span(other, hedge(sentence, found.start("share") - 1))
        value = stated.value(one)
        told_twice = one.unit == "fraction" and other.unit == "percent" and not (one.change or other.change)
        if told_twice and fraction and percent and value and not fraction.meets(percent.times(0.01)):
            quote = quoted(sentence.words(*found.span()))
            why = f"{quote}: {one_line(one.text)} is {shown(value, 'fraction')}, not {one_line(other.text)}"
            yield conflict(sentence, (one, other), "arithmetic", RECONCILE, why)


def _same_kind(part: Figure, whole: Figure) -> bool:
    return part.unit is None or whole.unit is None or part.unit == whole.unit


def _against(
    sentence: Sentence, records: tuple[Figure, Figure, Figure], bound: str | None, quote: str
) -> Link | None:
    """The conflict between a quotient as stated and that of its two numbers."""
    over, under, quotient = records
    top, base, claimed = stated.span(over), stated.span(under), stated.span(quotient, bound)
    x, y, said = stated.value(over), stated.value(under), stated.value(quotient)
    if not (top and base and claimed and x and y and said) or top.low <= 0 or base.low <= 0:
        return None
    if quotient.unit == "percent":
        claimed, said = claimed.times(0.01), said / 100
    if quotient.unit == "times" and said < 1:  # "halved": the later number over the earlier one
        claimed, said = Span(1.0, 1.0) / claimed, 1 / said
    if (top / base).meets(claimed):
        return None
    actual = x / y
    off = max(actual / said, said / actual)
    loose = quotient.unit != "percent" and off < _FAR
    result = f"{shown(actual)} times" if quotient.unit == "times" else shown(actual, "fraction")
    why = f"{quoted(quote)}: {shown(x)} / {shown(y)} = {result}, not {one_line(quotient.text)}"
    return conflict(sentence, records, "arithmetic", RECONCILE if loose else REAL, why)
