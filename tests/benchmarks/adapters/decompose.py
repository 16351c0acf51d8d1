"""Are the claims of a summary the ones that people split it into?"""

from __future__ import annotations

from pathlib import Path

from adapters.claims import processed
from adapters.scoring import picked, rows, score
from spacy.tokens import Doc


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Precision and recall by word overlap with the nearest human claim."""
    gold = rows(folder / "decompose" / "realsumm.jsonl")
    docs = processed(row["summary"] for row in gold)
    pred = [{"id": row["id"], "claims": claims(doc)} for row, doc in zip(gold, docs, strict=True)]
    result = score(folder, "decompose", gold, pred)
    return {"realsumm": picked(result, {key: key for key in ("p", "r", "f1")})}


def claims(doc: Doc) -> list[str]:
    """The claims of a text, or its sentences where there is none."""
    spans = list(doc.spans["claims"]) or list(doc.sents)
    return [span.text for span in spans if span.text.strip()]
