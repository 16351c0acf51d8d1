"""Figures in the form of the public benchmark sets, and the peers' own test suites run over them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from factcheck.model import Figure
from factcheck.pipes.annotations import get
from factcheck.pipes.quantity.read import quantities

# That set has no ordinals, ranks or factors ("twice", "doubled").
_LEFT_OUT = frozenset({"ordinal", "rank"})
_FACTOR = re.compile(r"(?i)twice|thrice|both times|an hour|(?:doubl|tripl|quadrupl|halv)\w*")
_VAGUE = re.compile(r"(?i)\b(?:dozens|scores|tens|hundreds|thousands|[mbtr]+illions)\b")
_NUMERIC = re.compile(r"[-\d.eE+%]+$|[\[(][-\d.,]*[\])]$")
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

# What is left out of the peers' suites as not news, and why; a pattern over a case's input.
NOT_NEWS = {
    "a fragment, not a sentence": r"^\W*(?:\S+\W+){0,3}\S*$",
    "formulas, powers and signs of programs": r"[\^<>=*]|\d[eE][+-]?\d|x10|10−",
    "telephone numbers and product codes": r"\d{3}-\d{4}|192\.|(?i:scp)|[A-Z]\d{3}|\d[A-Za-z]-?\d\d|/\d+/\d",
    "fractions said as sums": r"\bover (?:\d+|three|twenty|one)\b|hundred[- ]fifth|thirtieth|fifths?$",
    "decimals spelled out": r"\bpoint (?:five|zero|nought|\w+ty|\w+teen)\b|n[oa]ught",
    "comma as decimal point, spaces as thousands": r"\d,\d{1,2}\b(?!\d|,)|\d \d{3}\b",
    "talk about numbers": r"(?i)valid number|two numbers|a number|version|numbers? (?:is|which)",
    "talk about ranges": r"(?i)number range|fraction number|equal|are (?:not )?the same|two ranges|\bx is",
    "shopping and voice commands": r"(?i)^(?:delete|book|show|give|turn|rotate)\b|do you|can you|how about",
    "chemistry and physics": r"(?i)proton|gap|radiation|fb−1|joule|nano|kibi|giga|J/m|W/min|sigma|\bcds\b",
    "units glued to a currency code": r"\bM(?:USD|EUR|GBP|AUD)\b",
}
_NOT_NEWS = {why: re.compile(pattern) for why, pattern in NOT_NEWS.items()}


def predict(texts: list[str], nlp: Any) -> list[dict[str, Any]]:
    """``{"quantities": [{"value", "normalized_unit", "change"}]}`` for each text."""
    return [{"quantities": list(_quantities(doc.text, get(doc, Figure)))} for doc in nlp.pipe(texts)]


def suite(rows: list[dict[str, Any]], nlp: Any) -> dict[str, float]:
    """Share of a peer's cases passed: ``all`` and ``news``, that is without those that NOT_NEWS names.

    A case passes when each expected quantity is found at its place with its value, and nothing is found
    where nothing is expected. Cases whose input another of their models takes are left out.
    """
    cases = [(_input(row), _expected(row)) for row in rows]
    cases = [(text, want) for text, want in cases if want]
    docs = nlp.pipe([text for text, _ in cases])
    passed = [_passes(doc.text, get(doc, Figure), want) for doc, (_, want) in zip(docs, cases, strict=True)]
    news = [not any(p.search(text) for p in _NOT_NEWS.values()) for text, _ in cases]
    kept = [ok for ok, is_news in zip(passed, news, strict=True) if is_news]
    return {
        "all": sum(passed) / max(1, len(passed)),
        "news": sum(kept) / max(1, len(kept)),
        "n_all": len(passed),
        "n_news": len(kept),
    }


def failures(rows: list[dict[str, Any]], nlp: Any) -> Iterator[tuple[str, Any, Any]]:
    """The news-like cases not passed: input, what was wanted, what was found."""
    for row in rows:
        text, want = _input(row), _expected(row)
        if want and not any(p.search(text) for p in _NOT_NEWS.values()):
            found = get(nlp(text), Figure)
            if not _passes(text, found, want):
                yield text, want, [(f.text, f.low, f.high, f.unit) for f in found]


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


def _input(row: dict[str, Any]) -> str:
    return str(row.get("Input", row.get("req", "")))


def _expected(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The text and value of each quantity wanted; without those that have no value."""
    if "req" in row:
        return [(r["surface"], _middle(r)) for r in row["res"]]
    found = [(r["Text"], r["Resolution"].get("value")) for r in row["Results"]]
    return [(text, value) for text, value in found if value and _NUMERIC.match(value)]


def _middle(r: dict[str, Any]) -> str:
    """That set writes a range as its middle and half its width."""
    spread = r.get("uncertainty")
    return f"[{r['value'] - spread},{r['value'] + spread}]" if spread else str(r["value"])


def _passes(text: str, found: tuple[Figure, ...], want: list[tuple[str, str]]) -> bool:
    read = [(q.start, q.end, q.low, q.high) for q in quantities(text)]
    have = [(f.start, f.end, f.low, f.high) for f in found]
    return all(_has(text, have, read, surface, value) for surface, value in want)


def _has(text: str, have: list[Any], read: list[Any], surface: str, value: str) -> bool:
    """A figure, or for a plain number what the string reader gives, lies over the surface with the value."""
    for m in re.finditer(re.escape(surface.strip()), text, re.IGNORECASE):
        for start, end, low, high in [*have, *read]:
            if start < m.end() and m.start() < end and _same(value, low, high):
                return True
    return False


def _same(value: str, low: float | None, high: float | None) -> bool:
    interval = re.fullmatch(r"[\[(]([-\d.]*),([-\d.]*)[\])]", value)
    if interval:
        return _close(interval[1], low) and _close(interval[2], high)
    single = value.rstrip("%")
    return _close(single, low if low is not None else high)


def _close(want: str, have: float | None) -> bool:
    if want == "" or have is None:
        return want == "" and have is None
    return math.isclose(float(want), have, rel_tol=1e-4)
