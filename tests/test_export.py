import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import export, run
from factcheck.errors import BrokenWorksheet, UnusableOutput
from factcheck.model import Claim, Date, Document, Fact, Group, Link
from factcheck.sheet import KEYS, Added, Kept, Sheet, build, cells
from factcheck.write import WRITERS, target
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


@pytest.mark.parametrize("name", ["w.csv", "w.xlsx", "w.jsonl", "w.parquet"])
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


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".html", ".md", ".json", ".jsonl", ".parquet"])
def test_json_lines_from_a_spreadsheet_go_on_into_every_format(
    suffix: str, tmp_path: Path, sheet: Sheet
) -> None:
    own = Kept(
        {"claim": "mine", "why": "seen", "conflict": "see B", "figures": "2 of 3"}, sheet.rows[0].claim.id
    )
    run.save(replace(sheet, kept=(own,)), tmp_path / "w.csv")
    note(tmp_path / "w.csv", "unchecked,,", 'wrong,"it was 150, not 200",')
    run.export(tmp_path / "w.csv", tmp_path / "first.jsonl")
    run.export(tmp_path / "first.jsonl", tmp_path / f"second{suffix}")
    if suffix not in (".csv", ".xlsx", ".jsonl", ".parquet"):
        return
    found = export.sheet(opened(tmp_path / f"second{suffix}"), WRITERS[suffix].tool)
    direct = export.sheet(opened(tmp_path / "w.csv"), WRITERS[".csv"].tool)
    lost = dict.fromkeys(["check_hint"], "")  # the next run fills it in again
    assert [row | lost for row in as_cells(found)] == [row | lost for row in as_cells(direct)]
    run.export(tmp_path / "w.csv", tmp_path / "first.jsonl")  # no note of theirs is missing there


def test_json_lines_of_two_runs_and_of_a_spreadsheet_keep_their_order(
    tmp_path: Path, make_claim: Callable[..., Claim], document: Document
) -> None:
    texts = ("Over 200 Ellerians left.", "Trains ran late on Monday.", "The mayor resigned.")
    claims = [make_claim(number, text=text, context=text) for number, text in enumerate(texts, 1)]
    link = Link(claims[0].id, claims[2].id, "conflict", "figure", "real", "200 and 300")
    sheet = build([document], claims, (link,))
    run.save(sheet, tmp_path / "w.csv")
    note(tmp_path / "w.csv", "unchecked,,", "wrong,it was 150,")
    run.export(tmp_path / "w.csv", tmp_path / "w.jsonl")
    run.save(replace(sheet, rows=sheet.rows[1:]), tmp_path / "w.jsonl")  # the first is kept as removed
    run.export(tmp_path / "w.jsonl", tmp_path / "again.csv")
    found = opened(tmp_path / "again.csv")
    assert found.columns == KEYS
    assert [row["change"] for row in found.rows] == ["unchanged", "unchanged", "removed"]
    assert found.rows[2]["claim"] == sheet.rows[0].claim.text
    assert found.rows[2]["verdict"] == "it was 150"
    assert (found.rows[2]["conflicts_with"], found.rows[2]["kinds"]) == ("CDDDDDDDDDD", "quote, figure")


def test_a_damaged_record_is_refused_with_its_line(tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.jsonl")
    lines = (tmp_path / "w.jsonl").read_text("utf-8").splitlines()
    for key, value in (
        ("kinds", None), ("kinds", "figure"), ("priority", "high"), ("figures", [{"text": "x"}]),
        ("quotation", 5), ("reasons", [5]),
    ):  # fmt: skip
        broken = json.dumps(json.loads(lines[1]) | {key: value})
        (tmp_path / "w.jsonl").write_text("\n".join([lines[0], broken, lines[2]]), "utf-8")
        with pytest.raises(BrokenWorksheet, match="line 2 of the worksheet is damaged"):
            run.export(tmp_path / "w.jsonl", tmp_path / "x.csv")


def test_a_record_that_lacks_a_key_goes_along_as_far_as_it_can_be_read(tmp_path: Path, sheet: Sheet) -> None:
    run.save(sheet, tmp_path / "w.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "w.jsonl").read_text("utf-8").splitlines()]
    del lines[0]["facts"]
    lines[0] |= {"figures": "some", "names": [], "reasons": "because", "verdict": 5}
    (tmp_path / "w.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    run.export(tmp_path / "w.jsonl", tmp_path / "w.csv")
    row = opened(tmp_path / "w.csv").rows[0]
    assert [row[key] for key in ("figures", "names", "why", "verdict")] == ["some", "", "because", "5"]
    assert (row["claim"], row["paragraph"]) == (sheet.rows[0].claim.text, "2")


@pytest.mark.parametrize("key", ["text", "reasons"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_a_column_that_people_call_as_a_key_of_json_lines_is_theirs(
    suffix: str, key: str, tmp_path: Path, sheet: Sheet
) -> None:
    path = tmp_path / f"w{suffix}"
    rows = tuple(replace(row, people={key: "my remark", "status": "wrong"}) for row in sheet.rows)
    run.save(replace(sheet, rows=rows, columns=(*KEYS, key)), path)
    saved = run.save(sheet, path).sheet
    assert [row.change for row in saved.rows] == ["unchanged"] * 3
    assert [row.people[key] for row in saved.rows] == ["my remark"] * 3
    entry = run.read_worksheet(path)[0]
    assert entry.text == sheet.rows[0].claim.text
    assert entry.reasons and entry.kinds == ("quote", "figure")
    run.export(path, tmp_path / "x.md")
    with pytest.raises(UnusableOutput, match=f"your column {key} has the name of a key of JSON Lines"):
        run.export(path, tmp_path / "x.jsonl")


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


def test_an_export_is_not_replaced_over_a_row_that_somebody_added_in_the_columns_of_the_tool(
    tmp_path: Path, sheet: Sheet
) -> None:
    run.save(sheet, tmp_path / "w.csv")
    mine = '{"text": "A claim that was missed", "document": "ferry.md"}\n'
    for name in ("copy.csv", "copy.jsonl"):
        run.export(tmp_path / "w.csv", tmp_path / name)
    with (tmp_path / "copy.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(mine)
    with (tmp_path / "copy.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write(",,ferry.md,,,A claim that was missed" + "," * (len(KEYS) - 6) + "\r\n")
    for name in ("copy.csv", "copy.jsonl"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(UnusableOutput, match="a row that somebody added"):
            run.export(tmp_path / "w.csv", tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    run.export(tmp_path / "copy.csv", tmp_path / "other.csv")
    run.export(tmp_path / "copy.csv", tmp_path / "other.csv")  # the row stands in both


def test_an_export_is_not_replaced_over_a_page_that_somebody_added(tmp_path: Path, sheet: Sheet) -> None:
    paged = replace(sheet, added=(Added("Sources", (("the county", 3.0),)),))
    run.save(sheet, tmp_path / "w.csv")
    target.save(tmp_path / "pages.xlsx", lambda _earlier, _tool: paged)
    before = (tmp_path / "pages.xlsx").read_bytes()
    with pytest.raises(UnusableOutput, match="holds a page that the worksheet has not \\(“Sources”\\)"):
        run.export(tmp_path / "w.csv", tmp_path / "pages.xlsx")
    assert (tmp_path / "pages.xlsx").read_bytes() == before
    for _ in range(2):  # the page stands in both
        run.export(tmp_path / "pages.xlsx", tmp_path / "copy.xlsx")


def test_articles_are_looked_for_beside_the_worksheet_and_standard_input_is_not_read(
    tmp_path: Path, make_claim: Callable[..., Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ferry.md").write_text("Published: 18 October 2024\n\nThe ferry sank.", encoding="utf-8")
    documents = [Document(path, "", "", ()) for path in ("-", "ferry.md")]
    claims = [make_claim(n, document=document.path) for n, document in enumerate(documents)]
    run.save(build(documents, claims), tmp_path / "w.csv")
    # "-" would be read from the standard input of the tests, which raises.
    assert [entry.document for entry in run.tally_of(tmp_path / "w.csv").waiting] == ["ferry.md", "-"]
    saved, missing = run.export(tmp_path / "w.csv", tmp_path / "page.html")
    assert [document.path for document in saved.sheet.documents] == ["ferry.md"]
    assert missing == ()
    monkeypatch.chdir(tmp_path)
    assert len(run.tally_of(Path("w.csv")).waiting) == 2
    assert run.export(Path("w.csv"), Path("page.html"))[1] == ()


def test_a_group_of_very_many_repeats_is_counted_in_full_from_json_lines_too(
    tmp_path: Path, make_claim: Callable[..., Claim]
) -> None:
    claims = [make_claim(id=f"C{n:010}".translate(DIGITS), document=f"{n}.md") for n in range(80)]
    groups = [
        Group("RAAAAAAAA", tuple(claim.id for claim in claims[:60])),
        Group("RBBBBBBBB", tuple(claim.id for claim in claims[60:])),
    ]
    sheet = build([], claims, (), groups)
    run.save(sheet, tmp_path / "w.jsonl")
    first, *_, last = map(json.loads, (tmp_path / "w.jsonl").read_text("utf-8").splitlines())
    assert (first["repeat_group"], len(first["repeats"]), len(first["repeats_in"])) == ("RAAAAAAAA", 50, 50)
    assert (last["repeat_group"], len(last["repeats"])) == ("RBBBBBBBB", 19)
    run.export(tmp_path / "w.jsonl", tmp_path / "w.csv")
    run.save(sheet, tmp_path / "direct.csv")
    assert "and 9 more, see repeat_group" in (tmp_path / "w.csv").read_text("utf-8")
    assert (tmp_path / "w.csv").read_bytes() == (tmp_path / "direct.csv").read_bytes()


DIGITS = str.maketrans("0189", "WXYZ")
