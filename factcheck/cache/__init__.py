"""What was found in a document before, on disk: a run that meets it again need not look for it again.

A cache only saves time. Where it is locked, damaged, full or out of reach, nothing is found in it and nothing
is kept, and the run gives what it would have given; ``Cache.problem`` says why.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from factcheck.cache.files import NAME, folder, inode, remove_left, set_aside, size
from factcheck.cache.packing import key, packed, unpacked
from factcheck.cache.trouble import Trouble
from factcheck.errors import cause

if TYPE_CHECKING:
    from factcheck.cache.store import Store

__all__ = ["Cache", "Info", "Nothing", "folder", "key"]

_BATCH = 200  # values, or uses, that one transaction writes
_BATCH_BYTES = 8_000_000
_PAUSE = 1.0  # seconds between two transactions: the work that a kill may cost
_RECENT = 3600  # seconds: a use is noted only when the last one is longer ago, so most runs write nothing
_LARGEST = 1 << 28  # bytes of one value

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Info:
    """What a cache holds, or what was removed from it. ``bytes`` are on disk; ``limit`` is in bytes too."""

    folder: Path
    entries: int
    bytes: int
    limit: int


class Cache:
    """Values by key in a file in ``folder``, both made when the first value is written. For one thread.

    ``limit`` is how many bytes the file may have once the cache is closed: what was used longest ago goes, to
    the hour. A run puts at most ``limit`` bytes in, so that the file stays below twice that. Several
    processes may use one folder at once. Nothing that is wrong with the files raises an error: ``problem``
    says in plain words what was wrong first.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self.problem: str | None = None
        self._path = folder / NAME
        self._store: Store | None = None
        self._file: int | None = None  # the inode of the file that is open
        self._reads = self._writes = True
        self._begun_anew = self._locked = False
        self._values: dict[bytes, bytes] = {}  # to be written, and the ids of entries that were used
        self._used: set[int] = set()
        self._bytes = 0
        self._room = limit
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, key: bytes) -> bytes | None:
        """The value that was put under this key, or None."""
        if (waiting := self._values.get(key)) is not None:
            return unpacked(key, waiting)
        found = self._ask(lambda store: store.get(key))
        if found is None:
            return None
        id_, used, stored = found
        value = unpacked(key, stored)
        if value is not None and abs(time.time() - used) > _RECENT:
            self._used.add(id_)
            if len(self._used) >= _BATCH:
                self._write()
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value. A kill costs those of the last second, 200 at most; ``close`` writes all."""
        if not self._writes or len(value) > _LARGEST:
            return
        stored = packed(key, value)
        if len(stored) > self._room:
            return
        self._room -= len(stored)
        self._bytes += len(stored)
        self._values[key] = stored
        full = len(self._values) >= _BATCH or self._bytes >= _BATCH_BYTES
        if full or time.monotonic() - self._written >= _PAUSE:
            self._write()

    def info(self) -> Info:
        """How much is in the cache now."""
        self._write()
        entries = self._ask(lambda store: store.count()) or 0
        return Info(self.folder, entries, size(self.folder), self.limit)

    def clear(self) -> Info:
        """Empty the cache, remove the files of earlier formats, and tell how much that was.

        A file of which nothing else can be made is deleted; one that is only in use is not.
        """
        before = self.info()
        self._ask(lambda store: store.clear())
        try:
            remove_left(self.folder)
            if not (self._reads or self._locked):
                set_aside(self._path, inode(self._path))
                self.problem = None
        except OSError as error:
            self._tell(cause(error))
        after = self.info()
        freed = max(before.bytes - after.bytes, 0)
        return Info(self.folder, before.entries - after.entries, freed, self.limit)

    def close(self) -> None:
        """Write what waits, let go what is over the limit, and free the file. Nothing is kept afterwards."""
        self._write()
        if self._store is not None and self._writes:
            try:
                self._store.trim(self.limit)
            except Trouble as trouble:
                if not trouble.locked:  # else another run is at it, or the next one will be
                    self._tell(str(trouble))
        self._let_go()
        self._reads = self._writes = False

    def _ask(self, question: Callable[[Store], Answer]) -> Answer | None:
        """What the file answers; None without one. After trouble it is not asked again."""
        try:
            store = self._opened()
            return question(store) if store is not None else None
        except Trouble as trouble:
            if not self._mended(trouble):
                self._reads = self._writes = False
                self._locked = trouble.locked
                self._let_go()
            return None

    def _write(self) -> None:
        """Write what waits."""
        while self._writes and (self._values or self._used):
            try:
                store = self._opened(make=True)
                if store is not None:
                    store.write(self._values, self._used, int(time.time()))
                break
            except Trouble as trouble:
                if not self._mended(trouble):
                    self._writes = False  # what is there can still be read
        self._values.clear()
        self._used.clear()
        self._bytes = 0
        self._written = time.monotonic()

    def _opened(self, *, make: bool = False) -> Store | None:
        """The file, made if need be; None where there is none. Raises Trouble."""
        if self._store is not None or not self._reads:
            return self._store
        try:
            from factcheck.cache import store  # some builds of Python have no SQLite

            self._file = inode(self._path)
            if self._file is None and make:
                store.make(self._path)
                self._file = inode(self._path)
            if self._file is not None:
                self._store = store.Store(self._path)
        except OSError as error:
            raise Trouble(cause(error)) from error
        except ImportError as error:
            raise Trouble("this Python has no SQLite") from error
        return self._store

    def _mended(self, trouble: Trouble) -> bool:
        """Whether it is worth another try: a damaged file is deleted, once."""
        why = str(trouble)
        if trouble.damaged and not self._begun_anew:
            self._begun_anew = True
            self._let_go()
            try:
                set_aside(self._path, self._file)
            except OSError as error:
                why = cause(error)
            else:
                self.problem = self.problem or f"{self._path}: was damaged ({why}), so it was begun anew."
                return True
        self._tell(why)
        return False

    def _tell(self, why: str) -> None:
        self.problem = self.problem or (
            f"{self.folder}: the cache cannot be used ({why}), which costs time and changes nothing else. "
            "If it happens again, name another folder in the environment variable FACTCHECK_CACHE."
        )

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


class Nothing(Cache):
    """No cache: nothing is found, nothing is kept."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull), 0)  # a folder that cannot be
        self._reads = self._writes = False
