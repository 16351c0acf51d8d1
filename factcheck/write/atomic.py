"""Files that are either the old one or the new one, whole, whatever happens while they are written."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_PART = ".part"


@contextmanager
def replacing(path: Path, ready: Callable[[], None] = lambda: None) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of ``path`` when the block ends without an error.

    The bytes go to a temporary file in the same folder, which is renamed at the end. ``ready`` is called
    right before that, and stops it with an error. A new file gets the permissions that any new file gets,
    an existing one keeps its own; a link is followed. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}{_PART}")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o7777)
        ready()
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def clear(path: Path) -> None:
    """Remove what runs that were killed left beside ``path`` and its copies. Nobody else may be at it."""
    target = Path(os.path.realpath(path))
    part = re.compile(rf"\.{re.escape(target.name)}(?:\.bak\d?)?\.[0-9a-f]{{12}}{re.escape(_PART)}")
    for entry in os.scandir(target.parent):
        if part.fullmatch(entry.name):
            Path(entry.path).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself outlive a power cut, where the system can: not on Windows and some networks."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
