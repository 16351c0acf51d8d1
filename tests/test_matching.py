from collections.abc import Sequence

import pytest

from factcheck.identity import code
from factcheck.matching import GONE, UNKNOWN, Place, documents, match

STORY = (
    "The council voted 14 to nine for the new bridge.",
    "It will cost €30 million, said Lina Ostrow.",
    "The old one carried 9,500 vehicles a day.",
    "Nobody was hurt when the crane fell in May.",
    "Repairs had been put off three times.",
)


def places(texts: Sequence[str], document: str = "a.md", first: int = 0) -> list[Place]:
    return [
        Place(_id(document, texts, number - first), document, text, text, number)
        for number, text in enumerate(texts, first)
    ]


def _id(document: str, texts: Sequence[str], at: int) -> str:
    return code("C", (document, str(texts[:at].count(texts[at])), texts[at]), 10)


def pairs(
    rows: Sequence[Place], claims: Sequence[Place], read: Sequence[str] = ("a.md",), gone: bool = True
) -> list[tuple[int, int, bool]]:
    renamed = documents(rows, claims, read, lambda path: GONE if gone else f"/desk/{path}")
    return [(found.row, found.claim, found.moved) for found in match(rows, claims, renamed)]


def edited(place: int, text: str) -> list[str]:
    return [*STORY[:place], text, *STORY[place + 1 :]]


def test_what_did_not_change_is_found_where_it_was() -> None:
    assert pairs(places(STORY), places(STORY)) == [(n, n, False) for n in range(5)]
    assert pairs([], places(STORY)) == pairs(places(STORY), []) == []


@pytest.mark.parametrize(
    "text",
    [
        "The old one carried 9,800 vehicles a day.",
        "The old one carried 9,500 vehicles",
        "According to the county, the old one carried 9,500 vehicles a day, most of them lorries.",
        "The OLD one “carried” 9,500 vehicles a day!",
    ],
)
def test_an_edited_sentence_is_the_same_row_and_has_not_moved(text: str) -> None:
    assert pairs(places(STORY), places(edited(2, text))) == [(n, n, False) for n in range(5)]


def test_another_sentence_in_the_same_place_is_no_match() -> None:
    other = "Police are looking for a man who left the harbour on a bicycle."
    assert [row for row, *_ in pairs(places(STORY), places(edited(2, other)))] == [0, 1, 3, 4]


def test_of_two_like_sentences_each_finds_the_closer_one() -> None:
    rows = places(["Over 200 jobs will go at the plant.", "Over 150 jobs will go at the mill."])
    claims = places(["Over 160 jobs will go at the mill.", "Over 210 jobs will go at the plant."])
    assert [found[:2] for found in pairs(rows, claims)] == [(1, 0), (0, 1)]


def test_a_sentence_put_in_above_moves_nothing() -> None:
    added = ["A ferry ran aground on Monday.", *STORY]
    assert pairs(places(STORY), places(added)) == [(n, n + 1, False) for n in range(5)]


def test_only_the_sentences_that_changed_places_have_moved() -> None:
    swapped = [STORY[0], STORY[4], *STORY[1:4]]
    moved = [row for row, _, elsewhere in pairs(places(STORY), places(swapped)) if elsewhere]
    assert moved == [4]


def test_the_order_of_the_rows_does_not_matter_only_where_the_claims_stood() -> None:
    rows = list(reversed(places(STORY)))
    assert not any(moved for *_, moved in pairs(rows, places(STORY)))


def test_the_same_words_twice_are_matched_in_their_order() -> None:
    twice = [STORY[0], STORY[1], STORY[0]]
    assert pairs(places(twice), places(twice)) == [(0, 0, False), (1, 1, False), (2, 2, False)]


def test_a_file_under_another_name_is_known_by_its_claims_and_all_of_them_have_moved() -> None:
    found = pairs(
        places(STORY), places(edited(2, "The old one carried 9,800 vehicles a day."), "b.md"), ["b.md"]
    )
    assert found == [(n, n, True) for n in range(5)]


def test_a_copy_takes_nothing_from_a_file_that_is_still_there() -> None:
    assert pairs(places(STORY), places(STORY, "b.md"), ["b.md"], gone=False) == []


def test_a_sentence_that_moved_to_another_article_keeps_its_row() -> None:
    claims = places(STORY[:4]) + places(["A new story about a ferry.", STORY[4]], "b.md", 4)
    assert pairs(places(STORY), claims, ["a.md", "b.md"])[-1] == (4, 5, True)


@pytest.mark.parametrize("read", ["./articles/a.md", "/desk/articles/a.md", "a.md"])
def test_a_path_in_another_spelling_is_the_same_file(read: str) -> None:
    found = pairs(places(STORY, "articles/a.md"), places(STORY, read), [read])
    assert found == [(n, n, False) for n in range(5)]


def test_two_names_of_one_file_that_is_there_are_one_document() -> None:
    rows, claims = places(STORY, "link.md"), places(STORY, "a.md")
    assert documents(rows, claims, ["a.md"], lambda _: "/desk/a.md") == {"link.md": "a.md"}


def test_a_file_of_the_same_name_elsewhere_takes_nothing_from_one_that_is_still_there() -> None:
    rows = places(STORY) + places(STORY[:2], "x/a.md")
    found = documents(rows, places(STORY[:2], "x/a.md"), ["x/a.md"], lambda path: f"/desk/{path}")
    assert found == {"x/a.md": "x/a.md"}


def test_a_path_that_could_be_two_files_is_neither() -> None:
    claims = places(["Quite another story in three parts."], "x/a.md") + places(["And a fourth."], "y/a.md")
    assert documents(places(STORY), claims, ["x/a.md", "y/a.md"], lambda _: GONE) == {"a.md": None}


def test_of_a_file_whose_folder_is_not_there_nothing_is_known_unless_it_is_found_again() -> None:
    assert documents(places(STORY), [], ["b.md"], lambda _: UNKNOWN) == {}
    assert documents(places(STORY), places(STORY, "b.md"), ["b.md"], lambda _: UNKNOWN) == {"a.md": "b.md"}


def test_a_like_sentence_in_the_second_article_is_the_one_that_stands_there() -> None:
    prices = ["A ticket costs $5 now.", "A ticket costs $6 now."]
    first, second = places(STORY), places(prices, "b.md")
    later = places(["A ticket costs $7 now.", "A ticket costs $8 now."], "b.md")
    found = pairs(first + second, first + later, ["a.md", "b.md"])
    assert [(row, claim) for row, claim, _ in found if row > 4] == [(5, 5), (6, 6)]


def test_the_same_words_of_two_people_stay_with_each_of_them() -> None:
    def said(who: str, number: int, times: int) -> Place:
        return Place(f"CID{times}", "a.md", "He denied it.", f"{who} was asked. He denied it.", number)

    found = pairs([said("The mayor", 0, 1)], [said("The driver", 0, 1), said("The mayor", 1, 2)])
    assert found == [(0, 1, False)]


def test_of_a_sentence_that_came_twice_the_one_that_is_left_keeps_its_row() -> None:
    before = [STORY[0], STORY[3], STORY[1], STORY[2], STORY[3], STORY[4]]
    found = pairs(places(before), places([STORY[0], *STORY[1:3], STORY[3], STORY[4]]))
    assert [row for row, *_ in found] == [0, 2, 3, 4, 5]


def test_a_row_whose_document_somebody_emptied_is_known_by_its_id() -> None:
    rows = [Place(place.id, "", place.text, place.context, place.order) for place in places(STORY)]
    assert len(pairs(rows, places(STORY))) == 5


def test_swapped_file_names_are_seen_by_the_words() -> None:
    other = [text.replace("old", "new").replace("crane", "mast") + " Really." for text in STORY]
    found = pairs(
        places(STORY) + places(other, "b.md"), places(other) + places(STORY, "b.md"), ["a.md", "b.md"]
    )
    assert all((row + 5) % 10 == claim for row, claim, _ in found)


def test_a_claim_that_comes_back_finds_its_row_but_a_live_row_comes_first() -> None:
    gone = Place("CGONE", "a.md", "The old one carried 9,400 vehicles a day.", "", 5, live=False)
    found = pairs([gone, *places(STORY)], places(edited(2, "The old one carried 9,450 vehicles a day.")))
    assert (3, 2, False) in found
    assert [row for row, *_ in pairs([gone], places([gone.text]))] == [0]


def test_every_row_and_every_claim_is_used_once() -> None:
    rows, claims = places([STORY[0]] * 3), places([STORY[0], "The council voted 14 to nine for the bridge."])
    found = pairs(rows, claims)
    assert len({row for row, *_ in found}) == len({claim for _, claim, _ in found}) == 2
