"""One look at the rows of a worksheet, for all that a summary tells of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from factcheck import overview as module
from factcheck.model import Claim, Date, Document, Group, Link
from factcheck.overview import TOP, overview, top
from factcheck.sheet import Conflict, Row, build

Make = Callable[..., Claim]

CLASH = (Conflict("CDDDDDDDDDD", "figure", "real", "over 200 and over 300"),)


def group(name: str, claims: Sequence[Claim]) -> Group:
    return Group(name, tuple(claim.id for claim in claims))


def test_rows_kinds_changes_and_documents_are_counted(make_claim: Make) -> None:
    rows = [
        Row(make_claim(1, kinds=("quote", "figure"), document="a.md"), change="unchanged"),
        Row(make_claim(2, kinds=("figure",), document="a.md"), earlier_check="false, by L.O."),
        Row(make_claim(3, kinds=(), document="b.md"), change="new"),
    ]
    seen = overview(rows)
    assert (seen.rows, seen.checked_before) == (3, 1)
    assert seen.kinds == Counter(quote=1, figure=2)
    assert seen.changes == Counter(unchanged=1, new=2)
    assert seen.claims == Counter({"a.md": 2, "b.md": 1})


def test_nothing_is_seen_in_nothing() -> None:
    assert overview(()) == module.Overview()


def test_rows_that_are_made_when_they_are_looked_at_are_looked_at_once(make_claim: Make) -> None:
    looked: list[int] = []

    def rows() -> object:
        for number in range(9):
            looked.append(number)
            yield Row(make_claim(number))

    assert overview(rows()).rows == 9  # type: ignore[arg-type]
    assert looked == list(range(9))


def test_a_document_with_a_day_that_could_not_be_worked_out_is_open(make_claim: Make) -> None:
    dates = {"a.md": "2024-10-18", "b.md": None, "c.md": "XXXX-05-01", "d.md": "P3D"}
    rows = [Row(make_claim(1, document=path, dates=(Date("May", 0, 3, day),))) for path, day in dates.items()]
    assert overview([*rows, Row(make_claim(1, document="e.md"))]).open == {"b.md", "c.md"}


def test_only_what_changed_after_somebody_decided_is_to_look_at_again(make_claim: Make) -> None:
    rows = [
        Row(make_claim(1), change="changed", earlier_claim="x", people={"status": "confirmed"}),
        Row(make_claim(2), change="changed", earlier_claim="x", people={"status": "unchecked"}),
        Row(make_claim(3), change="unchanged", people={"status": "confirmed"}),
    ]
    assert overview(rows).again == rows[:1]


def test_rows_with_a_conflict_are_kept_in_their_order(make_claim: Make, document: Document) -> None:
    one, two, three = (make_claim(n) for n in (1, 2, 3))
    sheet = build([document], [one, two, three], [Link(three.id, one.id, "conflict", "figure", "real", "")])
    assert [row.claim for row in overview(sheet.rows).clashing] == [one, three]


# Repeats


def test_a_group_knows_its_claims_its_documents_and_a_whole_sentence(
    make_claim: Make, document: Document
) -> None:
    texts = [("a.md", "had left the town"), ("a.md", "They had left."), ("b.md", "They all had left.")]
    claims = [make_claim(n, document=path, text=text) for n, (path, text) in enumerate(texts)]
    alone = make_claim(9, document="c.md")
    seen = overview(build([document], [*claims, alone], (), [group("RAAAAAAAA", claims)]).rows)
    (found,) = seen.repeats.values()
    assert (found.claims, found.documents, found.shown) == (3, 2, "They had left.")


def test_a_group_without_a_whole_sentence_is_shown_by_its_first_words(
    make_claim: Make, document: Document
) -> None:
    claims = [make_claim(n, text=text) for n, text in enumerate(["had left", "were gone"])]
    seen = overview(build([document], claims, (), [group("RAAAAAAAA", claims)]).rows)
    assert seen.repeats["RAAAAAAAA"].shown == "had left"


def test_of_several_groups_each_has_its_own_numbers(make_claim: Make, document: Document) -> None:
    claims = [make_claim(n, document=f"{n // 2}.md") for n in range(8)]
    groups = [group("RAAAAAAAA", claims[:2]), group("RBBBBBBBB", claims[2:7])]
    seen = overview(build([document], claims, (), groups).rows)
    numbers = {id_: (found.claims, found.documents) for id_, found in seen.repeats.items()}
    assert numbers == {"RAAAAAAAA": (2, 1), "RBBBBBBBB": (5, 3)}


# What to check first


def test_priority_goes_first_then_conflicts_then_kinds_then_the_order(make_claim: Make) -> None:
    rows = [
        Row(make_claim(1, priority=2, kinds=("figure", "quote", "date"))),
        Row(make_claim(2, priority=1, kinds=("figure",))),
        Row(make_claim(3, priority=1, kinds=("quote", "date"))),
        Row(make_claim(4, priority=1, kinds=("figure",)), conflicts=CLASH),
        Row(make_claim(5, priority=1, kinds=("date",))),
    ]
    assert top(rows) == [rows[3], rows[2], rows[1], rows[4], rows[0]]


def test_of_claims_that_repeat_one_another_the_first_to_check_stands_for_all(make_claim: Make) -> None:
    rows = [
        Row(make_claim(1, priority=2), "RAAAAAAAA"),
        Row(make_claim(2, priority=1), "RAAAAAAAA"),
        Row(make_claim(3, priority=3)),
        Row(make_claim(3, priority=3)),  # an article that was read twice
    ]
    assert top(rows) == rows[1:3]


def test_what_is_decided_is_done_unless_its_words_changed(make_claim: Make) -> None:
    done = {"status": "confirmed"}
    rows = [
        Row(make_claim(1), people=done),
        Row(make_claim(2), change="changed", people=done),
        Row(make_claim(3)),
    ]
    assert top(rows) == rows[1:]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("at_a_time", [1, 2, 7, 50])
def test_the_first_rows_of_many_are_those_of_one_sort(
    seed: int, at_a_time: int, make_claim: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AT_A_TIME", at_a_time)
    chance = random.Random(seed)
    kinds = ("quote", "figure", "date")
    rows = [
        Row(
            make_claim(1, id=f"C{n}", priority=chance.randint(1, 2), kinds=kinds[: chance.randint(1, 3)]),
            chance.choice(["", "", "RAAAAAAAA", "RBBBBBBBB", "RCCCCCCCC"]),
            conflicts=CLASH if chance.random() < 0.2 else (),
            people={"status": "confirmed"} if chance.random() < 0.3 else {},
        )
        for n in range(50)
    ]
    found = overview(rows).first
    assert found == top(rows)
    assert len(found) == TOP
