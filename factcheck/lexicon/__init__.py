"""Words as data: TOML files in this folder, checked once, handed out as tuples that nobody can change.

A file holds sections; a section maps a name to a list of words, or to one number:

    [currencies]
    USD = ["$", "dollar", "dollars"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_OWN: dict[tuple[str, str], dict[str, list[str]]] = {}  # words of the newsroom, by file, section and list


@cache
def words(file: str, section: str) -> Mapping[str, tuple[str, ...]]:
    """The word lists of one section of ``<file>.toml``, by name, in the file's order.

    Raises ValueError when a list is empty, repeats a word or holds anything but text.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, entry in _section(file, section).items():
        where = f"lexicon/{file}.toml, [{section}] {name}"
        if not isinstance(entry, list) or not entry or not all(isinstance(w, str) and w for w in entry):
            raise ValueError(f"{where}: want a list of words")
        if len(set(entry)) != len(entry):
            raise ValueError(f"{where}: a word stands there twice")
        found[name] = tuple(entry)
    return MappingProxyType(found)


@cache
def every(file: str, section: str) -> frozenset[str]:
    """All words of all lists of one section."""
    return frozenset(word for entry in words(file, section).values() for word in entry)


@cache
def owner(file: str, section: str) -> Mapping[str, str]:
    """Each word of a section with the name of its list: ``{"dollars": "USD"}``. A word has one owner."""
    found: dict[str, str] = {}
    for name, entry in words(file, section).items():
        for word in entry:
            if found.setdefault(word, name) != name:
                raise ValueError(f"lexicon/{file}.toml, [{section}]: {word!r} is in two lists")
    return MappingProxyType(found)


@cache
def numbers(file: str, section: str) -> Mapping[str, float]:
    """A section that maps words to numbers: ``{"dozen": 12.0}``."""
    found: dict[str, float] = {}
    for name, entry in _section(file, section).items():
        if isinstance(entry, bool) or not isinstance(entry, int | float):
            raise ValueError(f"lexicon/{file}.toml, [{section}] {name}: want a number")
        found[name] = float(entry)
    return MappingProxyType(found)


def extend(file: str, section: str, own: Mapping[str, Sequence[str]]) -> None:
    """Add a newsroom's own words to the lists of one section, by name, for the rest of the process.

    Words that stand there already are left where they are. Raises RuntimeError when a list was handed out
    already: others would have read it without these words.
    """
    if _section.cache_info().currsize:
        raise RuntimeError("words can be added only before the first list is read")
    lists = _OWN.setdefault((file, section), {})
    for name, added in own.items():
        lists.setdefault(name, []).extend(added)


@cache
def _section(file: str, section: str) -> dict[str, object]:
    found = _file(file).get(section)
    if not isinstance(found, dict):
        raise ValueError(f"lexicon/{file}.toml has no section [{section}]")
    known = {word for entry in found.values() if isinstance(entry, list) for word in entry}
    for name, added in _OWN.get((file, section), {}).items():
        fresh = [word for word in dict.fromkeys(added) if word not in known]
        found = {**found, name: [*found.get(name, []), *fresh]}
    return found


@cache
def _file(name: str) -> dict[str, object]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
