"""Words that mean the same become one term; what separates facts stays apart."""

from __future__ import annotations

import pytest

from factcheck import lexicon
from factcheck.link.words import pieces, term, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("signed", "signing"),
        ("lawyer", "attorney"),
        ("two", "2"),
        ("rose", "increased"),
        ("arrested", "detained"),
    ],
)
def test_forms_and_words_of_one_meaning_are_one_term(one: str, other: str) -> None:
    assert term(one) == term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose", "fell"), ("injured", "killed"), ("buy", "sell"), ("200", "2000"), ("won", "lost")],
)
def test_words_that_make_another_fact_stay_apart(one: str, other: str) -> None:
    assert term(one) != term(other)


def test_small_words_and_words_of_speaking_say_nothing_about_the_subject() -> None:
    assert terms("She said that the mayor of Ostmark has resigned.") == ("mayor", "ostmark", term("resign"))


def test_no_stem_stands_in_two_classes() -> None:
    owners = lexicon.owner("alike", "classes")
    assert {term(word) for word in owners} == {f"={name}" for name in owners.values()}
    assert all(term(word) == f"={name}" for word, name in owners.items())


def test_a_short_word_is_one_piece() -> None:
    assert list(pieces("at")) == ["#at#"]
    assert list(pieces("")) == ["##"]
