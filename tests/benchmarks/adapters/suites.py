"""The test suites of other libraries for figures: the share of their cases that we read the same way.

A case is passed when every value it wants is found at its place, and, where it wants none, none is found.
Cases whose values are no numbers ("the last one") are left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from adapters.claims import processed
from adapters.scoring import Row, rows

from factcheck.model import Figure
from factcheck.pipes.annotations import get

RECOGNIZERS = ("Age", "Currency", "Dimension", "Number", "NumberRange", "Ordinal", "Percent")
_RANGE = re.compile(r"[(\[](-?[\d.]*),(-?[\d.]*)[)\]]")

Wanted = tuple[int, int, float | None, float | None]  # start, end, low, high


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """The share of cases passed, by suite."""
    found = {}
    for name in RECOGNIZERS:
        cases = rows(folder / "figures" / f"recognizers_{name}Model.jsonl")
        found[f"recognizers_{name}"] = _share([(case["Input"], list(_recognizers(case))) for case in cases])
    cases = rows(folder / "figures" / "quantulum3.jsonl")
    found["quantulum3"] = _share([(case["req"], list(_quantulum(case))) for case in cases])
    return {"figure_suites": found}


def _share(cases: list[tuple[str, list[Wanted | None]]]) -> float:
    kept = [(text, [one for one in wanted if one]) for text, wanted in cases if None not in wanted]
    docs = processed(text for text, _ in kept)
    passed = sum(_passes(get(doc, Figure), wanted) for doc, (_, wanted) in zip(docs, kept, strict=True))
    return round(passed / len(kept), 4)


def _passes(figures: tuple[Figure, ...], wanted: list[Wanted]) -> bool:
    if not wanted:
        return not figures
    return all(any(_fits(figure, one) for figure in figures) for one in wanted)


def _fits(figure: Figure, wanted: Wanted) -> bool:
    start, end, low, high = wanted
    if figure.start >= end or figure.end <= start:
        return False
    return _equal(figure.low, low) and _equal(figure.high, high)


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
