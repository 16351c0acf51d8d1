"""The worksheet as Parquet: its columns, its rows, and what other programs make of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from factcheck import parquet
from factcheck.errors import BrokenWorksheet, UnreadableInput, UnusableOutput
from factcheck.merge import merge
from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, NUMBERS, Kept, Row, Sheet, Written, build
from factcheck.write import parquet_file, target
from factcheck.write.opened import opened

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ID = "CBBBBBBBBBB"


def written(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    parquet_file.write(sheet, stream)
    return stream.getvalue()


@pytest.fixture
def sheet(make_claim: Callable[..., Claim], document: Document) -> Sheet:
    return build([document], [make_claim(1), make_claim(2, priority=3)])


@pytest.fixture
def path(tmp_path: Path, sheet: Sheet) -> Path:
    """A worksheet that was written."""
    path = tmp_path / "w.parquet"
    path.write_bytes(written(sheet))
    return path


def test_whole_numbers_are_numbers_and_all_else_is_text(path: Path) -> None:
    schema = pq.read_schema(path)
    assert tuple(schema.names) == KEYS
    assert {name for name in KEYS if schema.field(name).type == pa.int64()} == NUMBERS
    assert all(schema.field(name).type == pa.string() for name in {*KEYS} - NUMBERS)
    assert pd.read_parquet(path)["priority"].tolist() == [1, 3]


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet) -> None:
    assert written(sheet) == written(replace(sheet))


def test_a_sheet_without_rows_has_its_columns(tmp_path: Path) -> None:
    (tmp_path / "w.parquet").write_bytes(written(Sheet((), ())))
    assert parquet_file.read(tmp_path / "w.parquet") == Written(KEYS, ())


def test_nothing_is_guarded_since_no_spreadsheet_runs_it(
    tmp_path: Path, make_claim: Callable[..., Claim]
) -> None:
    (tmp_path / "w.parquet").write_bytes(written(Sheet((), (Row(make_claim(text="'=1+1")),))))
    assert pq.read_table(tmp_path / "w.parquet")["claim"].to_pylist() == ["'=1+1"]
    assert parquet_file.read(tmp_path / "w.parquet").rows[0]["claim"] == "'=1+1"


def test_many_rows_stand_in_groups_and_are_taken_from_the_sheet_as_they_are_written(
    monkeypatch: pytest.MonkeyPatch, make_claim: Callable[..., Claim], tmp_path: Path
) -> None:
    monkeypatch.setattr(parquet_file, "_GROUP", 10)
    rows = tuple(Row(make_claim(1, paragraph=number)) for number in range(25))
    (tmp_path / "w.parquet").write_bytes(written(Sheet((), rows)))
    metadata = pq.ParquetFile(tmp_path / "w.parquet").metadata
    assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [10, 10, 5]
    found = parquet_file.read(tmp_path / "w.parquet")
    assert [row["paragraph"] for row in found.rows] == [str(number) for number in range(25)]
    assert found.numbers == tuple(range(1, 26))


def test_what_people_wrote_among_the_numbers_makes_a_column_of_text(tmp_path: Path, sheet: Sheet) -> None:
    own = Kept({"claim": "mine", "paragraph": "intro", "start": "003", "end": "9" * 30, "priority": "2"})
    (tmp_path / "w.parquet").write_bytes(written(replace(sheet, kept=(own,))))
    row = parquet_file.read(tmp_path / "w.parquet").rows[-1]
    assert {key: cell for key, cell in row.items() if cell} == own.cells
    types = {field.name: field.type for field in pq.read_schema(tmp_path / "w.parquet")}
    assert [types[key] for key in ("paragraph", "start", "end")] == [pa.string()] * 3
    assert types["priority"] == pa.int64()


def test_notes_that_another_program_wrote_stay_on_their_rows(path: Path, sheet: Sheet) -> None:
    table = pd.read_parquet(path)
    table.loc[1, ["status", "notes", "desk"]] = ["wrong", "it was 150", 7]
    table.loc[2, "claim"] = "a row of my own"
    table.to_parquet(path)
    columns: tuple[str, ...] = ()

    def join(earlier: Written | None, tool: frozenset[str]) -> Sheet:
        nonlocal columns
        assert earlier is not None
        columns = earlier.columns
        return merge(sheet, earlier, tool, lambda path: path)

    saved = target.save(path, join)
    assert saved.backup is not None
    assert columns == (*KEYS, "desk")
    first, second, own = opened(path).rows
    assert [row["change"] for row in (first, second)] == ["unchanged"] * 2
    assert [second[key] for key in ("status", "notes", "desk", "priority")] == [
        "wrong", "it was 150", "7", "3",
    ]  # fmt: skip
    assert (own["claim"], own["claim_id"]) == ("a row of my own", "")
    assert first["status"] == "unchecked"


def test_values_of_every_kind_become_text(path: Path) -> None:
    table = pd.read_parquet(path).astype({"priority": "float64"})
    table["checked_on"] = pd.Timestamp("2024-10-18")
    table["seen"] = [pd.Timestamp("2024-10-18T10:00:00.000000001"), None]
    table["tags"] = [["ä", "b"], None]
    table["sure"] = [True, False]
    table["share"] = [0.5, float("nan")]
    table["raw"] = [b"caf\xc3\xa9", None]
    table.index = pd.Index(["a", "b"])
    table.to_parquet(path)
    keys = ("priority", "checked_on", "seen", "tags", "sure", "share", "raw")
    found = parquet_file.read(path)
    assert found.columns == (*KEYS, *keys[2:])  # without the column that pandas adds for its index
    assert [[row[key] for key in keys] for row in found.rows] == [
        ["1", "2024-10-18", "2024-10-18 10:00:00", '["ä", "b"]', "TRUE", "0.5", "café"],
        ["3", "2024-10-18", "", "", "FALSE", "", ""],
    ]


def test_a_foreign_or_broken_file_is_none_of_ours_and_not_replaced(path: Path, sheet: Sheet) -> None:
    whole = path.read_bytes()
    foreign = io.BytesIO()
    pq.write_table(pa.table({"id": [1], "text": ["a"]}), foreign)
    for content in (b"", b"name,price\n", whole[:-20], foreign.getvalue()):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"."):
            parquet_file.read(path)
        with pytest.raises(UnusableOutput, match="is no worksheet of factcheck, so it was not overwritten"):
            target.save(path, lambda _earlier, _tool: sheet)
        assert path.read_bytes() == content


def test_a_damaged_worksheet_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    column = pq.ParquetFile(path).metadata.row_group(0).column(KEYS.index("claim"))
    start = column.dictionary_page_offset or column.data_page_offset
    content[start : start + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(content)
    with pytest.raises(BrokenWorksheet, match=r"w\.parquet: its rows cannot be read"):
        opened(path)


def test_an_id_that_is_there_twice_is_named_with_its_rows_counted_from_one(path: Path) -> None:
    table = pd.read_parquet(path)
    table["claim_id"] = ID
    table.to_parquet(path)
    with pytest.raises(BrokenWorksheet, match=rf"rows 1 and 2 have the same claim_id, {ID}"):
        opened(path)


def test_two_columns_of_one_name_are_refused(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(table.append_column("notes", table["notes"]), path)
    with pytest.raises(BrokenWorksheet, match="two columns are called notes"):
        opened(path)


def test_without_pyarrow_it_is_said_before_the_work_starts_and_when_one_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> None:
        raise ImportError

    monkeypatch.setattr(parquet, "installed", lambda: False)
    monkeypatch.setattr(parquet, "opened", refuse)
    for absent in (path, path.with_name("new.parquet")):
        with pytest.raises(UnusableOutput, match=r'pip install "factcheck-worksheet\[parquet\]"'):
            target.check(absent)
    with pytest.raises(UnreadableInput, match="needs pyarrow, which is not installed"):
        opened(path)
