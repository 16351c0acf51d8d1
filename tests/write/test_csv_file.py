import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import BrokenWorksheet
from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, Sheet, Written, build
from factcheck.write import csv_file


def written(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    csv_file.write(sheet, stream)
    return stream.getvalue()


@pytest.fixture
def sheet_of(make_claim: Callable[..., Claim], document: Document) -> Callable[[str], Sheet]:
    return lambda text: build([document], [make_claim(text=text)])


def test_the_file_is_utf_8_with_a_mark_and_lines_end_as_rfc_4180_says(
    sheet_of: Callable[[str], Sheet],
) -> None:
    content = written(sheet_of("Zoë said “no”"))
    assert content.startswith(b"\xef\xbb\xbfclaim_id,change,document,")
    assert content.endswith(b"\r\n") and content.count(b"\n") == content.count(b"\r\n") == 2
    assert "Zoë said “no”".encode() in content


@pytest.mark.parametrize(
    "text",
    [
        'a "quoted" word, and a comma',
        "two\nlines",
        "two\r\nlines",
        "=1+1",
        "'=1+1",
        "'=",
        "\rx",
        "- 5\u2028b",
        "🚢",
    ],
)
def test_reading_gives_back_each_cell_exactly(
    text: str, tmp_path: Path, sheet_of: Callable[[str], Sheet]
) -> None:
    (tmp_path / "w.csv").write_bytes(written(sheet_of(text)))
    found = csv_file.read(tmp_path / "w.csv")
    assert found.columns == KEYS
    assert [row["claim"] for row in found.rows] == [text]
    assert found.rows[0]["status"] == "unchecked"


@pytest.mark.parametrize("text", ["nul \0 inside", "half \ud83d a character"])
def test_characters_that_no_spreadsheet_takes_do_not_stop_the_writer(
    text: str, sheet_of: Callable[[str], Sheet]
) -> None:
    content = written(sheet_of(text))
    assert b"\0" not in content
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))) == 2


HEADER = ",".join(KEYS)
ID = "CAAAAAAAAAA"
CELLS = {"claim_id": ID, "claim": "It rose, Zoë said; “twice”.\nThen\tit fell.", "notes": 'a "b" c'}
NOTES = len(KEYS) - 1  # the index of the last column


def table(separator: str, line_end: str = "\r\n") -> str:
    """A header and two rows, as a spreadsheet saves them."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, delimiter=separator, lineterminator=line_end)
    rows.writerows(
        [KEYS, [CELLS.get(key, "") for key in KEYS], ["" if key != "notes" else "n" for key in KEYS]]
    )
    return stream.getvalue()


def read(content: str | bytes, folder: Path, encoding: str = "utf-8") -> Written:
    raw = content if isinstance(content, bytes) else content.encode(encoding)
    (folder / "w.csv").write_bytes(raw)
    return csv_file.read(folder / "w.csv")


@pytest.mark.parametrize(
    ("program", "separator", "line_end", "encoding", "before"),
    [
        ("Excel", ",", "\r\n", "utf-8-sig", ""),
        ("Excel where commas are decimal points", ";", "\r\n", "utf-8-sig", ""),
        ("Excel, CSV of Windows", ";", "\r\n", "cp1252", ""),
        ("Excel, Unicode text", "\t", "\r\n", "utf-16", ""),
        ("Excel, big end first", "\t", "\r\n", "utf-16-be", "\ufeff"),
        ("Excel, text with tabs", "\t", "\r\n", "cp1252", ""),
        ("Excel with a line for itself", ";", "\r\n", "utf-8-sig", "sep=;\r\n"),
        ("Excel with a line for itself, tabs", "\t", "\r\n", "utf-8", "sep=\t\r\n"),
        ("Excel on an old Mac", ",", "\r", "utf-8", ""),
        ("LibreOffice", ",", "\n", "utf-8", ""),
        ("Google Sheets", ",", "\r\n", "utf-8", ""),
    ],
)
def test_a_worksheet_is_read_as_any_program_saves_it(
    program: str, separator: str, line_end: str, encoding: str, before: str, tmp_path: Path
) -> None:
    found = read(before + table(separator, line_end), tmp_path, encoding)
    assert found.columns == KEYS
    assert {key: cell for key, cell in found.rows[0].items() if cell} == CELLS
    assert [row["notes"] for row in found.rows] == [CELLS["notes"], "n"]
    assert found.numbers == (2, 3)


def test_empty_columns_and_rows_that_a_spreadsheet_adds_are_left_out(tmp_path: Path) -> None:
    lines = [f"{HEADER},,", f"{ID}{',' * (NOTES + 2)}", "," * (NOTES + 2), "", f"CBBBBBBBBBB{',' * NOTES}"]
    found = read("\r\n".join(lines), tmp_path)
    assert found.columns == KEYS
    assert [row["claim_id"] for row in found.rows] == [ID, "CBBBBBBBBBB"]
    assert found.numbers == (2, 5)


def test_names_of_columns_are_compared_without_the_spaces_around_them(tmp_path: Path) -> None:
    assert read(HEADER.replace("status", " status "), tmp_path).columns == KEYS


def test_cells_without_a_name_are_kept_under_their_number(tmp_path: Path) -> None:
    beyond = len(KEYS)
    lines = [HEADER + ",,lawyer,", f"{ID}{',' * NOTES},call her,seen,again", f"CBBBBBBBBBB{',' * NOTES}"]
    found = read("\n".join([*lines, ""]), tmp_path)
    names = (f"column {beyond + 1}", "lawyer", f"column {beyond + 3}")
    assert found.columns == (*KEYS, *names)
    assert [[row[name] for name in names] for row in found.rows] == [
        ["call her", "seen", "again"],
        ["", "", ""],
    ]


def test_a_column_that_is_already_called_by_that_number_is_another_one(tmp_path: Path) -> None:
    name = f"column {len(KEYS) + 2}"
    found = read(f"{HEADER},{name},\n{ID}{',' * NOTES},a,b", tmp_path)
    assert (found.rows[0][name], found.rows[0][name + "*"]) == ("a", "b")


@pytest.mark.parametrize("cells", ["yes, said twice,,", "yes, said, twice,x", "yes,but,,"])
def test_a_row_with_a_comma_too_many_is_refused(cells: str, tmp_path: Path) -> None:
    line = f"{ID}{',' * (NOTES - 2)}{cells}"
    with pytest.raises(BrokenWorksheet, match=f"row 2 has {NOTES + 2} cells, but there are {NOTES + 1} "):
        read(f"{HEADER}\n{line}\nCBBBBBBBBBB{',' * NOTES}\n", tmp_path)


def test_empty_cells_beyond_the_columns_and_short_rows_are_no_damage(tmp_path: Path) -> None:
    lines = [
        HEADER,
        f"{ID}{',' * (NOTES + 2)}",
        "CBBBBBBBBBB,new",
        f"CCCCCCCCCCC{',' * (NOTES + 2)}",
        "CDDDDDDDDDD",
    ]
    found = read("\r\n".join([*lines, ""]), tmp_path)
    assert found.columns == KEYS
    assert [row["change"] for row in found.rows] == ["", "new", "", ""]


def test_a_file_that_was_cut_off_in_a_row_is_refused(tmp_path: Path) -> None:
    content = f"{HEADER}\r\n{ID}{',' * NOTES}\r\nCBBBBBBBBBB,new,a"
    with pytest.raises(BrokenWorksheet, match="ends in the middle of row 3"):
        read(content, tmp_path)
    assert len(read(content + "\r\n", tmp_path).rows) == 2  # a program wrote no more
    assert len(read(f"{HEADER}\n{ID}{',' * NOTES}", tmp_path).rows) == 1  # as Google Sheets ends a file


def test_numbers_and_dates_stay_as_a_spreadsheet_wrote_them(tmp_path: Path) -> None:
    cells = ["18/10/2024", "1,5", "007", "TRUE", "#N/A", "3.0"]
    row = f"{ID}{',' * (NOTES - 5)}" + ",".join(f'"{cell}"' for cell in cells)
    found = read(f"{HEADER}\n{row}", tmp_path).rows[0]
    assert [found[key] for key in KEYS[-6:]] == cells


def test_a_cell_longer_than_the_usual_limit_of_csv_is_read(tmp_path: Path) -> None:
    found = read(f"{HEADER}\n{ID}{',' * NOTES}{'x' * 200_000}", tmp_path)
    assert len(found.rows[0]["notes"]) == 200_000
    assert csv.field_size_limit() == 131_072


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_character_that_was_cut_in_two_is_named_and_not_read_as_another_encoding(
    mark: bytes, tmp_path: Path
) -> None:
    content = table(",").encode()
    broken = content.replace("”".encode(), "”".encode()[:2])
    with pytest.raises(BrokenWorksheet, match="line 2 holds bytes"):
        read(mark + broken, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('""b"" c"', '""b"" c', "line 3"),  # not closed until the next one, or the end
        ('"a ""b""', '"a "b"', "line 2"),  # not doubled
    ],
)
def test_a_quotation_mark_that_is_missing_is_named_with_its_line(
    old: str, new: str, where: str, tmp_path: Path
) -> None:
    content = table(",").replace("\nThen", " Then")
    assert old in content
    with pytest.raises(
        BrokenWorksheet, match="quotation mark is not closed or not doubled in the row"
    ) as caught:
        read(content.replace(old, new), tmp_path)
    assert caught.value.hint


def test_rows_inside_a_cell_are_noticed(tmp_path: Path) -> None:
    row = f"new,a.md,s,1,words{',' * (NOTES - 5)}"
    swallowed = f'CBBBBBBBBBB,{row}\nCCCCCCCCCCC,{row}"'
    with pytest.raises(BrokenWorksheet, match=f"row 2: .* other rows stand in cell {len(KEYS)}"):
        read(f'{HEADER}\n{ID},{row}"call her\n{swallowed}', tmp_path)


def test_ids_that_somebody_notes_are_no_rows(tmp_path: Path) -> None:
    note = "see\nCBBBBBBBBBB, CCCCCCCCCCC\nCDDDDDDDDDD; and that is all"
    assert read(f'{HEADER}\n{ID}{"," * NOTES}"{note}"', tmp_path).rows[0]["notes"] == note


@pytest.mark.parametrize("content", [b"", b"name,price\na,1\n", b"\x89PNG\r\n\x1a\n\0", b"\xff\xfec\0l\0"])
def test_a_foreign_file_is_none_of_ours(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="claim_id"):
        read(content, tmp_path)
