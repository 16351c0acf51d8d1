"""Corpora: files that hold one article a row, as JSON Lines, CSV or Parquet, read as a stream."""

from __future__ import annotations

from factcheck.read.corpus.article import Article, document
from factcheck.read.corpus.columns import Columns
from factcheck.read.corpus.names import SUFFIXES, file_of, is_corpus
from factcheck.read.corpus.reading import articles

__all__ = ["SUFFIXES", "Article", "Columns", "articles", "document", "file_of", "is_corpus"]
