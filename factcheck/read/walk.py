"""The files that paths stand for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from factcheck.errors import UnreadableInput, cause
from factcheck.read.excluded import checked, is_excluded


def walk(
    paths: Iterable[str], suffixes: Collection[str], exclude: Collection[str] = ()
) -> Iterator[str | UnreadableInput]:
    """Files as given; of folders, the files with one of the suffixes, by name; ``-`` as it is; each once.

    ``exclude`` are patterns of what is left out of folders; what is named itself is read all the same.
    A folder that cannot be opened or that holds nothing to read, and a link in it that leads nowhere, are
    yielded as the error itself, so that the other paths are still done. Raises BadSettings for a pattern
    that cannot be used.
    """
    patterns = checked(exclude)
    seen: set[str] = set()
    for path in paths:
        # os.path.isdir, unlike Path.is_dir, does not raise where the folder above is closed to us.
        is_folder = path != "-" and os.path.isdir(path)  # noqa: PTH112
        for entry in _folder(path, suffixes, patterns) if is_folder else (path,):
            if isinstance(entry, UnreadableInput):
                yield entry
                continue
            real = entry if entry == "-" else os.path.realpath(entry)
            if real not in seen:
                seen.add(real)
                yield entry


def _folder(
    path: str, suffixes: Collection[str], exclude: Collection[str]
) -> Iterator[str | UnreadableInput]:
    found = False
    for entry in _files(path, suffixes, exclude):
        found = True
        yield entry
    if not found:
        left_out = f" What matches {', '.join(exclude)} is left out." if exclude else ""
        yield UnreadableInput(
            f"The folder {path} holds no articles.",
            f"Files with these endings are read: {', '.join(suffixes)}.{left_out} "
            "A corpus (.csv .jsonl .parquet) is read where it is named itself.",
        )


def _files(
    folder: str, suffixes: Collection[str], exclude: Collection[str]
) -> Iterator[str | UnreadableInput]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield UnreadableInput(
            f"The folder {folder} cannot be opened ({error.strerror}).", "Check that you may open it."
        )
        return
    for entry in inside:
        if entry.name.startswith((".", "~$")):  # hidden files, and Word's locks on open ones
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if exclude and is_excluded(entry.path, exclude, folder=is_folder):
            continue
        if is_folder:
            yield from _files(entry.path, suffixes, exclude)
        elif Path(entry.name).suffix.lower() in suffixes:
            yield from _file(entry)


def _file(entry: os.DirEntry[str]) -> Iterator[str | UnreadableInput]:
    """The path of a file; nothing for what is none, and an error for a link that leads to nothing."""
    try:
        if entry.is_file():
            yield entry.path
        elif entry.is_symlink():
            os.stat(entry.path)  # raises where the link is broken  # noqa: PTH116
    except OSError as error:
        yield UnreadableInput(
            f"{entry.path} is a link that cannot be followed ({cause(error)}).",
            "Mend the link, or remove it.",
        )
