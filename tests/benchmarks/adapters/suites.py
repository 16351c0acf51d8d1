"""The test suites of other libraries for figures: the share of their cases that we read the same way.

A case is passed when every value it wants is among the pipeline's figures at its place, and, where it wants
none, none is found. Cases whose values are no numbers ("the last one") are left out. Each suite is also given
without the cases that no news text calls for (``figures.NOT_NEWS``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from adapters import figures
from adapters.claims import processed
from adapters.scoring import Row, rows

from factcheck.model import Figure
from factcheck.pipes.annotations import get

RECOGNIZERS = ("Age", "Currency", "Dimension", "Number", "NumberRange", "Ordinal", "Percent")
_RANGE = re.compile(r"[(\[](-?[\d.]*),(-?[\d.]*)[)\]]")

Wanted = tuple[int, int, float | None, float | None]  # start, end, low, high


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """The share of cases passed: by suite of all and of the news-like ones, and of all news-like ones."""
    groups: dict[str, list[bool]] = {}
    for name in RECOGNIZERS:
        cases = rows(folder / "figures" / f"recognizers_{name}Model.jsonl")
        groups |= _passed(
            f"recognizers_{name}", [(case["Input"], list(_recognizers(case))) for case in cases]
        )
    cases = rows(folder / "figures" / "quantulum3.jsonl")
    groups |= _passed("quantulum3", [(case["req"], list(_quantulum(case))) for case in cases])
    groups["every_news"] = [ok for name, group in groups.items() if name.endswith("_news") for ok in group]
    return {"figure_suites": {name: round(sum(g) / len(g), 4) for name, g in groups.items() if g}}


def _passed(name: str, cases: list[tuple[str, list[Wanted | None]]]) -> dict[str, list[bool]]:
    kept = [(text, [one for one in wanted if one]) for text, wanted in cases if None not in wanted]
    docs = processed(text for text, _ in kept)
    passed = [_passes(get(doc, Figure), wanted) for doc, (_, wanted) in zip(docs, kept, strict=True)]
    news = [ok for ok, (text, _) in zip(passed, kept, strict=True) if _news_like(text)]
    return {name: passed, f"{name}_news": news}


def _news_like(text: str) -> bool:
    return not any(re.search(pattern, text) for pattern in figures.NOT_NEWS.values())


def _passes(found: tuple[Figure, ...], wanted: list[Wanted]) -> bool:
    if not wanted:
        return not found
    return all(any(_fits(figure, one) for figure in found) for one in wanted)


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
