"""Write what was planned, and over an existing file only what somebody agreed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.errors import UnusableOutput
from factcheck.init.files import File
from factcheck.write.atomic import replacing


class Done(NamedTuple):
    """The files that were written, those that had the same content already, and those left as they are."""

    written: tuple[File, ...]
    same: tuple[File, ...]
    left: tuple[File, ...]


def write(files: Sequence[File], may_replace: Callable[[File], bool]) -> Done:
    """Write the files; ``may_replace`` is asked for each that is there with another content, all at first.

    What is to be kept is kept without a question. Raises UnusableOutput, and OSError.
    """
    for file in files:
        if file.path.is_dir():
            raise UnusableOutput(f"{file.path}: is a folder.", "Move it away first.")
    same = tuple(file for file in files if not file.keep and _content(file) == file.content)
    left = tuple(file for file in files if file not in same and not _may(file, may_replace))
    written = tuple(file for file in files if file not in same and file not in left)
    for file in written:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file.path) as stream:
            stream.write(file.content)
    return Done(written, same, left)


def _content(file: File) -> bytes | None:
    return file.path.read_bytes() if file.path.exists() else None


def _may(file: File, may_replace: Callable[[File], bool]) -> bool:
    there = file.path.exists() or file.path.is_symlink()
    return not there or (not file.keep and may_replace(file))
