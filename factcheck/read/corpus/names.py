"""Which files are corpora, and which of their rows an article is."""

from __future__ import annotations

import re

SUFFIXES = (".jsonl", ".csv", ".parquet", ".jsonl.gz", ".csv.gz")
_ROW = re.compile(
    rf"(.+?(?:{'|'.join(map(re.escape, sorted(SUFFIXES, key=len, reverse=True)))}))#.+", re.I | re.S
)


def is_corpus(path: str) -> bool:
    """Whether a path has the ending of a corpus, capitals or not."""
    return path.lower().endswith(SUFFIXES)


def suffix_of(path: str) -> str:
    """The format of a corpus: its ending without that of a compressed file, in small letters."""
    return "." + path.lower().removesuffix(".gz").rpartition(".")[2]


def row_path(path: str, name: str) -> str:
    """What the article in a row is called in a worksheet: the file, and the row's id or number."""
    return f"{path}#{name}"


def file_of(article: str) -> str | None:
    """The corpus in which an article stands, by the article's path; None for one in a file of its own."""
    found = _ROW.fullmatch(article)
    return found[1] if found else None
