"""Do two sentences contradict one another? Each is one claim of a document of its own.

Headlines on one rumour and sentence pairs from tests of inference: a pair is a contradiction where a conflict
is found. What the rest is told apart by is likeness alone, which is not what these sets are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from adapters.claims import processed
from adapters.scoring import Row, picked, rows, score
from spacy.tokens import Doc

from factcheck.link.compare import Comparison, compare
from factcheck.link.conflicts import between
from factcheck.link.likeness import Likeness
from factcheck.link.profile import profiles
from factcheck.link.same import same
from factcheck.model import Claim
from factcheck.pipes.facts import find as find_facts
from factcheck.pipes.found import Found, Index


class Labels(NamedTuple):
    """What a set calls two sentences that say one thing and two that have nothing to do with one another."""

    same: str
    other: str


SETS = {
    "emergent_pairs_train": Labels("same", "unrelated"),
    "negation_mnli": Labels("entailment", "neutral"),
    "rte3_dev": Labels("entailment", "neutral"),
}
_ONE_THING = 0.2  # likeness


def measure(folder: Path, name: str) -> dict[str, dict[str, float]]:
    """Precision and recall of ``contradiction`` on one of SETS."""
    gold = rows(folder / "contradict" / f"{name}.jsonl")
    pred = [{"label": _label(pair, SETS[name])} for pair in _pairs(gold)]
    keys = {"precision": "contradiction.p", "recall": "contradiction.r", "f1": "contradiction.f1"}
    return {name: picked(score(folder, "pairs", gold, pred), keys)}


def _label(pair: Comparison, labels: Labels) -> str:
    if any(link.what != "name" for link in between(pair)):  # a spelling says nothing about what is so
        return "contradiction"
    return labels.same if same(pair) or pair.likeness >= _ONE_THING else labels.other


def _pairs(gold: list[Row]) -> Iterator[Comparison]:
    texts = dict.fromkeys(text for row in gold for text in (row["a"], row["b"]))
    known = dict(zip(texts, profiles(list(_claims(texts))), strict=True))
    alike = Likeness.among(texts)
    for row in gold:
        yield compare(known[row["a"]], known[row["b"]], alike)


def _claims(texts: Iterable[str]) -> Iterator[Claim]:
    for number, doc in enumerate(processed(texts)):
        yield whole(doc, number)


def whole(doc: Doc, number: int) -> Claim:
    """A processed text as one claim, with all that lies in it."""
    here = Index(doc).within(0, len(doc.text))
    quotation = next(iter(here.quotations), None)
    return Claim(
        id=f"C{number}",
        document=f"{number}.txt",
        start=0,
        end=len(doc.text),
        text=doc.text,
        context=doc.text,
        section="",
        paragraph=1,
        kinds=("event",),
        modality=_modality(here),
        priority=3,
        figures=here.figures,
        dates=here.dates,
        quotation=quotation,
        speaker=quotation.speaker if quotation else None,
        superlative=here.superlatives[0].text if here.superlatives else None,
        names=tuple(dict.fromkeys(name.name for name in here.names)),
        mentions=here.names,
        roles=here.roles,
        facts=tuple(find_facts(doc)),
    )


def _modality(here: Found) -> str:
    cues = {reason.rule for reason in here.modality}
    firmness = next((rule for rule in ("denied", "planned", "hedged") if rule in cues), "asserted")
    return "attributed" if firmness == "asserted" and here.quotations else firmness
