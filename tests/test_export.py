from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from factcheck import export, run
from factcheck.errors import UnusableOutput
from factcheck.model import Claim, Date, Document, Fact, Group, Link
from factcheck.sheet import KEYS, Sheet, build, cells
from factcheck.write import WRITERS
from factcheck.write.opened import opened


@pytest.fixture
def sheet(make_claim: Callable[..., Claim], document: Document) -> Sheet:
    """Three claims, two of them repeats, two in conflict."""
    one = make_claim(1, dates=(Date("Friday", 0, 6, "2024-10-11", "2024-10-18"),))
    two = make_claim(2, facts=(Fact("Over 200 left", "Over 200", "leave", False, 1, 14),), speaker=None)
    three = make_claim(3, quotation=None, figures=())
    links = (
        Link(one.id, three.id, "conflict", "figure", "real", "200 and 300"),
        Link(two.id, two.id, "conflict", "weekday", "real", "it was a Tuesday"),
    )
    return build([document], [one, two, three], links, (Group("RAAAAAAAA", (one.id, two.id)),))


def as_cells(sheet: Sheet) -> list[dict[str, str]]:
    return [{key: str(cells(line).get(key, "")) for key in KEYS} for line in sheet.lines]


def note(path: Path, old: str, new: str) -> None:
    content = path.read_bytes().decode("utf-8")
    assert old in content
    path.write_bytes(content.replace(old, new, 1).encode())


def test_json_lines_become_the_same_spreadsheet_that_the_run_would_have_written(
    tmp_path: Path, sheet: Sheet
) -> None:
    run.save(sheet, tmp_path / "w.jsonl")
    run.export(tmp_path / "w.jsonl", tmp_path / "w.csv")
    run.save(sheet, tmp_path / "direct.csv")
    assert (tmp_path / "w.csv").read_bytes() == (tmp_path / "direct.csv").read_bytes()


def test_what_people_wrote_goes_along_with_their_own_columns_and_rows(tmp_path: Path, sheet: Sheet) -> None:
    path = tmp_path / "w.jsonl"
    run.save(sheet, path)
    note(path, '"notes": ""', '"notes": "ask her", "lawyer": "seen", "pages": 3')
    path.write_text(path.read_text("utf-8") + '{"notes": "a row of mine"}\n', "utf-8")
    run.export(path, tmp_path / "w.csv")
    found = opened(tmp_path / "w.csv")
    assert found.columns[-2:] == ("lawyer", "pages")
    assert (found.rows[0]["notes"], found.rows[0]["lawyer"], found.rows[0]["pages"]) == (
        "ask her",
        "seen",
        "3",
    )
    assert found.rows[3]["notes"] == "a row of mine"


def test_a_spreadsheet_becomes_json_lines_as_far_as_its_cells_say(tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.csv")
    run.export(tmp_path / "w.csv", tmp_path / "w.jsonl")
    found = opened(tmp_path / "w.jsonl").rows[0]
    assert found["text"] == sheet.rows[0].claim.text
    assert found["figures"] == '[{"text": "Over 200 Ellerians", "reading": "more than 200 people"}]'
    assert found["conflicts"] == (
        '[{"with": "CDDDDDDDDDD", "what": "figure", "severity": "real", "why": "200 and 300"}]'
    )
    assert (found["start"], found["priority"]) == ("0", "1")


@pytest.mark.parametrize("name", ["w.csv", "w.xlsx", "w.jsonl"])
def test_an_export_is_a_worksheet_that_the_next_run_goes_on_with(
    name: str, tmp_path: Path, sheet: Sheet
) -> None:
    run.save(sheet, tmp_path / "first.csv")
    note(tmp_path / "first.csv", "unchecked,", "confirmed,")
    run.export(tmp_path / "first.csv", tmp_path / name)
    saved = run.save(sheet, tmp_path / name)
    assert [row.change for row in saved.sheet.rows] == ["unchanged"] * 3
    assert [row.people["status"] for row in saved.sheet.rows] == ["confirmed", "unchecked", "unchecked"]


def test_there_and_back_again_every_cell_is_the_same(tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.csv")
    run.export(tmp_path / "w.csv", tmp_path / "w.xlsx")
    run.export(tmp_path / "w.xlsx", tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "w.csv").read_bytes()


def test_an_export_is_replaced_by_a_newer_one_but_not_over_notes_of_its_own(
    tmp_path: Path, sheet: Sheet
) -> None:
    run.save(sheet, tmp_path / "w.csv")
    run.export(tmp_path / "w.csv", tmp_path / "copy.csv")
    note(tmp_path / "w.csv", "unchecked,", "confirmed,")
    saved, _ = run.export(tmp_path / "w.csv", tmp_path / "copy.csv")
    assert saved.backup == tmp_path / "copy.csv.bak"
    note(tmp_path / "copy.csv", "confirmed,", "wrong,")
    before = (tmp_path / "copy.csv").read_bytes()
    with pytest.raises(UnusableOutput, match="holds notes that the worksheet has not"):
        run.export(tmp_path / "w.csv", tmp_path / "copy.csv")
    assert (tmp_path / "copy.csv").read_bytes() == before


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if WRITERS[suffix].read is None])
def test_somebody_elses_file_is_never_replaced(suffix: str, tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.csv")
    target = tmp_path / f"mine{suffix}"
    for content in ("", "# My own page", '{"@graph": []}', "<!doctype html><title>Mine</title>"):
        target.write_text(content)
        with pytest.raises(UnusableOutput, match="so it was not overwritten"):
            run.export(tmp_path / "w.csv", target)
        assert target.read_text() == content


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if WRITERS[suffix].read is None])
def test_our_own_page_is_replaced(suffix: str, tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.csv")
    note(tmp_path / "w.csv", "unchecked,", "confirmed,")
    target = tmp_path / f"page{suffix}"
    run.export(tmp_path / "w.csv", target)
    first = target.read_bytes()
    run.export(tmp_path / "w.csv", target)
    assert target.read_bytes() == first
    note(tmp_path / "w.csv", "unchecked,", "wrong,")
    run.export(tmp_path / "w.csv", target)
    assert target.read_bytes() != first


def test_markdown_shows_what_was_found_and_obeys_nothing_from_an_article(
    tmp_path: Path, make_claim: Callable[..., Claim], document: Document
) -> None:
    text = "1. <script>alert(1)</script> [a](javascript:x) *bold* `code`"
    run.save(build([document], [make_claim(text=text)]), tmp_path / "w.csv")
    note(tmp_path / "w.csv", "unchecked,,", "wrong,it was 150,")
    run.export(tmp_path / "w.csv", tmp_path / "w.md")
    written = (tmp_path / "w.md").read_text("utf-8")
    assert (
        "- [x] 1\\. \\<script\\>alert(1)\\</script\\> \\[a\\](javascript:x) \\*bold\\* \\`code\\`" in written
    )
    assert "**wrong: it was 150**" in written


def test_rows_of_a_worksheet_are_the_same_in_the_sheet(tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.csv")
    run.save(sheet, tmp_path / "w.jsonl")
    for name in ("w.csv", "w.jsonl"):
        format_ = WRITERS[Path(name).suffix]
        again = export.sheet(opened(tmp_path / name), format_.tool)
        found: list[Mapping[str, str]] = [dict(row) for row in as_cells(again)]
        assert found == as_cells(sheet)
