"""One article, from its bytes to its claims: what a worker does, in this process or on another machine."""

from __future__ import annotations

import datetime as dt
import platform
import traceback
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.errors import FactcheckError, FailedAnalysis, UnreadableInput, UnusableEngine
from factcheck.fingerprint import fingerprint
from factcheck.model import Document
from factcheck.settings import Words
from factcheck.spool import encode

if TYPE_CHECKING:
    from spacy.language import Language

    from factcheck.read.corpus import Article

_SPLIT = "Split it: a million characters, which are a long book, take three gigabytes of memory."
_OWN: list[Words] = []  # the newsroom's own words that this process uses, once it uses its lists
_SEEN: set[bytes] = set()  # fingerprints that are those of this process


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it comes: its path as given, and the bytes of its file."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Way:
    """What decides what is found in an article beside its bytes. ``mark`` is the fingerprint of all of it."""

    model: str
    date: dt.date | None = None
    words: Words = field(default_factory=Words)
    mark: bytes = b""


class Analysed(msgspec.Struct, frozen=True, tag=True):
    """An article that was worked through: its Document and its Claims, each as ``spool.encode`` gives it."""

    document: bytes
    claims: tuple[bytes, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """A file that cannot be read: no other run can, as long as its bytes are the same."""

    message: str
    hint: str


decode = msgspec.msgpack.Decoder(Analysed | Refused).decode


def analyse(way: Way, source: Source | Article) -> bytes | FactcheckError:
    """An Analysed or Refused as bytes, or why there is none.

    Raises MissingModel, and UnusableEngine where this process would find something else than the one that
    sent the article.
    """
    _check(way)
    return _analysed(loaded(way.model), source, way.date)


def _check(way: Way) -> None:
    """Once a process: what works here must be what the fingerprint was taken of."""
    if way.mark in _SEEN:
        return
    use_words(way.words)
    if way.mark != fingerprint(way.model, way.words):
        raise UnusableEngine(
            f"The computer {platform.node()} has another factcheck, language model or library than this one.",
            "Install the same versions everywhere, and restart the workers.",
        )
    _SEEN.add(way.mark)


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
    from factcheck.pipes import build

    return build(model)


def _analysed(nlp: Language, source: Source | Article, date: dt.date | None) -> bytes | FactcheckError:
    """An article has the pipeline for itself: its neighbours change nothing in what is found."""
    from factcheck.freeze import freeze
    from factcheck.pipes import LONGEST, prepare

    part = "reading it"
    try:
        document = _read(source, date)
        if len(document.text) > LONGEST:
            return encode(Refused(f"{source.path} is too long: {len(document.text):,} characters.", _SPLIT))
        part = "the tokenizer"
        with nlp.memory_zone():  # else its vocabulary grows with each new word of an archive
            doc = prepare(nlp, document)
            for part, component in nlp.pipeline:  # noqa: B007  (it is named where it fails)
                doc = component(doc)
            part = "gathering the claims"
            claims = tuple(map(encode, freeze(doc, document)))
        return encode(Analysed(encode(document), claims))
    except UnreadableInput as failure:
        return encode(Refused(failure.message, failure.hint))
    except Exception as error:  # of any sort, in one of many parts and libraries: it costs one article
        failed = FailedAnalysis(
            f"{source.path}: could not be worked through: {part} failed ({type(error).__name__}).",
            "Run it alone with --debug and report what that shows; the other documents are done.",
        )
        failed.document = source.path
        failed.add_note("".join(traceback.format_exception(error)))  # a cause is lost between processes
        return failed


def _read(source: Source | Article, date: dt.date | None) -> Document:
    if isinstance(source, Source):
        from factcheck.read import document

        return document(source.path, source.data, date=date)
    from factcheck.read import corpus

    return corpus.document(source, date)
