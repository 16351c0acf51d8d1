"""What to check first: a weighted list of named features, shown in words in the row.

1 is what hurts most when wrong: accusations, exact quotations, figures, firsts. The weights stand in
``lexicon/priority.toml``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.model import Figure, Quotation, Reason, Statement
from factcheck.pipes.annotations import get, put
from factcheck.pipes.found import Index


@Language.component(
    "factcheck_priority", assigns=["doc._.claims"], requires=["doc._.claims", "doc._.figures"]
)
def mark_priority(doc: Doc) -> Doc:
    """Give each statement its priority and the reasons for it."""
    found = Index(doc)
    ranked = []
    for statement, span in zip(get(doc, Statement), doc.spans["claims"], strict=True):
        quotation = found.quotations[statement.quotation] if statement.quotation is not None else None
        figures = found.within(statement.start, statement.end).figures
        names = tuple(find(statement, span, figures, quotation))
        reason = Reason(f"priority {level(names)}: {in_words(names)}", "", statement.start, statement.start)
        ranked.append(
            dataclasses.replace(
                statement,
                priority=level(names),
                reasons=(reason, *statement.reasons) if names else statement.reasons,
            )
        )
    put(doc, "claims", ranked)
    return doc


def level(names: tuple[str, ...]) -> int:
    """1 (check first), 2 or 3 for the named features."""
    weights, steps = lexicon.numbers("priority", "weights"), lexicon.numbers("priority", "thresholds")
    total = sum(weights[name] for name in names)
    if total >= steps["first"]:
        return 1
    return 2 if total >= steps["second"] else 3


def in_words(names: tuple[str, ...]) -> str:
    """The features as a reader would say them, the heaviest first."""
    weights = lexicon.numbers("priority", "weights")
    ordered = sorted(names, key=lambda name: (-weights[name], name))
    return ", ".join(lexicon.words("priority", "shown")[name][0] for name in ordered)


def find(
    statement: Statement, span: Span, figures: Sequence[Figure], quotation: Quotation | None
) -> Iterator[str]:
    """The names of the features that a statement has, each once."""
    kinds = statement.kinds
    if "quote" in kinds:
        yield from _quoted(quotation)
    elif "reported_speech" in kinds:
        yield "reported"
    yield from (kind for kind in kinds if kind in ("figure", "date", "superlative", "comparison", "role"))
    units = {figure.unit for figure in figures}
    if any(unit and len(unit) == 3 and unit.isupper() for unit in units):  # an ISO 4217 currency code
        yield "money"
    if units & {"percent", "percentage points", "fraction"}:
        yield "share"
    if {"quote", "reported_speech"} & set(kinds) and quotation and not _is_named(quotation):
        yield "unnamed_source"
    verbs = {token.lower_ for token in span if token.tag_.startswith("VB")}
    if verbs & _verbs("death"):
        yield "death"
    if verbs & _verbs("accusation") or any(token.lower_ in _nouns() for token in span):
        yield "accusation"
    if statement.modality in ("denied", "hedged", "planned"):
        yield statement.modality


def _quoted(quotation: Quotation | None) -> Iterator[str]:
    if quotation is None:
        yield "unattributed_quotation"
    elif not quotation.direct:
        yield "partial_quotation"
    else:
        yield "quotation"


def _is_named(quotation: Quotation) -> bool:
    """A source has a name when the name has a capital: 'Jane Doe', 'the Treasury', not 'officials'."""
    speaker = quotation.speaker
    return bool(speaker and speaker.name and any(c.isupper() for c in speaker.name))


@cache
def _verbs(name: str) -> frozenset[str]:
    return inflect.all_forms(lexicon.words("priority", "verbs")[name])


@cache
def _nouns() -> frozenset[str]:
    return lexicon.every("priority", "nouns")
