"""The real LibreOffice opens our worksheets and saves them again: every cell is there, and none was run."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from factcheck.errors import BrokenWorksheet
from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, Kept, Row, Sheet
from factcheck.write import WRITERS
from factcheck.write.guard import guard

Convert = Callable[..., Path]
UTF_8 = "Text - txt - csv (StarCalc):44,34,76,1"  # comma, quotation mark, UTF-8, from the first line
WINDOWS = "Text - txt - csv (StarCalc):59,34,1,1"  # semicolon, quotation mark, cp1252
UTF_16 = "Text - txt - csv (StarCalc):9,34,65535,1"  # tab, quotation mark, UTF-16
HOSTILE = (
    "=1+1", "+1", "@SUM(1)", "-2+3", "\t=1+1", " =1+1", "\n=1+1", "=cmd|'/c calc'!A1",
    '=DDE("soffice";"x";"y")', '=HYPERLINK("http://example.org";"click")',
    '=WEBSERVICE("http://example.org")', "＝1+1", "\u200b=1+1", "'=1+1", "''=1",
    "+44 20 7946 0000", "-12 wounded", "@lina",
)  # fmt: skip
ORDINARY = (
    "Zoë said: “no”.", 'a "quoted" word, and a comma; or two', "two\nlines\n\nand four", " lead", "trail ",
    "   x", "'tis", "’90s", "🚢 ferry", "a\ttab", "no\u00a0break", "<b>bold</b> &amp; <r>rich</r>",
    "\\n \\x", "a|b", "_x", "#notes", "x" * 5000,
)  # fmt: skip


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that has LibreOffice save files in another format; it gives the folder with the results."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        told = "LibreOffice is not installed (no soffice on the path)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(*files: Path, to: str, read_as: str | None = None) -> Path:
        folder = tmp_path_factory.mktemp("saved")
        how = [f"--infilter={read_as}"] if read_as else []
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", *how]
        command += ["--convert-to", to, "--outdir", str(folder), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        assert len(list(folder.iterdir())) == len(files), done.stdout + done.stderr
        return folder

    return run


@pytest.fixture
def sheet(make_claim: Callable[..., Claim], document: Document) -> Sheet:
    """Rows that hold one of the texts above each: in our columns, in people's, in those that they added."""
    texts = (*HOSTILE, *ORDINARY)
    rows = tuple(
        Row(
            make_claim(0, id=id_of(number), text=text, section=text, names=(text,)),
            people={"notes": text, "verdict": text, "lawyer": text, "status": "confirmed"},
        )
        for number, text in enumerate(texts)
    )
    kept = tuple(Kept({"claim": text, "notes": "mine"}, rows[0].claim.id) for text in texts)
    return Sheet((document,), rows, kept, (*KEYS, "lawyer"))


def id_of(number: int) -> str:
    return "C" + "A" * 8 + "ABCDEFGH"[number // 8] + "ABCDEFGH"[number % 8]


def write(sheet: Sheet, path: Path) -> Path:
    stream = io.BytesIO()
    WRITERS[path.suffix].write(sheet, stream)
    path.write_bytes(stream.getvalue())
    return path


def read(path: Path) -> list[dict[str, str]]:
    reader = WRITERS[path.suffix].read
    assert reader is not None
    return [dict(row) for row in reader(path).rows]


@pytest.mark.parametrize(
    ("ours", "saved", "to"),
    [
        ("csv", "xlsx", "xlsx"),
        ("csv", "csv", f"csv:{UTF_8}"),
        ("xlsx", "xlsx", "xlsx"),
        ("xlsx", "csv", f"csv:{UTF_8}"),
    ],
)
def test_every_cell_survives_and_none_is_run(
    ours: str, saved: str, to: str, sheet: Sheet, tmp_path: Path, convert: Convert
) -> None:
    path = write(sheet, tmp_path / f"w.{ours}")
    found = convert(path, to=to, read_as=UTF_8 if ours == "csv" else None) / f"w.{saved}"
    assert read(found) == read(path)
    assert read(path)[0]["notes"] == HOSTILE[0]
    if saved == "xlsx":
        with zipfile.ZipFile(found) as archive:
            pages = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(re.search(rb"<f[ >/]", page) for page in pages)
    else:
        with found.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert all(cell.startswith("'") or guard(cell) == cell for cell in cells)


@pytest.mark.parametrize("to", [WINDOWS, UTF_16])
def test_other_separators_and_encodings_are_read(
    to: str, make_claim: Callable[..., Claim], document: Document, tmp_path: Path, convert: Convert
) -> None:
    text = "“Zoë”; 5 €, a\nsecond line\tand a tab"
    sheet = Sheet((document,), (Row(make_claim(text=text), people={"notes": text}),))
    path = write(sheet, tmp_path / "w.xlsx")
    assert read(convert(path, to=f"csv:{to}") / "w.csv") == read(path)


def test_a_workbook_of_twenty_thousand_rows_opens(
    make_claim: Callable[..., Claim], document: Document, tmp_path: Path, convert: Convert
) -> None:
    claim = make_claim()
    kept = tuple(Kept({"claim": claim.text, "notes": str(number)}) for number in range(20_000))
    path = write(Sheet((document,), (), kept), tmp_path / "w.xlsx")
    with (convert(path, to=f"csv:{UTF_8}") / "w.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert sum(1 for _ in csv.reader(stream)) == 20_001


def test_addresses_of_links_are_read_and_comments_seen(tmp_path: Path, convert: Convert) -> None:
    notes = KEYS.index("notes")
    for name in ("w.xlsx", "commented.xlsx"):
        with Workbook(tmp_path / name) as book:
            page = book.add_worksheet("Worksheet")
            page.write_row(0, 0, KEYS)
            page.write_url(1, notes, "https://county.example/17", string="Minutes")
            page.write_formula(2, notes, '=HYPERLINK("https://county.example/18","Register")')
            page.write_number(3, notes, 0.15, book.add_format({"num_format": "0 %"}))
            page.write_comment(0, 0, "one of ours")
            if name == "commented.xlsx":
                page.write_comment(2, notes, "Ask the lawyer")
    saved = convert(tmp_path / "w.xlsx", tmp_path / "commented.xlsx", to="xlsx")
    assert [row["notes"] for row in read(saved / "w.xlsx")] == [
        "Minutes (https://county.example/17)",
        "Register (https://county.example/18)",
        "15%",
    ]
    with pytest.raises(BrokenWorksheet, match="cell AL3 of the sheet Worksheet has a comment"):
        read(saved / "commented.xlsx")
