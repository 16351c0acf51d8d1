"""A worksheet in another format: what people wrote goes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from factcheck import restored
from factcheck.errors import UnusableOutput
from factcheck.merge import noted
from factcheck.model import Document
from factcheck.sheet import KEYS, PEOPLE, Kept, Row, Sheet, Written

_HINT = "Choose another name with -o, or take over those notes by hand first."


def sheet(written: Written, tool: Collection[str], documents: Iterable[Document] = ()) -> Sheet:
    """The rows of a worksheet on disk as a sheet; ``tool`` are the columns that the tool fills there."""
    documents = tuple(documents)
    if "text" not in written.columns or "claim" in written.columns:
        return Sheet(documents, (), tuple(map(Kept, written.rows)), written.columns or KEYS, written.added)
    rows: list[Row] = []
    own: list[Kept] = []
    for cells in written.rows:
        if cells.get("claim_id", "").strip():
            rows.append(restored.row(cells, tool))
        else:
            own.append(Kept(cells, rows[-1].claim.id if rows else ""))
    added = [key for key in written.columns if key not in tool and key not in PEOPLE]
    return Sheet(documents, tuple(rows), tuple(own), (*KEYS, *added))


def check_replaceable(earlier: Written, tool: Collection[str], source: Written, name: str) -> None:
    """Raise UnusableOutput when the file to be replaced holds a note that ``source`` does not have."""
    theirs = {row["claim_id"]: row for row in source.rows if row.get("claim_id")}
    own = [_words(row) for row in source.rows if not row.get("claim_id")]
    for row in earlier.rows:
        if not noted(row, tool):
            continue
        id_ = row.get("claim_id", "")
        mine = {key: cell for key, cell in _words(row).items() if key not in tool}
        known: Sequence[Mapping[str, str]] = [theirs[id_]] if id_ in theirs else [] if id_ else own
        if not any(all(other.get(key, "") == cell for key, cell in mine.items()) for other in known):
            where = f"row {id_}" if id_ else "a row that somebody added"
            raise UnusableOutput(
                f"{name}: holds notes that the worksheet has not ({where}), so it was not replaced.", _HINT
            )


def _words(row: Mapping[str, str]) -> dict[str, str]:
    return {key: cell for key, cell in row.items() if cell.strip()}
