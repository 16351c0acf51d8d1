"""The two sheets beside the worksheet: how far each article is, and both texts of each conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck import disagreement
from factcheck.entry import Entry, entries
from factcheck.merge import REMOVED
from factcheck.model import Document
from factcheck.sheet import Cell, Conflict
from factcheck.verdict import settled
from factcheck.write.xlsx_looks import ALLOWED, CONFLICTS, DOCUMENTS, OVERVIEWS, height, link
from factcheck.write.xlsx_text import cut

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_LINKS = 30_000  # rows with two links each; Excel gives up at 65,530 links in a sheet


class Clash(NamedTuple):
    """A conflict with the rows of both claims; None where the other row is not in the worksheet."""

    one: Entry
    other: Entry | None
    conflict: Conflict


class _To(NamedTuple):
    """A cell that leads to a row of the worksheet."""

    text: str
    row: int | None


_Value = str | int | _To


def documents(
    book: Workbook,
    formats: Mapping[str, Format],
    read: Iterable[Document],
    rows: Iterable[Mapping[str, Cell]],
    places: Mapping[str, int],
) -> None:
    """A sheet with a row an article: its claims, how many of them are checked, how many in conflict."""
    known = {document.path: document for document in read}
    total: Counter[str] = Counter()
    done: Counter[str] = Counter()
    torn: Counter[str] = Counter()
    first: dict[str, int] = {}
    for cells in rows:
        row = {key: str(value) for key, value in cells.items()}
        id_, path = row.get("claim_id", "").strip(), row.get("document", "")
        if id_ and row.get("change") != REMOVED:
            first.setdefault(path, places[id_])
            total[path] += 1
            done[path] += settled(row)
            torn[path] += bool(row.get("conflicts_with"))
    table: list[list[_Value]] = []
    for path in dict.fromkeys((*known, *total)):
        document = known.get(path)
        published = document.published.isoformat() if document and document.published else ""
        title = document.title if document else ""
        counts = total[path], done[path], torn[path]
        table.append([_To(path, first.get(path)), title, published, *counts])
    _page(book, formats, DOCUMENTS, table)


def conflicts(
    book: Workbook,
    formats: Mapping[str, Format],
    rows: Iterable[Mapping[str, Cell]],
    places: Mapping[str, int],
) -> None:
    """A sheet with a row a conflict: what disagrees, how severe it is, both texts side by side."""
    table: list[list[_Value]] = []
    for one, other, conflict in clashes(rows):
        own = conflict.other == one.id
        texts = (one.text, other.text) if other and not own else (one.text,)
        second = _To(conflict.other, places.get(conflict.other))
        table.append(
            [
                disagreement.what(conflict.what),
                disagreement.severity(conflict.severity, own=own),
                one.text,
                "(contradicts itself)" if own else other.text if other else "(not in this worksheet)",
                disagreement.rule(conflict.why, *texts),
                _To(one.id, places.get(one.id)),
                _where(one),
                "" if own else second,
                _where(other) if other and not own else "",
            ]
        )
    _page(book, formats, CONFLICTS, table)


def clashes(rows: Iterable[Mapping[str, Cell]]) -> list[Clash]:
    """Each conflict of the rows once, the severe ones first; those of removed rows are settled."""
    texts = [{key: str(value) for key, value in cells.items()} for cells in rows]
    known = {entry.id: entry for entry in entries(texts) if entry.cells.get("change") != REMOVED}
    found: dict[tuple[frozenset[str], str, str], Clash] = {}
    for entry in known.values():
        for conflict in entry.conflicts:
            key = frozenset((entry.id, conflict.other)), conflict.what, conflict.why
            found.setdefault(key, Clash(entry, known.get(conflict.other), conflict))
    order = list(disagreement.SEVERITIES)
    return sorted(
        found.values(),
        key=lambda clash: order.index(s) if (s := clash.conflict.severity) in order else len(order),
    )


def _where(entry: Entry) -> str:
    return f"{entry.document}, paragraph {entry.paragraph}" if entry.paragraph else entry.document


def _page(
    book: Workbook,
    formats: Mapping[str, Format],
    name: str,
    table: Sequence[Sequence[_Value]],
) -> None:
    """A sheet that is written anew at each run, and locked so that nobody writes in it in vain."""
    page, header = book.add_worksheet(name), OVERVIEWS[name]
    for at, (title, width) in enumerate(header.items()):
        page.write_string(0, at, title, formats["header"])
        page.set_column(at, at, width)
    widths = list(header.values())
    for number, row in enumerate(table, 1):
        texts = [value.text if isinstance(value, _To) else str(value) for value in row]
        page.set_row(number, max(map(height, texts, widths)))
        for at, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(number, at, value, formats["number"])
            elif isinstance(value, _To) and value.row is not None and number <= _LINKS:
                page.write_url(number, at, link(value.row), formats["link"], cut(value.text), "Go there")
            else:
                page.write_string(number, at, cut(texts[at]), formats["tool"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(table), 1), len(header) - 1)
    page.protect("", ALLOWED)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
