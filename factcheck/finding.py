"""From sources to claims: those that are in the cache at once, the others through an engine."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from factcheck import article
from factcheck.article import Refused, Source, Way, analyse
from factcheck.cache import Cache, key
from factcheck.engine import Crashed, Engine
from factcheck.errors import FactcheckError, FailedAnalysis, UnreadableInput
from factcheck.model import Claim, Document
from factcheck.read.corpus import Article
from factcheck.spool import Spool, held

Given = Source | Article
Choose = Callable[[bool], Engine]  # an engine, told whether there is little for it to do
Watch = Callable[[int], None]  # called with how many sources are done

_LITTLE = 200_000  # bytes of text that one process is through with when others have just started
_BATCH = 15_000  # bytes of text that go to a process together: half a second of work
_MOST = 32  # articles in a batch
_MARKUP = 10  # so many times as large as its text is a usual web page or Word file


@dataclass(frozen=True, slots=True)
class Found:
    """What the sources gave, in their order, and what could not be done.

    ``key`` names the content of all the documents together.
    """

    documents: Sequence[Document]
    claims: Sequence[Claim]
    failures: tuple[FactcheckError, ...]
    key: bytes


def find(
    sources: Iterable[Given | FactcheckError], way: Way, known: Cache, choose: Choose, watch: Watch
) -> Found:
    """The documents and claims of the sources; errors among these are passed on. Raises MissingModel."""
    line = _Line(way, known, watch)
    misses = line.misses(sources)
    first = list(_until(misses, _LITTLE))
    following = list(islice(misses, 1))
    if first:
        engine = choose(not following and (len(first) == 1 or sum(map(_size, first)) <= _LITTLE))
        watch(line.done)
        for result in engine.map(analyse, _batches(chain(first, following, misses)), way):
            line.take(result)
    watch(line.done)
    return line.found()


class _Line:
    """Where sources go in and what was found in them comes out, in the order of the sources.

    What is cached is there at once; the rest waits for its result. Documents and claims lie on disk.
    """

    def __init__(self, way: Way, known: Cache, watch: Watch) -> None:
        self.done = 0
        self._date = way.date.isoformat() if way.date else None
        self._known, self._mark, self._watch = known, way.mark, watch
        self._waiting: deque[tuple[int, bytes, str]] = deque()  # place, key and path
        self._failures: dict[int, FactcheckError] = {}
        self._keys: dict[int, bytes] = {}
        self._documents, self._claims = Spool(Document), Spool(Claim)
        self._places, self._ends = array("Q"), array("Q", [0])  # of each document, and behind its last claim

    def misses(self, sources: Iterable[Given | FactcheckError]) -> Iterator[Given]:
        """The sources that must be worked through; ``take`` wants one result for each, in this order."""
        for place, source in enumerate(sources):
            if isinstance(source, FactcheckError):
                self._fail(place, source)
                continue
            name = self._key(source)
            if (value := self._known.get(name)) is not None:
                self._keep(place, name, source.path, value)
            else:
                self._waiting.append((place, name, source.path))
                yield source

    def take(self, result: bytes | FactcheckError | Crashed) -> None:
        """The result of the first source that waits for one."""
        place, name, path = self._waiting.popleft()
        if isinstance(result, bytes):
            self._known.put(name, result)
            self._keep(place, name, path, result)
        elif isinstance(result, Crashed):
            why = f"{path}: could not be worked through ({result.why})."
            hint = "It may need more memory than there is: split it. The others are done."
            failure = FailedAnalysis(why, hint)
            failure.document = path
            self._fail(place, failure)
        else:
            self._fail(place, result)

    def found(self) -> Found:
        """All that was found, in the order of the sources."""
        order = sorted(range(len(self._places)), key=self._places.__getitem__)
        self._documents.order(array("Q", order))
        claims = (range(self._ends[at], self._ends[at + 1]) for at in order)
        self._claims.order(array("Q", chain.from_iterable(claims)))
        failures = tuple(failure for _, failure in sorted(self._failures.items()))
        return Found(
            held(self._documents), held(self._claims), failures, key(*map(self._keys.get, sorted(self._keys)))
        )

    def _key(self, source: Given) -> bytes:
        parts = (source.data,) if isinstance(source, Source) else (source.title, source.date, source.text)
        return key(self._mark, self._date, source.path, *parts)

    def _keep(self, place: int, name: bytes, path: str, value: bytes) -> None:
        analysed = article.decode(value)
        if isinstance(analysed, Refused):
            failure = UnreadableInput(analysed.message, analysed.hint)
            failure.document = path
            self._fail(place, failure)
            return
        self._documents.append(analysed.document)
        for claim in analysed.claims:
            self._claims.append(claim)
        self._places.append(place)
        self._ends.append(len(self._claims))
        self._keys[place] = name
        self._count()

    def _fail(self, place: int, failure: FactcheckError) -> None:
        self._failures[place] = failure
        self._count()

    def _count(self) -> None:
        self.done += 1
        self._watch(self.done)


def _until(sources: Iterator[Given], size: int) -> Iterator[Given]:
    """The sources up to ``size`` bytes."""
    while size > 0 and (source := next(sources, None)) is not None:
        size -= _size(source)
        yield source


def _batches(sources: Iterable[Given]) -> Iterator[list[Given]]:
    """A few sources at a time, one that is large alone."""
    batch: list[Given] = []
    size = 0
    for source in sources:
        if batch and (size + _size(source) > _BATCH or len(batch) == _MOST):
            yield batch
            batch, size = [], 0
        batch.append(source)
        size += _size(source)
    if batch:
        yield batch


def _size(source: Given) -> int:
    """About how many bytes of text there are; web pages and Word files hold much else."""
    if not isinstance(source, Source):
        return len(source.text)
    plain = source.path.lower().endswith((".txt", ".md")) or source.path == "-"
    return len(source.data) // (1 if plain else _MARKUP)
