"""One labelled sentence at a time, judged in two ways.

``policlaim`` and the like: by the learned weights on the whole text (does it state a fact? is it opinion?).
``policlaim_rows`` and the like: does the pipeline find a claim in it, as it would for a worksheet?
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from adapters.claims import processed
from adapters.scoring import picked, rows, score
from adapters.whole import seen

from factcheck.pipes import learned
from factcheck.pipes.traits import Traits


class Labels(NamedTuple):
    """A set's file, scored label, labels with and without a claim, and the learned decision for one."""

    file: str
    scored: str
    claim: str
    none: str
    is_claim: Callable[[Traits], bool]


def _likely_fact(traits: Traits) -> bool:
    return learned.fact(traits) >= 0


def _no_opinion(traits: Traits) -> bool:
    return learned.opinion(traits) < 0


SETS = {
    "policlaim": Labels("policlaim_train", "1", "1", "0", learned.states_fact),
    "claimbuster": Labels("claimbuster_groundtruth", "CFS", "CFS", "NFS", _likely_fact),
    "newssd": Labels("newssd_test", "SUBJ", "OBJ", "SUBJ", _no_opinion),
}
NUMBERS = {
    "precision": "positive.p",
    "recall": "positive.r",
    "f1": "positive.f1",
    "macro_f1": "macro_f1",
    "accuracy": "accuracy",
}


def measure(folder: Path, name: str) -> dict[str, dict[str, float]]:
    """One of SETS in both ways: precision, recall and F1 of its scored label, mean F1 of both labels."""
    labels = SETS[name]
    gold = rows(folder / "checkworthy" / f"{labels.file}.jsonl")
    judged = [
        (labels.is_claim(seen(doc)), bool(doc.spans["claims"]))
        for doc in processed(row["text"] for row in gold)
    ]
    found = {}
    for key, decisions in zip((name, f"{name}_rows"), zip(*judged, strict=True), strict=True):
        pred = [{"label": labels.claim if yes else labels.none} for yes in decisions]
        result = score(folder, "labels", gold, pred, "--positive", labels.scored)
        found[key] = picked(result, NUMBERS)
    return found
