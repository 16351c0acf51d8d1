"""Percentage change against its two numbers: "rose 20 percent, from 50 to 65"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.moves import Move, moves, steps
from factcheck.link.selfcheck.stated import Span, shown
from factcheck.link.selfcheck.story import Story, one_line
from factcheck.model import Link


def find(story: Story) -> Iterator[Link]:
    """Changes in percent, or by a half or a third, that no rounding of the two numbers allows."""
    for sentence in story.sentences:
        for move in moves(sentence):
            if move.amount.unit in ("percent", "fraction") and (told := _contradiction(move)):
                yield conflict(sentence, (move.before, move.after, move.amount), "arithmetic", *told)
        for step in steps(sentence):
            if step.amount.unit == "percent" and (told := _step(step)):
                yield conflict(sentence, (step.before, step.after, step.amount), "arithmetic", *told)


def _step(move: Move) -> tuple[str, str] | None:
    """A step told in points or money and as a percentage, against the value after it."""
    step, after, claimed = (stated.span(figure) for figure in (move.before, move.after, move.amount))
    x, b = stated.value(move.before), stated.value(move.after)
    if not (step and after and claimed and x and b):
        return None
    before = after - step if move.up else after + step
    base = b - x if move.up else b + x
    if before.low <= 0 or step.low < 0 or (step / before).meets(claimed.times(0.01)):
        return None
    sign = "−" if move.up else "+"
    why = (
        f"{quoted(move.quote)}: {shown(x)} / ({shown(b)} {sign} {shown(x)}) = {shown(x / base, 'fraction')}, "
        f"not {one_line(move.amount.text)}"
    )
    return REAL, why


def _contradiction(move: Move) -> tuple[str, str] | None:
    before, after = stated.span(move.before), stated.span(move.after)
    claimed = stated.span(move.amount, move.hedge)
    a, b = stated.value(move.before), stated.value(move.after)
    if not (before and after and claimed and a and b) or before.low <= 0 or after.low < 0:
        return None
    if move.amount.unit == "percent":
        claimed = claimed.times(0.01)
    change = _of(after, before, before)
    if not move.up:
        change = Span(-change.high, -change.low)
    if change.meets(claimed):
        return None
    high, low = (b, a) if move.up else (a, b)
    why = (
        f"{quoted(move.quote)}: ({shown(high)} − {shown(low)}) / {shown(a)} = "
        f"{shown((high - low) / a, 'fraction')}, not {one_line(move.amount.text)}"
    )
    return _reading(move, claimed, (before, after), why)


def _reading(move: Move, claimed: Span, values: tuple[Span, Span], why: str) -> tuple[str, str]:
    """Whether another way to reckon gives what the article says."""
    before, after = values
    low, high = (before, after) if move.up else (after, before)
    if _of(high, low, high).meets(claimed) and move.up:
        return RECONCILE, f"{why}; it is that part of the later number"
    if not move.up and _of(high, low, low).meets(claimed):
        return RECONCILE, f"{why}; it is that part of the later number"
    if move.before.unit == "percent" and (high - low).times(0.01).meets(claimed):
        return RECONCILE, f"{why}; it is percentage points"
    return REAL, why


def _of(one: Span, other: Span, base: Span) -> Span:
    """(one - other) / base where base is one of the two: both ends are taken from the same rounding."""
    if base is other:
        ratio = one / other
        return Span(ratio.low - 1, ratio.high - 1)
    ratio = other / one
    return Span(1 - ratio.high, 1 - ratio.low)
