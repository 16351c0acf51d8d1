"""Repeats and conflicts over whole articles, each story in a run of its own.

Every number is a share where more is better: what must not be linked counts when it was left alone.
"""

from __future__ import annotations

import re
from pathlib import Path

from adapters.scoring import MeasureError, Row, extract, rows, score

from factcheck.read import read


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Events that three outlets reported, and two long articles on one subject."""
    gold = folder / "gold"
    stories = [[path] for path in sorted((gold / "events").iterdir()) if path.is_dir()]
    stories.append(sorted((gold / "articles").glob("seed_*")))
    sheet = [row for story in stories for row in extract(story)]
    return {"links": shares(score(folder, "links", rows(gold / "links.jsonl"), sheet))}


def measure_sample(folder: Path, data: Path) -> dict[str, dict[str, float]]:
    """The pairs planted in the sample articles."""
    gold = rows(data / "links.jsonl")
    for side in (side for row in gold for side in (row["a"], row["b"])):
        if "start" not in side:
            side.update(placed(data / side["doc"], side["text"]))
    return {"sample_links": shares(score(folder, "links", gold, extract([data / "articles"])))}


def placed(path: Path, text: str) -> dict[str, int]:
    """Where a text stands in what is read from a web page or a Word file, white space aside."""
    words = re.escape(" ".join(text.split())).replace(r"\ ", r"\s+")
    if not (match := re.search(words, read(str(path)).text)):
        raise MeasureError(f"{path.name} does not hold {text!r} as read")
    return {"start": match.start(), "end": match.end()}


def shares(result: Row) -> dict[str, float]:
    """The scorer's counts by label, turned into shares found and shares rightly left alone.

    A sheet without links leaves everything alone: shares left alone are given only where something is linked.
    """
    found = {"same_linked": result["same"]["linked_same"]}
    for label, counts in result.items():
        kind, _, severity = label.partition("_")
        if kind == "conflict" and severity in ("real", "reconcile", "attributed"):
            found[f"{severity}_conflict_linked"] = counts["linked_conflict"]
    alike = result["lookalike"]
    if found["same_linked"]:
        found["lookalike_not_same"] = 1 - alike["linked_same"]
    links = result["conflict_links"]
    if links["total"]:
        found["lookalike_not_in_conflict"] = 1 - alike["linked_conflict"]
        found["same_not_in_conflict"] = 1 - result["same"]["linked_conflict"]
        found["conflicts_on_gold_pairs"] = links["on_gold_pairs"] / links["total"]
    return {name: round(value, 4) for name, value in found.items()}
