"""Claims and links as the rows of a worksheet; the columns are declared here and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck import disagreement, wording
from factcheck.hints import check_hint
from factcheck.identity import bare_words
from factcheck.model import Claim, Document, Group, Link
from factcheck.verdict import UNCHECKED

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int


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

    ``repeats`` holds the other claims of its group in story order, ``people`` the cells of their columns,
    those that they added too, and ``earlier_claim`` the words of the last run where these are others.
    """

    claim: Claim
    group: str = ""
    repeats: tuple[Repeat, ...] = ()
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
    _tool("repeats_in", 24, lambda row: "; ".join(map(_place, row.repeats))),
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

KEYS = tuple(column.key for column in COLUMNS)
TOOL = tuple(column.key for column in COLUMNS if column.owner == "tool")
PEOPLE = tuple(column.key for column in COLUMNS if column.owner == "people")
NUMBERS = frozenset({"paragraph", "priority", "start", "end"})  # columns with whole numbers


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: the documents it is about, a row a claim in story order, rows kept from an earlier one.

    ``columns`` are the names of its columns in their order, COLUMNS and those that people added.
    """

    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    kept: tuple[Kept, ...] = ()
    columns: tuple[str, ...] = KEYS
    added: tuple[Added, ...] = ()
    separator: str = ","

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows in the order of the worksheet, each kept one below the row that it followed."""
        below: dict[str | None, list[Kept]] = defaultdict(list)
        known = {"", *(row.claim.id for row in self.rows)}
        for kept in self.kept:
            below[kept.above if kept.above in known else None].append(kept)
        lines: list[Line] = [*below[""]]
        for row in self.rows:
            lines += [row, *below[row.claim.id]]
        return (*lines, *below[None])


def cells(line: Line) -> dict[str, Cell]:
    """The cells of a row by column, those in columns that people added too."""
    if isinstance(line, Kept):
        return dict(line.cells)
    return dict(line.people) | {column.key: column.cell(line) for column in COLUMNS}


def build(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    links: Iterable[Link] = (),
    groups: Iterable[Group] = (),
) -> Sheet:
    """The worksheet of a fresh run: one row a claim, in the order of ``claims``, with its links."""
    group_of = {claim: group.id for group in groups for claim in group.claims}
    members: dict[str, dict[str, Claim]] = defaultdict(dict)  # an article read twice has its claims twice
    for claim in claims:
        if claim.id in group_of:
            members[group_of[claim.id]][claim.id] = claim
    conflicts = _conflicts(links)
    rows = (
        Row(
            claim,
            group=group_of.get(claim.id, ""),
            repeats=_repeats(claim, members[group_of[claim.id]].values()) if claim.id in group_of else (),
            conflicts=tuple(conflicts.get(claim.id, ())),
        )
        for claim in claims
    )
    return Sheet(tuple(documents), tuple(rows))


def _repeats(claim: Claim, members: Iterable[Claim]) -> tuple[Repeat, ...]:
    words = bare_words(claim.text)
    return tuple(
        Repeat(other.id, other.document, other.paragraph, bare_words(other.text) == words)
        for other in members
        if other.id != claim.id
    )


def _conflicts(links: Iterable[Link]) -> dict[str, list[Conflict]]:
    """Each conflict under both of its claims; one claim that contradicts itself has it once."""
    found: dict[str, list[Conflict]] = {}
    for link in links:
        if link.relation == "conflict":
            for mine, other in dict.fromkeys(((link.a, link.b), (link.b, link.a))):
                found.setdefault(mine, []).append(Conflict(other, link.what, link.severity, link.why))
    return found


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
