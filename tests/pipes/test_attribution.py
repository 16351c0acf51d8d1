"""Who said what: quotations and indirect speech, the cue's place, pronouns, and who is never guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Quotation
from factcheck.pipes.annotations import get

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "attribution.toml").read_text(encoding="utf-8")
)


def said(doc: Doc) -> list[list[str]]:
    return [[doc.text[start:end] for start, end in q.spans] for q in get(doc, Quotation)]


def speakers(doc: Doc) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in get(doc, Quotation)]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["why"])
def test_what_is_said_and_who_says_it(nlp: Language, case: dict[str, Any]) -> None:
    doc = nlp(case["text"])
    assert said(doc) == [case["said"]]
    (quotation,) = get(doc, Quotation)
    assert quotation.direct is case["direct"]
    assert speakers(doc) == [case["who"] or None]
    if "role" in case:
        assert quotation.speaker is not None
        assert quotation.speaker.role == case["role"]


@pytest.mark.parametrize("text", CASES["nothing"]["texts"])
def test_titles_facts_and_the_writers_own_thoughts_are_attributed_to_nobody(nlp: Language, text: str) -> None:
    assert get(nlp(text), Quotation) == ()


def test_a_paragraph_of_quotation_alone_continues_the_last_speaker(nlp: Language) -> None:
    doc = nlp("“The pier is old,” said Mary Hall. “We close it.”\n\n“The bridge is old and ugly as well.”")
    assert speakers(doc) == ["Mary Hall", "Mary Hall"]


def test_the_next_paragraph_with_a_cue_of_its_own_changes_the_speaker(nlp: Language) -> None:
    doc = nlp("“The pier is old,” said Mary Hall.\n\n“The pier is fine and strong,” said Peter Hall.")
    assert speakers(doc) == ["Mary Hall", "Peter Hall"]


def test_a_cue_in_the_next_paragraph_takes_no_finished_quotation(nlp: Language) -> None:
    doc = nlp("“The pier is old,” said Mary Hall. “We will close it.”\n\nPeter Hall said the pier was fine.")
    assert said(doc) == [["The pier is old,", "We will close it."], ["the pier was fine"]]


def test_a_quotation_over_two_paragraphs_has_one_speaker(nlp: Language) -> None:
    doc = nlp("Mary Hall said: “The pier is old.\n\n“We will close it in May.”")
    assert said(doc) == [["The pier is old.", "We will close it in May."]]


def test_she_is_no_man_and_he_is_no_woman(nlp: Language) -> None:
    doc = nlp(
        "Mary Baker met Peter Hall in Boston. She said that the pier would close. He said that it would not."
    )
    assert speakers(doc) == ["Mary Baker", "Peter Hall"]


def test_a_company_is_never_he_or_she(nlp: Language) -> None:
    doc = nlp(
        "Norvane Energy made a loss. “We were never asked,” said Ingrid Hall. Norvane did not reply. "
        "She warned that the union would vote on a strike."
    )
    assert speakers(doc)[-1] == "Ingrid Hall"


def test_a_pronoun_stands_for_a_person_whom_the_model_did_not_see(nlp: Language) -> None:
    doc = nlp(
        "The way round by Low Ferring is long.\n\nTavek Dolliver, who has run a shop on the quay for years, "
        "said he had sold a kettle.\n\n“I have been through floods and through worse,” he said."
    )
    assert speakers(doc) == ["Tavek Dolliver", "Tavek Dolliver"]


def test_a_pronoun_without_anybody_to_stand_for_names_nobody(nlp: Language) -> None:
    assert speakers(nlp("She said that the pier would close.")) == [None]


def test_unnamed_sources_never_become_the_person_named_last(nlp: Language) -> None:
    doc = nlp("Mary Hall opened the fair in May. Some said that the pier was ugly.")
    assert speakers(doc) == [None]


def test_what_somebody_says_that_another_says_is_one_attribution(nlp: Language) -> None:
    doc = nlp("Mary Hall said that Peter Baker believes that the pier is safe.")
    assert speakers(doc) == ["Mary Hall"]


def test_cue_and_mention_stand_where_they_say(nlp: Language) -> None:
    doc = nlp(
        "🙂 “We\u00a0go,” Ms.\u202fHall’s aide said.\r\n\r\nHall, 45, has denied it was ‘late’ — “never”."
    )
    for quotation in get(doc, Quotation):
        assert quotation.cue is None or doc.text[quotation.cue_start : quotation.cue_end] == quotation.cue
        assert all(0 <= start < end <= len(doc.text) for start, end in quotation.spans)
        who = quotation.speaker
        assert who is None or doc.text[who.start : who.end] == who.mention


@pytest.mark.parametrize(
    "text",
    ["said", "said.", "As said by", "According to", "“", "said “", ": “x y z a b.”", "”said”", "Hall:", "\n"],
)
def test_scraps_of_text_raise_nothing(nlp: Language, text: str) -> None:
    nlp(text)


@pytest.mark.parametrize("text", CASES["turns"]["texts"])
def test_an_answer_is_not_given_to_whoever_asked(nlp: Language, text: str) -> None:
    found = get(nlp(text), Quotation)
    assert len(found) > 1
    assert [q.speaker.name for q in found if q.speaker] == ["Mary Hall"]


def test_two_cues_in_two_sentences_make_two_attributions(nlp: Language) -> None:
    doc = nlp("The firm, police said, lost £3m. “No comment,” a lawyer for Tom Reed said.")
    assert said(doc) == [["The firm", "lost £3m"], ["No comment,"]]
    assert speakers(doc) == ["police", "lawyer for Tom Reed"]


def test_a_second_cue_of_the_same_source_has_its_own_content(nlp: Language) -> None:
    doc = nlp(
        "Mary Hall said on Monday that she did not want to close the pier and predicted that it would stay."
    )
    assert said(doc) == [["she did not want to close the pier"], ["it would stay"]]
    assert speakers(doc) == ["Mary Hall", "Mary Hall"]


def test_a_participle_of_saying_begins_what_the_same_source_adds(nlp: Language) -> None:
    doc = nlp("Mary Hall said the pier was old and ugly, arguing that the town would not miss it.")
    assert said(doc) == [["the pier was old and ugly"], ["the town would not miss it"]]
    assert speakers(doc) == ["Mary Hall", "Mary Hall"]


def test_a_signed_passage_in_the_first_person_is_what_the_person_says(nlp: Language) -> None:
    text = "Mary Hall left the pier in 2011.\n\nI was told that my boat was old. Mary Hall\n\nShe left."
    (quotation,) = get(nlp(text), Quotation)
    assert [text[start:end] for start, end in quotation.spans] == ["I was told that my boat was old."]
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Mary Hall"


def test_a_passage_that_only_ends_with_a_name_is_nobodys_speech(nlp: Language) -> None:
    assert get(nlp("Mary Hall left.\n\nThe pier is old and was built by Mary Hall"), Quotation) == ()
