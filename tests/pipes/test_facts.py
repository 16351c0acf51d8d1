"""The small statements of a sentence: whole, true by themselves, each with its subject."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.freeze import freeze
from factcheck.layout import passages
from factcheck.model import Document, Fact
from factcheck.pipes import facts, prepare

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "facts.toml").read_text(encoding="utf-8")
)["case"]


def find(nlp: Language, text: str) -> list[Fact]:
    return list(facts.find(nlp(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_states_its_facts_and_no_others(nlp: Language, case: dict[str, Any]) -> None:
    found = find(nlp, case["text"])
    texts = [fact.text for fact in found]
    if "all" in case:
        assert sorted(texts) == sorted(case["all"])
    assert set(case.get("facts", ())) <= set(texts)
    assert not set(case.get("never", ())) & set(texts)
    if "negated" in case:
        assert {fact.negated for fact in found} == {case["negated"]}


def test_a_fact_names_its_subject_and_its_verb(nlp: Language) -> None:
    found = find(nlp, "Police said Anna Reed has sold the mill. Reed is going to leave Ostmark.")
    assert [(fact.subject, fact.verb, fact.negated) for fact in found] == [
        ("Anna Reed", "sell", False),
        ("Anna Reed", "leave", False),
    ]


def test_the_owner_belongs_to_the_subject(nlp: Language) -> None:
    found = find(nlp, "Nora Vale, whose son died in 2010, opened the fair.")
    assert "Nora Vale's son" in [fact.subject for fact in found]


def test_offsets_hold_a_facts_own_words_only(nlp: Language) -> None:
    text = "Police said the council will close the pool and sell the land."
    stretches = [text[fact.start : fact.end] for fact in find(nlp, text)]
    assert stretches == ["the council will close the pool", "sell the land"]


def test_only_sentences_that_touch_a_wanted_span_are_read(nlp: Language) -> None:
    doc = nlp("The mill burned down. The council sold the land. The ferry sank in May.")
    assert [fact.text for fact in facts.find(doc, [(30, 33)])] == ["The council sold the land"]
    assert list(facts.find(doc, [])) == []


def test_a_claim_holds_the_facts_inside_it(nlp: Language) -> None:
    text = "The mill at Ostmark burned down in 1968, but its owners rebuilt it in 1970."
    document = Document("a.txt", "", text, passages(text))
    first, second = freeze(nlp(prepare(nlp, document)), document)
    assert {fact.subject for fact in first.facts} == {"The mill at Ostmark"}
    assert {fact.subject for fact in second.facts} == {"its owners"}


ODD = (
    *(
        "",
        " ",
        "\n\n",
        "\r\n",
        "\u00ad",
        "\U0001f6a2 \U0001f6a2",
        "”“ said",
        "“",
        "He said: “",
        "said said said",
    ),
    *(
        "and and and",
        ", , ,",
        "who which that whose",
        "(43)",
        "43, 43,",
        "to be or not to be",
        "Was. Is. Sold.",
    ),
    *("he said that " * 300, "boats and " * 300, "Anna Reed, 43, " * 100),
    "Anna\u00a0Reed sold\u202f200 boats\r\nand left \U0001f6a2.",
)


@pytest.mark.parametrize("text", ODD)
def test_no_text_makes_it_fail(nlp: Language, text: str) -> None:
    for fact in find(nlp, text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.text == " ".join(fact.text.split()) != ""
        assert fact.subject
