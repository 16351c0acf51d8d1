"""An article of a corpus as a Document: its day, its title, its passages."""

import datetime as dt
import pickle

import pytest

from factcheck.read.corpus import Article, document

DAY = dt.date(2024, 10, 18)
TEXT = (
    "Ferry fares rise\r\n\r\nThe ferry company of Port Ellery raised its fares by 15 percent on Monday.\r\n"
)


def article(date: str = "", text: str = TEXT, title: str = "", path: str = "desk/news.csv#17") -> Article:
    return Article(path, title, date, text)


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-18",
        "20241018",
        " 2024-10-18 23:59 ",
        "2024-10-18T23:59:59Z",
        "2024-10-18T23:59:59.123456789+02:00",
        "2024-10-18T01:00:00-05:00",
        "18 October 2024",
        "Fri, 18 Oct 2024 09:00:00 GMT",
        "October 18th, 2024",
        "18/10/2024",
        "1729209600000",
    ],
)
def test_the_day_is_that_of_the_row_however_it_is_written(written: str) -> None:
    found = document(article(written), dt.date(2020, 1, 1))
    assert (found.published, found.published_from) == (DAY, "date column")


@pytest.mark.parametrize(
    "written", ["", "5/6/2024", "2024-02-31", "yesterday", "2024", "17", "1729209600", "17292096000000", "\0"]
)
def test_what_is_no_day_for_certain_leaves_it_to_the_text_and_then_to_the_option(written: str) -> None:
    dated = TEXT + "\r\nPublished: 17 October 2024\r\n"
    assert document(article(written, dated), DAY).published == dt.date(2024, 10, 17)
    given = document(article(written), DAY)
    assert (given.published, given.published_from) == (DAY, "--date")
    assert document(article(written)).published is None


def test_the_day_in_the_name_of_a_corpus_is_that_of_the_export_and_of_no_article() -> None:
    assert document(article(path="export-2024-10-18.csv#17")).published is None


def test_the_title_is_that_of_the_row_then_the_heading_then_file_and_id() -> None:
    assert document(article(title=" Fares  rise ")).title == "Fares rise"
    assert document(article()).title == "Ferry fares rise"
    bare = "The ferry company of Port Ellery raised its fares by 15 percent on Monday."
    assert document(article(text=bare)).title == "news.csv#17"
    assert document(article(text=bare, path="d/a.jsonl#https://x.org/1")).title == "a.jsonl#https://x.org/1"


def test_passages_are_those_of_a_text_file_and_offsets_count_in_the_text_as_it_stands() -> None:
    found = document(article())
    assert (found.path, found.text) == ("desk/news.csv#17", TEXT)
    assert [(passage.kind, passage.line) for passage in found.passages] == [("heading", 1), ("paragraph", 3)]
    assert found.text[found.passages[1].start : found.passages[1].end].startswith("The ferry company")


def test_an_article_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(article("2024-10-18"))) == article("2024-10-18")
