"""Articles from CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from factcheck.read.corpus import Article, csv_rows

Found = Callable[..., tuple[list[Article], list[Exception]]]
HEADER = "id,title,date,text\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_commas_semicolons_tabs_and_bars_part_the_cells(
    separator: str, mark: str, end: str, found: Found
) -> None:
    header = separator.join(("id", "title", "date", "text"))
    row = separator.join(("a-1", '"x, y; z | ""q"""', "2024-10-18", f'"One.{end}{end}Two."'))
    articles, refused = found(f"{mark}{header}{end}{row}{end}", "n.csv")
    assert articles == [Article("n.csv#a-1", 'x, y; z | "q"', "2024-10-18", f"One.{end}{end}Two.")]
    assert not refused


def test_a_line_for_excel_blank_lines_and_empty_rows_are_no_rows(found: Found) -> None:
    content = "sep=;\r\n\r\ntext;no,te\r\n\r\na;1\r\n;\r\nb;2\r\n\r\n"
    articles, refused = found(content, "n.csv")
    assert [(article.path, article.text) for article in articles] == [("n.csv#1", "a"), ("n.csv#2", "b")]
    assert not refused


def test_a_header_in_quotation_marks_may_go_over_lines(found: Found) -> None:
    articles, refused = found('"text","what\nit is","id "\nwords,x,7\n\n', "n.csv")
    assert articles == [Article("n.csv#7", "", "", "words")]
    assert found('"text","what\nit is"\n,x\n', "n.csv")[1][0].args[0].startswith("n.csv, line 3: ")
    assert not refused


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b'2,t,,"un"closed"', "line 3: has a quotation mark inside a cell that is not doubled"),
        (b"2,t,,He said no, twice", "line 3: has 5 cells, but there are 4 columns"),
        (b"2,t,,caf\xe9", "line 3: holds bytes that are no UTF-8"),
        (b"2,t", "line 3: the column text holds no text"),
        (b"2,t,, ", "line 3: the column text holds no text"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: bytes, says: str, found: Found) -> None:
    articles, (refused,) = found(HEADER.encode() + b"1,t,,a\n" + row + b"\n3,t,,c\n", "n.csv")
    assert [article.path for article in articles] == ["n.csv#1", "n.csv#3"]
    assert str(refused).startswith(f"n.csv, {says}.")


def test_a_row_behind_one_of_many_lines_is_named_by_the_line_in_which_it_begins(found: Found) -> None:
    _, refused = found(HEADER + '1,t,,"a\nb\nc"\n2,t,,\n3,t,,"x\ny" z\n4,t,,\n', "n.csv")
    assert [str(error).split(":")[0] for error in refused] == [
        "n.csv, line 5",
        "n.csv, line 6",
        "n.csv, line 8",
    ]


def test_a_quotation_mark_that_is_never_closed_costs_no_row_before_it_and_is_told(found: Found) -> None:
    articles, (refused,) = found(HEADER + '1,t,,a\n2,t,,"b\n3,t,,c\n', "n.csv")
    assert [article.path for article in articles] == ["n.csv#1"]
    assert "line 3: begins with a quotation mark that is not closed" in str(refused)


def test_a_cell_without_an_end_is_given_up_and_what_follows_is_read(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "LONGEST", 100)
    lines = "".join(f"{number},t,,words of the article\n" for number in range(3, 12))
    articles, refused = found(HEADER + '1,t,,a\n2,t,,"b\n' + lines, "n.csv")
    assert "has a cell of more than" in str(refused[0])
    assert articles[0].path == "n.csv#1"
    assert articles[-1].text == "words of the article"


def test_long_articles_and_zero_characters_are_read_and_the_limit_of_others_stays(found: Found) -> None:
    usual = csv.field_size_limit()
    words = "word " * 60_000
    (first, second), refused = found(f'{HEADER}1,t,,"{words}."\n2,t,,nul \0 inside\n', "n.csv")
    assert (first.text, second.text) == (f"{words}.", "nul \0 inside")
    assert not refused
    assert csv.field_size_limit() == usual


@pytest.mark.parametrize(("content", "says"), [("", "holds no articles"), (HEADER, "holds no articles")])
def test_a_file_without_rows_is_an_error(content: str, says: str, found: Found) -> None:
    articles, (refused,) = found(content, "n.csv")
    assert not articles and says in str(refused)


def test_bytes_that_are_no_characters_in_the_header_are_told(found: Found) -> None:
    assert "line 1: holds bytes that are no UTF-8" in str(found(b"text,caf\xe9\na,b\n", "n.csv")[1][0])
