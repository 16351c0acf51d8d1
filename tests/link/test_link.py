"""Repeats: the same words in two places form one group, whatever their order."""

from __future__ import annotations

import pytest

from factcheck.link import link
from factcheck.link.cluster import Edge, groups
from factcheck.model import Claim


def claim(id_: str, text: str, document: str = "a.txt") -> Claim:
    return Claim(id_, document, 0, len(text), text, text, "", 1, ("event",), "asserted", 3)


def test_the_same_words_in_two_documents_form_one_group() -> None:
    links, groups = link(
        (
            claim("C1", "The bridge at Ostmark opened in 1974."),
            claim("C2", "the bridge at ostmark opened in 1974", "b.txt"),
        )
    )
    assert [(found.a, found.b, found.relation) for found in links] == [("C1", "C2", "same")]
    assert [group.claims for group in groups] == [("C1", "C2")]


def test_three_places_are_one_group_and_its_id_does_not_depend_on_the_order() -> None:
    three = [claim(f"C{n}", "The bridge at Ostmark opened in 1974.", f"{n}.txt") for n in range(3)]
    (group,) = link(three)[1]
    assert group.claims == ("C0", "C1", "C2")
    assert link(three[::-1])[1] == (group,)


def test_a_sentence_of_more_articles_than_a_block_takes_is_one_group_still() -> None:
    many = [claim(f"C{n}", "The bridge at Ostmark opened in 1974.", f"{n}.txt") for n in range(100)]
    links, (group,) = link(many)
    assert len(group.claims) == 100
    assert len(links) == 99


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Over 200 workers left the plant at Ostmark.", "Over 150 workers left the plant at Ostmark."),
        ("She said so.", "She said so."),
        ("", ""),
    ],
)
def test_another_figure_or_a_few_common_words_are_no_repeat(one: str, other: str) -> None:
    assert link((claim("C1", one), claim("C2", other))) == ((), ())


def same(a: str, b: str, what: str = "paraphrase", strength: float = 0.0) -> Edge:
    return Edge(a, b, "same", what, strength)


def conflict(a: str, b: str) -> Edge:
    return Edge(a, b, "conflict", "figure")


def test_a_link_never_brings_two_claims_in_conflict_into_one_group() -> None:
    links = [same("C1", "C2"), same("C2", "C3", "figure"), conflict("C1", "C3")]
    assert [group.claims for group in groups(links)] == [("C1", "C2")]


def test_the_surest_link_joins_first_whatever_the_order() -> None:
    links = [same("C1", "C2"), same("C2", "C3", "event"), conflict("C3", "C1")]
    assert groups(links) == groups(links[::-1])
    assert [group.claims for group in groups(links)] == [("C2", "C3")]


def test_a_claim_that_contradicts_itself_still_repeats_another() -> None:
    assert [group.claims for group in groups([conflict("C1", "C1"), same("C1", "C2")])] == [("C1", "C2")]


def test_a_chain_of_like_claims_is_no_group() -> None:
    links = [
        same("C1", "C2", strength=1.2),
        same("C3", "C4", strength=1.1),
        same("C2", "C3", strength=0.8),
    ]
    assert {group.claims for group in groups(links)} == {("C1", "C2"), ("C3", "C4")}


def test_claims_with_half_of_their_pairs_linked_are_one_group() -> None:
    links = [same("C1", "C2"), same("C3", "C4"), same("C2", "C3"), same("C1", "C4")]
    assert [group.claims for group in groups(links)] == [("C1", "C2", "C3", "C4")]


def test_one_event_makes_one_group_however_few_of_its_pairs_are_linked() -> None:
    links = [same(f"C{n}", f"C{n + 1}", "event") for n in range(1, 5)]
    assert [group.claims for group in groups(links)] == [("C1", "C2", "C3", "C4", "C5")]


def test_the_stronger_of_two_links_joins_first() -> None:
    links = [same("C1", "C2"), same("C2", "C3", strength=0.9), conflict("C1", "C3")]
    assert [group.claims for group in groups(links)] == [("C2", "C3")]
