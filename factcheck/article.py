"""One article, from its bytes to its claims: what a worker does, in this process or on another machine."""

from __future__ import annotations

import datetime as dt
import gc
import traceback
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.errors import FactcheckError, FailedAnalysis, UnreadableInput
from factcheck.model import Claim, Document
from factcheck.settings import Words
from factcheck.spool import encode

if TYPE_CHECKING:
    from spacy.language import Language

    from factcheck.read.corpus import Article

_OWN: list[Words] = []  # the newsroom's own words that this process uses, once it uses its lists


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it comes: its path as given, and the bytes of its file."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Way:
    """What decides what is found in an article beside its bytes."""

    model: str
    date: dt.date | None = None
    words: Words = field(default_factory=Words)


class Analysed(msgspec.Struct, frozen=True):
    """An article that was worked through: its Document and its Claims, each as ``spool.encode`` gives it."""

    document: bytes
    claims: tuple[bytes, ...]


decode = msgspec.msgpack.Decoder(Analysed).decode


def analyse(way: Way, source: Source | Article) -> bytes | FactcheckError:
    """An Analysed as bytes, or why there is none. Raises MissingModel and FactcheckError."""
    use_words(way.words)
    try:
        document = _read(source, way.date)
    except UnreadableInput as failure:
        return failure
    claims = _claims(loaded(way.model), document)
    if isinstance(claims, FactcheckError):
        return claims
    return encode(Analysed(encode(document), tuple(map(encode, claims))))


def use_words(own: Words) -> None:
    """Add a newsroom's own words, for the rest of the process and before anything else is done in it.

    Raises FactcheckError where the process uses others already.
    """
    from factcheck import lexicon

    if not _OWN:
        try:
            for file, section, lists in (
                ("cues", "verb", {"speech": own.cues}),
                ("units", "words", own.units),
                ("titles", "office", {"own": own.titles}),
            ):
                if any(lists.values()):
                    lexicon.extend(file, section, lists)
        except RuntimeError as error:
            raise _other_words() from error
        _OWN.append(own)
    if _OWN[0] != own:
        raise _other_words()


def _other_words() -> FactcheckError:
    return FactcheckError(
        "Other words of your own are in use already.", "Start Python, or the workers of a cluster, anew."
    )


@cache
def loaded(model: str) -> Language:
    """The pipeline of a model, loaded once a process. Raises MissingModel."""
    from threadpoolctl import threadpool_limits

    from factcheck.pipes import build

    nlp = build(model)
    # The products are small: more threads cost more than they save, and other workers want the cores.
    threadpool_limits(limits=1, user_api="blas")
    gc.freeze()  # the model and the word lists stay: nothing to look through again and again
    return nlp


def _read(source: Source | Article, date: dt.date | None) -> Document:
    if isinstance(source, Source):
        from factcheck.read import document

        return document(source.path, source.data, date=date)
    from factcheck.read import corpus

    return corpus.document(source, date)


def _claims(nlp: Language, document: Document) -> tuple[Claim, ...] | FactcheckError:
    """The claims of a document, which has the pipeline for itself: its neighbours change nothing in it."""
    from factcheck.freeze import freeze
    from factcheck.pipes import prepare

    part = "the tokenizer"
    try:
        doc = prepare(nlp, document)
        for part, component in nlp.pipeline:  # noqa: B007  (it is named where it fails)
            doc = component(doc)
        part = "gathering the claims"
        return freeze(doc, document)
    except Exception as error:  # of any sort, in one of many parts: it costs one article
        failure = FailedAnalysis(
            f"{document.path}: was read, but {part} failed on it ({type(error).__name__}).",
            "Run it alone with --debug and report what that shows; the other documents are done.",
        )
        failure.add_note("".join(traceback.format_exception(error)))  # a cause is lost between processes
        return failure
