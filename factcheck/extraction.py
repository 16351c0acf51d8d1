"""From the paths of articles to their claims and the links between these: read, pipes, freeze, link."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from threadpoolctl import threadpool_limits

from factcheck import cache
from factcheck.article import Way, loaded, use_words
from factcheck.articles import files, sources
from factcheck.cache import Cache
from factcheck.engine import Engine
from factcheck.engine.choice import Engines
from factcheck.errors import FactcheckError, FailedAnalysis, UnreadableInput
from factcheck.finding import Found, find
from factcheck.fingerprint import fingerprint
from factcheck.model import Claim, Document, Group, Link
from factcheck.pipes import DEFAULT_MODEL
from factcheck.settings import Settings
from factcheck.sheet import Sheet, build, frame
from factcheck.spool import encode

if TYPE_CHECKING:
    import pandas as pd

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Watch = Callable[[str, int, int], None]  # called with the stage, how much of it is done, and the whole

Links = tuple[Sequence[Link], tuple[Group, ...]]

_NO_LINKS: Links = ((), ())
_FEW = 3_000  # claims that one process has compared before others have started


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found: documents in the order given, claims in story order, and what could not be done.

    Where they are many they lie on disk and ``claims[0]`` reads them there: they cannot be pickled then, and
    ``tuple(found.claims)`` has them in memory.
    """

    documents: Sequence[Document]
    claims: Sequence[Claim]
    links: Sequence[Link]
    groups: tuple[Group, ...]
    failures: tuple[FactcheckError, ...]
    remark: str | None = None  # what cost time and changed nothing else

    @property
    def sheet(self) -> Sheet:
        """The claims as the rows of a fresh worksheet."""
        return build(self.documents, self.claims, self.links, self.groups)

    @property
    def frame(self) -> pd.DataFrame:
        """The worksheet as a pandas DataFrame, one row a claim."""
        return frame(self.sheet)


def extract(
    paths: Paths,
    settings: Settings | None = None,
    *,
    date: dt.date | None = None,
    model: str | None = None,
    exclude: Collection[str] | None = None,
    watch: Watch | None = None,
) -> Extraction:
    """Find the claims in files and folders (``-`` is standard input).

    ``date`` is the publication day of articles that carry none, ``exclude`` are patterns, as in a
    .gitignore, of what is left out of folders. ``settings`` may say the same and everything else; without it
    one process does the work and no cache is used. A file that cannot be read is in ``failures`` and the
    others are done. Raises MissingModel and UnusableEngine.
    """
    chosen = (settings or Settings()).over(date=date, model=model, exclude=exclude)
    watch = watch or _nobody
    watch("Reading", 0, 0)
    read = files(as_list(paths), chosen.exclude)
    with (
        cache_of(chosen) if chosen.cache else cache.Nothing() as known,
        Engines(chosen.jobs or 1, chosen.engine, chosen.scheduler) as engines,
    ):
        found, mark = _find(read, chosen, known, engines, watch)
        watch("Comparing claims", 0, 0)
        links, failures = _link(found, known, mark, engines, watch) if chosen.link else (_NO_LINKS, ())
    failures = (*found.failures, *failures)
    return Extraction(found.documents, found.claims, *links, failures, known.problem)


def cache_of(chosen: Settings) -> Cache:
    """What was found before, whether this run uses it or not."""
    return Cache(cache.folder(), chosen.cache_limit * 1_000_000)


def _find(
    read: Sequence[str | UnreadableInput], chosen: Settings, known: Cache, engines: Engines, watch: Watch
) -> tuple[Found, bytes]:
    """The claims of the articles in files, and what names all that decides what is found."""
    from factcheck.read.corpus import Columns, is_corpus

    model = chosen.model or DEFAULT_MODEL
    use_words(chosen.words)
    way = Way(model, chosen.date, chosen.words, fingerprint(model, chosen.words))
    whole = 0 if any(is_corpus(path) for path in read if isinstance(path, str)) else len(read)

    with ExitStack() as meanwhile:

        def choose(little: bool) -> Engine:
            engine = engines.choose(little)
            if engine is engines.here:
                watch("Loading the language model", 0, 0)
                loaded(model)
                # The products are small: more threads only wait for one another.
                meanwhile.enter_context(threadpool_limits(limits=1, user_api="blas"))
            return engine

        given = sources(read, Columns(**chosen.columns))
        found = find(given, way, known, choose, lambda done: watch("Looking for claims", done, whole))
    return found, way.mark


def _link(
    found: Found, known: Cache, mark: bytes, engines: Engines, watch: Watch
) -> tuple[Links, tuple[FactcheckError, ...]]:
    """The links between claims, and what kept them from being found."""
    name = cache.key(mark, "links", found.key)
    if (value := known.get(name)) is not None:
        return msgspec.msgpack.decode(value, type=tuple[tuple[Link, ...], tuple[Group, ...]]), ()
    from factcheck.link import link

    engine = engines.choose(len(found.claims) < _FEW)
    try:
        links = link(found.claims, engine, lambda done, whole: watch("Comparing claims", done, whole))
    except FailedAnalysis as failure:
        return _NO_LINKS, (failure,)
    if isinstance(links[0], tuple):  # few enough to be kept
        known.put(name, encode(links))
    return links, ()


def as_list(paths: Paths) -> list[str]:
    """One path or several as a list of text."""
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]


def _nobody(stage: str, done: int, whole: int) -> None:
    """Nobody watches."""
