"""A worksheet that was damaged while somebody edited it is refused, and the place is named."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from factcheck.errors import BrokenWorksheet, UnreadableInput
from factcheck.sheet import KEYS
from factcheck.write import WRITERS
from factcheck.write.opened import opened, recognised

A, B = "C" + "A" * 10, "C" + "B" * 10
Table = Sequence[Sequence[str]]
Save = Callable[[Table, Path], Path]


def row(**cells: str) -> list[str]:
    return [cells.get(key, "") for key in KEYS]


def renamed(old: str, new: str) -> list[str]:
    return [new if key == old else key for key in KEYS]


def as_csv(table: Table, folder: Path) -> Path:
    with (folder / "w.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(table)
    return folder / "w.csv"


def as_workbook(table: Table, folder: Path) -> Path:
    with Workbook(folder / "w.xlsx") as book:
        page = book.add_worksheet()
        for number, cells in enumerate(table):
            page.write_row(number, 0, cells)
    return folder / "w.xlsx"


def as_json_lines(table: Table, folder: Path) -> Path:
    header = ["text" if name == "claim" else name for name in table[0]]
    others = ("why", "conflicts_with", "conflict")  # which have other names there
    objects = (
        {name: cell for name, cell in zip(header, cells, strict=False) if name not in others}
        for cells in table[1:]
    )
    (folder / "w.jsonl").write_text("\n".join(["", *map(json.dumps, objects)]), encoding="utf-8")
    return folder / "w.jsonl"


every = pytest.mark.parametrize("save", [as_csv, as_workbook, as_json_lines])
tables = pytest.mark.parametrize("save", [as_csv, as_workbook])


def refusal(path: Path) -> str:
    """The message and the hint, without the path before them."""
    with pytest.raises(BrokenWorksheet) as caught:
        opened(path)
    assert caught.value.message.startswith(f"{path}: ") and caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".") and "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path}: ")


@every
def test_a_whole_worksheet_is_read_with_people_s_own_rows(save: Save, tmp_path: Path) -> None:
    path = save([KEYS, row(claim_id=A), row(notes="mine"), row(claim_id="my own no. 1", notes="x")], tmp_path)
    found = opened(path)
    assert [found["claim_id"] for found in found.rows] == [A, "", "my own no. 1"]
    assert found.numbers == (2, 3, 4)


@every
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("claim_id", "Claim ID", "has no column claim_id (is it “Claim ID”?)."),
        ("status", "Status", "has no column status (is it “Status”?)."),
        ("source_1", "Source 1:", "has no column source_1 (is it “Source 1:”?)."),
        ("document", "where", "has no column document."),
        ("notes", "mine", "has no column notes."),
    ],
)
def test_a_column_that_is_missing_is_named_with_the_one_that_may_be_it(
    old: str, new: str, told: str, save: Save, tmp_path: Path
) -> None:
    path = save([renamed(old, new), row(claim_id=A)], tmp_path)
    assert refusal(path).startswith(told)


def test_the_column_of_the_claims_is_needed_under_the_name_it_has_in_each_format(tmp_path: Path) -> None:
    assert refusal(as_csv([renamed("claim", "Claims")], tmp_path)).startswith(
        "has no column claim (is it “Claims”?)"
    )
    mine = as_csv([[*renamed("claim", "Claims"), "text"], [*row(claim_id=A), "mine"]], tmp_path)
    assert refusal(mine).startswith("has no column claim (is it “Claims”?)")
    (tmp_path / "w.jsonl").write_text(json.dumps(dict.fromkeys(KEYS, "")), encoding="utf-8")
    assert refusal(tmp_path / "w.jsonl").startswith("has no column text.")


@pytest.mark.parametrize("key", ["claim", "why", "conflict", "conflicts_with"])
def test_a_key_that_a_spreadsheet_uses_otherwise_is_refused(key: str, tmp_path: Path) -> None:
    path = as_json_lines([KEYS, row(claim_id=A)], tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {key: "mine"}), encoding="utf-8")
    assert refusal(path).startswith(f"the key {key} is a column of our spreadsheets")


@tables
def test_all_missing_columns_are_named_at_once(save: Save, tmp_path: Path) -> None:
    header = [key for key in KEYS if key not in ("source_2", "source_3")]
    assert refusal(save([header], tmp_path)).startswith("has no column source_2, no source_3.")


@tables
def test_other_columns_of_the_tool_may_be_missing(save: Save, tmp_path: Path) -> None:
    header = [key for key in KEYS if key not in ("why", "check_hint", "start", "end", "context")]
    assert opened(save([header], tmp_path)).columns == tuple(header)


@tables
def test_a_name_that_two_columns_have_is_refused(save: Save, tmp_path: Path) -> None:
    told = refusal(save([[*KEYS, " notes "], row(claim_id=A)], tmp_path))
    assert told.startswith("columns AL and AM are both called notes.")


@every
def test_an_id_that_is_there_twice_is_refused_with_both_rows(save: Save, tmp_path: Path) -> None:
    path = save([KEYS, row(claim_id=A), row(notes="x"), row(claim_id=B), row(claim_id=f" {A}")], tmp_path)
    assert refusal(path).startswith(f"rows 2 and 5 have the same claim_id, {A}.")


@tables
def test_rows_are_counted_as_a_spreadsheet_counts_them(save: Save, tmp_path: Path) -> None:
    path = save([row(), KEYS, row(), row(claim_id=A), row(), row(claim_id=A)], tmp_path)
    assert refusal(path).startswith("rows 4 and 6 ")


@every
@pytest.mark.parametrize("id_", [A.lower(), A[:-1] + "1", A[:-1], A + "A", f"{A}?", f"x{A}", "C0AAAAAAAAA"])
def test_an_id_that_somebody_changed_is_refused(id_: str, save: Save, tmp_path: Path) -> None:
    path = save([KEYS, row(claim_id=B), row(claim_id=id_)], tmp_path)
    assert refusal(path).startswith(f"row 3: the claim_id “{id_}” is damaged.")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_rows_that_are_separated_in_another_way_than_the_header_are_refused(
    separator: str, tmp_path: Path
) -> None:
    line = separator.join(row(claim_id=A, change="new"))
    (tmp_path / "w.csv").write_text(f"{','.join(KEYS)}\n{line}\n", encoding="utf-8")
    assert refusal(tmp_path / "w.csv").startswith("row 2: its cells are not separated in the same way")


@pytest.mark.parametrize("notes", ["", "an hour, a minute, a second, a day"])
@pytest.mark.parametrize("others", [",;", ";,", "\t,", ",\t"])
def test_rows_are_told_to_be_separated_otherwise_wherever_the_id_stands(
    others: str, notes: str, tmp_path: Path
) -> None:
    names = ["status", "notes", *(key for key in KEYS if key not in ("status", "notes"))]
    cells = {"claim_id": A, "status": "confirmed", "change": "new", "notes": notes.replace(",", others[1])}
    line = others[1].join(cells.get(name, "") for name in names)
    (tmp_path / "w.csv").write_text(f"{others[0].join(names)}\n{line}\n", encoding="utf-8")
    with pytest.raises(
        BrokenWorksheet, match=r"row 2( has \d+ cells|: its cells are not separated in the same)"
    ):
        opened(tmp_path / "w.csv")


@every
def test_ids_in_the_notes_of_a_row_of_people_s_own_are_no_rows(save: Save, tmp_path: Path) -> None:
    for notes in (f"{A}, {B}, {A}, {B}, {A}", f"see {A};{B}", f"{A},{B}", f"{A}\t{B}"):
        assert opened(save([KEYS, row(notes=notes), row(claim_id="x", notes=notes)], tmp_path)).rows


def test_columns_separated_by_a_bar_are_refused(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("|".join(KEYS), encoding="utf-8")
    assert refusal(tmp_path / "w.csv").startswith("its columns are separated by “|”.")


@tables
def test_something_above_the_names_of_the_columns_is_refused_and_not_lost(save: Save, tmp_path: Path) -> None:
    path = save([["my title"], [], KEYS, row(claim_id=A)], tmp_path)
    assert refusal(path).startswith("the column names stand in row 3, below something else.")


def test_a_line_that_is_no_json_is_refused_with_its_number(tmp_path: Path) -> None:
    path = as_json_lines([KEYS, row(claim_id=A), row(claim_id=B)], tmp_path)
    path.write_text(path.read_text("utf-8")[:-1], "utf-8")
    assert refusal(path).startswith("line 3 cannot be read (")


@pytest.mark.parametrize(
    "columns", [("claim_id", "price"), ("claim_id", "status", "notes"), ("status", "notes")]
)
@every
def test_a_file_with_few_of_our_columns_is_somebody_elses(
    columns: tuple[str, ...], save: Save, tmp_path: Path
) -> None:
    path = save([columns, ["1", "2", "3"]], tmp_path)
    assert recognised(path, WRITERS[path.suffix]) is None
    with pytest.raises(UnreadableInput, match="is no worksheet of factcheck"):
        opened(path)
