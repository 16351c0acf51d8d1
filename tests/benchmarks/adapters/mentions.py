"""Figures and quotations in running text against sets that mark them (dates measure themselves)."""

from __future__ import annotations

from pathlib import Path

from adapters import figures, quotes, suites
from adapters.claims import pipeline
from adapters.scoring import picked, rows, score

QUOTES = {
    "precision": "attribution.p",
    "recall": "attribution.r",
    "f1": "attribution.f1",
    "marked_recall": "recall_with_quotation_marks",
    "source": "source_accuracy_on_matched",
}


def measure_figures(folder: Path) -> dict[str, dict[str, float]]:
    """Quantities in news (value alone, with unit, with direction or bound), and other libraries' suites."""
    gold = rows(folder / "figures" / "newsquant_even.jsonl")
    pred = figures.predict([row["text"] for row in gold], pipeline())
    result = score(folder, "figures", gold, pred)
    kinds = ("value", "value_unit", "value_change")
    return {"newsquant": picked(result, {f"{kind}_f1": f"{kind}.f1" for kind in kinds})} | suites.measure(
        folder
    )


def measure_quotes(folder: Path) -> dict[str, dict[str, float]]:
    """Attributions, direct and indirect: content found, and who is named as the source."""
    gold = rows(folder / "quotes" / "polnear_dev.jsonl")
    result = score(folder, "quotes", gold, quotes.predict(gold, pipeline()))
    return {"polnear_dev": picked(result, QUOTES)}
