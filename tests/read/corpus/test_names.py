"""Which files are corpora, and what their articles are called."""

import pytest

from factcheck.read import READERS
from factcheck.read.corpus import SUFFIXES, file_of, is_corpus


@pytest.mark.parametrize("path", ["a.jsonl", "a.CSV", "desk/a.b.parquet", "a.jsonl.gz", "A.CSV.GZ"])
def test_a_corpus_is_known_by_its_ending_capitals_or_not(path: str) -> None:
    assert is_corpus(path)


@pytest.mark.parametrize("path", ["a.txt", "a.gz", "a.parquet.gz", "csv", "-", "", "a.csv.bak", "a.json"])
def test_other_files_are_none(path: str) -> None:
    assert not is_corpus(path)


def test_no_corpus_is_searched_for_in_folders() -> None:
    assert not {*SUFFIXES} & {*READERS}


@pytest.mark.parametrize(
    ("article", "corpus"),
    [
        ("desk/a.csv#17", "desk/a.csv"),
        ("a.CSV.gz#17~2", "a.CSV.gz"),
        ("a.jsonl#https://example.org/b.csv#c", "a.jsonl"),
        ("a#1.parquet#2", "a#1.parquet"),
        ("a.csv", None),
        ("a.csv#", None),
        ("a.md#17", None),
        ("-", None),
    ],
)
def test_an_article_names_the_corpus_that_it_stands_in(article: str, corpus: str | None) -> None:
    assert file_of(article) == corpus
