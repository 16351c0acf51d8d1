"""The whole command against worksheets that fact-checkers would write."""

from __future__ import annotations

from pathlib import Path

from adapters.scoring import extract, picked, rows, score

NUMBERS = (
    "recall",
    "recall_must",
    "precision_rows",
    "kind_recall",
    "speaker_accuracy",
    "figure_value_recall",
    "date_value_recall",
)
HALVES = {"worksheet_news": "wikinews", "worksheet_long": "seed_"}


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Six short news reports and two long web articles, extracted in one run and scored apart."""
    gold = rows(folder / "gold" / "claims.jsonl")
    sheet = extract([folder / "gold" / "articles"])
    found = {}
    for name, prefix in HALVES.items():
        half = [row for row in gold if Path(row["doc"]).name.startswith(prefix)]
        found[name] = picked(score(folder, "worksheet", half, sheet), {key: key for key in NUMBERS})
    return found


def measure_sample(folder: Path, data: Path) -> dict[str, dict[str, float]]:
    """The project's own sample articles; only the scorer comes from ``folder``."""
    result = score(folder, "worksheet", rows(data / "gold.jsonl"), extract([data / "articles"]))
    return {"sample_worksheet": picked(result, {key: key for key in NUMBERS})}
