"""The command: in this process where a process is not the point, in one of its own where it is."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from factcheck import __version__
from factcheck.cli import ExitStatus, app
from factcheck.model import Claim, Document, Link
from factcheck.run import save
from factcheck.sheet import COLUMNS, build
from factcheck.write import csv_file, jsonl

if TYPE_CHECKING:
    from spacy.language import Language

COMMAND = [sys.executable, "-m", "factcheck"]


def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(
        app, ["extract", *arguments], input=stdin, env={"COLUMNS": "100", "NO_COLOR": "1"}
    )


def process(arguments: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        timeout=120,
        env=os.environ | {"COLUMNS": "100"} | environment,
    )


def complaint(result: Result) -> str:
    """The one line on standard error of a command that could not do it."""
    assert result.exit_code == ExitStatus.FAILED, result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("factcheck: ")
    return line


# A run


def test_a_run_writes_a_worksheet_and_a_summary_on_standard_output(folder: Path, loaded: Language) -> None:
    result = call("ferry.md")
    assert result.exit_code == ExitStatus.OK, result.output
    assert result.stderr == ""
    columns, rows, *_ = csv_file.read(folder / "worksheet.csv")
    assert columns == tuple(column.key for column in COLUMNS)
    assert f"Found {len(rows)} claims to check." in result.stdout
    assert "Check these first" in result.stdout
    assert "Worksheet: worksheet.csv" in result.stdout


def test_the_suffix_of_the_output_decides_the_format(folder: Path, loaded: Language) -> None:
    assert call("ferry.md", "-o", "out.jsonl", "--quiet").exit_code == ExitStatus.OK
    rows = jsonl.read(folder / "out.jsonl").rows
    article = (folder / "ferry.md").read_text("utf-8")
    assert rows
    for row in rows:
        assert article[int(row["start"]) : int(row["end"])] == row["text"]


def test_standard_input_is_an_article(folder: Path, loaded: Language) -> None:
    article = "The ferry company raised its fares by 15 percent on Monday."
    result = call("-", "--date", "2024-10-18", stdin=article)
    assert result.exit_code == ExitStatus.OK, result.output
    (row,) = csv_file.read(folder / "worksheet.csv").rows
    assert (row["document"], row["claim"]) == ("-", article)
    assert "2024-10-14" in row["dates"]


def test_an_article_without_claims_gives_a_header_only(folder: Path, loaded: Language) -> None:
    (folder / "empty.txt").write_text("What a lovely morning!", encoding="utf-8")
    assert call("empty.txt").exit_code == ExitStatus.OK
    assert csv_file.read(folder / "worksheet.csv").rows == ()
    assert call("empty.txt").exit_code == ExitStatus.OK


def test_quiet_prints_nothing_and_verbose_prints_each_document_on_standard_error(
    folder: Path, loaded: Language
) -> None:
    quiet = call("ferry.md", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    verbose = call("ferry.md", "--verbose", "--no-cache")
    assert "Found" in verbose.stdout
    assert "ferry.md: “Ferry fares rise in Port Ellery”, published 2024-10-18 (" in verbose.stderr
    assert "Loading the language model: " in verbose.stderr
    assert call("ferry.md", "--quiet", "--verbose").exit_code == ExitStatus.FAILED


def test_settings_are_read_from_the_current_folder_and_options_go_over_them(
    folder: Path, loaded: Language
) -> None:
    (folder / "factcheck.toml").write_text('output = "a.csv"\n', encoding="utf-8")
    call("ferry.md")
    call("ferry.md", "-o", "b.csv")
    assert (folder / "a.csv").exists() and (folder / "b.csv").exists()


@pytest.mark.parametrize("name", ["claims.md", "claims.html"])
def test_a_list_of_claims_in_a_folder_is_not_read_as_an_article(
    name: str, folder: Path, loaded: Language
) -> None:
    (folder / "arts").mkdir()
    (folder / "ferry.md").rename(folder / "arts" / "ferry.md")
    call("arts", "-o", f"arts/{name}")
    call("arts", "-o", "before.csv")
    assert call("arts", "-o", f"arts/{name}").exit_code == ExitStatus.OK
    assert {row["document"] for row in csv_file.read(folder / "before.csv").rows} == {"arts/ferry.md"}
    result = call(f"arts/{name}", "arts", "-o", "before.csv")
    assert result.exit_code == ExitStatus.FAILED
    assert f"arts/{name} is a list of claims that factcheck wrote, and no article." in result.stderr
    assert {row["document"] for row in csv_file.read(folder / "before.csv").rows} == {"arts/ferry.md"}


# An output that is there already


def test_a_run_onto_a_worksheet_keeps_what_people_wrote_and_the_file_before(
    folder: Path, loaded: Language
) -> None:
    call("ferry.md")
    worksheet = folder / "worksheet.csv"
    worksheet.write_bytes(worksheet.read_bytes().replace(b"unchecked", b"confirmed", 1))
    before = worksheet.read_bytes()
    (folder / "ferry.md").write_text(
        (folder / "ferry.md").read_text("utf-8").replace("15 percent", "18 percent"), "utf-8"
    )
    result = call("ferry.md")
    assert result.exit_code == ExitStatus.OK
    assert "Since the last run: 1 changed, 1 unchanged\n" in result.stdout
    assert "Look again (1): the words changed after they were checked" in result.stdout
    assert "was confirmed: The ferry company raised its fares by 15 percent" in result.stdout
    assert "The earlier worksheet is kept as worksheet.csv.bak\n" in result.stdout
    assert (folder / "worksheet.csv.bak").read_bytes() == before
    assert b"confirmed" in worksheet.read_bytes()


def test_the_same_again_writes_nothing_and_needs_no_backup(folder: Path, loaded: Language) -> None:
    call("ferry.md")
    call("ferry.md")  # what was new is unchanged now
    (folder / "worksheet.csv.bak").unlink()
    assert "kept as" not in call("ferry.md").stdout
    assert not (folder / "worksheet.csv.bak").exists()


def test_a_damaged_worksheet_is_refused_before_any_work(folder: Path, loaded: Language) -> None:
    call("ferry.md")
    worksheet = folder / "worksheet.csv"
    worksheet.write_bytes(worksheet.read_bytes().replace(b"status", b"Status of it", 1))
    before = worksheet.read_bytes()
    assert "worksheet.csv: has no column status" in complaint(call("nowhere.md"))
    assert worksheet.read_bytes() == before


def test_earlier_checks_are_suggested_and_not_accepted(folder: Path, loaded: Language) -> None:
    call("ferry.md", "-o", "old.csv")
    (folder / "old.csv").write_bytes((folder / "old.csv").read_bytes().replace(b"unchecked", b"confirmed"))
    result = call("ferry.md", "--known", "old.csv")
    assert "Verified before, perhaps: 2 claims, see earlier_check" in result.stdout
    assert b"confirmed (old.csv)" in (folder / "worksheet.csv").read_bytes()
    assert (folder / "worksheet.csv").read_bytes().count(b"unchecked") == 2


def test_a_wrong_path_of_earlier_checks_is_told_before_any_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.run.extract", lambda *_, **__: pytest.fail("worked in vain"))
    assert "nowhere.csv: there is no such file" in complaint(call("ferry.md", "--known", "nowhere.csv"))


# What is left, and other formats


def run_(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})


def test_status_says_what_is_left(folder: Path, loaded: Language) -> None:
    call("ferry.md")
    result = run_("status", "worksheet.csv")
    assert result.exit_code == ExitStatus.OK
    assert "0 of 2 claims checked. Left: 2" in result.stdout
    assert "there is no such file" in complaint(run_("status", "nowhere.csv"))


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl", "html", "md", "json"])
def test_export_writes_every_format(suffix: str, folder: Path, loaded: Language) -> None:
    call("ferry.md")
    result = run_("export", "worksheet.csv", "-o", f"other.{suffix}")
    assert (result.exit_code, result.stdout) == (ExitStatus.OK, f"Wrote other.{suffix}\n")
    assert (folder / f"other.{suffix}").stat().st_size > 0


def test_a_page_without_its_article_is_written_and_says_what_is_missing(
    folder: Path, loaded: Language
) -> None:
    call("ferry.md")
    (folder / "ferry.md").unlink()
    result = run_("export", "worksheet.csv", "-o", "page.html")
    assert result.exit_code == ExitStatus.FAILED
    assert "ferry.md does not exist" in result.stderr
    assert "15 percent" in (folder / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "fault"),
    [
        ("mine.csv", "is no worksheet of factcheck"),
        ("nowhere/w.csv", "does not exist"),
        ("w.xyz", "End the name in .csv or .xlsx or"),
        ("ferry.md", "is one of the articles to read"),
        (".", "cannot write this kind of file"),
    ],
)
def test_an_output_that_cannot_be_is_one_line(output: str, fault: str, folder: Path) -> None:
    (folder / "mine.csv").write_text("name,price\n", encoding="utf-8")
    assert fault in complaint(call("ferry.md", "-o", output))
    assert (folder / "mine.csv").read_text("utf-8") == "name,price\n"


# Bad input


def test_each_bad_input_is_a_line_with_what_to_do_and_the_rest_is_done(
    folder: Path, loaded: Language
) -> None:
    (folder / "empty.md").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "void").mkdir()
    bad = ["nowhere.md", "empty.md", "picture.txt", "broken.docx", "void", "tune.mp3"]
    (folder / "tune.mp3").write_bytes(b"ID3")
    result = call(*bad, "ferry.md")
    assert result.exit_code == ExitStatus.FAILED
    lines = result.stderr.splitlines()
    assert len(lines) == len(bad)
    for name, line in zip(bad, lines, strict=True):
        assert name in line
        assert line.rstrip().endswith(".") and line.count(". ") >= 1, line  # the fault, then what to do
        assert name in result.stdout
    assert csv_file.read(folder / "worksheet.csv").rows
    assert "Traceback" not in result.output


def test_when_nothing_can_be_read_no_worksheet_is_written(folder: Path) -> None:
    result = call("nowhere.md")
    assert result.exit_code == ExitStatus.FAILED
    assert "no worksheet was written" in result.stderr
    assert "No worksheet was written." in result.stdout
    assert not (folder / "worksheet.csv").exists()


def test_bad_settings_and_a_missing_model_are_one_line(folder: Path) -> None:
    (folder / "bad.toml").write_text('modle = "x"\n', encoding="utf-8")
    assert "Did you mean 'model'?" in complaint(call("ferry.md", "--config", "bad.toml"))
    assert "there is no such file" in complaint(call("ferry.md", "--config", "none.toml"))
    assert "pip install no-such-model" in complaint(call("ferry.md", "--model", "no_such_model"))


@pytest.mark.parametrize("arguments", [["--date", "18.10.2024"], ["--no-such-option"], ["--date"]])
def test_a_wrong_option_is_a_usage_error(arguments: list[str], folder: Path) -> None:
    result = call("ferry.md", *arguments)
    assert result.exit_code == ExitStatus.FAILED
    assert arguments[0] in result.stderr


def test_debug_shows_where_an_error_arose_and_otherwise_no_traceback_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug\nof ours")

    monkeypatch.setattr("factcheck.run.extract", broken)
    assert "factcheck itself (ZeroDivisionError: a bug of ours)" in complaint(call("ferry.md"))
    result = call("ferry.md", "--debug")
    assert result.exit_code == ExitStatus.FAILED
    assert "Traceback" in result.stderr and "in broken" in result.stderr


def test_a_file_name_with_codes_and_line_ends_stays_one_plain_line(folder: Path) -> None:
    lines = call("no\nwhere\x1b[2J.md").stderr.splitlines()
    assert len(lines) == 2  # the fault, and that nothing was written
    assert "\x1b" not in lines[0]


# Help


@pytest.mark.parametrize(
    "arguments", [["--help"], ["extract", "--help"], ["explain", "--help"], ["--version"]]
)
def test_help_costs_neither_spacy_nor_pandas(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import sys, atexit\n"
        "heavy = ('spacy', 'pandas', 'numpy')\n"
        "atexit.register(lambda: print([m for m in heavy if m in sys.modules], file=sys.stderr))\n"
        f"sys.argv = ['factcheck', *{arguments!r}]\n"
        "from factcheck.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert (
        __version__ in done.stdout
        or f"factcheck {'explain' if 'explain' in arguments else 'extract'}" in (done.stdout)
    )


def test_help_shows_defaults_and_no_type_for_switches() -> None:
    shown = CliRunner().invoke(app, ["extract", "--help"], env={"COLUMNS": "100", "NO_COLOR": "1"}).output
    assert "[default: worksheet.csv]" in " ".join(shown.replace("│", " ").split())
    assert not [line for line in shown.splitlines() if "--quiet" in line and "<" in line]


def test_a_command_without_a_path_shows_its_help(folder: Path) -> None:
    assert "factcheck extract article.md" in call().output


def test_shell_completion_can_be_installed() -> None:
    assert "--install-completion" in CliRunner().invoke(app, ["--help"], env={"COLUMNS": "100"}).output


# One row


def explained(*arguments: str, columns: str = "100") -> Result:
    return CliRunner().invoke(app, ["explain", *arguments], env={"COLUMNS": columns})


@pytest.fixture
def worksheets(folder: Path, make_claim: Callable[..., Claim]) -> Path:
    """A folder with ``w.csv`` and ``w.jsonl``: two claims of two articles that conflict."""
    one = make_claim(1, text="Over 200 Ellerians left on Monday.", document="a.md")
    two = make_claim(2, text="Some 150 Ellerians left on Monday.", document="b.md")
    sides = f"“{one.text}” (a.md, paragraph 2) and “{two.text}” (b.md, paragraph 2)"
    links = [Link(one.id, two.id, "conflict", "figure", "real", f"over 200 against 150: {sides}")]
    sheet = build([Document("a.md", "", "", ()), Document("b.md", "", "", ())], [one, two], links)
    for name in ("w.csv", "w.jsonl"):
        save(sheet, folder / name)
    return folder


@pytest.mark.parametrize("name", ["w.csv", "w.jsonl"])
@pytest.mark.parametrize("asked", ["CBBBBBBBBBB", "cb", " Cbbb"])
def test_a_row_is_explained_by_its_id_or_its_beginning(name: str, asked: str, worksheets: Path) -> None:
    result = explained(name, asked)
    assert result.exit_code == ExitStatus.OK, result.output
    assert result.stdout.startswith("CBBBBBBBBBB\na.md, paragraph 2")
    assert "figure: one of the two must be wrong" in result.stdout
    assert "\x1b" not in result.stdout
    assert any(
        "[Over 200] Ellerians" in line and "[Some 150] Ellerians" in line
        for line in result.stdout.splitlines()
    )


def test_on_a_narrow_terminal_the_sides_stand_one_under_the_other(worksheets: Path) -> None:
    lines = explained("w.csv", "cb", columns="60").stdout.splitlines()
    sides = [n for n, line in enumerate(lines) if "[Over 200]" in line or "[Some 150]" in line]
    assert len(sides) == 2


def test_an_unknown_id_is_one_line_with_the_nearest(worksheets: Path) -> None:
    assert "Did you mean CBBBBBBBBBB (“Over 200 Ellerians left on" in complaint(
        explained("w.csv", "CBBBBBBBBBX")
    )
    assert "2 rows have an id that begins with C." in complaint(explained("w.csv", "c"))
    assert "in the column claim_id" in complaint(explained("w.csv", "99"))
    assert "No row has the id" in complaint(explained("w.csv", ""))


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("nowhere.csv", "there is no such file"),
        (
            "ferry.md",
            "is no worksheet of factcheck. The name of one ends in .csv or .xlsx or .jsonl or .parquet.",
        ),
        ("mine.csv", "is no worksheet of factcheck"),
        ("mine.jsonl", "is no worksheet of factcheck"),
        ("empty.csv", "is no worksheet of factcheck"),
        ("empty.jsonl", "The worksheet has no rows."),
        ("folder.csv", "cannot be read"),
    ],
)
def test_a_file_that_is_no_worksheet_is_one_line(name: str, fault: str, folder: Path) -> None:
    (folder / "mine.csv").write_text("claim_id,price\nC1,3\n", encoding="utf-8")
    (folder / "mine.jsonl").write_text('{"claim_id": "C1"}\n', encoding="utf-8")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "folder.csv").mkdir()
    assert fault in complaint(explained(name, "C1"))


def test_explaining_costs_neither_spacy_nor_pandas(worksheets: Path) -> None:
    code = (
        "import sys, atexit\n"
        "heavy = ('spacy', 'pandas')\n"
        "atexit.register(lambda: print([m for m in heavy if m in sys.modules], file=sys.stderr))\n"
        "sys.argv = ['factcheck', 'explain', 'w.csv', 'cb']\n"
        "from factcheck.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=worksheets, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_what_extract_writes_can_be_explained(folder: Path, loaded: Language) -> None:
    call("ferry.md", "-o", "w.csv", "--quiet")
    call("ferry.md", "-o", "w.jsonl", "--quiet")
    for row in csv_file.read(folder / "w.csv").rows:
        for name in ("w.csv", "w.jsonl"):
            result = explained(name, row["claim_id"])
            assert result.exit_code == ExitStatus.OK, result.output
            assert "why it is here" in result.stdout


# Processes


def test_two_processes_write_the_same_bytes(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "b.txt").write_text(
        "Over 200 boats left Port Ellery, Lina Ostrow said.", encoding="utf-8"
    )
    first = process(["extract", ".", "-o", "a.csv"], folder, PYTHONHASHSEED="1")
    second = process(["extract", ".", "-o", "b.csv"], folder, PYTHONHASHSEED="2")
    assert first.returncode == second.returncode == ExitStatus.OK, first.stderr
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()
    assert first.stdout.replace(b"a.csv", b"b.csv") == second.stdout
    assert first.stderr == b""  # no terminal: no progress


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as gone:
        done = subprocess.run(
            [*COMMAND, "extract", "ferry.md"], cwd=folder, stdout=gone, stderr=subprocess.PIPE, timeout=120
        )
    assert (done.returncode, done.stderr) == (ExitStatus.OK, b"")
    assert (folder / "worksheet.csv").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_summary_that_cannot_be_written_is_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        done = subprocess.run(
            [*COMMAND, "extract", "ferry.md"], cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=120
        )
    assert done.returncode == ExitStatus.FAILED
    assert done.stderr.startswith(b"factcheck: The computer refused: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_ctrl_c_stops_with_a_clean_line_and_130(folder: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin is not None
        running.stdin.write(
            b"words " * 100_000
        )  # more than a pipe holds: it returns when they are being read
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    assert (stdout, stderr) == (b"", b"factcheck: Stopped. No file was left half written.\n")
    assert not (folder / "worksheet.csv").exists()


@pytest.mark.skipif(os.name != "posix", reason="file names of POSIX")
def test_an_output_that_cannot_show_a_character_does_not_stop_the_run(folder: Path) -> None:
    (folder / "ferry.md").rename(folder / os.fsdecode(b"f\xe9rry.md"))
    done = process(["extract", ".", "-o", "w.csv"], folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (ExitStatus.OK, b"")
    assert csv_file.read(folder / "w.csv").rows[0]["document"] == "./f\\udce9rry.md"


def test_a_worksheet_with_semicolons_is_written_with_semicolons_again(folder: Path, loaded: Language) -> None:
    call("ferry.md")
    path = folder / "worksheet.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    with path.open("w", encoding="cp1252", newline="", errors="replace") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    assert call("ferry.md").exit_code == ExitStatus.OK
    assert path.read_bytes().decode("utf-8-sig").startswith("claim_id;change;document;")
    assert {row["change"] for row in csv_file.read(path).rows} == {"unchanged"}


def test_a_backup_can_be_looked_at_like_any_worksheet(folder: Path, loaded: Language) -> None:
    call("ferry.md")
    call("ferry.md")
    result = run_("status", "worksheet.csv.bak")
    assert result.exit_code == ExitStatus.OK
    assert "0 of 2 claims checked" in result.stdout
