"""The engine that works on a dask cluster: one of this computer's own, or any that runs somewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import count, islice
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple
from uuid import uuid4

from factcheck.engine import Crashed, Item, Result, Shared, errand
from factcheck.engine.scheduler import reached, started
from factcheck.errors import UnusableEngine

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3  # batches handed out for each worker: one at work, the others on their way there or back
_REFILL = 2  # how many are left for each worker when more are handed out
_CRASHED = Crashed("the dask workers that worked on it ended, each time")
_ONE_AT_A_TIME = Lock()  # in a worker of several threads: a spaCy pipeline serves one only


class _Sent(NamedTuple, Generic[Item]):
    """A batch that was handed out, with its results to come."""

    batch: Sequence[Item]
    future: Future[bytes]

    def lost(self) -> bool:
        """Whether dask gave it up because workers ended with it; waits until it is done or lost."""
        from distributed import CancelledError, KilledWorker

        with _connected():
            error = self.future.exception()
            if isinstance(error, CancelledError):
                raise error
        return isinstance(error, KilledWorker)

    def results(self) -> list[Any]:
        """What was found, when it is not lost; an error of the work is raised."""
        if self.future.status == "error":
            self.future.result()
        with _connected():
            packed = self.future.result()
        found: list[Any] = errand.unpack(packed)
        return found


@contextmanager
def _connected() -> Iterator[None]:
    """Say in our words that the scheduler has gone away."""
    from distributed import CancelledError

    try:
        yield
    except (OSError, CancelledError) as error:
        raise UnusableEngine(
            "The connection to the dask scheduler was lost.", "See whether it still runs, and start again."
        ) from error


class Cluster:
    """An Engine of the workers that a dask scheduler has; their number may change while they work.

    ``scheduler`` is an address such as ``tcp://10.0.0.5:8786``; None starts ``jobs`` workers on this
    computer. Nothing is started or reached before the first map. UnusableEngine when dask is not installed.
    """

    def __init__(self, scheduler: str | None, jobs: int) -> None:
        if find_spec("distributed") is None:
            raise UnusableEngine(
                "The engine dask is not installed.", 'Install it: pip install "factcheck-worksheet[dask]"'
            )
        self._scheduler = scheduler
        self._jobs = max(jobs, 1)
        self._open = ExitStack()
        self._client: Client | None = None

    def map(
        self,
        work: Callable[[Shared, Item], Result],
        batches: Iterable[Sequence[Item]],
        shared: Shared,
    ) -> Iterator[Result | Crashed]:
        """One result an item, in order. Left before its end, it lets what waits go undone.

        UnusableEngine when the cluster cannot be started or reached, or does not fit.
        """
        client = self._reached()
        tasks = _Tasks(client, errand.Errand(work, shared))
        source = iter(batches)
        sent: deque[_Sent[Item]] = deque()
        workers = 1
        try:
            while True:
                if len(sent) <= _REFILL * workers:
                    with _connected():
                        workers = max(len(client.nthreads()), 1)  # may be fewer than they were, too
                    sent.extend(map(tasks.send, islice(source, max(_AHEAD * workers - len(sent), 0))))
                if not sent:
                    break
                if sent[0].lost():
                    yield from _again(tasks, sent)
                else:
                    yield from sent.popleft().results()
        finally:
            for each in sent:
                each.future.release()

    def close(self) -> None:
        """Leave the scheduler; end the workers that were started here, those at work too."""
        self._client = None
        self._open.close()

    def _reached(self) -> Client:
        if self._client is None:
            there = reached(self._scheduler) if self._scheduler else started(self._jobs)
            self._client = self._open.enter_context(there)
        return self._client


class _Tasks:
    """The tasks of one map, and what all of them need."""

    def __init__(self, client: Client, what: errand.Errand) -> None:
        self._client = client
        self._name = uuid4().hex
        self._number = count(1)
        # The result of a task, and not data laid on some workers: dask brings it to each worker that needs
        # it, also to one that comes later, and makes it anew when all that had it are gone.
        key = f"factcheck-errand-{self._name}"
        self._errand = self._submit(errand.unpack, errand.pack(what), key=key, priority=0)

    def send(self, batch: Sequence[Item]) -> _Sent[Item]:
        """Hand out a batch; those that were handed out before it come first."""
        number = next(self._number)
        key = (f"factcheck-batch-{self._name}", number)
        packed = errand.packed_batch(batch)
        return _Sent(batch, self._submit(carry_out, self._errand, packed, key=key, priority=-number))

    def _submit(self, *task: Any, key: Any, priority: int) -> Future[Any]:
        import dask

        unwarned = dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"})
        with _connected(), unwarned:
            return self._client.submit(*task, key=key, priority=priority, pure=False)


def carry_out(what: errand.Errand, batch: bytes) -> bytes:
    """What an errand gives for a packed batch, packed; one batch at a time in a process."""
    with _ONE_AT_A_TIME:
        return errand.carry_out(what, batch)


def _again(tasks: _Tasks, sent: deque[_Sent[Item]]) -> Iterator[Any]:
    """The results of all that was handed out when dask gave a batch up, with nothing new meanwhile.

    What was lost is done item by item, so that one that ends its worker ends nobody else's work.
    """
    lost = [each.lost() for each in sent]
    for again in lost:
        each = sent.popleft()
        if again:
            for item in each.batch:
                alone = tasks.send([item])
                yield from [_CRASHED] if alone.lost() else alone.results()
        else:
            yield from each.results()
