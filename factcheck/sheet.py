"""Claims and links as the rows of a worksheet; the columns are declared here and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, overload

from factcheck import disagreement, wording
from factcheck.hints import check_hint
from factcheck.identity import bare_words, code
from factcheck.model import Claim, Document, Group, Link
from factcheck.verdict import UNCHECKED

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int

LISTED = 50  # repeats named in a row; a sentence of an agency may stand in thousands of articles


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict seen from one of its two claims; ``other`` is the id of the other one."""

    other: str
    what: str
    severity: str
    why: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another claim that states the same thing; ``same_words`` says that it does so word for word."""

    other: str
    document: str
    paragraph: int
    same_words: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with what links it to others, and what people wrote about it.

    ``repeats`` holds the first other claims of its group in story order and ``more`` counts the rest,
    ``people`` holds the cells of their columns, those that they added too, and ``earlier_claim`` the words of
    the last run where these are others.
    """

    claim: Claim
    group: str = ""
    repeats: tuple[Repeat, ...] = ()
    more: int = 0
    conflicts: tuple[Conflict, ...] = ()
    change: str = "new"
    earlier_claim: str = ""
    earlier_check: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of an earlier worksheet without a claim in this run, its cells as they stand there.

    ``above`` is the claim_id of the row that it follows: "" is the beginning, None the end of the worksheet.
    """

    cells: Mapping[str, str]
    above: str | None = None


Line = Row | Kept


class Added(NamedTuple):
    """A page that people added to a workbook: its name, and the values of its cells by row."""

    name: str
    rows: tuple[tuple[object, ...], ...]


class Written(NamedTuple):
    """A worksheet as it stands on disk, whatever its format.

    The columns in the file's order, people's own ones too, and the rows by column, as text.
    ``numbers`` says where each row stands in the file as a spreadsheet counts: the header is row 1.
    ``claims`` is the column with the claims' words, "text" in JSON Lines: people may have one of that name.
    ``separator`` stands between the cells of CSV; in many countries it is a semicolon.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    numbers: tuple[int, ...] = ()
    added: tuple[Added, ...] = ()
    claims: str = "claim"
    separator: str = ","


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name (also its title), its width in characters, who owns it, and what a row has there."""

    key: str
    width: int
    owner: str  # tool, which rewrites it at each run, or people
    cell: Callable[[Row], Cell]


def _tool(key: str, width: int, cell: Callable[[Row], Cell]) -> Column:
    return Column(key, width, "tool", cell)


def _people(key: str, width: int, empty: str = "") -> Column:
    return Column(key, width, "people", lambda row: row.people.get(key, empty))


COLUMNS = (
    _tool("claim_id", 13, lambda row: row.claim.id),
    _tool("change", 10, lambda row: row.change),
    _tool("document", 24, lambda row: row.claim.document),
    _tool("section", 20, lambda row: row.claim.section),
    _tool("paragraph", 9, lambda row: row.claim.paragraph),
    _tool("claim", 60, lambda row: row.claim.text),
    _tool("context", 60, lambda row: row.claim.context),
    _tool("kinds", 16, lambda row: ", ".join(row.claim.kinds)),
    _tool("speaker", 20, lambda row: (row.claim.speaker and row.claim.speaker.name) or ""),
    _tool("speaker_role", 20, lambda row: (row.claim.speaker and row.claim.speaker.role) or ""),
    _tool("cue", 12, lambda row: (row.claim.quotation and row.claim.quotation.cue) or ""),
    _tool("figures", 36, lambda row: "; ".join(map(wording.figure, row.claim.figures))),
    _tool("dates", 28, lambda row: wording.dates(row.claim)),
    _tool("names", 28, lambda row: "; ".join(row.claim.names)),
    _tool("modality", 11, lambda row: row.claim.modality),
    _tool("priority", 8, lambda row: row.claim.priority),
    _tool("why", 48, lambda row: "; ".join(map(wording.reason, row.claim.reasons))),
    _tool("check_hint", 48, lambda row: check_hint(row.claim)),
    _tool("repeat_group", 13, lambda row: row.group),
    _tool("repeats_in", 24, lambda row: "; ".join(_places(row))),
    _tool("conflicts_with", 16, lambda row: "; ".join(conflict.other for conflict in row.conflicts)),
    _tool("conflict", 48, lambda row: "\n".join(_in_words(row, conflict) for conflict in row.conflicts)),
    _tool("earlier_claim", 40, lambda row: row.earlier_claim),
    _tool("earlier_check", 24, lambda row: row.earlier_check),
    _tool("start", 8, lambda row: row.claim.start),
    _tool("end", 8, lambda row: row.claim.end),
    _people("status", 14, UNCHECKED),
    _people("verdict", 20),
    _people("source_1", 28),
    _people("source_2", 28),
    _people("source_3", 28),
    _people("locator", 20),
    _people("contact", 20),
    _people("checked_by", 14),
    _people("checked_on", 12),
    _people("correct_text", 40),
    _people("concern", 28),
    _people("notes", 40),
)

_CELLS = {column.key: column.cell for column in COLUMNS}
KEYS = tuple(column.key for column in COLUMNS)
TOOL = tuple(column.key for column in COLUMNS if column.owner == "tool")
PEOPLE = tuple(column.key for column in COLUMNS if column.owner == "people")
NUMBERS = frozenset({"paragraph", "priority", "start", "end"})  # columns with whole numbers


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: the documents it is about, a row a claim in story order, rows kept from an earlier one.

    ``columns`` are the names of its columns in their order, COLUMNS and those that people added. Documents
    and rows may lie on disk: a loop over them holds one at a time.
    """

    documents: Sequence[Document]
    rows: Sequence[Row]
    kept: tuple[Kept, ...] = ()
    columns: tuple[str, ...] = KEYS
    added: tuple[Added, ...] = ()
    separator: str = ","

    @property
    def lines(self) -> Iterator[Line]:
        """All rows in the order of the worksheet, each kept one below the row that it followed."""
        below: dict[str | None, list[Kept]] = defaultdict(list)
        known = {"", *(row.claim.id for row in self.rows)} if self.kept else {""}
        for kept in self.kept:
            below[kept.above if kept.above in known else None].append(kept)
        yield from below[""]
        for row in self.rows:
            yield row
            yield from below.get(row.claim.id, ())
        yield from below[None]


def cells(line: Line) -> dict[str, Cell]:
    """The cells of a row by column, those in columns that people added too."""
    if isinstance(line, Kept):
        return dict(line.cells)
    return dict(line.people) | {column.key: column.cell(line) for column in COLUMNS}


def values(line: Line, columns: Sequence[str]) -> list[Cell]:
    """The cells of a row in the order of ``columns``, empty ones as empty text."""
    if isinstance(line, Kept):
        return [line.cells.get(key, "") for key in columns]
    return [_CELLS[key](line) if key in _CELLS else line.people.get(key, "") for key in columns]


def build(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    links: Iterable[Link] = (),
    groups: Iterable[Group] = (),
) -> Sheet:
    """The worksheet of a fresh run: one row a claim, in the order of ``claims``, with its links."""
    rows = _Rows(claims, groups, _conflicts(links))
    return Sheet(documents, tuple(rows) if isinstance(claims, tuple | list) else rows)


class _Rows(Sequence[Row]):
    """The rows of claims, each made when it is looked at: the claims may lie on disk."""

    def __init__(
        self, claims: Sequence[Claim], groups: Iterable[Group], conflicts: Mapping[str, Sequence[Conflict]]
    ) -> None:
        self._claims, self._conflicts = claims, conflicts
        self._group_of = {claim: group.id for group in groups for claim in group.claims}
        # Others of a group with their words; an article read twice has its claims twice.
        self._members: dict[str, dict[str, tuple[Repeat, str]]] = defaultdict(dict)
        for claim in claims if self._group_of else ():
            if group := self._group_of.get(claim.id):
                place = Repeat(claim.id, claim.document, claim.paragraph, True)
                self._members[group][claim.id] = place, _words(claim)

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._claims)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return tuple(map(self._row, self._claims[at]))
        return self._row(self._claims[at])

    def _row(self, claim: Claim) -> Row:
        conflicts = tuple(self._conflicts.get(claim.id, ()))
        group = self._group_of.get(claim.id)
        if group is None:
            return Row(claim, conflicts=conflicts)
        words, others = _words(claim), self._members[group]
        listed = islice((found for id_, found in others.items() if id_ != claim.id), LISTED)
        repeats = tuple(replace(place, same_words=words == theirs) for place, theirs in listed)
        return Row(claim, group, repeats, len(others) - 1 - len(repeats), conflicts)


def _words(claim: Claim) -> str:
    """The words of a claim in few letters: they are kept for every claim that repeats another."""
    return code("", bare_words(claim.text), 20)


def _conflicts(links: Iterable[Link]) -> dict[str, list[Conflict]]:
    """Each conflict under both of its claims; one claim that contradicts itself has it once."""
    found: dict[str, list[Conflict]] = {}
    for link in links:
        if link.relation == "conflict":
            for mine, other in dict.fromkeys(((link.a, link.b), (link.b, link.a))):
                found.setdefault(mine, []).append(Conflict(other, link.what, link.severity, link.why))
    return found


def _places(row: Row) -> Iterator[str]:
    yield from map(_place, row.repeats)
    if row.more:
        yield f"and {row.more:,} more, see repeat_group"


def _place(repeat: Repeat) -> str:
    wording = "same words" if repeat.same_words else "other words"
    return f"{repeat.document}, paragraph {repeat.paragraph} ({wording})"


def _in_words(row: Row, conflict: Conflict) -> str:
    own = conflict.other == row.claim.id
    return disagreement.line(conflict.what, conflict.severity, conflict.why, own=own)


def frame(sheet: Sheet) -> pd.DataFrame:
    """The worksheet as a pandas DataFrame: columns in their order, numbers as integers, the rest as text."""
    import pandas as pd

    lines = [cells(line) for line in sheet.lines]
    columns = {key: [line.get(key, "") for line in lines] for key in sheet.columns}
    return pd.DataFrame(columns).astype({key: "int64" if key in NUMBERS else "str" for key in columns})
