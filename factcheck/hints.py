"""What a checker does first with a row: one or two short sentences from ``lexicon/hints.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from factcheck.lexicon import owner, words
from factcheck.model import Claim, Figure

AT_MOST = 2  # more than two sentences in a cell and nobody reads the first


def check_hint(claim: Claim) -> str:
    """The first hints, in the lexicon's order, that the claim's kinds, figures and speaker call for."""
    needed = set(_needs(claim))
    hints = words("hints", "hints")
    chosen = [name for name in hints if name in needed][:AT_MOST]
    return " ".join(sentence for name in chosen for sentence in hints[name])


def _needs(claim: Claim) -> Iterator[str]:
    for kind in claim.kinds:
        if kind != "figure":
            yield kind
    yield claim.modality
    if "quote" in claim.kinds and claim.speaker is None:
        yield "unattributed"
    if "figure" in claim.kinds:
        for figure in claim.figures:
            yield _sort(figure)
        if not claim.figures:
            yield "figure"


def _sort(figure: Figure) -> str:
    """Which hint a figure calls for, by its words or its unit; ``figure`` when it has none of its own."""
    text = " ".join(figure.text.lower().replace("\u2011", "-").split())
    if any(word in text for word in words("hints", "words")["age"]):
        return "age"
    unit = figure.unit or ""
    return _families().get(unit) or _families().get(unit.partition(" per ")[0], "figure")


@cache
def _families() -> Mapping[str, str]:
    """Each unit with its hint; a later line outranks an earlier one."""
    found = {unit: "measure" for section in ("words", "symbols") for unit in words("units", section)}
    found |= dict.fromkeys(words("units", "time")["all"], "duration")
    found |= {
        unit: "money" for section in ("currency_signs", "currency_words") for unit in words("units", section)
    }
    return MappingProxyType(found | dict(owner("hints", "units")))
