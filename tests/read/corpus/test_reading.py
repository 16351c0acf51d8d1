"""What is the same for corpora of all formats: columns, ids, what is refused, archives."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.model import Claim
from factcheck.read.corpus import Article, Columns, articles, reading
from factcheck.read.corpus.row import Damaged
from factcheck.read.corpus.row import Row as TableRow
from factcheck.sheet import Row, Sheet
from factcheck.write import WRITERS

Found = Callable[..., tuple[list[Article], list[Exception]]]


def test_columns_are_called_as_the_user_says(found: Found) -> None:
    columns = Columns(id="url", title="headline", date="day", text="body")
    articles, refused = found("url,headline,day,body,text\nu,h,d,b,t\n", "n.csv", columns)
    assert articles == [Article("n.csv#u", "h", "d", "b")]
    assert not refused


def test_capitals_and_spaces_do_not_matter_where_the_name_is_the_only_one(found: Found) -> None:
    assert found("ID, Text \n7,words\n", "n.csv")[0] == [Article("n.csv#7", "", "", "words")]
    assert found("TEXT,Text,text\na,b,c\n", "n.csv")[0][0].text == "c"
    assert "has no column text" in str(found("TEXT,Text\na,b\n", "n.csv")[1][0])


@pytest.mark.parametrize("field", ["id", "title", "date", "text"])
def test_a_column_that_the_user_names_and_that_is_not_there_is_an_error_of_the_file(
    field: str, found: Found
) -> None:
    articles, (refused,) = found("text,Body\na,b\nc,d\n", "n.csv", Columns(**{field: "bdoy"}))
    assert not articles
    assert str(refused) == (
        f"n.csv has no column bdoy. It has text, Body. Say which one it is: --column {field}=NAME."
    )


def test_a_usual_column_may_be_missing_but_for_the_text(found: Found) -> None:
    assert found("text\nwords\n", "n.csv")[0] == [Article("n.csv#1", "", "", "words")]
    (refused,) = found("\n".join([",".join(f"column{n}" for n in range(20)), "a"]), "n.csv")[1]
    assert "n.csv has no column text. It has column0, " in str(refused)
    assert "column11 and 8 more. Say which one it is: --column text=NAME." in str(refused)


def test_a_column_that_is_there_twice_is_an_error_only_where_it_is_needed(found: Found) -> None:
    assert "more than one column text" in str(found("text,text\na,b\n", "n.csv")[1][0])
    assert found("text,x,x\na,b,c\n", "n.csv")[0]


def test_rows_with_one_id_are_all_read_and_told_apart(found: Found) -> None:
    ids = ["a", "a", "a~2", "a", "", "5", "A"]
    content = "".join(json.dumps({"id": id_, "text": "same"}) + "\n" for id_ in ids)
    names = [article.path.removeprefix("n.jsonl#") for article in found(content, "n.jsonl")[0]]
    assert names == ["a", "a~2", "a~2~2", "a~3", "5", "5~2", "A"]


def test_many_rows_with_one_id_take_no_time_to_be_named() -> None:
    rows = (TableRow("", {"id": "x", "text": "t"}) for _ in range(20_000))
    found = list(reading._articles(iter(rows), {"id": "id", "text": "text"}, "n.csv"))
    assert len({article.path for article in found if isinstance(article, Article)}) == 20_000


def test_the_first_bad_rows_are_told_one_by_one_and_the_others_counted(found: Found) -> None:
    good, bad = '{"text": "a"}\n', "{\n"
    articles, refused = found(good + bad * 20 + good, "n.jsonl")
    assert (len(articles), len(refused)) == (2, 20)
    articles, refused = found(good + bad * 21 + good, "n.jsonl")
    assert (len(articles), len(refused)) == (2, 21)
    assert "n.jsonl: 1 more row cannot be read." in str(refused[-1])
    assert "n.jsonl: 1,480 more rows cannot" in str(found(good + bad * 1_500, "n.jsonl")[1][-1])


def test_the_first_article_comes_before_the_file_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = 0

    class Counted(io.FileIO):
        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            nonlocal read
            read += (count := super().readinto(buffer) or 0)
            return count

    path = tmp_path / "n.csv"
    path.write_text("text\n" + "words of an article\n" * 200_000)
    monkeypatch.setattr(Path, "open", lambda self, _mode: io.BufferedReader(Counted(str(self))))
    found = articles(str(path))
    for number in range(1, 1_001):
        assert next(found).path == f"{path}#{number}"  # type: ignore[union-attr]
    assert read < 100_000  # of four million bytes
    assert sum(1 for _ in found) == 199_000


def noise(number: int) -> Iterator[str]:
    """Rows that hardly shrink when they are packed."""
    words = random.Random(7)
    return (json.dumps({"text": "".join(words.choices("abcdefgh ", k=200))}) for _ in range(number))


@pytest.mark.parametrize("name", ["n.jsonl.gz", "N.JSONL.GZ"])
def test_a_compressed_corpus_is_unpacked_while_it_is_read(name: str, found: Found) -> None:
    rows = list(noise(50))
    read, refused = found(gzip.compress("\n".join(rows).encode()), name)
    assert [article.text for article in read] == [json.loads(row)["text"] for row in rows]
    assert not refused


@pytest.mark.parametrize("suffix", ["jsonl.gz", "csv.gz"])
def test_of_a_damaged_archive_the_rows_before_the_damage_are_read(suffix: str, found: Found) -> None:
    rows = list(noise(2_000))
    packed = gzip.compress("\n".join(["text", *rows] if suffix == "csv.gz" else rows).encode())
    cut = packed[: len(packed) // 2]
    turned = packed[: len(packed) // 2] + bytes(100) + packed[len(packed) // 2 + 100 :]
    for content in (cut, turned) if suffix == "jsonl.gz" else (packed[:-9000],):
        read, refused = found(content, f"n.{suffix}")
        assert 0 < len(read) < 2_000
        (damage,) = [error for error in refused if isinstance(error, Damaged)]
        assert str(damage).startswith(f"n.{suffix} is damaged (")
        assert re.search(r"what stands behind line \d+ was not read", str(damage))
    for content, says in ((packed[:20], "nothing was read"), (b"text\na\n", "nothing was read")):
        read, (refusal,) = found(content, f"n.{suffix}")
        assert not read and says in str(refusal)


def test_what_cannot_be_opened_is_told_as_for_other_files(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name, says in (
        ("folder.csv", "is a folder"),
        ("nowhere.csv", "does not exist"),
        ("nowhere.parquet", "does not exist"),
        ("a\0b.jsonl", "cannot be read"),
    ):
        (refused,) = articles(str(tmp_path / name))
        assert name in str(refused) and says in str(refused)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_worksheet_of_ours_is_no_corpus(
    suffix: str, packed: bool, found: Found, make_claim: Callable[..., Claim]
) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
        if packed:
            return
    stream = io.BytesIO()
    WRITERS[suffix].write(Sheet((), (Row(make_claim()),)), stream)
    content = gzip.compress(stream.getvalue()) if packed else stream.getvalue()
    articles, (refused,) = found(content, f"w{suffix}{'.gz' if packed else ''}")
    assert not articles
    assert "is a list of claims that factcheck wrote" in str(refused)
