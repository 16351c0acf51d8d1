"""What the page shows of one row of the worksheet, read back from its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from factcheck import disagreement, verdict
from factcheck.differing import Piece, differing, opposed, quoted
from factcheck.entry import Entry
from factcheck.identity import bare_words
from factcheck.sheet import TOOL, Conflict
from factcheck.wording import one_line
from factcheck.write import jsonl
from factcheck.write.page import readings
from factcheck.write.page.labels import AGREES, MODALITY, PEOPLE, sign

_ID = re.compile(r"C[A-Z2-7]{10}")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_NOT_THEIRS = frozenset({*TOOL, *jsonl.TOOL, "status"})


class Note(NamedTuple):
    """Something that people wrote; ``href`` is its web address if it is one, else empty."""

    label: str
    text: str
    href: str


class Clash(NamedTuple):
    """A conflict in words; ``other`` is the number of the other claim, None when the page has no such row.

    ``mine`` and ``theirs`` are both texts in pieces; ``theirs`` is empty for a claim against itself.
    """

    what: str
    severity: str
    rule: str
    id: str
    other: int | None
    mine: Sequence[Piece]
    theirs: Sequence[Piece]


class Record(NamedTuple):
    """A row as the page shows it; its number is its place on the page, from 0.

    ``anchor`` is its name in the address of the page, ``document`` the number of its article, ``found``
    whether its words still stand there.
    """

    id: str
    anchor: str
    document: int
    place: str
    section: str
    text: str
    context: str
    kinds: Sequence[str]
    priority: str
    status: str
    sign: str
    change: str
    severities: Sequence[str]
    conflicts: Sequence[Clash]
    why: Sequence[str]
    hint: str
    figures: Sequence[str]
    dates: Sequence[str]
    names: Sequence[str]
    speaker: str
    cue: str
    modality: str
    earlier: Sequence[Piece]
    earlier_check: str
    people: Sequence[Note]
    group: str
    found: bool


def record(
    entry: Entry, anchor: str, document: int, found: bool, known: Mapping[str, tuple[int, Entry]]
) -> Record:
    """The record of a row; ``known`` are all rows of the page by their ids, with their numbers."""
    cells = entry.cells
    conflicts = tuple(_clash(entry, conflict, known.get(conflict.other)) for conflict in entry.conflicts)
    status = verdict.status(cells)
    earlier = cells.get("earlier_claim", "")
    context = cells.get("context", "")
    return Record(
        id=entry.id,
        anchor=anchor,
        document=document,
        place=f"paragraph {one_line(entry.paragraph)}" if entry.paragraph.strip() else "",
        section=entry.section,
        text=entry.text,
        context="" if bare_words(context) == bare_words(entry.text) else context,
        kinds=entry.kinds,
        priority=one_line(cells.get("priority", "")),
        status=status,
        sign=sign(status),
        change=one_line(cells.get("change", "")).lower(),
        severities=_severities(entry.conflicts),
        conflicts=conflicts,
        why=entry.reasons,
        hint=entry.hint,
        figures=tuple(readings.figures(cells.get("figures", ""))),
        dates=tuple(readings.dates(cells.get("dates", ""))),
        names=tuple(readings.listed(cells.get("names", ""))),
        speaker=entry.speaker,
        cue=cells.get("cue", ""),
        modality=MODALITY.get(cells.get("modality", ""), cells.get("modality", "")),
        earlier=differing(entry.text, earlier)[1] if earlier.strip() else (),
        earlier_check=cells.get("earlier_check", ""),
        people=tuple(_people(cells)),
        group=entry.group,
        found=found,
    )


def anchor(entry: Entry, number: int, taken: Mapping[str, object]) -> str:
    """A name for the row in the page's address: its id, if it is one of ours that no row before it has."""
    return entry.id if _ID.fullmatch(entry.id) and entry.id not in taken else f"row-at-{number + 1}"


def address(cell: str) -> str:
    """The cell if it is a web address (http or https) and nothing else, otherwise nothing."""
    words = cell.strip()
    if not _ADDRESS.fullmatch(words):
        return ""
    try:
        return words if urlsplit(words).hostname else ""
    except ValueError:  # half an IPv6 address
        return ""


def _severities(conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(conflict.severity for conflict in conflicts)) or (AGREES,)


def _clash(entry: Entry, conflict: Conflict, known: tuple[int, Entry] | None) -> Clash:
    number, other = known or (None, None)
    own = other is not None and other.id == entry.id
    rule = disagreement.rule(conflict.why, *((entry.text, other.text) if other else ()))
    mine: Sequence[Piece] = quoted(entry.text, rule)
    theirs: Sequence[Piece] = ()
    if other is not None and not own:
        mine, theirs = opposed(entry.text, other.text, rule)
    return Clash(
        what=disagreement.what(conflict.what),
        severity=disagreement.severity(conflict.severity, own=own),
        rule=rule,
        id=conflict.other,
        other=number,
        mine=mine,
        theirs=theirs,
    )


def _people(cells: Mapping[str, str]) -> Iterator[Note]:
    usual = (key for key in PEOPLE if key in cells)
    added = (key for key in cells if key not in PEOPLE and key not in _NOT_THEIRS)
    for key in (*usual, *added):
        if cells[key].strip():
            href = address(cells[key]) if key.startswith("source_") else ""
            yield Note(PEOPLE.get(key) or key or "Beyond the columns", cells[key].strip(), href)
