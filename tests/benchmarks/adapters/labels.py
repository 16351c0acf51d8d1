"""Is this sentence worth checking? Yes, when the pipeline finds a claim in it."""

from __future__ import annotations

from pathlib import Path

from adapters.claims import processed
from adapters.scoring import picked, rows, score

# set: file, the label that is scored, the label of a sentence with a claim, and of one without
SETS = {
    "policlaim": ("policlaim_train", "1", "1", "0"),
    "claimbuster": ("claimbuster_groundtruth", "CFS", "CFS", "NFS"),
    "newssd": ("newssd_test", "SUBJ", "OBJ", "SUBJ"),
}
NUMBERS = {"precision": "positive.p", "recall": "positive.r", "f1": "positive.f1", "macro_f1": "macro_f1"}


def measure(folder: Path, name: str) -> dict[str, dict[str, float]]:
    """One of SETS: precision, recall and F1 of its scored label, and the mean F1 of both labels."""
    file, positive, claim, none = SETS[name]
    gold = rows(folder / "checkworthy" / f"{file}.jsonl")
    docs = processed(row["text"] for row in gold)
    pred = [{"label": claim if doc.spans["claims"] else none} for doc in docs]
    result = score(folder, "labels", gold, pred, "--positive", positive)
    return {name: picked(result, NUMBERS | {"accuracy": "accuracy"})}
