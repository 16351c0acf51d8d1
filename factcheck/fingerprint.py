"""Whatever decides, besides an article, what is found in it: the fingerprint changes with any of it."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from factcheck import __version__
from factcheck.cache import key
from factcheck.settings import Words

_HERE = Path(__file__).parent
_CODE = (".py", ".toml")

# What reads and parses for us; whether one is there makes a difference too.
_PARTS = (
    "spacy",
    "thinc",
    "thinc-apple-ops",
    "cupy",
    "numpy",
    "msgspec",
    "rapidfuzz",
    "snowballstemmer",
    "trafilatura",
    "htmldate",
    "justext",
    "lxml",
    "python-docx",
    "markdown-it-py",
)


def fingerprint(model: str, words: Words) -> bytes:
    """Twenty bytes for this version of factcheck and its code, the model, what both stand on, and own words.

    ``model`` is a name or a folder. Nothing of it is loaded: all takes some 20 milliseconds.
    """
    return key(
        __version__,
        _digest(_HERE, _CODE, _content),
        model,
        _installed(model) or _in_folder(Path(model)),
        *map(_version, _PARTS),
        sys.platform,
        platform.machine(),  # sums may differ in their last digit
        ".".join(map(str, sys.version_info[:2])),
        json.dumps([words.cues, list(words.units.items()), words.titles]),
    )


def _installed(model: str) -> bytes | None:
    """An installed model by the hashes of its files, which are the same wherever it is installed."""
    try:
        package = metadata.distribution(model)
    except (metadata.PackageNotFoundError, ValueError):
        return None
    listed = (package.read_text("RECORD") or "").splitlines()
    files = sorted(line for line in listed if "sha256=" in line and ".dist-info/" not in line)
    if any("meta.json" in line for line in files):
        return key(package.version, *files)
    found = find_spec(model) if model.isidentifier() else None  # installed as a link to a folder
    return key(package.version, _in_folder(Path(found.origin).parent) if found and found.origin else None)


def _in_folder(model: Path) -> bytes | None:
    """A model in a folder, by the sizes of its files and when they were written; None where there is none."""
    return _digest(model, ("",), _stamp) if (model / "meta.json").is_file() else None


def _digest(folder: Path, endings: tuple[str, ...], what: Callable[[str], bytes]) -> bytes:
    """One for all files below a folder, whose names end so."""
    parts: list[str | bytes] = []
    for path in _files(str(folder)):
        if path.endswith(endings):
            with suppress(OSError):  # who cannot read it will say so
                parts += (path[len(str(folder)) :], what(path))
    return key(*parts)


def _files(folder: str) -> Iterator[str]:
    """The files below a folder, always in one order."""
    with suppress(OSError):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                yield entry.path


def _content(path: str) -> bytes:
    return Path(path).read_bytes()


def _stamp(path: str) -> bytes:
    found = os.stat(path)  # noqa: PTH116  (a thousand files)
    return f"{found.st_size} {found.st_mtime_ns}".encode()


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
