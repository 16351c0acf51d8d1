"""Are the facts of a summary the ones that people split it into?"""

from __future__ import annotations

from pathlib import Path

from adapters.claims import processed
from adapters.scoring import picked, rows, score
from spacy.tokens import Doc

from factcheck.pipes.facts import find


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Precision and recall by word overlap with the nearest human claim."""
    gold = rows(folder / "decompose" / "realsumm.jsonl")
    docs = processed(row["summary"] for row in gold)
    pred = [{"id": row["id"], "claims": facts(doc)} for row, doc in zip(gold, docs, strict=True)]
    result = score(folder, "decompose", gold, pred)
    return {"realsumm": picked(result, {key: key for key in ("p", "r", "f1")})}


def facts(doc: Doc) -> list[str]:
    """The facts of each sentence of a text, or the sentence where there is none."""
    found, texts = list(find(doc)), []
    for sentence in doc.sents:
        mine = [fact.text for fact in found if sentence.start_char <= fact.start < sentence.end_char]
        if mine or sentence.text.strip(" .\n"):
            texts += dict.fromkeys(mine) or [sentence.text]
    return texts
