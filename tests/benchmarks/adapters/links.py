"""Repeats and conflicts over whole articles, each story in a run of its own.

Every number is a share where more is better: what must not be linked counts when it was left alone.
"""

from __future__ import annotations

from pathlib import Path

from adapters.scoring import Row, extract, rows, score


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Three news events in three outlets each, and two long articles on one subject."""
    gold = folder / "gold"
    stories = [[path] for path in sorted((gold / "events").iterdir()) if path.is_dir()]
    stories.append(sorted((gold / "articles").glob("seed_*")))
    sheet = [row for story in stories for row in extract(story)]
    return {"links": shares(score(folder, "links", rows(gold / "links.jsonl"), sheet))}


def measure_sample(folder: Path, data: Path) -> dict[str, dict[str, float]]:
    """The pairs planted in the sample articles whose two sides have offsets."""
    gold = [row for row in rows(data / "links.jsonl") if "start" in row["a"] and "start" in row["b"]]
    return {"sample_links": shares(score(folder, "links", gold, extract([data / "articles"])))}


def shares(result: Row) -> dict[str, float]:
    """The scorer's counts by label, turned into shares found and shares rightly left alone."""
    found = {
        "same_linked": result["same"]["linked_same"],
        "same_not_in_conflict": 1 - result["same"]["linked_conflict"],
    }
    for label, counts in result.items():
        kind, _, severity = label.partition("_")
        if kind == "conflict" and severity in ("real", "reconcile", "attributed"):
            found[f"{severity}_conflict_linked"] = counts["linked_conflict"]
    alike = result["lookalike"]
    found["lookalike_not_same"] = 1 - alike["linked_same"]
    found["lookalike_not_in_conflict"] = 1 - alike["linked_conflict"]
    links = result["conflict_links"]
    if links["total"]:
        found["conflicts_on_gold_pairs"] = links["on_gold_pairs"] / links["total"]
    return {name: round(value, 4) for name, value in found.items()}
