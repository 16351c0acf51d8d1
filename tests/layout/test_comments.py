"""Comments between the sentences of a paragraph."""

from __future__ import annotations

import pytest

from factcheck.layout import comments
from factcheck.layout.comments import parted
from factcheck.layout.pieces import lines, trim


def parts(text: str) -> list[tuple[list[str], str]]:
    """The words of each stretch, line by line, and its comment."""
    return [
        ([text[start:end] for start, end in part], text[comment[0] : comment[1]] if comment else "")
        for part, comment in parted(text, list(lines(text)))
    ]


def test_a_comment_parts_a_paragraph_between_sentences_only() -> None:
    assert parts("It rained.\nIt <!-- 1 --> snowed. <!-- 2 -->\n<!-- 3 --> It\nhailed <!--\n4 -->") == [
        (["It rained.", "It <!-- 1 --> snowed."], "<!-- 2 -->"),
        ([], "<!-- 3 -->"),
        (["It", "hailed"], "<!--\n4 -->"),
        ([], ""),
    ]


def test_a_comment_is_compared_with_the_lines_beside_it_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(comments, "trim", lambda *given: looked.append(1) or trim(*given))
    for line in ("It rained <!-- 1 --> and", "It rained. <!-- 1 -->", "<!-- 1 --> <!-- 2 -->"):
        text = "\n".join([line] * 300)
        assert list(parted(text, list(lines(text))))
    assert len(looked) < 3 * 600 * 4
