"""One SQLite file of values by key. Every method raises Trouble when the file cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.cache.files import FORMAT, over_network, prepare, put_in_place
from factcheck.cache.trouble import Trouble
from factcheck.errors import cause

WAIT = 5.0  # seconds for another process that writes; a batch takes a few hundredths of one

_KEEP = 0.9  # of the limit, once it is passed: trimming is not for every run
_HOLES = 1 / 16  # of the file: free pages that are not worth the work of moving others into them
_BESIDE = 100  # bytes that a value takes on disk besides its own, about
_JOURNAL = 8_000_000  # bytes of the log that are left on disk while the file is open

# Values stand apart, so that noting a use or adding up the sizes reads none of them.
_TABLES = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE,"
    " used INTEGER NOT NULL, bytes INTEGER NOT NULL)",
    "CREATE TABLE value (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
)


def make(path: Path) -> None:
    """An empty file with its folder, unless another process made it first. Raises Trouble."""
    with _told():
        prepare(path.parent)
        put_in_place(path, _fill)


class Store:
    """A file that is there already; closed by ``close``."""

    def __init__(self, path: Path) -> None:
        with _told():
            if path.stat().st_size == 0:
                raise Trouble("the file is empty", damaged=True)
            # Used by one thread at a time, though not always the same.
            self._db = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
            try:
                self._db.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost values, not the file
                self._db.execute(f"PRAGMA journal_size_limit = {_JOURNAL}")
                if (found := self._number("user_version")) != FORMAT:
                    raise Trouble(f"the file is of format {found}, not {FORMAT}", damaged=not found)
                self._db.text_factory = bytes  # so that no damage can be undecodable
            except BaseException:
                self._db.close()
                raise

    def get(self, key: bytes) -> tuple[int, int, bytes] | None:
        """The id of an entry, when it was used, and its bytes; None when there is none."""
        with _told():
            found = self._db.execute(
                "SELECT entry.id, used, value.bytes FROM entry JOIN value USING (id) WHERE key = ?", (key,)
            ).fetchone()
        if found is None:
            return None
        id_, used, stored = found
        if not (isinstance(used, int) and isinstance(stored, bytes)):
            raise Trouble("an entry makes no sense", damaged=True)
        return id_, used, stored

    def write(self, values: Mapping[bytes, bytes], used: Iterable[int], now: int) -> None:
        """Add or replace values, and note the use of entries, all at the second ``now``."""
        with self._writing() as db:
            db.executemany("UPDATE entry SET used = ? WHERE id = ?", ((now, id_) for id_ in used))
            for key, stored in values.items():
                size = len(stored) + _BESIDE
                found = db.execute("SELECT id FROM entry WHERE key = ?", (key,)).fetchone()
                if found is None:
                    row = (key, now, size)
                    id_ = db.execute("INSERT INTO entry (key, used, bytes) VALUES (?, ?, ?)", row).lastrowid
                else:
                    id_ = found[0]
                    db.execute("UPDATE entry SET used = ?, bytes = ? WHERE id = ?", (now, size, id_))
                db.execute("INSERT OR REPLACE INTO value (id, bytes) VALUES (?, ?)", (id_, stored))

    def trim(self, limit: int) -> None:
        """Where the file is over the limit: let go what was used longest ago, and give the space back.

        Trouble that is ``locked`` is raised at once when another process writes.
        """
        with _told():
            self._db.execute("PRAGMA busy_timeout = 0")
            too_large = self._bytes() > limit
        if too_large:
            with self._writing() as db:
                while (over := 1 - limit * _KEEP / self._bytes()) > 0 and (oldest := self._oldest(over)):
                    db.executemany("DELETE FROM value WHERE id = ?", oldest)
                    db.executemany("DELETE FROM entry WHERE id = ?", oldest)
        with _told():
            if self._number("freelist_count") > self._number("page_count") * _HOLES:
                # A page with each step of the statement, of which ``execute`` takes one: it has no columns.
                self._db.executescript("PRAGMA incremental_vacuum")

    def clear(self) -> None:
        """Remove every entry and give the space back."""
        with self._writing() as db:
            db.execute("DELETE FROM value")
            db.execute("DELETE FROM entry")
        with _told():
            self._db.execute("VACUUM")  # there is nothing to copy any more
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def count(self) -> int:
        """How many entries there are."""
        with _told():
            return int(self._db.execute("SELECT count(*) FROM entry").fetchone()[0])

    def close(self) -> None:
        """Free the file; whoever closes it last brings the log into it."""
        with suppress(sqlite3.Error):
            self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, undone when anything goes wrong in it."""
        with _told(), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def _oldest(self, share: float) -> list[tuple[int]]:
        """The ids of entries that are this share of all in bytes, those used longest ago first."""
        rows = "SELECT id, CAST(bytes AS INTEGER) FROM entry ORDER BY used, id"
        whole = self._db.execute("SELECT sum(CAST(bytes AS INTEGER)) FROM entry").fetchone()[0] or 0
        left, found = share * whole, []
        for id_, size in self._db.execute(rows):
            if left <= 0:
                break
            found.append((id_,))
            left -= size
        return found

    def _bytes(self) -> int:
        """Bytes of the file without its free pages."""
        pages = self._number("page_count") - self._number("freelist_count")
        return pages * self._number("page_size")

    def _number(self, pragma: str) -> int:
        return int(self._db.execute(f"PRAGMA {pragma}").fetchone()[0])


def _fill(path: Path) -> None:
    """The empty tables. Where other machines may read the file, no log in memory that they cannot see."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        for statement in ("BEGIN", *_TABLES, f"PRAGMA user_version = {FORMAT}", "COMMIT"):
            db.execute(statement)
        if not over_network(path.parent):
            db.execute("PRAGMA journal_mode = WAL").fetchall()
    finally:
        db.close()


@contextmanager
def _told() -> Iterator[None]:
    """SQLite's errors and the system's as Trouble."""
    try:
        yield
    except sqlite3.Error as error:
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says more than we ask
        raise Trouble(str(error), damaged=kind in _DAMAGED, locked=kind in _LOCKED) from error
    except UnicodeDecodeError as error:  # from SQLite's message, which cites what it cannot make sense of
        raise Trouble("malformed database schema", damaged=True) from error
    except OSError as error:
        raise Trouble(cause(error)) from error


# SQLITE_ERROR: our own statements do not fit the tables, so these are not ours any more.
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
