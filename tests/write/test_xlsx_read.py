"""A workbook as it comes back from people."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from factcheck.errors import BrokenWorksheet
from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, Kept, Sheet, build
from factcheck.write import xlsx_file, xlsx_read
from factcheck.write.opened import opened
from factcheck.write.xlsx_text import stored
from factcheck.write.xlsx_unread import unread

A, B, C = ("C" + letter * 10 for letter in "ABC")


def written(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    xlsx_file.write(sheet, stream)
    return stream.getvalue()


@pytest.fixture
def sheet(make_claim: Callable[..., Claim], document: Document) -> Sheet:
    return build([document], [make_claim()])


def filled(
    folder: Path, name: str = "Worksheet", above: tuple[str, ...] = ()
) -> tuple[Workbook, object, Path]:
    """A workbook with our header, to be filled in as people do."""
    book = Workbook(folder / "w.xlsx")
    for title in above:
        book.add_worksheet(title).write_row(0, 0, ["some", "table", "notes"])
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, KEYS)
    return book, sheet, folder / "w.xlsx"


def test_values_are_read_as_people_see_them(tmp_path: Path) -> None:
    book, sheet, path = filled(tmp_path)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    hour = book.add_format({"num_format": "hh:mm"})
    sheet.write(1, 0, A)
    sheet.write_datetime(1, 1, dt.datetime(2024, 10, 18), day)
    sheet.write_datetime(1, 2, dt.datetime(2024, 10, 18, 14, 30), day)
    sheet.write_datetime(1, 3, dt.time(14, 30), hour)
    sheet.write_boolean(1, 4, True)
    for at, number in enumerate((3.0, 0.1, -12, 1e15, 447_700_900_123), 5):
        sheet.write_number(1, at, number)
    sheet.write_formula(1, 10, "=A1&B1", None, "joined")
    sheet.write_formula(1, 11, "=1/0", None, "#DIV/0!")
    sheet.write_formula(1, 12, "=6*7", None, 42)
    book.close()
    row = xlsx_read.read(path).rows[0]
    assert [row[key] for key in KEYS[1:13]] == [
        "2024-10-18", "2024-10-18 14:30:00", "14:30:00", "TRUE",
        "3", "0.1", "-12", "1000000000000000", "447700900123", "joined", "#DIV/0!", "42",
    ]  # fmt: skip


def test_the_sheet_is_found_under_another_name_behind_others(tmp_path: Path) -> None:
    book, sheet, path = filled(tmp_path, "Faktencheck", above=("Mine", "Budget"))
    sheet.write(1, 0, A)
    book.close()
    assert [row["claim_id"] for row in xlsx_read.read(path).rows] == [A]


def test_of_two_sheets_the_one_with_our_name_counts(tmp_path: Path) -> None:
    book, sheet, path = filled(tmp_path, "Worksheet (2)")
    sheet.write(1, 0, A)
    other = book.add_worksheet("Worksheet")
    other.write_row(0, 0, KEYS)
    other.write(1, 0, B)
    book.close()
    assert [row["claim_id"] for row in xlsx_read.read(path).rows] == [B]


def test_of_two_sheets_without_our_name_none_is_guessed(tmp_path: Path) -> None:
    book, _, path = filled(tmp_path, "Old")
    book.add_worksheet("New").write_row(0, 0, KEYS)
    book.close()
    with pytest.raises(BrokenWorksheet, match=r"2 sheets hold a worksheet \(Old, New\)"):
        xlsx_read.read(path)


def test_hidden_filtered_and_empty_rows(tmp_path: Path) -> None:
    book, sheet, path = filled(tmp_path)
    for number, id_ in ((1, A), (2, B), (6, C)):
        sheet.write(number, 0, id_)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(3, 40, None, None, {"hidden": True})
    sheet.autofilter(0, 0, 6, 10)
    sheet.filter_column(0, f"x == {A}")
    sheet.write(4, 45, "beyond")
    book.close()
    found = xlsx_read.read(path)
    assert [row["claim_id"] for row in found.rows] == [A, B, "", C]
    assert found.numbers == (2, 3, 5, 7)
    assert found.rows[2]["column 46"] == "beyond"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 and no more", b"claim_id,document\n", b"\xd0\xcf\x11\xe0" * 200]
)
def test_a_file_that_is_no_workbook_is_none_of_ours(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "w.xlsx").write_bytes(content)
    with pytest.raises(ValueError):
        xlsx_read.read(tmp_path / "w.xlsx")


def test_somebody_elses_workbook_is_none_of_ours(tmp_path: Path) -> None:
    with Workbook(tmp_path / "w.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["claim_id", "price"])
        book.add_worksheet()
    with pytest.raises(ValueError, match="claim_id"):
        xlsx_read.read(tmp_path / "w.xlsx")


def saved(folder: Path, fill: Callable[..., object], page: str = "Worksheet") -> Path:
    """A workbook with one row, which ``fill`` gets with the columns by name, and may add pages to."""
    book, sheet, path = filled(folder, page)
    sheet.write(1, 0, A)
    fill(book, sheet, {key: at for at, key in enumerate(KEYS)})
    book.close()
    return path


@pytest.mark.parametrize(
    ("words", "address", "read"),
    [
        ("Minutes", "https://county.example/minutes/17", "Minutes (https://county.example/minutes/17)"),
        ("Minutes", "https://county.example/minutes#p3", "Minutes (https://county.example/minutes#p3)"),
        ("Minutes", "mailto:clerk@county.example", "Minutes (mailto:clerk@county.example)"),
        ("Minutes", "external:minutes.pdf", "Minutes (minutes.pdf)"),
        ("Clerk@county.example", "mailto:clerk@county.example", "Clerk@county.example"),
        ("www.county.example", "http://www.county.example/", "www.county.example"),
        ("see https://a.example/ä", "https://a.example/%C3%A4", "see https://a.example/ä"),
        ("=1 is what it says", "https://a.example/b", "=1 is what it says (https://a.example/b)"),
        ("A row", "internal:Worksheet!A1", "A row"),
    ],
)
def test_the_address_of_a_link_is_read_behind_its_words(
    words: str, address: str, read: str, tmp_path: Path
) -> None:
    def fill(book: Workbook, sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.write_url(1, at["source_1"], address, string=stored(words))
        sheet.write_url(1, at["claim"], address, string=stored(words))
        sheet.write_url(2, at["claim"], address, string=stored(words))
        other = book.add_worksheet("Mine")
        other.write_url(2, 1, address, string=stored(words))

    found = xlsx_read.read(saved(tmp_path, fill))
    assert [row["claim"] for row in found.rows] == [words, read], "the tool's own words stay as they are"
    assert found.rows[0]["source_1"] == read
    assert found.added[0].rows[2][1] == read


def test_the_address_in_a_function_that_links_is_read_too(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.write_formula(
            1, at["source_1"], '=HYPERLINK("https://a.example/9","Register")', None, "Register"
        )
        sheet.write_formula(
            1, at["source_2"], '=HYPERLINK("https://a.example/9")', None, "https://a.example/9"
        )
        sheet.write_formula(1, at["source_3"], '=HYPERLINK(A1,"Register")', None, "Register")
        sheet.write_formula(1, at["notes"], '=HYPERLINK("https://a.example/"&A1,"x")', None, "x")

    row = xlsx_read.read(saved(tmp_path, fill)).rows[0]
    assert [row[key] for key in ("source_1", "source_2", "source_3", "notes")] == [
        "Register (https://a.example/9)", "https://a.example/9", "Register", "x",
    ]  # fmt: skip


def test_a_run_writes_the_address_once(tmp_path: Path, sheet: Sheet) -> None:
    def fill(_: Workbook, page: Worksheet, at: dict[str, int]) -> None:
        page.write_url(1, at["source_1"], "https://a.example/9", string="Register")

    path = saved(tmp_path, fill)
    for _ in range(2):
        found = opened(path).rows
        path.write_bytes(written(Sheet((), (), tuple(map(Kept, found)))))
    assert opened(path).rows[0]["source_1"] == "Register (https://a.example/9)"


@pytest.mark.parametrize(("page", "cell"), [("Worksheet", "AL2"), ("Mine", "A1"), ("Worksheet", "AM1")])
def test_a_comment_that_would_get_lost_is_refused_with_its_cell(page: str, cell: str, tmp_path: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet, _: dict[str, int]) -> None:
        sheet.write(0, len(KEYS), "lawyer")
        sheet.write_comment("B1", "one of ours")
        mine = book.add_worksheet("Mine")
        (sheet if page == "Worksheet" else mine).write_comment(cell, "Ask the lawyer")

    with pytest.raises(BrokenWorksheet, match=f"cell {cell} of the sheet {page} has a comment"):
        xlsx_read.read(saved(tmp_path, fill))


def test_a_comment_in_a_discussion_of_newer_programs_is_seen(tmp_path: Path, sheet: Sheet) -> None:
    content, changed = io.BytesIO(written(sheet)), tmp_path / "w.xlsx"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    relation = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part_ = old.read(name)
            if name.endswith("sheet1.xml.rels"):
                part_ = part_.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            new.writestr(name, part_)
        new.writestr(
            "xl/threadedComments/threadedComment1.xml",
            '<ThreadedComments><threadedComment ref="C3"/></ThreadedComments>',
        )
    with pytest.raises(BrokenWorksheet, match="cell C3 of the sheet Worksheet has a comment"):
        xlsx_read.read(changed)
    assert xlsx_read.read(write_to(tmp_path, written(sheet))).rows, "our own at the columns are none"


def write_to(folder: Path, content: bytes) -> Path:
    (folder / "w.xlsx").write_bytes(content)
    return folder / "w.xlsx"


@pytest.mark.parametrize("name", ["Documents", "Conflicts", "documents"])
def test_a_page_of_people_s_own_is_not_taken_for_one_of_ours(name: str, tmp_path: Path) -> None:
    def fill(book: Workbook, _: Worksheet, __: dict[str, int]) -> None:
        book.add_worksheet(name).write(0, 0, "leaked papers")

    with pytest.raises(BrokenWorksheet, match=f"your sheet {name} has the name of one that factcheck writes"):
        xlsx_read.read(saved(tmp_path, fill))


@pytest.mark.parametrize("name", ["Worksheet", "worksheet"])
def test_a_page_with_the_name_of_the_claims_beside_these_is_refused(name: str, tmp_path: Path) -> None:
    def fill(book: Workbook, _: Worksheet, __: dict[str, int]) -> None:
        book.add_worksheet(name).write(0, 0, "my own")

    with pytest.raises(BrokenWorksheet, match=f"your sheet {name} has the name"):
        xlsx_read.read(saved(tmp_path, fill, page="Claims"))


def test_our_own_pages_and_empty_ones_are_written_anew(tmp_path: Path, sheet: Sheet) -> None:
    assert xlsx_read.read(write_to(tmp_path, written(sheet))).added == ()

    def fill(book: Workbook, _: Worksheet, __: dict[str, int]) -> None:
        book.add_worksheet("Documents")

    assert xlsx_read.read(saved(tmp_path, fill)).added == ()


def test_large_numbers_shares_and_hours_are_read_as_people_see_them(tmp_path: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet, _: dict[str, int]) -> None:
        share, own = (book.add_format({"num_format": code}) for code in ("0%", "0.0 %"))
        words = book.add_format({"num_format": '0 "%"'})
        hours = book.add_format({"num_format": "[h]:mm"})
        for at, value in enumerate((1234567890123456, 1e16, 1e20), 1):
            sheet.write_number(1, at, value)
        for at, (value, look) in enumerate(((0.15, share), (0.07, own), (1.5, share), (3, words)), 4):
            sheet.write_number(1, at, value, look)
        sheet.write_datetime(1, 8, dt.timedelta(hours=26, minutes=30), hours)

    row = xlsx_read.read(saved(tmp_path, fill)).rows[0]
    assert [row[key] for key in KEYS[1:9]] == [
        "1234567890123456", "1e+16", "1e+20", "15%", "7%", "150%", "3", "26:30:00",
    ]  # fmt: skip


def test_hours_and_errors_of_a_page_of_people_s_own_come_back(tmp_path: Path) -> None:
    def fill(book: Workbook, _: Worksheet, __: dict[str, int]) -> None:
        page = book.add_worksheet("Calls")
        page.write_datetime(0, 0, dt.time(14, 30), book.add_format({"num_format": "hh:mm"}))
        page.write_datetime(0, 1, dt.timedelta(hours=26), book.add_format({"num_format": "[h]:mm"}))
        page.write_formula(0, 2, "=1/0", None, "#DIV/0!")

    first = xlsx_read.read(saved(tmp_path, fill)).added
    assert first[0].rows == (("14:30:00", "26:00:00", "#DIV/0!"),)
    again = written(Sheet((), (), (Kept({"claim_id": A}),), added=first))
    assert xlsx_read.read(write_to(tmp_path, again)).added == first


def test_parts_in_an_encoding_that_nobody_knows_are_passed_over() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("xl/workbook.xml", "xl/styles.xml"):
            archive.writestr(name, '<?xml version="1.0" encoding="klingon"?><workbook/>')
    assert unread(content, ["Worksheet"]) == {}
