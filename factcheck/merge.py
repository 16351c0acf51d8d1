"""A fresh sheet joined with the worksheet that people filled in: nothing that they wrote is lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.entry import Entry, entries
from factcheck.identity import bare_words, code, wording
from factcheck.matching import Match, Place, Where, documents, match
from factcheck.sheet import KEYS, LISTED, Kept, Repeat, Row, Sheet, Written
from factcheck.verdict import UNCHECKED, status, told

REMOVED = "removed"
ID = re.compile(r"C[A-Z2-7]{10}")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EARLIER = ": for the earlier words"  # stands behind a decision that was made before the words changed


def merge(sheet: Sheet, earlier: Written, tool: Collection[str], where: Where) -> Sheet:
    """The rows of ``sheet`` with what people wrote in ``earlier``, and its other rows below them.

    ``tool`` are the columns that the tool fills in this format. A row of a document that was not read now
    stays as it is, unless ``where`` says that the file is gone; a claim that is not found again stays as
    removed. Rows that people added stay below the row that they followed.
    """
    rows = [row for row in earlier.rows if _is_claim(row)]
    before = entries(rows)
    old = _places(before)
    new = list(_numbered(sheet.rows))
    read = [document.path for document in sheet.documents]
    renamed = documents(old, new, read, where)
    found = {pair.claim: pair for pair in match(old, new, renamed)}
    merged = tuple(
        _merged(row, before[found[place].row], found[place], tool) if place in found else row
        for place, row in enumerate(sheet.rows)
    )
    became = {before[pair.row].id: sheet.rows[pair.claim].claim.id for pair in found.values()}
    unread = {entry.id: entry for entry in before if entry.document not in renamed}
    elsewhere = _by_group(unread.values())
    merged = tuple(
        _with_links(row, before[found[place].row], unread, elsewhere) if place in found and unread else row
        for place, row in enumerate(merged)
    )
    kept = _kept(earlier.rows, became, unread, tool)
    kept = _with_free_ids(kept, {row.claim.id for row in sheet.rows})
    return replace(
        sheet,
        rows=merged,
        kept=kept,
        columns=_columns(earlier.columns),
        added=earlier.added,
        separator=earlier.separator,
    )


def noted(cells: Mapping[str, str], tool: Collection[str]) -> bool:
    """Whether somebody wrote in a row: in a column that is not the tool's, or a status of their own."""
    theirs = {key: cell for key, cell in cells.items() if key not in tool and key != "status"}
    return status(cells) != UNCHECKED or any(map(str.strip, theirs.values()))


def _is_claim(cells: Mapping[str, str]) -> bool:
    """Whether a row is one of ours; people may call one of theirs what they like."""
    return ID.fullmatch(cells.get("claim_id", "").strip()) is not None


def _numbered(rows: Sequence[Row]) -> Iterator[Place]:
    """The claims of this run with their places in their documents."""
    seen: Counter[str] = Counter()
    for claim in (row.claim for row in rows):
        yield Place(claim.id, claim.document, claim.text, claim.context, seen[claim.document])
        seen[claim.document] += 1


def _places(before: Sequence[Entry]) -> list[Place]:
    """Where each row stood in its article, whatever the order of the rows is now."""
    seen: Counter[str] = Counter()
    found = {}
    for number in sorted(range(len(before)), key=lambda number: (_start(before[number]), number)):
        entry = before[number]
        live = entry.cells.get("change") != REMOVED
        context, order = entry.cells.get("context", ""), seen[entry.document]
        found[number] = Place(entry.id, entry.document, entry.text, context, order, live)
        seen[entry.document] += live
    return [found[number] for number in range(len(before))]


def _start(entry: Entry) -> float:
    try:
        return float(entry.cells.get("start", ""))
    except ValueError:  # somebody wrote there
        return float("inf")


def _merged(row: Row, entry: Entry, pair: Match, tool: Collection[str]) -> Row:
    people = {key: cell for key, cell in entry.cells.items() if key not in tool}
    words = checked_words(entry)
    if wording(words) == wording(row.claim.text):
        return replace(row, change="moved" if pair.moved else "unchanged", people=people)
    known = _known(entry.cells) if noted(entry.cells, tool) else ""
    checks = filter(None, (known and known + _EARLIER, row.earlier_check))
    return replace(row, change="changed", earlier_claim=words, earlier_check="; ".join(checks), people=people)


def _by_group(unread: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """The rows that repeat others, by their groups."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in unread:
        if entry.group:
            found[entry.group].append(entry)
    return found


def _with_links(
    row: Row, entry: Entry, unread: Mapping[str, Entry], elsewhere: Mapping[str, Sequence[Entry]]
) -> Row:
    """The row with what an earlier run found between it and articles that were not read now.

    ``elsewhere`` are their rows by groups of repeats.
    """
    if row.change == "changed":
        return row
    conflicts = tuple(conflict for conflict in entry.conflicts if conflict.other in unread)
    others = elsewhere.get(entry.group, ())
    words = bare_words(entry.text)
    repeats = tuple(
        Repeat(other.id, other.document, _whole(other.paragraph), bare_words(other.text) == words)
        for other in others[: max(LISTED - len(row.repeats), 0)]
    )
    return replace(
        row,
        conflicts=row.conflicts + conflicts,
        repeats=row.repeats + repeats,
        more=row.more + len(others) - len(repeats),
        group=row.group or (entry.group if others else ""),
    )


def _whole(cell: str) -> int:
    return int(cell) if cell.isdecimal() else 0


def checked_words(entry: Entry) -> str:
    """The words that people know of a row: the earlier ones until somebody has looked at the new ones.

    That they have is seen by what they wrote: another decision, or an emptied earlier_claim.
    """
    words = entry.cells.get("earlier_claim", "")
    known, waiting, _ = entry.cells.get("earlier_check", "").partition(_EARLIER)
    same = waiting and _decided(known) == _decided(_known(entry.cells))
    return words if words.strip() and same else entry.text


def _known(cells: Mapping[str, str]) -> str:
    """What people have made of a row, in a few words: their decision, or that they wrote something."""
    return told(cells) or "your notes"


def _decided(told: str) -> tuple[list[str], list[int]]:
    """A decision as spreadsheets leave it alone: they write 2026-03-05 as 5.3.26 or 05-Mar-2026."""
    parts = [str(_MONTHS.index(word[:3]) + 1) if word[:3] in _MONTHS else word for word in bare_words(told)]
    numbers = (int(part) for part in parts if part.isdecimal())
    years = sorted(number % 100 if 1900 <= number < 2100 else number for number in numbers)
    return [part for part in parts if not part.isdecimal()], years


def _kept(
    rows: Sequence[Mapping[str, str]],
    became: Mapping[str, str],
    unread: Collection[str],
    tool: Collection[str],
) -> tuple[Kept, ...]:
    """The rows that are no claim of this run: people's own in their places, unread ones, removed ones."""
    own: list[Kept] = []
    others: list[Kept] = []
    removed: list[Kept] = []
    last, above = own, ""  # where a row of people's own goes: below the one that it follows
    for cells in rows:
        id_ = cells.get("claim_id", "").strip()
        if not _is_claim(cells):
            last.append(Kept(cells, above if last is own else None))
        elif id_ in became:
            last, above = own, became[id_]
        elif id_ in unread:
            last = others
            others.append(Kept(cells))
        else:
            last = removed
            if noted(cells, tool) or cells.get("change") != REMOVED:  # else it was shown as removed once
                removed.append(Kept({**cells, "change": REMOVED}))
    return (*own, *others, *removed)


def _with_free_ids(kept: Sequence[Kept], used: Collection[str]) -> tuple[Kept, ...]:
    """The rows, those with another id whose own a claim of this run has now."""
    taken = {*used}
    found = []
    for row in kept:
        id_ = row.cells.get("claim_id", "").strip()
        while _is_claim(row.cells) and id_ in taken:
            id_ = code("C", (id_, REMOVED), 10)
        taken.add(id_)
        found.append(row if id_ == row.cells.get("claim_id", "").strip() else _renamed(row, id_))
    return tuple(found)


def _renamed(row: Kept, id_: str) -> Kept:
    return Kept({**row.cells, "claim_id": id_}, row.above)


def _columns(earlier: Sequence[str]) -> tuple[str, ...]:
    """The columns in people's order; one of ours that is missing stands behind the one that it follows."""
    columns = list(dict.fromkeys(earlier))
    for place, key in enumerate(KEYS):
        if key not in columns:
            before = [columns.index(other) for other in KEYS[:place] if other in columns]
            columns.insert(max(before[-1:], default=-1) + 1, key)
    return tuple(columns)
