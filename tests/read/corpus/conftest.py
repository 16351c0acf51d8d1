"""Corpora written by hand, and what is read from them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import UnreadableInput
from factcheck.read.corpus import Article, Columns, articles

USUAL = Columns()
Found = tuple[list[Article], list[UnreadableInput]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Found]:
    """A function from the content of a file, and its name, to the articles in it and what was refused."""
    monkeypatch.chdir(tmp_path)

    def read(content: str | bytes, name: str, columns: Columns = USUAL) -> Found:
        raw = content if isinstance(content, bytes) else content.encode()
        Path(name).write_bytes(raw)
        items = list(articles(os.fspath(name), columns))
        refused = [item for item in items if isinstance(item, UnreadableInput)]
        assert all(item.hint for item in refused)
        return [item for item in items if isinstance(item, Article)], refused

    return read
