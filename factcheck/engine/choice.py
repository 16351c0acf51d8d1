"""Which engine does the work."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from factcheck.engine import Engine
from factcheck.engine.here import Here


class Engines:
    """The engines of a run: this process for little work, else ``jobs`` processes or a dask cluster.

    Processes start when they are first wanted, and end with the run.
    """

    def __init__(self, jobs: int, kind: str, scheduler: str | None) -> None:
        self.here: Engine = Here()
        self._jobs, self._kind, self._scheduler = jobs, "dask" if scheduler else kind, scheduler
        self._many: Engine | None = None

    def choose(self, little: bool) -> Engine:
        """The engine for what comes. On a cluster somebody asked for, also little work is done there."""
        if self._kind == "dask" or (self._jobs > 1 and not little):
            self._many = self._many or self._started()
        return self._many or self.here

    def _started(self) -> Engine:
        if self._kind == "dask":
            from factcheck.engine.cluster import Cluster

            return Cluster(self._scheduler, self._jobs)
        from factcheck.engine.processes import Processes

        return Processes(self._jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._many is not None:
            self._many.close()
