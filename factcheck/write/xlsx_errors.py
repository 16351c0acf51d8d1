"""Cells with an error (``#N/A``, typed or calculated): the reader that we use leaves them empty."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

_HAS_ERRORS = re.compile(rb"\bt=[\"']e[\"']")
_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_PLACE = re.compile(r"([A-Z]+)(\d+)")


def errors(stream: BinaryIO, sheet: str) -> dict[tuple[int, int], str]:
    """The errors of a sheet by row and column, counted from 0; none where the file is built in an odd way."""
    try:
        with ZipFile(stream) as archive:
            content = archive.read(_part(archive, sheet))
        return dict(_found(fromstring(content))) if _HAS_ERRORS.search(content) else {}
    except (KeyError, BadZipFile, ParseError):
        return {}


def _part(archive: ZipFile, sheet: str) -> str:
    """The name of the part of the archive that holds a sheet. Raises KeyError."""
    pages = {page.get("name"): page for page in _named(fromstring(archive.read(_BOOK)), "sheet")}
    wanted = next(value for key, value in pages[sheet].items() if key.endswith("}id"))
    for relation in _named(fromstring(archive.read(_RELATIONS)), "Relationship"):
        if relation.get("Id") == wanted:
            return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
    raise KeyError(wanted)


def _found(page: Element) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _named(page, "c"):
        place = _PLACE.fullmatch(cell.get("r", ""))
        if cell.get("t") == "e" and place:
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            text = next((value.text or "" for value in _named(cell, "v")), "")
            yield (int(place[2]) - 1, column - 1), text


def _named(element: Element, name: str) -> Iterator[Element]:
    """The elements below with a name, whatever their namespace: there are two for workbooks."""
    return (found for found in element.iter() if found.tag.rpartition("}")[2] == name)
