"""What a run found, for a journalist to read: pure, from data to text that rich can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck import changes, crosscheck
from factcheck.errors import FactcheckError
from factcheck.model import KINDS
from factcheck.overview import overview
from factcheck.sheet import Row, Sheet
from factcheck.wording import one_line, plain, shortened

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHOWN_AT_MOST = 160  # characters of a claim or of its reasons
_NAMED_AT_MOST = 3  # documents named in one sentence

_KIND_WORDS = {
    "quote": "quotations",
    "reported_speech": "reported speech",
    "figure": "figures",
    "date": "dates",
    "role": "titles and roles",
    "superlative": "superlatives",
    "comparison": "comparisons",
    "event": "events",
}


def render(
    sheet: Sheet, failures: Sequence[FactcheckError], output: str | None, backup: str | None = None
) -> RenderableType:
    """The summary of a run; ``output`` is the worksheet written, None when there is none.

    ``backup`` is where the worksheet is kept that it replaced.
    """
    seen = overview(sheet.rows)
    parts: list[RenderableType] = [Text(_headline(sheet), style="bold")]
    if seen.rows:
        parts += ["", _kinds(seen.kinds)]
    if seen.first:
        parts += ["", Text("Check these first", style="bold"), _first(seen.first)]
    parts += changes.render(seen, sheet.kept)
    parts += crosscheck.render(seen, output)
    if before := seen.checked_before:
        parts += ["", Text(f"Verified before, perhaps: {_count(before, 'claim')}, see earlier_check")]
    if undated := [doc.path for doc in sheet.documents if doc.published is None and doc.path in seen.open]:
        parts += ["", Text(plain(_undated(undated)))]
    if failures:
        parts += ["", Text(f"Could not be done ({len(failures)})", style="bold"), *map(_failure, failures)]
    parts += ["", *_next_step(output, len(sheet.rows), backup)]
    return Stack(*parts)


def details(sheet: Sheet, times: Iterable[tuple[str, float]]) -> RenderableType:
    """A line a document (title, date and where it came from, passages, claims), and seconds by stage."""
    claims = overview(sheet.rows).claims
    lines = []
    for document in sheet.documents:
        published = (
            f"published {document.published.isoformat()} ({document.published_from or 'given'})"
            if document.published
            else "no publication date"
        )
        title = f"“{one_line(document.title)}”" if document.title.strip() else "no title"
        counts = f"{_count(len(document.passages), 'passage')}, {_count(claims[document.path], 'claim')}"
        line = plain(f"{document.path}: {title}, {published}, {counts}")
        lines.append(Text(line, no_wrap=True, overflow="ignore"))
    lines += [Text(f"{stage}: {seconds:.1f} s") for stage, seconds in times]
    return Stack(*lines)


def _headline(sheet: Sheet) -> str:
    if not sheet.documents:
        return "Nothing could be read."
    words = sum(len(document.text.split()) for document in sheet.documents)
    found = _count(len(sheet.rows), "claim") if sheet.rows else "no claims"
    return (
        f"Read {_count(len(sheet.documents), 'document')}, {_count(words, 'word')}. Found {found} to check."
    )


def _kinds(counts: Counter[str]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for kind in KINDS:
        if counts[kind]:
            table.add_row(f"{counts[kind]:,}", _KIND_WORDS[kind])
    return Stack(
        Padding(table, (0, 0, 0, 2), expand=False), Text("  (one claim can be of several kinds)", style="dim")
    )


def _first(rows: Sequence[Row]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for row in rows:
        text = Text(shortened(plain(row.claim.text), _SHOWN_AT_MOST))
        why = _bare(row.claim.reasons[0].rule) if row.claim.reasons else ""
        where = f"{row.claim.document}, paragraph {row.claim.paragraph}"
        text.append(f"\n{plain(where)}: {shortened(plain(why), _SHOWN_AT_MOST)}", style="dim")
        table.add_row(str(row.claim.priority), text)
    return Padding(table, (0, 0, 0, 2), expand=False)


def _bare(rule: str) -> str:
    """The words of a reason for a priority without the number, which has its own column."""
    head, colon, words = rule.partition(": ")
    return words if colon and head.startswith("priority ") else rule


def _undated(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:_NAMED_AT_MOST])
    more = f" and {len(paths) - _NAMED_AT_MOST:,} more" if len(paths) > _NAMED_AT_MOST else ""
    return (
        f"No publication date in {shown}{more}: days such as “Friday” could not be worked out there. "
        "Give the day with --date YYYY-MM-DD."
    )


def _failure(failure: FactcheckError) -> RenderableType:
    text = Text(plain(failure.message))
    text.append(f"\n{plain(failure.hint)}", style="dim")
    return Padding(text, (0, 0, 0, 2), expand=False)


def _next_step(output: str | None, rows: int, backup: str | None) -> Iterator[Text]:
    if output is None:
        yield Text("No worksheet was written.")
        return
    name = f"Worksheet: {output}" if rows else f"Worksheet: {output} (no rows)"
    yield Text(plain(name), no_wrap=True, overflow="ignore")  # in one piece, to be copied
    if backup is not None:
        kept = f"The earlier worksheet is kept as {backup}"
        yield Text(plain(kept), no_wrap=True, overflow="ignore")
    if rows and output.lower().endswith(".csv"):
        yield Text("Open it in a spreadsheet and fill in status and sources, priority 1 first.")


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
