"""Which files of a folder are left out: patterns as in a .gitignore, without its exceptions ("!")."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath


def is_excluded(path: str, patterns: Iterable[str], *, folder: bool = False) -> bool:
    """Whether a file, or a folder with all that is in it, matches one of the patterns.

    A path counts from the current folder. ``drafts`` is any file or folder of that name, ``drafts/`` a
    folder only, ``*.txt`` any text file; a pattern with a slash inside counts from the current folder,
    ``**`` in it stands for any number of folders. Large and small letters differ.
    """
    parts = _from_here(path)
    return any(_matches(parts, pattern, folder) for pattern in patterns)


def _from_here(path: str) -> tuple[str, ...]:
    try:
        return Path(os.path.relpath(path)).parts
    except ValueError:  # another drive on Windows: there is no way from here
        return PurePath(path).parts


def _matches(parts: Sequence[str], pattern: str, folder: bool) -> bool:
    only_folders = pattern.endswith("/")
    wanted = pattern.strip("/").removeprefix("./").split("/")
    anchored = "/" in pattern.rstrip("/")
    if only_folders and not folder:
        return False
    return _fit(parts, wanted) if anchored else bool(parts) and fnmatchcase(parts[-1], wanted[0])


def _fit(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_fit(parts[at:], wanted[1:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], wanted[0]) and _fit(parts[1:], wanted[1:])
