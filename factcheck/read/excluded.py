"""Which files of a folder are left out: patterns as in a .gitignore, without its exceptions ("!")."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from factcheck.errors import BadSettings


def checked(patterns: Iterable[str]) -> tuple[str, ...]:
    """The patterns without the spaces at their ends. Raises BadSettings for an exception ("!")."""
    found = tuple(pattern.rstrip() for pattern in patterns)
    if wrong := [pattern for pattern in found if pattern.startswith("!")]:
        raise BadSettings(
            f"exclude: {wrong[0]!r} begins with '!', which is not known here.",
            "Name only what is to be left out; a file that is named itself is read all the same.",
        )
    return found


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
    ends = {0}  # how many of the parts may be used up so far: a set, since trying all ways takes too long
    for want in wanted:
        if want == "**":
            ends = set(range(min(ends), len(parts) + 1))
        else:
            ends = {at + 1 for at in ends if at < len(parts) and fnmatchcase(parts[at], want)}
        if not ends:
            return False
    return len(parts) in ends
