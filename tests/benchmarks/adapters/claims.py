"""The pipeline's claims in texts that have no layout: each text is one paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.model import Document, Passage
from factcheck.pipes import build, prepare


@cache
def pipeline() -> Language:
    """The pipeline, loaded once for all sets."""
    return build()


def processed(texts: Iterable[str]) -> Iterator[Doc]:
    """The texts as processed Docs, in their order."""
    nlp = pipeline()
    return nlp.pipe(prepare(nlp, _document(text)) for text in texts)


def _document(text: str) -> Document:
    passages = (Passage("paragraph", 0, len(text), 1),) if text else ()
    return Document(path="benchmark.txt", title="", text=text, passages=passages)
