"""Quotation marks of every style, nested, unpaired or misused; apostrophes and inches are none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from factcheck.model import Passage
from factcheck.pipes.annotations import put
from factcheck.pipes.quotes import find, in_passage

CASES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "quotes.toml").read_text(encoding="utf-8")
)


def plain(marked: str) -> str:
    return re.sub(r"\[\[|\]\]", "", marked)


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end].strip() for q in in_passage(text, 0, len(text))]


def story(*paragraphs: str) -> Doc:
    """A Doc whose passages are the paragraphs."""
    text = "\n\n".join(paragraphs)
    doc = Doc(Vocab(), words=[text], spaces=[False])
    starts = [text.index(paragraph) for paragraph in paragraphs]
    put(
        doc,
        "passages",
        [Passage("paragraph", s, s + len(p), 1) for s, p in zip(starts, paragraphs, strict=True)],
    )
    return doc


@pytest.mark.parametrize("marked", CASES["found"])
def test_the_words_inside_the_marks_are_found(marked: str) -> None:
    assert inner(plain(marked)) == re.findall(r"\[\[(.*?)\]\]", marked)


@pytest.mark.parametrize("text", CASES["nothing"])
def test_apostrophes_inches_and_odd_marks_quote_nothing(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize("marked", CASES["unclosed"])
def test_a_quotation_without_its_closing_mark_ends_with_the_passage(marked: str) -> None:
    text = plain(marked)
    (quoted,) = in_passage(text, 0, len(text))
    assert not quoted.closed
    assert [text[quoted.inner_start : quoted.inner_end]] == re.findall(r"\[\[(.*?)\]\]", marked)


def test_an_odd_mark_costs_no_other_paragraph_its_quotations() -> None:
    doc = story('The plank is 5" long and "odd.', "“We stay,” said Doe.", "“We go,” said Roe.")
    assert [doc.text[q.inner_start : q.inner_end] for q in find(doc)] == ["We stay,", "We go,"]


def test_an_odd_mark_costs_no_other_quotation_of_its_paragraph() -> None:
    assert inner("“We stay, said Doe. “We go,” said Roe. “We wait.”") == ["We go,", "We wait."]


def test_a_quotation_over_three_paragraphs_is_three_stretches() -> None:
    doc = story("“One goes.", "“Two go.", "“Three go,” said Doe.")
    assert [(doc.text[q.inner_start : q.inner_end], q.closed) for q in find(doc)] == [
        ("One goes.", False),
        ("Two go.", False),
        ("Three go,", True),
    ]


def test_a_second_paragraph_without_an_opening_mark_still_belongs_to_the_quotation() -> None:
    doc = story("“One goes.", "Two go,” said Doe.")
    assert [doc.text[q.inner_start : q.inner_end] for q in find(doc)] == ["One goes.", "Two go,"]


def test_offsets_hold_the_marks_and_what_is_inside() -> None:
    text = "\u00a0He said:\u202f“Stop\u00ad it”\r\n"
    (quoted,) = in_passage(text, 0, len(text))
    assert text[quoted.start : quoted.end] == "“Stop\u00ad it”"
    assert text[quoted.inner_start : quoted.inner_end] == "Stop\u00ad it"


@pytest.mark.parametrize("text", ["", '"', "“", "”", "'", '""', "“”", '"\n"', "🙂“🙂”🙂"])
def test_texts_of_almost_nothing_raise_nothing(text: str) -> None:
    for quoted in in_passage(text, 0, len(text)):
        assert quoted.start <= quoted.inner_start <= quoted.inner_end <= quoted.end <= len(text)


def test_a_curly_mark_behind_a_full_stop_opens_a_quotation_that_is_never_closed() -> None:
    text = "“It is sound,” she wrote. “The bearings should be opened before the winter."
    found = in_passage(text, 0, len(text))
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in found] == [
        ("It is sound,", True),
        ("The bearings should be opened before the winter.", False),
    ]
