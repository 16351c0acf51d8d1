"""First, largest, never, longer than: found where they rank or compare, and only there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Superlative
from factcheck.pipes.annotations import get

if TYPE_CHECKING:
    from spacy.language import Language

CASES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "superlatives.toml").read_text(encoding="utf-8")
)
MARKED = [(kind, text) for kind in ("superlative", "comparison") for text in CASES[kind]]


@pytest.mark.parametrize(("kind", "marked"), MARKED)
def test_the_marked_words_are_found(nlp: Language, kind: str, marked: str) -> None:
    doc = nlp(re.sub(r"\[\[|\]\]", "", marked))
    (want,) = re.findall(r"\[\[(?:the )?(.*?)\]\]", marked)
    assert want in [found.text for found in get(doc, Superlative) if found.kind == kind]


@pytest.mark.parametrize("text", CASES["nothing"])
def test_words_that_rank_nothing_stay_out(nlp: Language, text: str) -> None:
    assert get(nlp(text), Superlative) == ()
