"""The articles of a worksheet, each with its claims marked, and the claims in the order of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.entry import Entry, entries
from factcheck.model import Document
from factcheck.sheet import Sheet, cells
from factcheck.verdict import settled
from factcheck.write.page import labels
from factcheck.write.page.blocks import Block, blocks, repeats_title
from factcheck.write.page.marking import Marked, mark
from factcheck.write.page.places import Span, place
from factcheck.write.page.records import Record, anchor, record


class Story(NamedTuple):
    """An article, or the rows of one that was not read (``read`` is False then).

    ``claims`` are the numbers of all its claims, ``adrift`` of those whose words no longer stand in it.
    """

    path: str
    title: str
    published: str
    read: bool
    blocks: tuple[Marked, ...]
    claims: range
    adrift: range


class Choice(NamedTuple):
    """One value that the page can be filtered by, and how many claims have it."""

    value: str
    label: str
    number: int


class Page(NamedTuple):
    """All that the page shows; ``choices`` by group, without groups in which there is nothing to choose."""

    stories: tuple[Story, ...]
    records: tuple[Record, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    settled: int


def page(sheet: Sheet) -> Page:
    """The page of a worksheet, whether its rows come from a run or from a file."""
    rows = _rows(sheet)
    documents = {document.path: document for document in reversed(sheet.documents)}
    paths = dict.fromkeys((*(document.path for document in sheet.documents), *(row.document for row in rows)))
    by_path: dict[str, list[Entry]] = {path: [] for path in paths}
    for row in rows:
        by_path[row.document].append(row)
    stories: list[Story] = []
    order: list[Entry] = []
    for path, found in by_path.items():
        document = documents.get(path)
        story, ordered = _story(document, path, found, len(order))
        stories.append(story)
        order += ordered
    records = tuple(_records(order, stories))
    return Page(tuple(stories), records, _choices(records), sum(settled(row.cells) for row in rows))


def _rows(sheet: Sheet) -> tuple[Entry, ...]:
    """The rows that have something to show; one that somebody added without an id gets a name of its own."""
    found: list[dict[str, str]] = []
    for number, line in enumerate(sheet.lines, 2):  # as a spreadsheet counts them, below the header
        texts = {key: cell if isinstance(cell, str) else str(cell) for key, cell in cells(line).items()}
        if not texts.get("claim_id", "").strip():
            texts["claim_id"] = f"row {number} of the worksheet"
        if any(cell.strip() for key, cell in texts.items() if key not in ("claim_id", "status")):
            found.append(texts)
    return entries(found)


def _story(
    document: Document | None, path: str, found: Sequence[Entry], first: int
) -> tuple[Story, list[Entry]]:
    """The story, and its claims in their order, numbered from ``first``: as their words end."""
    numbers = range(first, first + len(found))
    if document is None:
        return Story(path, path or "No article named", "", False, (), numbers, numbers), list(found)
    spans = {at: span for at, row in enumerate(found) if (span := place(row, document.text))}
    set_ = _untitled(document, blocks(document), spans.values())
    spans = _shown(set_, spans)
    placed = sorted(spans, key=lambda at: (spans[at][1], -spans[at][0], at))
    order = placed + [at for at in range(len(found)) if at not in spans]
    story = Story(
        path,
        document.title.strip() or path,
        document.published.isoformat() if document.published else "",
        True,
        mark(document.text, set_, {first + number: spans[at] for number, at in enumerate(placed)}),
        numbers,
        numbers[len(placed) :],
    )
    return story, [found[at] for at in order]


def _untitled(document: Document, found: Sequence[Block], spans: Collection[Span]) -> list[Block]:
    """The blocks without a heading that says the title again, unless it has claims."""
    first = next((block for block in found if block.kind == "heading"), None)
    if first is None or not repeats_title(first, document):
        return list(found)
    runs = [run for row in first.rows for cell in row for run in cell]
    marked = any(start < run.end and end > run.start for run in runs for start, end in spans)
    return [block for block in found if block is not first or marked]


def _shown(found: Sequence[Block], spans: Mapping[int, Span]) -> dict[int, Span]:
    """The claims of which at least a word is shown."""
    rows = (row for block in found for row in ((block.lead,), *block.rows))
    runs = sorted(run for row in rows for cell in row for run in cell)
    starts = [run.start for run in runs]
    before = {at: bisect_left(starts, end) - 1 for at, (_, end) in spans.items()}
    return {at: span for at, span in spans.items() if before[at] >= 0 and runs[before[at]].end > span[0]}


def _records(order: Sequence[Entry], stories: Sequence[Story]) -> Iterator[Record]:
    known: dict[str, tuple[int, Entry]] = {}
    anchors = []
    for number, entry in enumerate(order):
        anchors.append(anchor(entry, number, known))
        known.setdefault(entry.id, (number, entry))
    for at, story in enumerate(stories):
        for number in story.claims:
            found = story.read and number not in story.adrift
            yield record(order[number], anchors[number], at, found, known)


def _choices(records: Sequence[Record]) -> dict[str, tuple[Choice, ...]]:
    counts: dict[str, Counter[str]] = {group: Counter() for group in labels.ORDER}
    for found in records:
        counts["priority"][found.priority] += 1
        counts["status"][found.status] += 1
        counts["change"][found.change] += 1
        counts["conflict"].update(found.severities)
        counts["kind"].update(dict.fromkeys(found.kinds, 1))
    return {
        group: tuple(
            Choice(value, labels.word(group, value), count)
            for value, count in sorted(found.items(), key=lambda item: labels.rank(group, item[0]))
        )
        for group, found in counts.items()
        if len(found) > 1
    }
