"""Repeats, from text to Link: each case of the table goes through the whole pipeline."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.freeze import freeze
from factcheck.layout import passages
from factcheck.link import compared, link
from factcheck.link.event import among_the_same
from factcheck.model import Claim, Document
from factcheck.pipes import prepare

if TYPE_CHECKING:
    from spacy.language import Language

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "repeats.toml").read_text(encoding="utf-8"))


def claims(nlp: Language, texts: list[str]) -> list[Claim]:
    """The claims of texts that are a document each."""
    documents = [Document(f"{n}.txt", "", text, passages(text)) for n, text in enumerate(texts)]
    return [found for document in documents for found in freeze(nlp(prepare(nlp, document)), document)]


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["one"][:40])
def test_the_same_fact_in_two_articles_is_one_group(nlp: Language, case: dict[str, str]) -> None:
    found = claims(nlp, [case["one"], case["other"]])
    links, groups = link(found)
    assert case["rule"] in {one.what for one in links if one.relation == "same"}
    assert {"0.txt", "1.txt"} in [
        {one.document for one in found if one.id in group.claims} for group in groups
    ]


@pytest.mark.parametrize("case", CASES["lookalike"], ids=lambda case: case["one"][:40])
def test_a_look_alike_is_no_repeat(nlp: Language, case: dict[str, str]) -> None:
    links, groups = link(claims(nlp, [case["one"], case["other"]]))
    assert not groups
    assert not [one for one in links if one.relation == "same"]


def test_a_clause_is_no_repeat_of_the_sentence_that_it_lies_in(nlp: Language) -> None:
    text = "The Collier Bridge, which was built in 1931 by Norvane, was closed to traffic on 3 March 2026."
    assert link(claims(nlp, [text])) == ((), ())


def test_links_and_groups_do_not_depend_on_the_order_of_the_documents(nlp: Language) -> None:
    found = claims(nlp, [text for case in CASES["same"] for text in (case["one"], case["other"])])
    forth, back = link(found), link(found[::-1])
    assert {frozenset((one.a, one.b)) for one in forth[0]} == {frozenset((one.a, one.b)) for one in back[0]}
    assert forth[1] == back[1]


@pytest.mark.parametrize(
    ("other", "want"),
    [
        ("On the plane, after talks in Norway and Denmark, Anna Lind briefed Thomas Renn.", "inform"),
        ("On the plane, after talks in Norway, Anna Lind briefed Thomas Renn.", None),
        ("After talks in Norway and Denmark, Anna Lind did not meet Thomas Renn.", None),
    ],
)
def test_a_deed_among_four_same_persons_and_places_is_one_event(
    nlp: Language, other: str, want: str | None
) -> None:
    text = "Anna Lind briefed Thomas Renn on her talks with the governments of Norway and Denmark."
    (pair,) = compared(claims(nlp, [text, other]))
    assert among_the_same(pair) == want


@pytest.mark.parametrize(("between", "repeats"), [(0, False), (6, True)])
def test_an_article_repeats_itself_only_far_from_the_first_place(
    nlp: Language, between: int, repeats: bool
) -> None:
    first = "Norvane hired 340 workers for its battery plant in Ostmark last year."
    again = "The battery plant gave Norvane room to hire people from the whole valley."
    filling = [f"The museum in Halden opened its room number {n} to visitors." for n in range(between)]
    links, _ = link(claims(nlp, ["\n\n".join([first, *filling, again])]))
    assert any("whole valley" in one.why and one.relation == "same" for one in links) == repeats
