"""Figures, dates and quotations in running text against sets that mark them."""

from __future__ import annotations

from pathlib import Path

from adapters import figures
from adapters.claims import pipeline
from adapters.scoring import picked, rows, score


def measure_figures(folder: Path) -> dict[str, dict[str, float]]:
    """Quantities in news: value, value with unit, value with direction or bound."""
    gold = rows(folder / "figures" / "newsquant_even.jsonl")
    pred = figures.predict([row["text"] for row in gold], pipeline())
    result = score(folder, "figures", gold, pred)
    kinds = ("value", "value_unit", "value_change")
    return {"newsquant": picked(result, {f"{kind}_f1": f"{kind}.f1" for kind in kinds})}
