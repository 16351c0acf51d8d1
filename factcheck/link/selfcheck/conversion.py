"""Unit conversions in brackets: "10 miles (26 km)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.lexicon import numbers
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled
from factcheck.link.selfcheck.stated import Span, plain
from factcheck.link.selfcheck.story import Story, one_line
from factcheck.model import Figure, Link

_BRACKETS = r"#a(?: [a-z]+)? \((?:or )?#b\)"
_DIMENSIONS = ("length", "area", "mass", "volume", "speed", "duration")
_SLACK = 0.04  # a converted number is rounded again, to what is easy to read
_FAR = 1.25


def find(story: Story) -> Iterator[Link]:
    """Conversions that no rounding of the two numbers allows."""
    for sentence in story.sentences:
        if len(sentence.figures) > 1 and "(" in sentence.shape:
            for found in compiled(_BRACKETS).finditer(sentence.shape):
                a, b = sentence.figures[int(found["a"])], sentence.figures[int(found["b"])]
                told = _degrees(a, b) or _units(a, b)
                if told:
                    why = f"{quoted(sentence.words(*found.span()))}: {told[1]}"
                    yield conflict(sentence, (a, b), "arithmetic", told[0], why)


def _units(a: Figure, b: Figure) -> tuple[str, str] | None:
    factor = _factor(a.unit, b.unit)
    if factor is None or a.unit is None or b.unit is None:
        return None
    one, other = stated.span(a), stated.span(replace(b, approx=b.approx or a.approx))
    number, said = stated.value(a), stated.value(b)
    if not (one and other and number and said) or one.low <= 0 or other.low < 0:
        return None
    other = Span(other.low * (1 - _SLACK), other.high * (1 + _SLACK))
    factors = [factor, *(factor * also for also in _others(a.unit, b.unit))]
    if any(one.times(one_factor).meets(other) for one_factor in factors):
        return None
    right = number * factor
    far = max(right / said, said / right) > _FAR
    return (REAL if far else RECONCILE), f"{one_line(a.text)} is {plain(right)} {b.unit}, not {plain(said)}"


def _factor(one: str | None, other: str | None) -> float | None:
    """How many of the second unit one of the first is; None unless they measure the same."""
    for dimension in _DIMENSIONS:
        sizes = numbers("selfcheck", dimension)
        if one and other and one != other and one in sizes and other in sizes:
            return sizes[one] / sizes[other]
    return None


def _others(one: str, other: str) -> Iterator[float]:
    also = numbers("selfcheck", "also")
    if one in also:
        yield also[one]
    if other in also:
        yield 1 / also[other]


def _degrees(a: Figure, b: Figure) -> tuple[str, str] | None:
    """Fahrenheit against Celsius, as a temperature or as a difference of two."""
    if {a.unit, b.unit} != {"°F", "°C"}:
        return None
    one, other = stated.span(a), stated.span(b)
    number, said = stated.value(a), stated.value(b)
    if one is None or other is None or number is None or said is None:
        return None
    to_celsius = a.unit == "°F"

    def converted(degrees: float) -> float:
        return (degrees - 32) / 1.8 if to_celsius else degrees * 1.8 + 32

    other = Span(other.low - 1, other.high + 1)
    difference = one.times(1 / 1.8 if to_celsius else 1.8)
    if Span(converted(one.low), converted(one.high)).meets(other) or difference.meets(other):
        return None
    return REAL, f"{one_line(a.text)} is {plain(converted(number))} {b.unit}, not {plain(said)}"
