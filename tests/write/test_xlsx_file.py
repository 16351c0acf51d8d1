"""The workbook as people see it."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import load_workbook

from factcheck.errors import UnusableOutput
from factcheck.model import Claim, Document, Link
from factcheck.sheet import KEYS, PEOPLE, Added, Kept, Row, Sheet, build
from factcheck.verdict import STATUSES
from factcheck.write import xlsx_file, xlsx_read
from factcheck.write.xlsx_notes import NOTES
from factcheck.write.xlsx_text import LONGEST

Make = Callable[..., Claim]
A, B, C = ("C" + letter * 10 for letter in "ABC")


def written(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    xlsx_file.write(sheet, stream)
    return stream.getvalue()


def part(content: bytes, name: str = "worksheets/sheet1.xml") -> str:
    """The XML of one part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(f"xl/{name}").decode("utf-8")


def page(content: bytes, name: str) -> list[list[object]]:
    with load_workbook(io.BytesIO(content)) as book:
        return list(map(list, book.get_sheet_by_name(name).to_python(skip_empty_area=False)))


def column(key: str) -> str:
    at = KEYS.index(key)
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


@pytest.fixture
def sheet(make_claim: Make, document: Document) -> Sheet:
    """Two claims that contradict each other, one that does so itself, a removed one, a row of people's."""
    one, two = make_claim(0, text="It has 200 beds."), make_claim(1, text="It has 300 beds.", paragraph=5)
    three = make_claim(2, text="Friday, 5 March", document="b.md")
    links = [
        Link(three.id, three.id, "conflict", "weekday", "reconcile", "a Thursday"),
        Link(one.id, two.id, "conflict", "figure", "real", "200 against 300"),
    ]
    made = build(
        [document, Document("b.md", "Beds", "", (), dt.date(2024, 10, 18))], [one, two, three], links
    )
    rows = (made.rows[0], Row(**{**_parts(made.rows[1]), "people": {"status": "Confirmed"}}), made.rows[2])
    removed = {"claim_id": "C" + "Z" * 10, "document": "ferry.md", "change": "removed", "conflicts_with": A}
    kept = (Kept({"claim": "mine", "notes": "=mine"}, A), Kept(removed))
    return Sheet(made.documents, rows, kept, (*KEYS, "lawyer"))


def _parts(row: Row) -> dict[str, object]:
    return {name: getattr(row, name) for name in Row.__slots__}


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet) -> None:
    first = written(sheet)
    time.sleep(1.1)  # the clock of a zip file counts seconds
    assert written(sheet) == first


def test_the_list_of_statuses_is_offered_in_every_row(sheet: Sheet) -> None:
    found = re.search(
        r'<dataValidation type="list".*?sqref="([^"]+)"><formula1>"([^"]+)"', part(written(sheet))
    )
    assert found and found[1] == f"{column('status')}2:{column('status')}1048576"
    assert tuple(found[2].split(",")) == STATUSES


def test_colours_follow_the_words_that_people_choose(sheet: Sheet) -> None:
    xml = part(written(sheet))
    for key, values in {"status": STATUSES[1:], "change": ["changed", "removed"]}.items():
        at = column(key)
        rules = re.search(rf'<conditionalFormatting sqref="{at}2:{at}1048576">(.*?)</cond', xml)
        assert rules
        assert set(re.findall('<formula>"(.*?)"</formula>', rules[1])) == set(values)
    assert {column("priority"), column("conflict")} <= set(re.findall(r'Formatting sqref="([A-Z]+)2', xml))


def test_columns_of_the_tool_are_locked_and_all_others_open(sheet: Sheet) -> None:
    content = written(sheet)
    xml, styles = part(content), part(content, "styles.xml")
    formats = re.findall(r"<xf [^>]*?(?:/>|[^/]>.*?</xf>)", styles.partition("<cellXfs")[2])
    locked = {
        place: 'locked="0"' not in formats[int(style)]
        for place, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', xml)
    }
    whole = {
        at: 'locked="0"' not in formats[int(style)]
        for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)" width="[^"]+" style="(\d+)"', xml)
        for at in range(int(first), int(last) + 1)
    }
    assert '<sheetProtection sheet="1"' in xml and "password" not in xml
    for place, key in enumerate((*KEYS, "lawyer")):
        letters = column(key) if key in KEYS else "AM"
        theirs = key in PEOPLE or key == "lawyer"
        blank = whole[place + 1]  # a cell that is not written looks like its column
        assert locked.get(f"{letters}2", blank) != theirs, key
        assert not locked.get(f"{letters}3", blank), "a row that people added is theirs"
        assert locked.get(f"{letters}6", blank) != theirs, "a row of a claim that is gone is not"
        assert place < len(KEYS) or not locked[f"{letters}1"], "they may rename their own column"
    assert not any(whole.values()), "below the rows all is open"
    assert max(whole) > len(KEYS) + 1, "and beside the columns"


def test_the_header_stays_in_sight_with_its_notes_and_filters(sheet: Sheet) -> None:
    content = written(sheet)
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in part(content)
    assert '<autoFilter ref="A1:AM6"/>' in part(content)
    told = part(content, "comments1.xml")
    assert tuple(NOTES) == KEYS
    assert told.count("<comment ") == len(KEYS)


def test_the_rows_of_a_conflict_are_linked(sheet: Sheet) -> None:
    links = dict(re.findall(r'<hyperlink ref="([^"]+)" location="([^"]+)"', part(written(sheet))))
    at = column("conflicts_with")
    assert links == {
        f"{at}2": "Worksheet!A4",
        f"{at}4": "Worksheet!A2",
        f"{at}5": "Worksheet!A5",
        f"{at}6": "Worksheet!A2",
    }


def test_a_sheet_says_how_far_each_article_is(sheet: Sheet) -> None:
    assert page(written(sheet), "Documents") == [
        ["Article", "Title", "Published", "Claims", "Checked", "In conflict"],
        ["ferry.md", "Ferry fares", "", 2, 1, 2],
        ["b.md", "Beds", "2024-10-18", 1, 0, 1],
    ]


def test_a_sheet_has_both_texts_of_each_conflict_once_the_severe_first(sheet: Sheet) -> None:
    _, first, second = page(written(sheet), "Conflicts")
    assert first == [
        "figure", "one of the two must be wrong", "It has 200 beds.", "It has 300 beds.", "200 against 300",
        A, "ferry.md, paragraph 2", B, "ferry.md, paragraph 5",
    ]  # fmt: skip
    assert second == [
        "weekday", "may be right, look again", "Friday, 5 March", "(contradicts itself)", "a Thursday",
        C, "b.md, paragraph 2", "", "",
    ]  # fmt: skip


def test_no_cell_is_a_formula_whatever_articles_and_people_write(
    make_claim: Make, document: Document
) -> None:
    hostile = make_claim(text="=1+1", document="=x.md", section="@SUM(A1)", names=("+1",))
    sheet = Sheet((Document("=x.md", '=HYPERLINK("a")', "", ()),), (Row(hostile, people={"notes": "=1"}),))
    content = written(sheet)
    for number in (1, 2, 3):
        assert "<f>" not in part(content, f"worksheets/sheet{number}.xml")
    assert page(content, "Documents")[1][:2] == ["'=x.md", '\'=HYPERLINK("a")']


def test_numbers_of_the_tool_are_numbers_also_in_rows_that_were_kept(sheet: Sheet, make_claim: Make) -> None:
    kept = tuple(Kept({"claim_id": A, "paragraph": cell}) for cell in ("3", "03", "x", "1234567890123456"))
    rows = page(written(Sheet((), (), kept)), "Worksheet")
    at = KEYS.index("paragraph")
    assert [row[at] for row in rows[1:]] == [3, "03", "x", "1234567890123456"]


@pytest.mark.parametrize("letter", ["x", "🚢", "_x0041_", "\r"])
def test_a_text_of_the_tool_that_is_too_long_is_cut_with_an_ellipsis(
    letter: str, make_claim: Make, document: Document, tmp_path: Path
) -> None:
    text = letter * LONGEST + "!"
    (tmp_path / "w.xlsx").write_bytes(written(build([document], [make_claim(context=text)])))
    found = xlsx_read.read(tmp_path / "w.xlsx").rows[0]["context"]
    assert found.endswith("…") and text.startswith(found[:-1])
    assert len(found) > 1000
    assert len(found.encode("utf-16-le")) <= 2 * LONGEST


@pytest.mark.parametrize("key", ["notes", "lawyer"])
def test_words_of_people_are_never_cut(key: str, make_claim: Make, tmp_path: Path) -> None:
    def save(text: str) -> None:
        people = Sheet((), (Row(make_claim(0), people={key: text}),), (), (*KEYS, "lawyer"))
        (tmp_path / "w.xlsx").write_bytes(written(people))

    save("x" * LONGEST)
    assert xlsx_read.read(tmp_path / "w.xlsx").rows[0][key] == "x" * LONGEST
    with pytest.raises(UnusableOutput, match=f"in {key} of {A} has 32,768 characters; .* 32,767.*csv"):
        save("x" * (LONGEST + 1))
    with pytest.raises(UnusableOutput, match="claim of a row of your own"):
        written(Sheet((), (), (Kept({"claim": "x" * (LONGEST + 1)}),)))


def test_pages_that_people_added_are_carried_over_with_their_values(tmp_path: Path, sheet: Sheet) -> None:
    mine = Added(
        "Calls", (("who", "when", "how often"), ("=SUM(A1)", dt.date(2026, 3, 5), 3.0), ("", True, "+44 20"))
    )
    path = tmp_path / "w.xlsx"
    path.write_bytes(written(replace(sheet, added=(mine,))))
    found = xlsx_read.read(path)
    assert [added.name for added in found.added] == ["Calls"]
    assert found.added[0].rows == mine.rows
    path.write_bytes(written(replace(sheet, added=found.added)))
    assert xlsx_read.read(path).added == found.added
