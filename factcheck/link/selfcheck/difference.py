"""Differences: "rose by $2, from $5 to $8", "won by 12 points, 54 to 47", "rose from 65 to 50"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.moves import moves
from factcheck.link.selfcheck.patterns import figures, matches
from factcheck.link.selfcheck.stated import Span, shown
from factcheck.link.selfcheck.story import Sentence, Story, one_line
from factcheck.model import Figure, Link

_POINTS = ("percentage points", "points", "percentage point")
_MARGINS = (
    r"\bby (?:an? )?(?:margin of )?#d, #a (?:to|against) #b",
    r"#b, #d (?:more|less|fewer|higher|lower) than (?:the |its )?#a",
)
_TALLY = (
    r"\bby (?:an? )?(?:margin of )?#d, (?P<x>\d[\d,]*)(?:-|–| to )(?P<y>\d[\d,]*)",
    r"\b(?P<x>\d[\d,]*)(?:-|–| to )(?P<y>\d[\d,]*), (?:by )?a margin of #d",
)
_DIRECTIONS = {
    True: (
        r"{up}{manner}{gap} from #a{gap} to #b",
        r"{up}{manner}{gap} to #b{gap} from #a",
        r"#b, up from #a",
    ),
    False: (
        r"{down}{manner}{gap} from #a{gap} to #b",
        r"{down}{manner}{gap} to #b{gap} from #a",
        r"#b, down from #a",
    ),
}


def find(story: Story) -> Iterator[Link]:
    """Differences that are not that of their two numbers, and moves that go the other way."""
    for sentence in story.sentences:
        if sentence.figures:
            yield from _amounts(sentence)
            yield from _margins(sentence)
            yield from _tallies(sentence)
            yield from _directions(sentence)


def _amounts(sentence: Sentence) -> Iterator[Link]:
    for move in moves(sentence):
        if _is_difference(move.amount, move.before, move.after):
            wrong = _contradiction(move.before, move.after, move.amount)
            if wrong:
                records = (move.before, move.after, move.amount)
                yield conflict(sentence, records, "arithmetic", REAL, f"{quoted(move.quote)}: {wrong}")


def _margins(sentence: Sentence) -> Iterator[Link]:
    for found in matches(sentence, _MARGINS):
        named = figures(sentence, found)
        a, b, amount = named["a"], named["b"], named["d"]
        if stated.comparable(a, b) and _is_difference(amount, a, b):
            wrong = _contradiction(a, b, amount)
            if wrong:
                quote = quoted(sentence.words(*found.span()))
                yield conflict(sentence, (a, b, amount), "arithmetic", RECONCILE, f"{quote}: {wrong}")


def _tallies(sentence: Sentence) -> Iterator[Link]:
    """A margin against a result such as 54-47, which is no figure of its own."""
    for found in matches(sentence, _TALLY):
        amount = sentence.figures[int(found["d"])]
        x, y = (float(found[name].replace(",", "")) for name in "xy")
        claimed = stated.span(amount)
        if amount.unit in ("votes", "points", "goals", "runs", "seats") and claimed:
            half = 0.5 if amount.unit == "points" else 0.0
            if not claimed.meets(Span(abs(x - y) - half, abs(x - y) + half)):
                top, less = shown(max(x, y)), shown(min(x, y))
                why = f"{quoted(sentence.words(*found.span()))}: {top} − {less} = {shown(abs(x - y))}"
                yield conflict(sentence, (amount,), "arithmetic", REAL, f"{why}, not {one_line(amount.text)}")


def _directions(sentence: Sentence) -> Iterator[Link]:
    if len(sentence.figures) < 2 or "from ⟨" not in sentence.shape:
        return
    for up, templates in _DIRECTIONS.items():
        for found in matches(sentence, templates):
            named = figures(sentence, found)
            a, b = named["a"], named["b"]
            before, after = stated.span(a), stated.span(b)
            if not (before and after and stated.comparable(a, b)) or (a.unit != b.unit and a.unit and b.unit):
                continue
            if (after.high < before.low) if up else (after.low > before.high):
                quote = quoted(sentence.words(*found.span()))
                less = "less" if up else "more"
                why = f"{quote}: {b.text} is {less} than {a.text}, so it did not go {'up' if up else 'down'}"
                yield conflict(sentence, (a, b), "arithmetic", REAL, why)


def _is_difference(amount: Figure, a: Figure, b: Figure) -> bool:
    """Whether the amount is in the unit of the two values: dollars, people, points of a percentage."""
    if "percent" in (a.unit, b.unit):
        return amount.unit in _POINTS
    if amount.unit in ("percent", "fraction", "times", *_POINTS):
        return False
    return stated.comparable(amount, a, b)


def _contradiction(a: Figure, b: Figure, amount: Figure) -> str | None:
    """The sum in words when no rounding lets the amount be the distance of the two values."""
    before, after = stated.span(a), stated.span(b)
    claimed = stated.span(replace(amount, change=None))
    x, y = stated.value(a), stated.value(b)
    if before is None or after is None or claimed is None or x is None or y is None:
        return None
    low, high = (before, after) if x < y else (after, before)
    distance = high - low
    if distance.meets(claimed) or (before.low == before.high == 0):
        return None
    top, less = shown(max(x, y)), shown(min(x, y))
    return f"{top} − {less} = {shown(abs(x - y))}, not {one_line(amount.text)}"
