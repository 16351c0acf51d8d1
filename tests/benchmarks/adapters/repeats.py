"""Repeats among sentences: do those that share a fact come first, and are paraphrases told from others?"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from adapters.scoring import Row, rows, score

from factcheck.identity import bare_words
from factcheck.link.likeness import Likeness
from factcheck.link.words import term

# Set on the training half of the paraphrase pairs: above it a pair is called a paraphrase.
_PARAPHRASE = 0.55


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Average precision over all pairs of a topic, and the share of right answers on single pairs."""
    home = folder / "repeats"
    units = rows(home / "scu_val.jsonl")
    found = score(folder, "clusters", units, _ranked(units))
    pairs = rows(home / "mrpc_val.jsonl")
    told = score(folder, "pairs", pairs, _told(pairs))
    return {"repeats": {"scu_ap": found["ap"], "mrpc_accuracy": told["accuracy"]}}


def _ranked(units: list[Row]) -> list[Row]:
    """Every two sentences of a topic with how alike they are."""
    text = {one["sent_id"]: one["text"] for unit in units for one in unit["members"]}
    topics: dict[str, set[str]] = {}
    for unit in units:
        topics.setdefault(unit["topic"], set()).update(one["sent_id"] for one in unit["members"])
    alike = Likeness.among(text.values())
    return [
        {"a": a, "b": b, "score": alike(text[a], text[b])}
        for ids in topics.values()
        for a, b in combinations(sorted(ids), 2)
    ]


def _told(pairs: list[Row]) -> list[Row]:
    return [{"label": int(_overlap(pair["a"], pair["b"]) >= _PARAPHRASE)} for pair in pairs]


def _overlap(a: str, b: str) -> float:
    """The share of terms that two texts have in common (Dice); a rule of this benchmark, not of the tool."""
    one, other = ({term(word) for word in bare_words(text)} for text in (a, b))
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
