"""The pipeline as a whole: its order, its contract, and what happens to odd texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.errors import MissingModel
from factcheck.model import Statement
from factcheck.pipes import ORDER, build
from factcheck.pipes.annotations import LAYERS, get

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Marta Lindqvist, the mayor of Ostmark, said over 200 workers left on 3 May 2025."


def test_every_component_finds_what_it_needs(nlp: Language) -> None:
    problems = nlp.analyze_pipes()["problems"]
    assert {name: found for name, found in problems.items() if found} == {}


def test_components_run_in_the_declared_order(nlp: Language) -> None:
    assert tuple(name for name in nlp.pipe_names if name in ORDER) == ORDER


def test_docs_carry_their_claims_as_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["claims"]] == [TEXT]
    assert {span.label_ for span in doc.spans["claims"]} == {"reported_speech"}


def test_annotations_survive_a_trip_through_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = type(doc)(nlp.vocab).from_bytes(doc.to_bytes())
    for kind in LAYERS.values():
        assert get(again, kind) == get(doc, kind)


ODD = (
    *("", " ", "\n\n", "\r\n\r\n", "\x00", "\u00ad", "\ufeff", "\U0001f6a2" * 20, "a" * 5000, "-" * 400),
    *("”", "“", "'", '"', "“ ” ‘ ’ « »", "%", "$", "1", "2024-13-45 99/99/9999"),
    *("said said said", "He said: “", "According to"),
)


@pytest.mark.parametrize("text", ODD)
def test_no_text_makes_it_fail(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for statement in get(doc, Statement):
        assert 0 <= statement.start < statement.end <= len(text)


def test_a_missing_model_is_named_with_the_line_that_installs_it() -> None:
    with pytest.raises(MissingModel, match="pip install no-such-model"):
        build("no_such_model")
