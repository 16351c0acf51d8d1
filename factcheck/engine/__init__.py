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
    takes and gives can be pickled. ``shared`` is brought to each process once.
    """

    def map(
        self,
        work: Callable[[Shared, Item], Result],
        batches: Iterable[Sequence[Item]],
        shared: Shared,
    ) -> Iterator[Result | Crashed]:
        """One result an item, in the order of the items; no more than a few batches are held at once.

        An error that ``work`` raises is raised here. Where a process ends in the middle, each item that it
        had is done again alone; one that ends its process again comes as Crashed, and the rest goes on.
        """
        ...

    def close(self) -> None:
        """Let the processes go, those at work too. Nothing is mapped afterwards."""
        ...
