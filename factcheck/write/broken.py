"""Is a worksheet that somebody edited still whole? Asked before it is read or merged into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from factcheck.errors import BrokenWorksheet
from factcheck.sheet import KEYS, PEOPLE, Written
from factcheck.wording import plain, shortened

ID = re.compile(r"C[A-Z2-7]{10}")
_NEARLY_AN_ID = re.compile(r"\W*C[A-Z0-9]{8,12}\W*", re.I)
_LINE = re.compile(rf"\"?{ID.pattern}\"?[,;\t|]")  # an id and what stands behind it
# A row that stands in one cell: commas part ids in people's notes too, so that more cells have to follow.
_IN_A_CELL = re.compile(rf"[;\t|]\"?{ID.pattern}\"?[;\t|]|,\"?{ID.pattern}\"?(?:,[^,\n]*){{4}}")
_WITH_AN_ID, _WITHOUT = (
    4,
    8,
)  # so many of our column names make a header ours, with claim_id among them or not
_SPREADSHEET = ("claim", "why", "conflicts_with", "conflict")  # columns that have other names in JSON Lines
_LIKE = 75  # rapidfuzz ratio, from 0 to 100, of a column that somebody renamed
_MERGED = re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)")  # what git writes between two versions
_SHOWN = 30  # characters of a cell or a name in a message
_BACKUP = "or take the backup that lies beside it"


def ours(header: Iterable[str]) -> bool:
    """Whether column names are those of a worksheet of ours, even if some were renamed or deleted."""
    known = {_loosely(key) for key in (*KEYS, "text")}
    found = {_loosely(name) for name in header} & known
    return len(found) >= (_WITH_AN_ID if "claimid" in found else _WITHOUT)


def check(found: Written) -> None:
    """Raise BrokenWorksheet when a column that we need is missing, or an id is damaged or there twice."""
    _check_columns(found.columns, found.claims)
    seen: dict[str, int] = {}
    numbers = found.numbers or tuple(range(2, len(found.rows) + 2))
    for number, row in zip(numbers, found.rows, strict=True):
        if any(map(_MERGED.match, row.values())):
            raise BrokenWorksheet(
                f"row {number} is a mark of a merge: two versions stand in one file.",
                "Take one (git checkout --ours or --theirs), and run factcheck extract on the articles.",
            )
        id_ = row.get("claim_id", "").strip()
        if not ID.fullmatch(id_) and any(map(_IN_A_CELL.search, row.values())):
            raise _separated_otherwise(number)
        if not id_:
            continue
        _check_id(id_, number)
        if id_ in seen:
            raise BrokenWorksheet(
                f"rows {seen[id_]} and {number} have the same claim_id, {id_}.",
                "Delete one of them, or empty its claim_id to keep it as a row of your own.",
            )
        seen[id_] = number


def _check_columns(columns: Sequence[str], claim: str) -> None:
    missing = [key for key in ("claim_id", "document", claim, *PEOPLE) if key not in columns]
    if not missing:
        taken = [key for key in _SPREADSHEET if key in columns]
        if claim == "text" and taken:
            raise BrokenWorksheet(
                f"the key {taken[0]} is a column of our spreadsheets and means something else there.",
                "Give yours another name.",
            )
        return
    others = {name: _loosely(name) for name in columns if name not in KEYS}
    told = [key + _perhaps(key, others) for key in missing]
    raise BrokenWorksheet(
        f"has no column {', no '.join(told)}.", f"Give the column its name again, {_BACKUP}."
    )


def _perhaps(key: str, others: dict[str, str]) -> str:
    near = process.extractOne(_loosely(key), others, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return f" (is it “{_short(near[2])}”?)" if near else ""


def _check_id(id_: str, number: int) -> None:
    if ID.fullmatch(id_):
        return
    if _LINE.match(id_):
        raise _separated_otherwise(number)
    if _NEARLY_AN_ID.fullmatch(id_) or ID.search(id_):
        raise BrokenWorksheet(
            f"row {number}: the claim_id “{_short(id_)}” is damaged.",
            f"Put it right, empty it to keep the row as one of your own, {_BACKUP}.",
        )


def _separated_otherwise(number: int) -> BrokenWorksheet:
    return BrokenWorksheet(
        f"row {number}: its cells are not separated in the same way as the column names.",
        "Save it again as CSV with commas, all rows in the same way.",
    )


def _loosely(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _short(text: str) -> str:
    return shortened(plain(text), _SHOWN)
