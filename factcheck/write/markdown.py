"""The worksheet as Markdown: for a message, a wiki or a printer; a list of claims by article, no table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from factcheck.disagreement import severity, what
from factcheck.entry import Entry, of_sheet
from factcheck.sheet import Sheet
from factcheck.verdict import UNCHECKED, settled, status, told
from factcheck.write.inert import inert
from factcheck.write.text import encoded

_MARK = "<!-- written by factcheck -->"
_PEOPLE = ("source_1", "source_2", "source_3", "locator", "contact", "correct_text", "concern", "notes")


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """A heading an article, an item a claim with its reasons, what was found, and what contradicts it."""
    with encoded(stream, "utf-8") as text:
        text.writelines(f"{line}\n" for line in _lines(of_sheet(sheet)))


def ours(path: Path) -> bool:
    """Whether a file is one that ``write`` wrote. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(len(_MARK)) == _MARK.encode()


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    known = {entry.id: entry for entry in entries}
    yield from (_MARK, "", "# Claims to check")
    for document, rows in groupby(known.values(), key=lambda entry: entry.document):
        yield from ("", f"## {inert(document)}", "")
        for entry in rows:
            yield from _item(entry, known)


def _item(entry: Entry, known: dict[str, Entry]) -> Iterator[str]:
    done = "x" if settled(entry.cells) else " "
    yield f"- [{done}] {inert(entry.text)}"
    about = [entry.id, f"paragraph {entry.paragraph}", f"priority {entry.cells.get('priority', '')}"]
    about += [kind.replace("_", " ") for kind in entry.kinds]
    yield f"  - {inert(', '.join(about))}"
    if entry.speaker:
        yield f"  - said by {inert(entry.speaker)}"
    if entry.hint and not settled(entry.cells):
        yield f"  - to do: {inert(entry.hint)}"
    if decision := told(entry.cells) or (status(entry.cells) if status(entry.cells) != UNCHECKED else ""):
        yield f"  - **{inert(decision)}**"
    for key in _PEOPLE:
        if cell := entry.cells.get(key, "").strip():
            yield f"  - {key.replace('_', ' ')}: {inert(cell)}"
    if was := entry.cells.get("earlier_claim", ""):
        yield f"  - before it changed: {inert(was)}"
    for conflict in entry.conflicts:
        other = known.get(conflict.other)
        own = conflict.other == entry.id
        where = f" ({inert(f'{other.document}: {other.text}')})" if other and not own else ""
        yield f"  - conflict, {what(conflict.what)}, {severity(conflict.severity, own=own)}{where}"
