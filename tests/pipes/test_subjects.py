"""Whom "he" and "she" stand for in the writer's own sentences, and where nobody can be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.pipes.speech.subjects import sure_subjects

if TYPE_CHECKING:
    from spacy.language import Language


def shown(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(text[:end].split()[-1], name) for end, name in sure_subjects(nlp(text))]


def test_the_only_person_of_the_sentence_before_is_meant(nlp: Language) -> None:
    text = "Mary Hall built the pier in 1999. She sold it in 2004."
    assert shown(nlp, text) == [("She", "Mary Hall")]


def test_the_pronoun_goes_on_from_sentence_to_sentence(nlp: Language) -> None:
    text = "Mary Hall built the pier in 1999. She sold it in 2004. She died in 2011."
    assert shown(nlp, text) == [("She", "Mary Hall"), ("She", "Mary Hall")]


def test_a_person_of_the_other_gender_is_not_in_question(nlp: Language) -> None:
    text = "Mary Hall met Peter Reed in 1999. He sold the pier in 2004."
    assert shown(nlp, text) == [("He", "Peter Reed")]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Hall met Anna Reed in 1999. She sold the pier in 2004.",
        "Peter Reed met a lawyer in 1999. He sold the pier in 2004.",
        "Mary Hall built the pier in 1999. The pier is old. Boats come. She sold it in 2004.",
        "“She is late,” the captain said.",
        "She sold the pier in 2004.",
        "They sold the pier in 2004.",
        "",
    ],
)
def test_nobody_is_guessed(nlp: Language, text: str) -> None:
    assert shown(nlp, text) == []
