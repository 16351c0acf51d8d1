"""One run at a time: a worksheet that another run writes, or that a spreadsheet has open, is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from factcheck.errors import UnusableOutput

_WAIT = 60.0  # seconds: merging and writing 100,000 rows takes less


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody else who asks writes ``path``, which is no link, meanwhile.

    The lock is a hidden file beside it, which the system frees when a process dies. Raises UnusableOutput
    when another run does not end, and OSError.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        with FileLock(lock, timeout=_WAIT, mode=0o666):  # the next one to write may be somebody else
            try:
                yield
            finally:
                # Still held: one who waits sees that the file is gone, and makes another. Windows deletes no
                # file that is open; there it is gone when the lock is free.
                with suppress(OSError):
                    lock.unlink()
    except Timeout as error:
        raise UnusableOutput(
            f"{path}: another run of factcheck is writing it.", "Wait until it has ended, and run again."
        ) from error


def check_closed(path: Path) -> None:
    """Raise UnusableOutput while a spreadsheet has the file open: it would write its own copy over ours.

    LibreOffice and Excel each put a hidden file beside one that they have open.
    """
    for name, program in ((f".~lock.{path.name}#", "LibreOffice"), (f"~${path.name}", "Excel")):
        mark = path.with_name(name)
        if mark.exists():
            raise UnusableOutput(
                f"{path}: is open in {program}, so it was not touched.",
                f"Save and close it there. If it is not open anywhere, delete {mark}.",
            )
