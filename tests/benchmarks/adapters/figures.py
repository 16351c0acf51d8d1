"""Figures in the form of the public set of quantities in news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from factcheck.model import Figure
from factcheck.pipes.annotations import get

# That set has no ordinals, ranks or factors ("twice", "doubled").
_LEFT_OUT = frozenset({"ordinal", "rank"})
_FACTOR = re.compile(r"(?i)twice|thrice|both times|an hour|(?:doubl|tripl|quadrupl|halv)\w*")
_VAGUE = re.compile(r"(?i)\b(?:dozens|scores|tens|hundreds|thousands|[mbtr]+illions)\b")
_CHANGE = {
    "over": ">",
    "at_least": ">",
    "under": "<",
    "at_most": "<",
    "up_to": "<",
    "nearly": "~",
    "about": "~",
}
# The names that set gives our units; any other is our plural less its ending.
_UNITS = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "MYR": "malaysian ringgit",
    "ILS": "shekel",
    "INR": "indian rupee",
    "CNY": "chinese yuan",
    "percent": "percentage",
    "years old": "year of age",
    "months old": "month of age",
    "km": "kilometre",
    "cm": "centimetre",
    "mm": "millimetre",
    "feet": "foot",
    "inches": "inch",
    "kg": "kilogram",
    "mph": "mile per hour",
    "km/h": "kilometre per hour",
    "times": "count",
    "mpg": "mile per gallon",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowatt hour",
    "GWh": "gigawatt hour",
    "Wh": "watt hour",
    "°C": "celsius",
    "°F": "fahrenheit",
    "horsepower": "horsepower",
    "square km": "square kilometre",
    "square metres": "square metre",
    "square feet": "square foot",
    "cubic feet": "cubic foot",
    "ppb": "parts-per-billion",
    "mAh": "milliampere-hour",
    "pounds": "pound-mass",
    "rpm": "revolutions per minute",
    "GPa": "gigapascal",
    "Nm": "newton metre",
    "pence": "point",
    "people": "people",
}


def predict(texts: list[str], nlp: Any) -> list[dict[str, Any]]:
    """``{"quantities": [{"value", "normalized_unit", "change"}]}`` for each text."""
    return [{"quantities": list(_quantities(doc.text, get(doc, Figure)))} for doc in nlp.pipe(texts)]


def _quantities(text: str, figures: tuple[Figure, ...]) -> Iterator[dict[str, Any]]:
    kept = [f for f in figures if f.unit not in _LEFT_OUT and not _FACTOR.fullmatch(f.text)]
    skip = False
    for i, f in enumerate(kept):
        after = kept[i + 1] if i + 1 < len(kept) else None
        if skip:
            skip = False
        elif after and _from_to(text, f, after):
            skip = True
            yield {"value": f"{f.low}-{after.low}", "normalized_unit": _unit(after), "change": "="}
        else:
            bound = "" if _VAGUE.search(f.text) else f.approx or ""
            yield {
                "value": _value(f),
                "normalized_unit": _unit(f),
                "change": f.change or _CHANGE.get(bound, "="),
            }


def _from_to(text: str, a: Figure, b: Figure) -> bool:
    """Two levels that the set joins: "from 5 to 7"."""
    lead = re.search(r"\bfrom\s+$", text[max(0, a.start - 12) : a.start])
    link = re.fullmatch(r"\s+to\s+", text[a.end : b.start])
    return bool(lead and link) and a.low == a.high and b.low == b.high


def _unit(f: Figure) -> str:
    unit = "people" if f.of == "people" else f.of if f.unit == "people" and f.of else f.unit
    if unit is None:
        return "-"
    head, per, rest = unit.partition(" per ")
    name = _UNITS.get(head) or re.sub(r"(?<=[sxz])es$|(?<![su])s$", "", re.sub(r"ies$", "y", head))
    return name + per + rest


def _value(f: Figure) -> str:
    low, high = f.low, f.high
    if _VAGUE.search(f.text) and low is not None:
        low = 12.0 if low == 24.0 else low
        return f"{low}-{low * 10}"
    if low is not None and high is not None and low != high:
        return f"{low}-{high}"
    return str(low if low is not None else high)
