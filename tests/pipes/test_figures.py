"""Figures: what must be found with its values, and what must not be taken for one. Cases: figures.toml."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Date, Figure
from factcheck.pipes.annotations import get, put
from factcheck.pipes.figures import find

if TYPE_CHECKING:
    from spacy.language import Language

_CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "figures.toml").read_text(encoding="utf-8"))
_TEXTS = [text for section in _CASES.values() for text in section["texts"]]
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_FIELDS = re.compile(r"(-?[\d.]*?)\.\.(-?[\d.]*)(?: (.*?))?((?: \w+=\S+)*)$")


def _wanted(marked: str) -> dict[str, object]:
    low, high, unit, rest = _FIELDS.match(marked).groups()  # type: ignore[union-attr]
    want: dict[str, object] = {"low": float(low) if low else None, "high": float(high) if high else None}
    if unit and unit != "-":
        want["unit"] = unit
    return want | dict(pair.split("=") for pair in rest.split())


def _held(figure: Figure, want: dict[str, object]) -> dict[str, object]:
    held: dict[str, object] = {name: getattr(figure, name) for name in want}
    return held | ({"change": figure.change} if figure.change or "change" in want else {})


@pytest.mark.parametrize("marked", _TEXTS)
def test_the_marked_figures_are_found_and_no_others(nlp: Language, marked: str) -> None:
    text = _MARK.sub(r"\1", marked)
    found = get(nlp(text), Figure)
    wants = [(m[1], _wanted(m[2])) for m in _MARK.finditer(marked)]
    assert len(found) == len(wants), [figure.text for figure in found]
    for figure, (words, want) in zip(found, wants, strict=True):
        assert figure.text in words or words in figure.text
        assert _held(figure, want) == want


@pytest.mark.parametrize("marked", _TEXTS)
def test_a_figure_holds_its_exact_characters_and_none_overlap(nlp: Language, marked: str) -> None:
    text = _MARK.sub(r"\1", marked).replace(" ", "\u00a0", 1) + "\r\n“Over 5 percent\u202f…”"
    found = get(nlp(text), Figure)
    assert [text[figure.start : figure.end] for figure in found] == [figure.text for figure in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_number_inside_a_date_is_no_figure_but_a_length_of_time_is(nlp: Language) -> None:
    text = "On day 12 of May she left for 30 years."
    doc = nlp.make_doc(text)
    put(doc, "dates", [Date("12 of May", 7, 16, "2020-05-12"), Date("30 years", 30, 38, "P30Y")])
    assert [figure.text for figure in find(doc)] == ["30 years"]


def test_without_a_dates_layer_plain_dates_are_left_out_all_the_same(nlp: Language) -> None:
    doc = nlp.make_doc("It opened on 3 May 2025 and on Sept. 11, 2001, in the 1990s.")
    assert list(find(doc)) == []


def test_without_a_parse_numbers_are_still_read(nlp: Language) -> None:
    found = list(find(nlp.make_doc("It cost $5 million.")))
    assert [(figure.text, figure.low, figure.unit) for figure in found] == [("$5 million", 5e6, "USD")]
