"""What can be seen in a clause, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.pipes import predicate, worth
from factcheck.pipes.found import Index
from factcheck.pipes.traits import Traits, traits

if TYPE_CHECKING:
    from spacy.language import Language


def seen(nlp: Language, text: str) -> Traits:
    doc = nlp(text)
    here, verb = Index(doc).within(0, len(text)), predicate.main_verb(doc[:])
    return traits(doc[:], verb, here, worth.features(doc[:], verb, here, text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The council closed the bridge.",
            {"tense:past", "verb:object", "subject:noun", "subject:noun+past"},
        ),
        ("The bridge was closed by the council.", {"tense:past", "verb:passive"}),
        ("Workers have left the town.", {"tense:perfect", "subject:plural", "subject:plural+perfect"}),
        ("She could leave the town.", {"tense:could", "subject:he", "subject:he+modal", "person:he"}),
        ("The council will close the bridge.", {"tense:will", "subject:noun+will", "tag:plan"}),
        ("The council is going to close the bridge.", {"tense:will", "tag:plan"}),
        (
            "We believe that the town is safe.",
            {"person:we", "verb:mental", "list:mental", "verb:that_clause"},
        ),
        ("The town is beautiful.", {"verb:be_adjective", "list:praise"}),
        ("There is a bridge in the town.", {"subject:there"}),
        ("Fares rose by 15 percent.", {"figure:percentage", "figure:change", "figure:digits", "verb:change"}),
        ("But the mill did not close!", {"opens:CC", "opens:but", "verb:negated"}),
        ("A bridge of stone.", {"verb:none", "length:0-4 words"}),
    ],
)
def test_what_stands_in_a_clause_is_named(nlp: Language, text: str, wanted: set[str]) -> None:
    assert wanted <= seen(nlp, text).named.keys()


def test_a_thing_seen_twice_is_marked_so(nlp: Language) -> None:
    named = seen(nlp, "We told them that we had closed our mill.").named
    assert {"person:we", "person:we twice"} <= named.keys()
    assert "person:they twice" not in named


def test_content_words_are_in_lower_case_without_names_figures_and_marks(nlp: Language) -> None:
    assert list(seen(nlp, "Marta Lindqvist Closed 12 mills, they said.").words) == [
        "closed",
        "mills",
        "they",
        "said",
    ]


@pytest.mark.parametrize("text", [".", "—", "\u00a0", "\U0001f6a2", "“”", "?!"])
def test_a_clause_without_words_has_no_content_words(nlp: Language, text: str) -> None:
    assert not [word for word in seen(nlp, text).words if word.isalpha()]
