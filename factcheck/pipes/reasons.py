"""Why a clause became a claim: each rule in words, with the words of the article that made it fire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Token

from factcheck.model import Quotation, Reason
from factcheck.pipes.found import Found


def reasons(text: str, verb: Token | None, here: Found) -> Iterator[Reason]:
    """Speech first, then what can be looked up, then how firmly it is stated; ``text`` is the document's."""
    for quotation in here.quotations:
        yield from _cue(quotation)
    for quoted in here.quoted:
        yield Reason("words in quotation marks", text[quoted.start : quoted.end], quoted.start, quoted.end)
    labels: tuple[tuple[str, Sequence[Any]], ...] = (
        ("figure", here.figures),
        (
            "date",
            [date for date in here.dates if date.value is None or not date.value.startswith(("P", "R/"))],
        ),
        ("role of a named person", here.roles),
    )
    for rule, records in labels:
        for record in records:
            yield Reason(rule, record.text, record.start, record.end)
    for extreme in here.superlatives:
        yield Reason(extreme.kind, extreme.text, extreme.start, extreme.end)
    yield from here.modality
    if verb is not None and not here.quotations:
        start, end = _phrase(verb)
        yield Reason("something that happened or holds", text[start:end], start, end)


def tipped(signs: Sequence[str], at: int) -> Iterator[Reason]:
    """What made a claim of a clause that the rules did not, in a reader's words; none if they did."""
    if signs:
        yield Reason(f"reads like a statement of fact: {', '.join(signs)}", "", at, at)


def _phrase(verb: Token) -> tuple[int, int]:
    """'has not been repaired': the verb with its helpers."""
    helpers = [child.idx for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    return min([verb.idx, *helpers]), verb.idx + len(verb)


def _cue(quotation: Quotation) -> Iterator[Reason]:
    if quotation.cue and quotation.cue_start is not None and quotation.cue_end is not None:
        rule = "somebody's exact words" if quotation.direct else "reported speech"
        yield Reason(rule, quotation.cue, quotation.cue_start, quotation.cue_end)
