"""The parts of a workbook's archive that belong to a page (ECMA-376, parts 1 and 2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_BOOK = "xl/workbook.xml"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


class Relation(NamedTuple):
    """What a part refers to: ``kind`` is the last word of its type, ``target`` a part, or an address."""

    id: str
    kind: str
    target: str
    outside: bool


class Range(NamedTuple):
    """Cells by the first and the last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def pages(archive: ZipFile) -> dict[str, str]:
    """The part that holds each page, by the page's name. Raises KeyError for a workbook without one."""
    parts = {relation.id: relation.target for relation in relations(archive, _BOOK)}
    found = {}
    for page in named(fromstring(archive.read(_BOOK)), "sheet"):
        id_ = next((value for key, value in page.items() if key.endswith("}id")), "")
        if id_ in parts:
            found[page.get("name", "")] = parts[id_]
    return found


def relations(archive: ZipFile, part: str) -> list[Relation]:
    """What a part refers to; nothing where the archive has no such list."""
    folder, name = posixpath.split(part)
    try:
        content = archive.read(f"{folder}/_rels/{name}.rels")
    except KeyError:
        return []
    return [_relation(found, folder) for found in named(fromstring(content), "Relationship")]


def _relation(found: Element, folder: str) -> Relation:
    target, outside = found.get("Target", ""), found.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], target, outside)


def cells(reference: str) -> Range | None:
    """The cells that ``B2`` or ``B2:C5`` means; None for what means none."""
    found = _RANGE.fullmatch(reference)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    first = int(top) - 1, _column(left)
    last = (int(bottom) - 1, _column(right)) if bottom else first
    return Range(*first, *last)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def named(element: Element, name: str) -> Iterator[Element]:
    """The elements below with a name, whatever their namespace: there are two for workbooks."""
    return (found for found in element.iter() if found.tag.rpartition("}")[2] == name)
