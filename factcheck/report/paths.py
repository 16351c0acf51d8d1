"""Paths as a code host has them: from the top of the repository, with forward slashes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote


def in_repository(paths: Iterable[str]) -> dict[str, str]:
    """Each path from the top of the repository around the current folder; one outside it as it is.

    Where there is no repository, the current folder stands for its top.
    """
    try:
        here = Path.cwd()
    except OSError:  # somebody deleted it
        return {path: PurePath(path).as_posix() for path in paths}
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return {path: _from(top, path) for path in paths}


def uri(path: str) -> str:
    """A path as a URI reference, percent-encoded; an absolute path gets its scheme."""
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path, safe="/", errors="surrogateescape")


def _from(top: Path, path: str) -> str:
    if path == "-":  # standard input
        return path
    try:
        # Not Path.resolve: a link counts as the file that the repository has under its name.
        return PurePath(os.path.abspath(path)).relative_to(top).as_posix()  # noqa: PTH100
    except ValueError:
        return PurePath(path).as_posix()
