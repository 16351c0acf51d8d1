"""What a check fails on, where it says the claim stands, and what the command ends with."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from spacy.language import Language
from typer.testing import CliRunner

from factcheck.check import Policy, Report, check
from factcheck.cli import ExitStatus, app
from factcheck.entry import of_sheet
from factcheck.model import Claim, Document, Link
from factcheck.place import Lines, Place
from factcheck.report import FORMATS
from factcheck.sheet import Conflict, Row, Sheet, build

Make = Callable[..., Claim]
VERIFIED = {"status": "confirmed"}
CC = "C" * 11


@pytest.fixture
def rows(make_claim: Make, document: Document) -> Callable[..., Sheet]:
    """A function that builds a sheet of rows by their change, priority, people's cells and conflicts."""

    def make(*some: dict[str, object], links: tuple[Link, ...] = ()) -> Sheet:
        claims = [make_claim(n, priority=parts.get("priority", 2)) for n, parts in enumerate(some, 1)]
        sheet = build([document], claims, links)
        found = [
            replace(row, change=str(parts.get("change", "unchanged")), people=parts.get("people", {}))
            for row, parts in zip(sheet.rows, some, strict=True)
        ]
        return replace(sheet, rows=tuple(found))

    return make


def conflict(one: str, other: str, severity: str = "real") -> Link:
    return Link(f"C{one * 10}", f"C{other * 10}", "conflict", "figure", severity, "200 against 300")


def failing(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.id[1]) for finding in report.failing]


def test_new_and_changed_claims_fail_and_known_ones_do_not(rows: Callable[..., Sheet]) -> None:
    sheet = rows({"change": "new"}, {"change": "changed"}, {"change": "moved"}, {"people": VERIFIED}, {})
    report = check(sheet, (), Policy())
    assert failing(report) == [("new", "B"), ("changed", "C")]
    assert [finding.id[1] for finding in report.verified] == ["E"]
    assert report.counts == {"new": 1, "changed": 1, "conflict": 0, "unverified": 2}


def test_a_changed_claim_fails_although_its_earlier_words_were_verified(rows: Callable[..., Sheet]) -> None:
    sheet = rows({"change": "changed", "people": VERIFIED})
    assert failing(check(sheet, (), Policy())) == [("changed", "B")]


@pytest.mark.parametrize("rule", ["new", "changed", "unverified", "conflict"])
def test_each_reason_alone_makes_it_fail(rule: str, rows: Callable[..., Sheet]) -> None:
    sheet = rows({"change": "new"}, {"change": "changed"}, {}, {}, links=(conflict("D", "E"),))
    report = check(sheet, (), Policy(frozenset({rule})))
    assert {name for name, _ in failing(report)} == {rule}
    assert failing(check(sheet, (), Policy(frozenset()))) == []


def test_only_claims_of_the_priority_or_a_higher_one_fail(rows: Callable[..., Sheet]) -> None:
    sheet = rows(*({"change": "new", "priority": priority} for priority in (3, 1, 2)))
    assert failing(check(sheet, (), Policy(priority=2))) == [("new", "C"), ("new", "D")]


def test_only_claims_of_the_kinds_asked_for_are_looked_at(rows: Callable[..., Sheet]) -> None:
    sheet = rows({"change": "new"})
    assert failing(check(sheet, (), Policy(kinds=frozenset({"figure"})))) == [("new", "B")]
    assert failing(check(sheet, (), Policy(kinds=frozenset({"date"})))) == []


def test_a_conflict_fails_once_and_only_when_one_side_must_be_wrong(rows: Callable[..., Sheet]) -> None:
    sheet = rows({}, {}, {}, links=(conflict("B", "C"), conflict("B", "D", "reconcile")))
    assert failing(check(sheet, (), Policy())) == [("conflict", "B")]


def test_a_conflict_that_somebody_has_decided_about_is_settled(rows: Callable[..., Sheet]) -> None:
    links = (conflict("B", "C"),)
    half = rows({"people": VERIFIED}, {}, links=links)
    assert failing(check(half, (), Policy())) == [("conflict", "B")]
    both = rows({"people": VERIFIED}, {"people": {"status": "wrong"}}, links=links)
    assert failing(check(both, (), Policy())) == []
    again = rows({"people": VERIFIED, "change": "changed"}, {"people": VERIFIED}, links=links)
    assert ("conflict", "B") in failing(check(again, (), Policy()))


def test_a_conflict_that_the_worksheet_has_already_is_known(rows: Callable[..., Sheet]) -> None:
    sheet = rows({}, {}, links=(conflict("B", "C"),))
    assert failing(check(sheet, of_sheet(sheet), Policy())) == []
    written_over = [
        replace(entry, conflicts=(Conflict(CC, "", "", "seen"),)) for entry in of_sheet(sheet)[:1]
    ]
    assert failing(check(sheet, (*written_over, of_sheet(sheet)[1]), Policy())) == []


def test_a_conflict_is_known_under_another_name_of_its_file(rows: Callable[..., Sheet]) -> None:
    sheet = rows({}, {}, links=(conflict("B", "C"),))
    known = [replace(entry, id=entry.id.replace("C", "Z"), document="old.md") for entry in of_sheet(sheet)]
    known = [
        replace(entry, conflicts=tuple(replace(c, other=c.other.replace("C", "Z")) for c in entry.conflicts))
        for entry in known
    ]
    assert failing(check(sheet, known, Policy())) == []


def test_a_conflict_that_was_milder_or_about_something_else_is_new(rows: Callable[..., Sheet]) -> None:
    sheet = rows({}, {}, links=(conflict("B", "C"),))
    for parts in ({"severity": "reconcile"}, {"what": "date"}):
        known = [
            replace(entry, conflicts=tuple(replace(c, **parts) for c in entry.conflicts))
            for entry in of_sheet(sheet)
        ]
        assert failing(check(sheet, known, Policy())) == [("conflict", "B")]


def test_a_conflict_with_an_article_that_was_not_read_is_no_finding(rows: Callable[..., Sheet]) -> None:
    sheet = rows({}, {}, links=(conflict("B", "C"),))
    assert failing(check(replace(sheet, rows=sheet.rows[:1]), (), Policy())) == []


def test_a_conflict_counts_by_either_of_its_sides(rows: Callable[..., Sheet]) -> None:
    for priorities in ((1, 3), (3, 1)):
        parts = ({"priority": priority} for priority in priorities)
        sheet = rows(*parts, links=(conflict("B", "C"),))
        assert failing(check(sheet, (), Policy(priority=1))) == [("conflict", "B")]


def test_failures_come_first_then_the_higher_priority(rows: Callable[..., Sheet]) -> None:
    sheet = rows({"priority": 1}, {"change": "new", "priority": 2}, {"change": "changed", "priority": 1})
    assert [finding.id[1] for finding in check(sheet, (), Policy()).findings] == ["D", "C", "B"]


def test_a_fingerprint_has_no_place_in_it(rows: Callable[..., Sheet]) -> None:
    sheet = rows({"change": "new"})
    claim = sheet.rows[0].claim
    moved = replace(sheet, rows=(Row(replace(claim, start=3, end=20, paragraph=9)),))
    one, other = (check(some, (), Policy()).findings[0] for some in (sheet, moved))
    assert one.fingerprint == other.fingerprint
    assert one.place != other.place


# Lines and columns


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_right_to_the_character(end: str) -> None:
    text = f"One 🚢 here.{end}{end}\tTwo\u2028three.{end}"
    lines = Lines(Document("a.md", "", text, ()))
    assert lines.place(text.index("here"), text.index(".")) == Place(1, 7, 1, 11)
    assert lines.place(text.index("Two"), text.index("three") + 6) == Place(3, 2, 3, 12)
    assert lines.place(0, text.index("Two")) == Place(1, 1, 3, 2)
    assert lines.place(len(text), len(text)) == Place(4, 1, 4, 1)


def test_a_format_whose_text_is_not_the_files_own_has_no_lines() -> None:
    assert Lines(Document("a.html", "", "One.", ())).place(0, 4) is None
    assert Lines(Document("a.txt", "", "", ())).place(0, 0) == Place(1, 1, 1, 1)


# The command


def call(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments], env={"COLUMNS": "100", "CI": "", **environment})


@pytest.fixture
def known(folder: Path, loaded: Language) -> Path:
    """A folder with an article and its worksheet, made before the article is edited."""
    CliRunner().invoke(app, ["extract", "ferry.md", "-q"])
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_a_known_article_passes_and_nothing_is_written(known: Path) -> None:
    before = {path.name: path.read_bytes() for path in known.iterdir()}
    result = call("ferry.md")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (ExitStatus.OK, "Nothing to look at.")
    assert {path.name: path.read_bytes() for path in known.iterdir()} == before


def test_a_changed_figure_fails_with_its_line_and_column(known: Path) -> None:
    edit(known / "ferry.md", "15 percent", "18 percent")
    result = call("ferry.md")
    assert result.exit_code == ExitStatus.FOUND
    assert "  5:1  changed, priority " in result.stdout
    assert "they were: “The ferry company raised its fares by 15 percent" in result.stdout
    assert call("ferry.md", "--fail-on", "new").exit_code == ExitStatus.OK
    assert call("ferry.md", "--fail-on", "never").exit_code == ExitStatus.OK


def test_a_moved_paragraph_raises_nothing(known: Path) -> None:
    title, day, one, two = (known / "ferry.md").read_text("utf-8").strip().split("\n\n")
    (known / "ferry.md").write_text("\n\n".join([title, day, two, one]) + "\n", "utf-8")
    assert call("ferry.md").exit_code == ExitStatus.OK


def test_accept_makes_new_claims_known_and_verifies_nothing(known: Path) -> None:
    edit(
        known / "ferry.md",
        "Published: 18 October 2024",
        "Published: 18 October 2024\n\nIt lost €2 million in May.",
    )
    assert call("ferry.md").exit_code == ExitStatus.FOUND
    assert call("ferry.md", "--accept").exit_code == ExitStatus.FOUND
    assert call("ferry.md").exit_code == ExitStatus.OK
    assert call("ferry.md", "--fail-on", "unverified").exit_code == ExitStatus.FOUND


def test_accept_is_refused_in_ci(known: Path) -> None:
    edit(known / "ferry.md", "15 percent", "18 percent")
    before = (known / "worksheet.csv").read_bytes()
    assert call("ferry.md", "--accept", CI="true").exit_code == ExitStatus.FAILED
    assert (known / "worksheet.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("nowhere.md",), "nowhere.md does not exist"),
        (("ferry.md", "nowhere.md"), "nowhere.md does not exist"),
        (("ferry.md", "-w", "nowhere.csv"), "nowhere.csv: there is no such file"),
        (("ferry.md", "--fail-on", "sometimes"), "'sometimes' is none of new"),
        (("ferry.md", "--format", "pdf"), "'pdf' is none of text"),
        (("ferry.md", "--output", "text"), "names no file"),
        (("ferry.md", "--output", "text=ferry.md"), "is no report of factcheck, so it was not overwritten"),
        (("ferry.md", "--output", "json=worksheet.csv"), "is no report of factcheck"),
        ((".", "--output", "text=ferry.md"), "is no report of factcheck"),
        (("ferry.md", "--output", "text=/dev/null"), "is no report of factcheck"),
        (("ferry.md", "--output", "text=a.txt", "--output", "json=a.txt"), "a.txt is named for two reports"),
    ],
)
def test_what_cannot_be_done_ends_with_two_and_says_why(
    arguments: tuple[str, ...], fault: str, known: Path
) -> None:
    before = {path.name: path.read_bytes() for path in known.iterdir()}
    result = call(*arguments)
    assert result.exit_code == ExitStatus.FAILED
    assert fault in re.sub(r"\s*│\s*", " ", result.output)
    assert {path.name: path.read_bytes() for path in known.iterdir()} == before


def test_a_crash_inside_it_ends_with_two_and_never_with_zero(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> Report:
        raise RuntimeError("boom")

    monkeypatch.setattr("factcheck.run.check", crash)
    result = call("ferry.md")
    assert result.exit_code == ExitStatus.FAILED
    assert "Something went wrong in factcheck itself (RuntimeError: boom)" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_report_can_go_into_a_file_as_well(known: Path) -> None:
    edit(known / "ferry.md", "15 percent", "18 percent")
    result = call("ferry.md", "--output", "text=report.txt")
    assert (known / "report.txt").read_text("utf-8") == result.stdout
    assert call("ferry.md", "--output", "text=report.txt").exit_code == ExitStatus.FOUND


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_takes_the_place_of_an_earlier_one(name: str, known: Path) -> None:
    for figure in ("18 percent", "15 percent", "19 percent"):
        edit(known / "ferry.md", "15 percent", figure)
        call("ferry.md", "--output", f"{name}=report")
        edit(known / "ferry.md", figure, "15 percent")
        result = call("ferry.md", "--output", f"{name}=report")
        assert result.exit_code == ExitStatus.OK, result.output


def test_what_does_not_fail_is_counted_all_the_same(known: Path) -> None:
    edit(known / "ferry.md", "15 percent", "18 percent")
    result = call("ferry.md", "--fail-on", "never")
    assert result.stdout.startswith("Nothing to look at. Seen, and no reason to fail: 1 changed.")


def test_a_folder_with_nothing_but_our_own_pages_was_not_checked(known: Path) -> None:
    (known / "pages").mkdir()
    CliRunner().invoke(app, ["export", "worksheet.csv", "-o", "pages/claims.md"])
    assert call("pages").exit_code == ExitStatus.FAILED


def test_a_worksheet_with_marks_of_a_merge_is_refused(known: Path) -> None:
    sheet = known / "worksheet.csv"
    header, *rows = sheet.read_bytes().split(b"\r\n")
    marked = [header, b"<<<<<<< HEAD", *rows[:1], b"=======", *rows[1:2], b">>>>>>> branch", *rows[2:]]
    sheet.write_bytes(b"\r\n".join(marked))
    result = call("ferry.md")
    assert result.exit_code == ExitStatus.FAILED
    assert "row 2 is a mark of a merge" in result.stderr


def test_nothing_in_a_report_is_obeyed_by_a_runner(known: Path) -> None:
    (known / "::error::x.md").write_text(
        "It lost €2 million in May, ##[add-mask]said Lina Ostrow.\n", "utf-8"
    )
    result = call("::error::x.md", GITHUB_ACTIONS="true")
    assert result.exit_code == ExitStatus.FOUND
    assert ": :error::x.md" in result.stdout
    assert "##[" not in result.output and not result.stdout.startswith("::")
