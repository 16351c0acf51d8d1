"""What a written number can stand for: the precision of its last digit, and words such as "nearly"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import every, words
from factcheck.model import Figure

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ROUND = 20  # a number such as 1,500 may be rounded to its zeros, but not by more than a twentieth
_EXACT_BELOW = 100  # counts below are taken as exact
_MILLION, _PERCENT = 1e6, 0.01
_ABOUT = 0.1  # "about 150" is within a tenth
_NEAR = 50
_NEARLY = 0.8  # "nearly 150" is not below four fifths
_LOOSE = 0.12  # "a third" is said of 30 to 37 percent, "twice" of 1.8 to 2.2 times


@dataclass(frozen=True, slots=True)
class Span:
    """All values from ``low`` to ``high``."""

    low: float
    high: float

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Span) -> Span:
        """The quotient of two positive spans."""
        return Span(self.low / other.high, self.high / other.low if other.low > 0 else math.inf)

    def times(self, factor: float) -> Span:
        """Both ends times a positive factor."""
        return Span(self.low * factor, self.high * factor)

    def meets(self, other: Span) -> bool:
        """Whether one value lies in both; the slack is for the last bit of a fraction."""
        slack = 1e-9 * max(1.0, abs(self.low), abs(other.low))
        return self.low <= other.high + slack and other.low <= self.high + slack


def value(figure: Figure) -> float | None:
    """The number of a figure, its bound if it has one; None for a range, infinity or nothing."""
    if not all(math.isfinite(end) for end in (figure.low, figure.high) if end is not None):
        return None
    if figure.low is not None and figure.high is not None:
        return figure.low if figure.low == figure.high else None
    return figure.high if figure.low is None else figure.low


def span(figure: Figure, hedge: str | None = None) -> Span | None:
    """What the figure can stand for; ``hedge`` is a bound that stands outside it. None: no number at all."""
    number = value(figure)
    if number is None:
        low, high = figure.low, figure.high
        if low is None or high is None or not -math.inf < low < high < math.inf:
            return None
        return Span(low, high)
    half = half_step(figure, number)
    low, high = number - half, number + half
    approx = figure.approx or hedge
    if approx in ("over", "at_least"):
        return Span(low, math.inf)
    if approx in ("under", "at_most", "up_to"):
        return Span(-math.inf if number < 0 else 0.0, high)
    if approx == "nearly":
        return Span(number * _NEARLY, high)
    if approx == "about":
        return Span(low - abs(number) * _ABOUT, high + abs(number) * _ABOUT)
    return Span(low, high)


def half_step(figure: Figure, number: float) -> float:
    """Half of what one more in the last written digit is worth; 0 for a small count, which is exact."""
    size = abs(number)
    digits = _DIGITS.search(figure.text)
    if figure.unit == "fraction" and digits:  # 45 out of 50
        return _PERCENT / 2
    if figure.unit == "fraction" or (figure.unit == "times" and digits is None):
        return size * _LOOSE
    written = float(digits[0].replace(",", "")) if digits else 0.0
    scale = size / written if written else 1.0
    if digits and digits[1]:
        return scale * 10.0 ** -len(digits[1]) / 2
    if digits and scale > 1:
        return scale / 2
    if size >= _EXACT_BELOW and size == int(size):
        step = 10.0 ** (len(str(int(size))) - len(str(int(size)).rstrip("0")))
        return (
            (step if not digits and size >= _MILLION else min(step, size / _ROUND)) / 2 if step > 1 else 0.5
        )
    return 0.0 if is_count(figure) else 0.5


def is_count(figure: Figure) -> bool:
    """Whether the figure counts people or things, which come in whole numbers."""
    unit = figure.unit
    return unit is None or not (unit in _measures() or unit[-3:].isupper() or " per " in unit)


def comparable(*figures: Figure) -> bool:
    """Whether the figures are in one unit; a bare number takes the unit of the others if it is near them."""
    sizes = [abs(number) for figure in figures if (number := value(figure))]
    mixed = any(figure.unit is None for figure in figures) and not all(map(is_count, figures))
    if mixed and sizes and max(sizes) > min(sizes) * _NEAR:
        return False  # "1.2m" beside "600,000" is no length
    units = {_base(figure) for figure in figures} - {None}
    if any(figure.text.startswith(("No.", "no.", "#")) for figure in figures):
        return False
    kinds = {figure.of for figure in figures if figure.unit == "people"} - {None}
    return len(units) <= 1 and len(kinds) <= 1 and "ordinal" not in units


def _base(figure: Figure) -> str | None:
    """The unit without its rate: "from $800 to $1,000 a month" is in dollars."""
    return figure.unit.partition(" per ")[0] if figure.unit else None


def shown(number: float, unit: str | None = None) -> str:
    """A number as a newspaper writes it: ``1.2 billion``, ``35,000``, ``2.5``; a share as percent."""
    if unit == "fraction":
        return f"{plain(round(number * 100, 1 if abs(number) >= 0.1 else 2))} percent"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{plain(number / size)} {word}"
    return plain(number)


def plain(number: float) -> str:
    """At most two decimals, or two digits of a number below one, and thousands separators."""
    rounded = round(number, 2) if abs(number) >= 1 else float(f"{number:.2g}")
    text = f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.10g}"
    return text.replace("-", "−")


@cache
def _measures() -> frozenset[str]:
    units = every("units", "time") | every("units", "shares")
    return units | _named("words") | _named("symbols") | {"fraction"}


def _named(section: str) -> frozenset[str]:
    return frozenset(words("units", section))
