"""From a processed spaCy Doc to Claims: the only place where spaCy becomes records."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from factcheck.model import (
    Claim,
    Date,
    Document,
    Figure,
    Name,
    Passage,
    Quotation,
    Statement,
    Superlative,
)
from factcheck.pipes.annotations import get

if TYPE_CHECKING:
    from spacy.tokens import Doc

Placed = TypeVar("Placed", Figure, Date, Name, Superlative)


def freeze(doc: Doc, document: Document) -> tuple[Claim, ...]:
    """The claims of one document in story order."""
    statements = get(doc, Statement)
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    quotations = get(doc, Quotation)
    figures, dates, names = get(doc, Figure), get(doc, Date), get(doc, Name)
    superlatives = get(doc, Superlative)
    seen: Counter[str] = Counter()
    claims = []
    for statement in statements:
        text = document.text[statement.start : statement.end]
        section, paragraph = _place(document, statement.start)
        quotation = quotations[statement.quotation] if statement.quotation is not None else None
        extremes = _inside(superlatives, statement)
        claims.append(
            Claim(
                id=_identity(document.path, text, seen),
                document=document.path,
                start=statement.start,
                end=statement.end,
                text=text,
                context=_context(document.text, sentences, statement),
                section=section,
                paragraph=paragraph,
                kinds=statement.kinds,
                modality=statement.modality,
                priority=statement.priority,
                reasons=statement.reasons,
                figures=_inside(figures, statement),
                dates=_inside(dates, statement),
                quotation=quotation,
                speaker=quotation.speaker if quotation else None,
                superlative=extremes[0].text if extremes else None,
                names=tuple(dict.fromkeys(name.name for name in _inside(names, statement))),
                subject=statement.subject,
            )
        )
    return tuple(claims)


def _identity(path: str, text: str, seen: Counter[str]) -> str:
    """``C`` and ten base-32 letters over document and normalised words.

    No position is in it, so that moving a paragraph changes nothing; the same words twice in a document
    differ by an occurrence number.
    """
    words = " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
    seen[words] += 1
    key = f"{path}\0{words}\0{seen[words]}"
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    return "C" + base64.b32encode(digest).decode("ascii")[:10]


def _place(document: Document, start: int) -> tuple[str, int]:
    """The heading above a position, and the number of its paragraph in the document, from 1."""
    at = bisect_right(document.passages, start, key=lambda passage: passage.start)
    section, paragraph = "", 0
    for passage in document.passages[:at]:
        if passage.kind == "heading":
            section = _heading(document.text, passage)
        elif passage.kind != "boilerplate":
            paragraph += 1
    return section, paragraph


def _heading(text: str, passage: Passage) -> str:
    return " ".join(text[passage.start : passage.end].strip("#* \t").split())


def _context(text: str, sentences: list[tuple[int, int]], statement: Statement) -> str:
    """The whole sentence or sentences that the statement lies in, on one line."""
    touched = [(start, end) for start, end in sentences if start < statement.end and end > statement.start]
    if not touched:
        return text[statement.start : statement.end]
    return " ".join(text[touched[0][0] : touched[-1][1]].split())


def _inside(records: tuple[Placed, ...], statement: Statement) -> tuple[Placed, ...]:
    return tuple(_overlapping(records, statement))


def _overlapping(records: tuple[Placed, ...], statement: Statement) -> Iterator[Placed]:
    for record in records:
        if record.start < statement.end and record.end > statement.start:
            yield record
