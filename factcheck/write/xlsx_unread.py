"""What the reader of workbooks that we use leaves out: errors, per cent, addresses of links, comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from factcheck.write.xlsx_parts import Range, Relation, cells, named, pages, relations

_STYLES = "xl/styles.xml"
_PERCENT = frozenset({9, 10})  # the formats 0% and 0.00% (ECMA-376, part 1, 18.8.30, numFmt)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # in a format: text, and no sign of it
_OF_CELLS = re.compile(rb"\bt=[\"']e[\"']|HYPERLINK\(")  # an error, a function that links
_FUNCTION = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*[,;)]', re.I)

Place = tuple[int, int]  # row and column, counted from 0


class Unread(NamedTuple):
    """Of one page: what stands in cells with an error, cells in per cent, links, cells with a comment."""

    errors: dict[Place, str]
    percent: frozenset[Place]
    links: tuple[tuple[Range, str], ...]
    comments: tuple[str, ...]


def unread(stream: BinaryIO, names: Collection[str]) -> dict[str, Unread]:
    """What is left out of these pages; nothing where the file is built in an odd way."""
    try:
        with ZipFile(stream) as archive:
            percent = _percent_styles(archive)
            parts = pages(archive)
            return {name: _page(archive, parts[name], percent) for name in names}
    except (LookupError, BadZipFile, ParseError, ValueError):  # also an encoding that nobody knows
        return {}


def _page(archive: ZipFile, part: str, percent: Collection[str]) -> Unread:
    content, related = archive.read(part), relations(archive, part)
    outside = {relation.id: relation.target for relation in related if relation.outside}
    comments = tuple(_comments(archive, related))
    special = _OF_CELLS.search(content) or any(f's="{style}"'.encode() in content for style in percent)
    if not special and not outside:
        return Unread({}, frozenset(), (), comments)
    page = fromstring(content)
    errors, in_percent, links = {}, set(), list(_links(page, outside))
    for cell in named(page, "c") if special else ():
        kind, at = cell.get("t", "n"), cells(cell.get("r", ""))
        if at is None:
            continue
        if kind == "e":
            errors[at.top, at.left] = next((value.text or "" for value in named(cell, "v")), "")
        elif kind == "n" and cell.get("s") in percent:
            in_percent.add((at.top, at.left))
        function = next((found.text or "" for found in cell if found.tag.endswith("}f")), "")
        if address := _FUNCTION.match(function):
            links.append((at, address[1].replace('""', '"')))
    return Unread(errors, frozenset(in_percent), tuple(links), comments)


def _links(page: Element, outside: dict[str, str]) -> Iterator[tuple[Range, str]]:
    """The links that lead out of the workbook."""
    for link in named(page, "hyperlink"):
        at = cells(link.get("ref", ""))
        id_ = next((value for key, value in link.items() if key.endswith("}id")), "")
        target, place = outside.get(id_, ""), link.get("location", "")
        if at and target and not target.startswith("#"):
            yield at, f"{target}#{place}" if place else target


def _comments(archive: ZipFile, related: Collection[Relation]) -> Iterator[str]:
    """The cells with a comment, as they are called."""
    for relation in related:
        if relation.kind in ("comments", "threadedComment"):
            for name in ("comment", "threadedComment"):
                for comment in named(fromstring(archive.read(relation.target)), name):
                    yield comment.get("ref", "")


def _percent_styles(archive: ZipFile) -> frozenset[str]:
    """The numbers of the styles that show a number in per cent."""
    if _STYLES not in archive.namelist():
        return frozenset()
    styles = fromstring(archive.read(_STYLES))
    formats = {
        int(found.get("numFmtId", "0"))
        for found in named(styles, "numFmt")
        if "%" in _QUOTED.sub("", found.get("formatCode", ""))
    }
    used = next(named(styles, "cellXfs"), None)
    looks = [] if used is None else list(used)
    return frozenset(
        str(number)
        for number, look in enumerate(looks)
        if int(look.get("numFmtId", "0")) in formats | _PERCENT
    )
