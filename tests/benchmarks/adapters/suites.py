"""The test suites of other libraries for figures: the share of their cases that we read the same way.

A case is passed when every value it wants is among the pipeline's figures at its place, and, where it wants
none, no figure of the suite's kind is found. Cases whose values are no numbers ("the last one") are left out.
Each suite is also given without the cases that are not news (``NOT_NEWS``); docs/suites.md counts them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.claims import processed
from adapters.scoring import Row, rows
from spacy.tokens import Doc

from factcheck.lexicon import every, words
from factcheck.model import Date, Figure
from factcheck.pipes.annotations import get

RECOGNIZERS = ("Age", "Currency", "Dimension", "Number", "NumberRange", "Ordinal", "Percent")

# What is left out as not news, and why; a pattern over a case's input. First come those with no finite verb.
NO_VERB = "a bare number or short phrase: up to eight words with no finite verb"
_SHORT = 8  # words
DATED = "wants the year of a date as a number: it is a date here"
NOT_NEWS = {
    "formulas and signs of programs": r"[\^<>=]|\d[eE][+-]?\d",
    "comma as decimal point": r"\d,\d{1,2}\b(?!\d|,)",
    "talk about numbers as such": r"(?i)\b(?:valid|prime|two) numbers?\b|\ba number\b(?! of)"
    r"|\bhow much is\b|\bthe answer is\b|\b(?:zero|nought) is\b|\bare (?:not )?the same\b",
}
_FINITE = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_RANGE = re.compile(r"[(\[](-?[\d.]*),(-?[\d.]*)[)\]]")
_NO_DIMENSION = frozenset(
    {"°C", "°F", "degrees", "kelvin", "percent", "percentage points", "basis points", "times"}
)

Wanted = tuple[int, int, float | None, float | None]  # start, end, low, high
Case = tuple[str, list[Wanted | None]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One case: its text, whether it was passed, and why it is left out of the news-like ones, if it is."""

    suite: str
    text: str
    passed: bool
    left_out: str | None


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """The share of cases passed: by suite of all and of the news-like ones, and of all news-like ones."""
    groups: dict[str, list[bool]] = {}
    pooled: list[bool] = []
    for verdict in verdicts(folder):
        groups.setdefault(verdict.suite, []).append(verdict.passed)
        if verdict.left_out is None:
            groups.setdefault(f"{verdict.suite}_news", []).append(verdict.passed)
            pooled.append(verdict.passed)
    groups["every_news"] = pooled
    return {"figure_suites": {name: round(sum(g) / len(g), 4) for name, g in groups.items() if g}}


def verdicts(folder: Path) -> Iterator[Verdict]:
    """Every case of every suite, without those whose values are no numbers."""
    for name in RECOGNIZERS:
        cases = rows(folder / "figures" / f"recognizers_{name}Model.jsonl")
        yield from _judged(
            f"recognizers_{name}", [(case["Input"], list(_recognizers(case))) for case in cases]
        )
    cases = rows(folder / "figures" / "quantulum3.jsonl")
    yield from _judged("quantulum3", [(case["req"], list(_quantulum(case))) for case in cases])


def _judged(suite: str, cases: list[Case]) -> Iterator[Verdict]:
    kept = [(text, [one for one in wanted if one]) for text, wanted in cases if None not in wanted]
    for doc, (text, wanted) in zip(processed(text for text, _ in kept), kept, strict=True):
        yield Verdict(suite, text, _passes(suite, get(doc, Figure), wanted), _left_out(doc, wanted))


def _left_out(doc: Doc, wanted: list[Wanted]) -> str | None:
    """Why a case is no news-like one, or None."""
    if len(doc.text.split()) <= _SHORT and not any(token.tag_ in _FINITE for token in doc):
        return NO_VERB
    years = [(start, end) for start, end, *_ in wanted if _YEAR.fullmatch(doc.text[start:end])]
    if any(date.start < end and start < date.end for date in get(doc, Date) for start, end in years):
        return DATED
    return next((why for why, pattern in NOT_NEWS.items() if re.search(pattern, doc.text)), None)


def _passes(suite: str, found: tuple[Figure, ...], wanted: list[Wanted]) -> bool:
    if not wanted:
        return not any(_KINDS.get(suite, _any)(figure) for figure in found)
    bounded = suite != "recognizers_NumberRange"
    return all(
        any(_fits(figure, one, bounded=bounded) for figure in found)
        or (suite == "quantulum3" and _levels(found, one))
        for one in wanted
    )


def _fits(figure: Figure, wanted: Wanted, *, bounded: bool) -> bool:
    """Whether the figure lies there with that value.

    ``bounded``: the suite gives the number without its bound, so "over 200" is to be read as 200.
    """
    start, end, low, high = wanted
    if figure.start >= end or figure.end <= start:
        return False
    if bounded and (figure.low is None) != (figure.high is None):
        low, high = (None, high) if figure.low is None else (low, None)
    return _equal(figure.low, low) and _equal(figure.high, high)


def _levels(found: tuple[Figure, ...], wanted: Wanted) -> bool:
    """That suite gives "rose from 5 to 7" as the stretch from 5 to 7; we give both levels."""
    start, end, low, high = wanted
    inside = [f.low for f in found if start <= f.end - 1 and f.start < end and f.low == f.high]
    return low != high and len(inside) == 2 and _equal(min(inside), low) and _equal(max(inside), high)


def _equal(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-6)


def _recognizers(case: Row) -> Iterator[Wanted | None]:
    for result in case["Results"]:
        value = _interval(result.get("Resolution", {}).get("value"))
        start = result.get("Start", case["Input"].lower().find(result["Text"].lower()))
        end = result.get("End", start + len(result["Text"]) - 1) + 1
        yield (start, end, *value) if value else None


def _interval(value: object) -> tuple[float | None, float | None] | None:
    text = str(value).rstrip("%")
    if match := _RANGE.fullmatch(text):
        low, high = (float(side) if side else None for side in match.groups())
        return low, high
    try:
        return float(text), float(text)
    except ValueError:
        return None


def _quantulum(case: Row) -> Iterator[Wanted]:
    for result in case["res"]:
        start = max(0, case["req"].find(result["surface"]))
        spread = result.get("uncertainty") or 0
        low, high = result["value"] - spread, result["value"] + spread
        yield start, start + len(result["surface"]), low, high


def _any(_: Figure) -> bool:
    return True


def _is_money(figure: Figure) -> bool:
    return _head(figure) in {*words("units", "currency_signs"), *words("units", "currency_words")}


def _is_dimension(figure: Figure) -> bool:
    unit = _head(figure)
    measured = unit in words("units", "words") or unit in words("units", "symbols")
    return measured and unit not in _NO_DIMENSION and unit not in every("units", "time")


def _head(figure: Figure) -> str:
    return (figure.unit or "").split(" per ")[0]


# What a suite speaks of: a case that wants nothing wants no figure of this kind.
_KINDS: dict[str, Callable[[Figure], bool]] = {
    "recognizers_Age": lambda figure: _head(figure).endswith(" old"),
    "recognizers_Currency": _is_money,
    "recognizers_Dimension": _is_dimension,
    "recognizers_NumberRange": lambda figure: figure.low != figure.high,
    "recognizers_Ordinal": lambda figure: _head(figure) in ("ordinal", "rank"),
    "recognizers_Percent": lambda figure: _head(figure) in ("percent", "percentage points"),
}
