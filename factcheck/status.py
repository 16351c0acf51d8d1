"""How far the checking of a worksheet is, to read: pure, from a tally to text that rich can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.entry import Entry
from factcheck.tally import Share, Tally
from factcheck.verdict import STATUSES, told
from factcheck.wording import plain, shortened

if TYPE_CHECKING:
    from rich.console import RenderableType

_ROWS = 5  # of a list
_DOCUMENTS = 20  # lines of the table of documents
_LONGEST = 160  # characters of a claim
_BAR = 12  # characters


def render(found: Tally) -> RenderableType:
    """What is left, by status, document and kind; who decided what; what to look at again."""
    if not found.all.whole:
        return Text("The worksheet has no claims.")
    parts: list[RenderableType] = [Text(_headline(found.all), style="bold"), *_statuses(found)]
    parts += _shares("Documents", found.documents, _DOCUMENTS)
    parts += _shares("Kinds of claims", {key.replace("_", " "): share for key, share in found.kinds.items()})
    parts += _people(found)
    parts += _list("Changed since they were checked", found.again, lambda entry: f"was {told(entry.cells)}")
    parts += _list("Priority 1, oldest article first", found.waiting)
    return Stack(*parts)


def _headline(share: Share) -> str:
    done = share.whole - share.left
    urgent = f", {share.urgent:,} of them priority 1" if share.left else ""
    return f"{done:,} of {share.whole:,} claims checked. Left: {share.left:,}{urgent}."


def _statuses(found: Tally) -> Iterator[RenderableType]:
    counted = ", ".join(f"{count:,} {name}" for name, count in found.statuses.items())
    yield _indented(counted)
    if found.removed:
        yield _indented(f"{found.removed:,} removed from the articles since, not counted here")
    for name, count in found.unknown.items():
        known = ", ".join(STATUSES)
        yield _indented(f"“{name}” ({count:,}) is no status, and counts as unchecked. Write one of: {known}.")


def _shares(title: str, shares: Mapping[str, Share], most: int | None = None) -> Iterator[RenderableType]:
    """A line for each document or kind, those with the most left first; the finished ones are summed up."""
    open_ = sorted((key for key in shares if shares[key].left), key=lambda key: -shares[key].left)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(title, overflow="fold")
    for heading in ("", "left", "of", "priority 1"):
        table.add_column(heading, justify="right", no_wrap=True)
    for key in open_[:most]:
        share = shares[key]
        table.add_row(plain(key), _bar(share), *(f"{n:,}" for n in (share.left, share.whole, share.urgent)))
    if open_:
        yield from ("", table)
    if more := len(open_[most:]) if most else 0:
        yield _indented(f"and {more:,} more")
    if open_ and (done := len(shares) - len(open_)):
        yield _indented(f"{done:,} finished")


def _bar(share: Share) -> Text:
    """How much is done, as a bar; the numbers beside it say the same."""
    done = round(_BAR * (share.whole - share.left) / share.whole)
    return Text("█" * done, style="green") + Text("░" * (_BAR - done), style="dim")


def _people(found: Tally) -> Iterator[RenderableType]:
    if not found.people:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Checked by", overflow="fold")
    table.add_column("claims", justify="right", no_wrap=True)
    table.add_column("last on", no_wrap=True)
    table.add_column("found", overflow="fold")
    for person in found.people:
        what = ", ".join(f"{count:,} {plain(name)}" for name, count in person.found.items())
        table.add_row(plain(person.name), f"{sum(person.found.values()):,}", plain(person.last), what)
    yield from ("", table)


def _list(
    title: str, rows: Sequence[Entry], note: Callable[[Entry], str] | None = None
) -> Iterator[RenderableType]:
    if not rows:
        return
    yield from ("", Text(f"{title} ({len(rows):,})", style="bold"))
    for entry in rows[:_ROWS]:
        yield _indented(entry.text)
        where = f"{entry.id}, {entry.document}, paragraph {entry.paragraph}"
        yield _indented(f"{where}: {note(entry)}" if note else where, "dim")
    if len(rows) > _ROWS:
        yield _indented(f"and {len(rows) - _ROWS:,} more")


def _indented(words: str, style: str = "") -> RenderableType:
    return Padding(Text(shortened(plain(words), _LONGEST), style=style), (0, 0, 0, 2), expand=False)
