"""The engine that works in several processes of this computer."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, NamedTuple

from factcheck.engine import Crashed, Item, Result, Shared, worker
from factcheck.engine.errand import Errand, packed_batch, unpack
from factcheck.errors import UnusableEngine

_AHEAD = 2  # batches handed out for each process: one at work, one waiting
_MOST = 61 if sys.platform == "win32" else 1024  # Windows waits for no more processes than that


class _Sent(NamedTuple, Generic[Item]):
    """A batch that was handed out, with its results to come."""

    batch: Sequence[Item]
    future: Future[bytes]

    def lost(self) -> bool:
        """Whether a process ended before the batch was done; waits until one of the two is known."""
        return isinstance(self.future.exception(), BrokenProcessPool)


class Processes:
    """An Engine of ``jobs`` processes. They start with the first map, and live on between two maps."""

    def __init__(self, jobs: int) -> None:
        self._jobs = min(max(jobs, 1), _MOST)
        self._context = worker.Context()
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self,
        work: Callable[[Shared, Item], Result],
        batches: Iterable[Sequence[Item]],
        shared: Shared,
    ) -> Iterator[Result | Crashed]:
        """One result an item, in order. Left before its end, it ends the processes at once.

        UnusableEngine when the processes cannot be started, or ``shared`` cannot be brought to them.
        """
        source = iter(batches)
        sent: deque[_Sent[Item]] = deque()
        finished = False
        try:
            with worker.laid_down(Errand(work, shared)) as errand:
                while True:
                    for batch in islice(source, _AHEAD * self._jobs - len(sent)):
                        sent.append(self._send(errand, batch))
                    if not sent:
                        break
                    if sent[0].lost():
                        yield from self._again(errand, sent)
                    else:
                        yield from unpack(sent.popleft().future.result())
            finished = True
        finally:
            if not finished:
                self.close()

    def close(self) -> None:
        """End all processes, those at work too, and wait until they are gone."""
        pool, self._pool = self._pool, None
        if pool is not None:
            self._context.end()
            pool.shutdown(wait=True, cancel_futures=True)

    def _send(self, errand: str, batch: Sequence[Item]) -> _Sent[Item]:
        packed = packed_batch(batch)
        if self._pool is None:
            self._context = worker.Context()
            self._pool = ProcessPoolExecutor(self._jobs, self._context, worker.settle)
        try:
            with worker.without_interrupts():  # half a start of a process or thread cannot be undone
                return _Sent(batch, self._pool.submit(worker.carry_out, errand, packed))
        except BrokenProcessPool as error:  # known only now: a process ended after the last result came
            future: Future[bytes] = Future()
            future.set_exception(error)
            return _Sent(batch, future)

    def _again(self, errand: str, sent: deque[_Sent[Item]]) -> Iterator[Result | Crashed]:
        """The results of all that was handed out when a process ended, with nothing new handed out meanwhile.

        What was lost is done item by item, so that one that ends its process ends nobody else's work.
        """
        lost = [each.lost() for each in sent]  # before the pool is let go: some may still come to their end
        self._start_anew(errand)
        for again in lost:
            batch, future = sent.popleft()
            if again:
                for item in batch:
                    yield self._alone(errand, item)
            else:
                yield from unpack(future.result())

    def _start_anew(self, errand: str) -> None:
        """New processes, and the proof that they start; without it every item would seem to end one."""
        self.close()
        if self._send(errand, ()).lost():
            self.close()
            why = self._context.why()
            raise UnusableEngine(
                f"The processes that should do the work end when they start ({why}).",
                'Use one job; in a Python program, start the work below ``if __name__ == "__main__":``.',
            )

    def _alone(self, errand: str, item: Item) -> Result | Crashed:
        """Two tries: when it was lost with others, it may not even have begun."""
        for _ in range(2):
            sent = self._send(errand, [item])
            if not sent.lost():
                [result] = unpack(sent.future.result())
                return result  # type: ignore[no-any-return]
            self.close()
        return Crashed(f"the process that worked on it ended twice ({self._context.why()})")
