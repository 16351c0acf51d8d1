"""One row of a worksheet for a journalist to read: pure, from rows to text that rich can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck import disagreement
from factcheck.differing import Piece, differing, marked, opposed, quoted
from factcheck.entry import Entry
from factcheck.identity import bare_words
from factcheck.sheet import PEOPLE, Conflict
from factcheck.wording import plain

if TYPE_CHECKING:
    from rich.console import RenderableType

_SIDE_BY_SIDE = 72  # characters of a terminal, from which two columns of an article's words can be read
_TOLD = ("changed", "moved", "removed")
_MOST = 0.5  # of the words: where more are marked, marks tell little
_DIFFERS = "bold red"


def render(entry: Entry, known: Sequence[Entry], *, width: int, colour: bool) -> RenderableType:
    """The row with its reasons, its repeats and its conflicts; ``known`` are all rows of the worksheet.

    ``width`` is in characters. Words that differ are bold with ``colour``, else in [brackets].
    """
    once = {other.id: other for other in known if entry.group and other.group == entry.group}
    repeats = tuple(once.values())
    parts: list[RenderableType] = [_head(entry), "", _facts(entry)]
    if len(repeats) > 1:
        parts += ["", *_repeats(entry, repeats, colour)]
    if entry.conflicts:
        parts += ["", *_conflicts(entry, known, width >= _SIDE_BY_SIDE, colour)]
    if len(repeats) < 2 and not entry.conflicts:
        parts += ["", Text("Told once, and nothing in the worksheet contradicts it.")]
    elif not colour and _marks(entry, repeats):
        parts += ["", Text("Words that differ, or that the rule is about, stand in [brackets].")]
    return Stack(*parts)


def _head(entry: Entry) -> RenderableType:
    section = f", under “{plain(entry.section)}”" if entry.section.strip() else ""
    head = Text.assemble((entry.id, "bold"), (f"\n{_place(entry)}{section}", "dim"))
    return Stack(head, "", _indented(Text(plain(entry.text))))


def _facts(entry: Entry) -> RenderableType:
    """What the worksheet holds about the row itself; empty cells are left out."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    cells = {
        "kinds": ", ".join(entry.kinds).replace("_", " "),
        "said by": entry.speaker,
        "why it is here": "\n".join(map(plain, entry.reasons)),
        "what to do": entry.hint,
        "since the last run": change if (change := entry.cells.get("change", "")) in _TOLD else "",
        "words before": entry.cells.get("earlier_claim", ""),
        "checked before": entry.cells.get("earlier_check", ""),
        "status": entry.status,
    } | {key.replace("_", " "): entry.cells.get(key, "") for key in PEOPLE if key != "status"}
    for name, cell in cells.items():
        if cell:
            table.add_row(name, Text("\n".join(map(plain, cell.splitlines()))))
    return table


def _repeats(entry: Entry, places: Sequence[Entry], colour: bool) -> Iterator[RenderableType]:
    """Every place of the group in story order, this one too, so that the first stands first."""
    number = len({place.document for place in places})
    documents = "one document" if number == 1 else f"{number:,} documents"
    title = f"Told {len(places):,} times in {documents}: check it once"
    yield Text.assemble((title, "bold"), f" (repeat group {plain(entry.group)})")
    for number, place in enumerate(places, 1):
        text = Text(f"{number}. {_place(place)}: ")
        same = bare_words(place.text) == bare_words(entry.text)
        if place.id == entry.id:
            text.append("this row")
        else:
            text.append(f"{'the same' if same else 'in other'} words ({place.id})")
        yield _indented(text)
        if not same:
            yield _indented(_marked(_reworded(entry, place), colour), 5)


def _marks(entry: Entry, repeats: Iterable[Entry]) -> bool:
    """Whether any word of what is shown stands out."""
    return bool(entry.conflicts) or any(out for other in repeats for _, out in _reworded(entry, other))


def _reworded(entry: Entry, other: Entry) -> Sequence[Piece]:
    """The other text in pieces, with nothing marked where marks on most of the words would tell nothing."""
    pieces = differing(entry.text, other.text)[1]
    return pieces if marked(pieces) <= _MOST else [(words, False) for words, _ in pieces]


def _conflicts(
    entry: Entry, known: Iterable[Entry], side_by_side: bool, colour: bool
) -> Iterator[RenderableType]:
    by_id: Mapping[str, Entry] = {other.id: other for other in known}
    number = len(entry.conflicts)
    yield Text("1 conflict" if number == 1 else f"{number:,} conflicts", style="bold")
    for place, conflict in enumerate(entry.conflicts, 1):
        other = by_id.get(conflict.other)
        if place > 1:
            yield ""
        if conflict.what:
            yield _indented(_label(place, entry, conflict, other))
        texts = (entry.text, other.text) if other else ()
        rule = disagreement.rule(conflict.why, *texts)
        yield _indented(Text(plain(rule)), 5)
        if other is None:
            yield _indented(Text(f"The other row, {plain(conflict.other)}, is not in this worksheet."), 5)
        elif other.id == entry.id:
            yield _indented(_marked(quoted(entry.text, rule), colour), 5)
        else:
            mine, theirs = opposed(entry.text, other.text, rule)
            folder = _folder(entry.document, other.document)
            sides = (
                _side("This row", _place(entry, folder), _marked(mine, colour)),
                _side(other.id, _place(other, folder), _marked(theirs, colour)),
            )
            yield Padding(_beside(*sides) if side_by_side else Stack(sides[0], "", sides[1]), (0, 0, 0, 5))


def _label(number: int, entry: Entry, conflict: Conflict, other: Entry | None) -> Text:
    """What disagrees, how severe it is, and whether it lies inside one article."""
    severity = disagreement.severity(conflict.severity, own=other is not None and other.id == entry.id)
    return Text.assemble(
        f"{number}. ", (f"{disagreement.what(conflict.what)}: ", "bold"), severity, _within(entry, other)
    )


def _within(entry: Entry, other: Entry | None) -> str:
    if other is None:
        return ""
    if other.id == entry.id:
        return " (inside this claim)"
    return " (inside one article)" if other.document == entry.document else ""


def _folder(one: str, other: str) -> int:
    """How many characters the folders that both lie in have: a narrow column has no room for them."""
    ends = (place for place, sign in enumerate(one, 1) if sign in "/\\" and other.startswith(one[:place]))
    return max(ends, default=0)


def _side(title: str, place: str, text: Text) -> Text:
    return Text.assemble(plain(title), (f"\n{place}\n", "dim"), text)


def _beside(left: RenderableType, right: RenderableType) -> RenderableType:
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(left, right)
    return table


def _marked(pieces: Iterable[Piece], colour: bool) -> Text:
    text = Text()
    for words, stands_out in pieces:
        shown = f"[{words}]" if stands_out and not colour else words
        text.append(shown, style=_DIFFERS if stands_out else "")
    return text


def _place(entry: Entry, cut: int = 0) -> str:
    return plain(f"{entry.document[cut:]}, paragraph {entry.paragraph}")


def _indented(content: RenderableType, by: int = 2) -> RenderableType:
    return Padding(content, (0, 0, 0, by), expand=False)
