"""From a Doc to records: ids without a position, sections, paragraphs, contexts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.freeze import freeze
from factcheck.layout import passages
from factcheck.model import Claim, Document
from factcheck.pipes import prepare

if TYPE_CHECKING:
    from spacy.language import Language

FIRST = "The ferry sank off Ostmark on 3 May 2025."
SECOND = "Marta Lindqvist said eleven people were rescued."


def claims(nlp: Language, text: str, path: str = "a.txt") -> tuple[Claim, ...]:
    document = Document(path, "", text, passages(text), dt.date(2025, 5, 4), "--date")
    return freeze(nlp(prepare(nlp, document)), document)


def test_text_and_values_stand_at_their_offsets(nlp: Language) -> None:
    text = f"# Ferry sinks\n\n{FIRST}\n\n{SECOND}\n"
    found = claims(nlp, text)
    assert [claim.text.rstrip(".") for claim in found] == [FIRST.rstrip("."), SECOND.rstrip(".")]
    for claim in found:
        assert text[claim.start : claim.end] == claim.text
        for record in (*claim.figures, *claim.dates):
            assert text[record.start : record.end] == record.text
    assert [date.value for date in found[0].dates] == ["2025-05-03"]
    assert [(figure.low, figure.high) for figure in found[1].figures] == [(11, 11)]


def test_section_and_paragraph_say_where_a_claim_stands(nlp: Language) -> None:
    found = claims(nlp, f"# Ferry sinks\n\n{FIRST}\n\n# The rescue\n\n{SECOND}\n")
    assert [(claim.section, claim.paragraph) for claim in found] == [("Ferry sinks", 1), ("The rescue", 2)]


def test_moving_a_paragraph_changes_no_id(nlp: Language) -> None:
    before = {claim.text: claim.id for claim in claims(nlp, f"{FIRST}\n\n{SECOND}\n")}
    after = {claim.text: claim.id for claim in claims(nlp, f"{SECOND}\n\n{FIRST}\n")}
    assert before == after


def test_the_same_words_twice_have_two_ids(nlp: Language) -> None:
    found = [
        claim
        for claim in claims(nlp, f"{FIRST} {SECOND}\n\n{FIRST} It was dark.")
        if claim.text.startswith(FIRST[:-1])
    ]
    assert len({claim.id for claim in found}) == len(found) == 2


def test_another_document_has_other_ids(nlp: Language) -> None:
    assert claims(nlp, FIRST)[0].id != claims(nlp, FIRST, "b.txt")[0].id


def test_an_id_is_c_and_ten_letters(nlp: Language) -> None:
    (claim,) = claims(nlp, FIRST)
    assert len(claim.id) == 11
    assert claim.id.startswith("C")
    assert claim.id.isalnum()
    assert not claim.id.isdigit()


def test_a_clause_shows_its_whole_sentence_as_context(nlp: Language) -> None:
    found = claims(nlp, "The mill at Ostmark burned down in 1968, but its owners rebuilt it in 1970.")
    assert len(found) == 2
    assert {claim.context for claim in found} == {
        "The mill at Ostmark burned down in 1968, but its owners rebuilt it in 1970."
    }


def test_a_pronoun_that_speaks_is_named_in_the_context(nlp: Language) -> None:
    found = claims(nlp, f"{SECOND} She said the captain had slept.")
    assert found[-1].context == "She [Marta Lindqvist] said the captain had slept."


def test_an_empty_text_has_no_claims(nlp: Language) -> None:
    assert claims(nlp, "") == ()


def test_a_pronoun_whose_person_is_sure_is_named_in_the_context(nlp: Language) -> None:
    found = claims(nlp, "Marta Lindqvist bought the ferry in 1999. She sold it for $2 million in 2004.")
    assert found[-1].context == "She [Marta Lindqvist] sold it for $2 million in 2004."


def test_a_name_that_the_context_has_is_not_repeated(nlp: Language) -> None:
    found = claims(nlp, "Marta Lindqvist sold the ferry for $2 million when she left the town in 2004.")
    assert "[" not in found[-1].context
