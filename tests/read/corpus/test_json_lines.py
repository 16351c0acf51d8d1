"""Articles from JSON Lines."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.read.corpus import Article, Columns, json_lines
from factcheck.read.corpus.row import Row

Found = Callable[..., tuple[list[Article], list[Exception]]]


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_an_object_is_an_article_by_its_usual_keys(found: Found) -> None:
    row = {
        "text": "Words.\r\n\r\nMore.",
        "id": "a-1",
        "title": "Fares  rise",
        "date": "2024-10-18",
        "by": ["x"],
    }
    (article,), refused = found(lines(row), "news.jsonl")
    assert article == Article("news.jsonl#a-1", "Fares rise", "2024-10-18", "Words.\r\n\r\nMore.")
    assert not refused


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        (17, "17"),
        (17.0, "17"),
        (" a\n b ", "a b"),
        (None, "1"),
        ("", "1"),
        ([7], "1"),
        ({}, "1"),
        (1.5, "1.5"),
    ],
)
def test_an_id_of_any_kind_becomes_a_name_and_without_one_the_row_is_counted(
    id_: Any, name: str, found: Found
) -> None:
    (article,), _ = found(lines({"id": id_, "text": "x"}), "n.jsonl")
    assert article.path == f"n.jsonl#{name}"


def test_a_mark_blank_lines_and_any_line_ends_do_no_harm(found: Found) -> None:
    content = "\ufeff\r\n" + lines({"text": "a"}) + "\n  \r\n" + lines({"text": "b"}).replace("\n", "\r\n")
    assert [article.path for article in found(content, "n.jsonl")[0]] == ["n.jsonl#1", "n.jsonl#2"]
    assert found(lines({"text": "a"}).strip(), "n.jsonl")[0][0].text == "a"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "cut off', "line 2: is no JSON ("),
        (b"[1]", "line 2: is no object"),
        (b'"words"', "line 2: is no object"),
        (b'{"text": "caf\xe9"}', "line 2: holds bytes that are no UTF-8"),
        (b'{"text": null}', "line 2: the column text holds no text"),
        (b'{"text": " \\u00a0\\n"}', "line 2: the column text holds no text"),
        (b'{"text": ["a", "b"]}', "line 2: the column text holds no text"),
        (b'{"text": 5}', "line 2: the column text holds no text"),
        (b'{"headline": "a"}', "line 2: the column text holds no text"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "line 2: is no JSON that can be read"),
        (b"[" * 100_000, "line 2: is no JSON that can be read"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: bytes, says: str, found: Found) -> None:
    content = b'{"text": "a"}\n' + line + b'\n{"text": "c"}\n'
    articles, (refused,) = found(content, "n.jsonl")
    assert [article.path for article in articles] == ["n.jsonl#1", "n.jsonl#3"]
    assert refused.message.startswith(f"n.jsonl, {says}")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('[{"text": "a"}, {"text": "b"}]', "a list"),
        ('\n[\n  {"text": "a"}\n]', "a list"),
        ('{\n  "text": "a"\n}\n', "an object"),
    ],
)
def test_a_file_that_is_one_value_is_told_what_json_lines_are(content: str, what: str, found: Found) -> None:
    articles, (refused,) = found(content, "n.jsonl")
    assert not articles
    assert str(refused).startswith(f"n.jsonl is {what} in JSON, and no JSON Lines. Write one object a line.")


def test_a_file_of_something_else_is_refused_once(found: Found) -> None:
    assert len(found("no JSON\n" * 500, "n.jsonl")[1]) == 1
    for content, says in (
        (b"", "holds no articles"),
        (b"PK\x03\x04", "ZIP"),
        ("a".encode("utf-16"), "UTF-16"),
    ):
        articles, (refused,) = found(content, "n.jsonl")
        assert not articles and says in str(refused)


def test_halves_of_characters_are_replaced_so_that_every_part_can_be_written(found: Found) -> None:
    content = '{"text": "a \\ud83d b \\ud83d\\ude00", "id": "\\udc00"}\n'
    (article,), _ = found(content, "n.jsonl")
    assert (article.text, article.path) == ("a \ufffd b 😀", "n.jsonl#\ufffd")


def test_a_key_that_only_later_rows_have_is_a_column_too(found: Found) -> None:
    content = lines({"text": "a"}, {"text": "b", "url": "x"})
    articles, refused = found(content, "n.jsonl", Columns(id="url"))
    assert [article.path for article in articles] == ["n.jsonl#1", "n.jsonl#x"]
    assert not refused


def test_a_line_that_is_too_long_is_passed_over_and_not_held(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LONGEST", 100)
    content = lines({"text": "a"}, {"text": "b" * 950}, {"text": "c"})
    articles, (refused,) = found(content, "n.jsonl")
    assert [article.text for article in articles] == ["a", "c"]
    assert "line 2: is longer than 100 characters" in str(refused)


def test_no_more_lines_are_read_than_are_asked_for() -> None:
    class Endless(io.StringIO):
        number = 0

        def readline(self, _size: int | None = -1, /) -> str:
            self.number += 1
            return lines({"text": str(self.number)})

    stream = Endless()
    rows = json_lines.table(stream, "n.jsonl").rows(frozenset())
    for number in range(1, 151):
        row = next(rows)
        assert isinstance(row, Row) and row.where == f"line {number}"
    assert stream.number == 150
