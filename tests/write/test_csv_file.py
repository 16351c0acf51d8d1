import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Claim, Document
from factcheck.sheet import COLUMNS, Sheet, build
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
    columns, rows = csv_file.read(tmp_path / "w.csv")
    assert columns == tuple(column.key for column in COLUMNS)
    assert [row["claim"] for row in rows] == [text]
    assert rows[0]["status"] == "unchecked"


@pytest.mark.parametrize("text", ["nul \0 inside", "half \ud83d a character"])
def test_characters_that_no_spreadsheet_takes_do_not_stop_the_writer(
    text: str, sheet_of: Callable[[str], Sheet]
) -> None:
    content = written(sheet_of(text))
    assert b"\0" not in content
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))) == 2


def test_a_worksheet_is_read_as_excel_saves_it_with_semicolons_and_in_cp1252(tmp_path: Path) -> None:
    header = ";".join(column.key for column in COLUMNS)
    row = ";".join("Zoë" if column.key == "notes" else "" for column in COLUMNS)
    (tmp_path / "w.csv").write_bytes(f"{header}\r\n{row}\r\n{';' * 30}\r\n".encode("cp1252"))
    assert [row["notes"] for row in csv_file.read(tmp_path / "w.csv").rows] == ["Zoë"]


def test_cells_beyond_the_header_are_kept(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("claim_id,notes\nCAAAAAAAAAA,,call her again\n")
    assert csv_file.read(tmp_path / "w.csv").rows[0][""] == "call her again"


def test_a_cell_longer_than_the_usual_limit_of_csv_is_read(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("claim_id,notes\nCAAAAAAAAAA," + "x" * 200_000 + "\n")
    assert len(csv_file.read(tmp_path / "w.csv").rows[0]["notes"]) == 200_000
    assert csv.field_size_limit() == 131_072


@pytest.mark.parametrize("content", [b"", b"name,price\na,1\n", b"\x89PNG\r\n\x1a\n\0", b"\xff\xfec\0l\0"])
def test_a_foreign_file_is_none_of_ours(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_bytes(content)
    with pytest.raises(ValueError, match="claim_id"):
        csv_file.read(tmp_path / "w.csv")
