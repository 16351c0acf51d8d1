"""An archive of articles in one file, through the commands: read, read again, exported."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

from factcheck.articles import of_worksheet
from factcheck.cli import ExitStatus, app
from factcheck.read.corpus import Columns
from factcheck.write.opened import opened

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

TEXTS = {
    "bridge": "The swing bridge at Port Ellery was closed for 14 days in March.",
    "ferry": "Over 200 ferries left Port Ellery in 2019, Bram Tolk said.",
    "mill": "The mill at Ostmark opened in 1968 and employs 40 people.",
}


@Language.component("test_fails_on_mills")
def fails_on_mills(doc: Doc) -> Doc:
    if "mill" in doc.text:
        raise ZeroDivisionError("mill")
    return doc


def lines(ids: Sequence[str]) -> str:
    rows = ({"id": id_, "title": f"On a {id_}", "body": TEXTS[id_], "date": "2024-05-01"} for id_ in ids)
    return "".join(json.dumps(row) + "\n" for row in rows)


def archive(*ids: str, name: str = "archive.jsonl") -> None:
    Path(name).write_text(lines(ids), encoding="utf-8")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "200", "NO_COLOR": "1"})


def extract(*arguments: str) -> Result:
    return call("extract", *arguments, "--column", "text=body")


def changes(path: str = "w.csv") -> dict[str, str]:
    """What became of the rows, by article."""
    return {row["document"]: row["change"] for row in opened(Path(path)).rows}


def note(path: str, document: str, words: str) -> None:
    """Write a note on the first row of an article."""
    first = Path(path).read_bytes().decode("utf-8").split("\r\n")
    at = next(n for n, line in enumerate(first) if document in line)
    Path(path).write_bytes("\r\n".join([*first[:at], first[at] + words, *first[at + 1 :]]).encode())


def notes(path: str) -> Mapping[str, str]:
    return {row["document"]: row["notes"] for row in opened(Path(path)).rows if row["notes"]}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: Pipeline) -> Path:
    monkeypatch.chdir(tmp_path)
    archive(*TEXTS)
    return tmp_path


def test_the_rows_of_an_archive_are_articles_in_its_order() -> None:
    result = extract("archive.jsonl", "-o", "w.csv")
    assert (result.exit_code, result.stderr) == (ExitStatus.OK, "")
    assert [*changes()] == [f"archive.jsonl#{id_}" for id_ in TEXTS]
    assert "Read 3 documents" in result.stdout


def test_the_same_again_changes_nothing() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    note("w.csv", "#ferry", "asked her")
    extract("archive.jsonl", "-o", "w.csv")
    before = Path("w.csv").read_bytes()
    extract("archive.jsonl", "-o", "w.csv")
    assert Path("w.csv").read_bytes() == before
    assert set(changes().values()) == {"unchanged"}
    assert notes("w.csv") == {"archive.jsonl#ferry": "asked her"}


def test_an_article_that_was_taken_out_is_removed_and_its_notes_stay() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    note("w.csv", "#mill", "asked her")
    archive("bridge", "ferry")
    result = extract("archive.jsonl", "-o", "w.csv")
    assert changes() == {
        "archive.jsonl#bridge": "unchanged",
        "archive.jsonl#ferry": "unchanged",
        "archive.jsonl#mill": "removed",
    }
    assert notes("w.csv") == {"archive.jsonl#mill": "asked her"}
    assert "removed" in result.stdout


def test_another_archive_read_meanwhile_leaves_the_rows_of_the_first_as_they_are() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    note("w.csv", "#mill", "asked her")
    archive("bridge")  # but it is not read now
    Path("other.jsonl").write_text('{"id": "tram", "body": "The tram opened in 1924."}\n', encoding="utf-8")
    result = extract("other.jsonl", "-o", "w.csv")
    assert changes() == {
        "other.jsonl#tram": "new",
        "archive.jsonl#bridge": "new",
        "archive.jsonl#ferry": "new",
        "archive.jsonl#mill": "new",
    }
    assert notes("w.csv") == {"archive.jsonl#mill": "asked her"}
    assert "In articles that were not read this time" in result.stdout


def test_an_archive_that_became_a_file_of_its_own_has_moved() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    archive("bridge", "ferry")
    Path("mill.txt").write_text(TEXTS["mill"], encoding="utf-8")
    extract("archive.jsonl", "mill.txt", "-o", "w.csv")
    assert changes() == {
        "archive.jsonl#bridge": "unchanged",
        "archive.jsonl#ferry": "unchanged",
        "mill.txt": "moved",
    }


def test_a_worksheet_in_another_folder_knows_the_archive_by_its_place(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "desk").mkdir()
    extract("archive.jsonl", "-o", "desk/w.csv")
    archive("bridge", "ferry")
    monkeypatch.chdir(here / "desk")
    extract("../archive.jsonl", "-o", "w.csv")
    assert changes() == {
        "../archive.jsonl#bridge": "unchanged",
        "../archive.jsonl#ferry": "unchanged",
        "archive.jsonl#mill": "removed",
    }


# What could not be done


def test_an_article_that_fails_is_still_there(loaded: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    extract("archive.jsonl", "-o", "w.csv", "--no-cache")
    note("w.csv", "#mill", "asked her")
    archive("bridge", "mill")
    loaded.add_pipe("test_fails_on_mills")
    try:
        result = extract("archive.jsonl", "-o", "w.csv", "--no-cache")
    finally:
        loaded.remove_pipe("test_fails_on_mills")
    assert result.exit_code == ExitStatus.FAILED
    assert changes() == {
        "archive.jsonl#bridge": "unchanged",
        "archive.jsonl#mill": "new",
        "archive.jsonl#ferry": "removed",
    }
    assert notes("w.csv") == {"archive.jsonl#mill": "asked her"}


def test_of_an_archive_that_breaks_off_nothing_is_said_to_be_gone() -> None:
    whole = gzip.compress(lines(list(TEXTS) * 400).encode(), mtime=0)
    name = "archive.jsonl.gz"
    Path(name).write_bytes(gzip.compress(lines([*TEXTS]).encode()))
    extract(name, "-o", "w.csv")
    archive_of_one = gzip.compress(lines(["bridge"]).encode())
    Path(name).write_bytes(archive_of_one + whole[:20])
    result = extract(name, "-o", "w.csv")
    assert result.exit_code == ExitStatus.FAILED
    assert "is damaged" in result.stderr
    assert changes() == {
        f"{name}#bridge": "unchanged",
        f"{name}#ferry": "new",
        f"{name}#mill": "new",
    }


@pytest.mark.parametrize(
    "row",
    [
        json.dumps({"id": "ferry", "body": "", "date": "2024-05-01"}),  # which article it is stands there
        '{"id": "ferry", "bo',  # it does not
    ],
)
def test_a_row_that_cannot_be_read_this_time_keeps_its_notes_where_they_are(row: str) -> None:
    extract("archive.jsonl", "-o", "w.csv")
    note("w.csv", "#ferry", "mine")
    twin = json.dumps({"id": "copy", "body": TEXTS["ferry"], "date": "2024-05-01"})
    Path("archive.jsonl").write_text(lines(["bridge"]) + f"{row}\n{twin}\n", encoding="utf-8")
    assert extract("archive.jsonl", "-o", "w.csv").exit_code == ExitStatus.FAILED
    assert changes()["archive.jsonl#copy"] == "new"
    assert list(notes("w.csv")) == ["archive.jsonl#ferry"]
    archive(*TEXTS)
    extract("archive.jsonl", "-o", "w.csv")
    assert changes()["archive.jsonl#ferry"] == "unchanged"
    assert list(notes("w.csv")) == ["archive.jsonl#ferry"]


def test_a_check_does_not_take_a_failure_for_a_claim_that_is_gone(loaded: Pipeline) -> None:
    extract("archive.jsonl", "-o", "w.csv")
    loaded.add_pipe("test_fails_on_mills")
    try:
        result = call("check", "archive.jsonl", "-w", "w.csv", "--column", "text=body", "--no-cache")
    finally:
        loaded.remove_pipe("test_fails_on_mills")
    assert result.exit_code == ExitStatus.FAILED
    assert "archive.jsonl#mill: could not be worked through" in result.stderr
    assert "removed" not in result.stdout


def test_an_archive_without_the_column_writes_nothing_and_says_which_there_are() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    before = Path("w.csv").read_bytes()
    result = call("extract", "archive.jsonl", "-o", "w.csv")
    assert result.exit_code == ExitStatus.FAILED
    assert "has no column text. It has id, title, body, date." in result.stderr
    assert Path("w.csv").read_bytes() == before


# A worksheet in another format


def settings() -> None:
    Path("factcheck.toml").write_text('[columns]\ntext = "body"\n', encoding="utf-8")


def test_a_page_shows_the_articles_of_an_archive() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    settings()
    result = call("export", "w.csv", "-o", "w.html")
    assert (result.exit_code, result.stderr) == (ExitStatus.OK, "")
    page = Path("w.html").read_text("utf-8")
    assert "On a ferry" in page
    call("extract", "archive.jsonl", "-o", "direct.html")
    assert page.count("On a ferry") == Path("direct.html").read_text("utf-8").count("On a ferry")


def test_a_page_is_made_from_another_folder_too(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract("archive.jsonl", "-o", "w.csv")
    (here / "desk").mkdir()
    monkeypatch.chdir(here / "desk")
    settings()
    result = call("export", "../w.csv", "-o", "w.html")
    assert (result.exit_code, result.stderr) == (ExitStatus.OK, "")
    assert "On a ferry" in Path("w.html").read_text("utf-8")


def test_an_archive_that_cannot_be_read_is_one_line_and_not_one_for_each_article() -> None:
    extract("archive.jsonl", "-o", "w.csv")
    result = call("export", "w.csv", "-o", "w.html")  # the usual column is not there
    assert result.exit_code == ExitStatus.FAILED
    assert result.stderr.splitlines() == [
        "factcheck: archive.jsonl has no column text. It has id, title, body, date. "
        "Say which one it is: --column text=NAME.",
        "factcheck: The claims of these articles are listed without their text.",
    ]


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (["bridge", "ferry"], "archive.jsonl#mill is no longer in archive.jsonl."),
        (["ferry"], "archive.jsonl#bridge and 1 more are no longer in archive.jsonl."),
    ],
)
def test_articles_that_are_no_longer_in_an_archive_are_told(left: list[str], told: str) -> None:
    extract("archive.jsonl", "-o", "w.csv")
    archive(*left)
    settings()
    result = call("export", "w.csv", "-o", "w.html")
    assert result.exit_code == ExitStatus.FAILED
    assert result.stderr.splitlines()[0] == f"factcheck: {told} Was it exported anew?"
    assert "On a ferry" in Path("w.html").read_text("utf-8")


def test_the_articles_of_a_worksheet_come_in_its_order_those_of_archives_and_of_files() -> None:
    Path("mill.txt").write_text(TEXTS["mill"], encoding="utf-8")
    Path("odd.csv#1.txt").write_text(TEXTS["mill"], encoding="utf-8")  # no row of a corpus
    archive("ferry", "bridge", name="second.jsonl")
    paths = ["second.jsonl", "mill.txt", "archive.jsonl", "odd.csv#1.txt"]
    extract(*paths, "-o", "w.csv")
    archive("mill", "ferry", "bridge")
    found, missing = of_worksheet(opened(Path("w.csv")), Path(), Columns(text="body"))
    assert [document.path for document in found] == [
        "second.jsonl#ferry",
        "second.jsonl#bridge",
        "mill.txt",
        "archive.jsonl#bridge",
        "archive.jsonl#ferry",
        "archive.jsonl#mill",
        "odd.csv#1.txt",
    ]
    assert missing == ()
    assert found[0].title == "On a ferry"


def test_parquet_is_read_again_with_the_notes_in_it() -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    extract("archive.jsonl", "-o", "w.parquet")
    table = pq.read_table("w.parquet")
    at = table.schema.get_field_index("notes")
    column = ["asked her" if "ferry" in path else "" for path in table["document"].to_pylist()]
    pq.write_table(table.set_column(at, "notes", pa.array(column)), "w.parquet")
    archive("bridge", "ferry")
    assert extract("archive.jsonl", "-o", "w.parquet").exit_code == ExitStatus.OK
    assert notes("w.parquet") == {"archive.jsonl#ferry": "asked her"}
    assert changes("w.parquet") == {
        "archive.jsonl#bridge": "unchanged",
        "archive.jsonl#ferry": "unchanged",
        "archive.jsonl#mill": "removed",
    }
    assert call("export", "w.parquet", "-o", "w.csv").exit_code == ExitStatus.OK
    assert notes("w.csv") == {"archive.jsonl#ferry": "asked her"}


def test_an_archive_as_csv_or_parquet_gives_the_same_claims() -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = pd.read_json("archive.jsonl", lines=True, dtype=False)
    table.to_csv("archive.csv", index=False)
    table.to_parquet("archive.parquet")
    claims = []
    for suffix in (".jsonl", ".csv", ".parquet"):
        assert extract(f"archive{suffix}", "-o", f"w{suffix}.csv").exit_code == ExitStatus.OK
        rows = opened(Path(f"w{suffix}.csv")).rows
        claims.append([(row["claim"], row["dates"], row["start"]) for row in rows])
    assert claims[0]
    assert claims[0] == claims[1] == claims[2]
