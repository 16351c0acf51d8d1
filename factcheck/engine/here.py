"""The engine that does all the work in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.engine import Item, Result, Shared


class Here:
    """An Engine without other processes: what ends one ends all."""

    def map(
        self,
        work: Callable[[Shared, Item], Result],
        batches: Iterable[Sequence[Item]],
        shared: Shared,
    ) -> Iterator[Result]:
        """One result an item, each made when it is asked for."""
        return (work(shared, item) for batch in batches for item in batch)

    def close(self) -> None:
        """There is nothing to let go."""
