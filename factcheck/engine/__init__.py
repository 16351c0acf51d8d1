"""Where the work is done: one function over many items, the same results in the same order everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Crashed:
    """What stands in place of a result when the process that worked on an item ended twice."""

    why: str


class Engine(Protocol):
    """Runs a function over batches of items.

    ``work(shared, item)`` is a function of an importable module, so that another process finds it; what it
    takes and gives can be pickled, and it changes neither. ``shared`` is brought to each process once. One
    map is worked off, or its results are closed, before the next begins.
    """

    def map(
        self,
        work: Callable[[Shared, Item], Result],
        batches: Iterable[Sequence[Item]],
        shared: Shared,
    ) -> Iterator[Result | Crashed]:
        """One result an item, in the order of the items; no more than a few batches are held at once.

        Nothing is done before the first result is asked for. An error that ``work`` raises is raised here.
        Where a process ends in the middle, the items that were handed out are done again, alone; one that
        ends its process again comes as Crashed, and the rest goes on. UnusableEngine when there are no
        processes.
        """
        ...

    def close(self) -> None:
        """Let the processes go, those at work too; further calls do nothing. Nothing is mapped afterwards."""
        ...
