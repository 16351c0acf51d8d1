from collections.abc import Callable

import pytest

from factcheck.model import Claim, Document, Group, Link
from factcheck.sheet import COLUMNS, PEOPLE, Row, build, frame
from factcheck.spool import Spool, encode

TOOL_COLUMNS = (
    "claim_id change document section paragraph claim context kinds speaker speaker_role cue figures dates "
    "names modality priority why check_hint repeat_group repeats_in conflicts_with "
    "conflict earlier_claim earlier_check start end"
)
PEOPLE_COLUMNS = (
    "status verdict source_1 source_2 source_3 locator contact checked_by checked_on correct_text "
    "concern notes"
)


def cells(row: Row) -> dict[str, str | int]:
    return {column.key: column.cell(row) for column in COLUMNS}


def test_the_columns_are_the_tools_then_peoples_in_their_order() -> None:
    assert [column.key for column in COLUMNS] == [*TOOL_COLUMNS.split(), *PEOPLE_COLUMNS.split()]
    assert list(PEOPLE) == PEOPLE_COLUMNS.split()


def test_a_row_says_what_the_claim_holds_in_words(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    found = cells(build([document], [make_claim()]).rows[0])
    assert found["claim_id"] == "CBBBBBBBBBB"
    assert (found["change"], found["status"], found["notes"]) == ("new", "unchecked", "")
    assert (found["section"], found["paragraph"], found["start"], found["end"]) == ("Fares", 2, 0, 40)
    assert found["kinds"] == "quote, figure"
    assert (found["speaker"], found["speaker_role"], found["cue"]) == (
        "Lina Ostrow",
        "harbour master",
        "said",
    )
    assert found["figures"] == "Over 200 Ellerians = more than 200 people"
    assert found["why"] == "priority 1: a figure; somebody's exact words: “said”"
    assert "recording" in str(found["check_hint"])


def test_a_claim_without_speaker_figures_or_links_has_empty_cells(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    bare = make_claim(kinds=("event",), figures=(), quotation=None, speaker=None, names=(), reasons=())
    found = cells(build([document], [bare]).rows[0])
    for key in (
        "speaker",
        "speaker_role",
        "cue",
        "figures",
        "dates",
        "names",
        "why",
        "repeat_group",
        "conflict",
    ):
        assert found[key] == "", key


def test_a_conflict_stands_in_both_rows_and_a_repeat_in_all(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two, three = make_claim(1), make_claim(2, document="b.md"), make_claim(3, document="c.md")
    links = (
        Link(one.id, two.id, "same", "wording", "", "the same words"),
        Link(two.id, three.id, "conflict", "figure", "attributed", "“200” here and “300” there"),
    )
    sheet = build([document], [one, two, three], links, [Group("G1", (one.id, two.id))])
    first, second, third = map(cells, sheet.rows)
    assert (first["repeat_group"], first["repeats_in"]) == ("G1", "b.md, paragraph 2 (same words)")
    assert (second["repeat_group"], second["repeats_in"]) == ("G1", "ferry.md, paragraph 2 (same words)")
    assert (third["repeat_group"], third["repeats_in"]) == ("", "")
    assert (first["conflicts_with"], second["conflicts_with"], third["conflicts_with"]) == (
        "",
        three.id,
        two.id,
    )
    assert second["conflict"] == "figure, two sources disagree: “200” here and “300” there"


def test_a_claim_that_contradicts_itself_has_the_conflict_once(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claim = make_claim()
    row = build([document], [claim], [Link(claim.id, claim.id, "conflict", "weekday", "real", "why")]).rows[0]
    assert [conflict.other for conflict in row.conflicts] == [claim.id]


def test_a_conflict_of_a_claim_with_itself_is_not_one_of_two(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claim = make_claim()
    why = "“Friday, 5 May”: 5 May is a\n Monday"
    row = build([document], [claim], [Link(claim.id, claim.id, "conflict", "weekday", "real", why)]).rows[0]
    expected = "weekday, cannot be right as it stands: “Friday, 5 May”: 5 May is a Monday"
    assert cells(row)["conflict"] == expected


def test_conflicts_are_lines_in_the_order_of_the_ids_beside_them(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims = [make_claim(n) for n in (1, 2, 3)]
    one, two, three = (claim.id for claim in claims)
    links = [
        Link(one, two, "conflict", "quote_wording", "real", "sound or safe"),
        Link(one, three, "conflict", "status", "reconcile", "planned; done"),
    ]
    row = cells(build([document], claims, links).rows[0])
    assert row["conflicts_with"] == f"{two}; {three}"
    assert str(row["conflict"]).splitlines() == [
        "words of a quotation, one of the two must be wrong: sound or safe",
        "planned or done, both could be right: planned; done",
    ]


def test_repeats_stand_in_story_order_and_say_whether_the_words_are_the_same(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims = [
        make_claim(3, text="The mill shut in 1968.", document="z.md", paragraph=1),
        make_claim(2, text="the mill shut in 1968", document="a.md", paragraph=4),
        make_claim(1, text="It closed in 1968, the mill.", document="a.md", paragraph=9),
    ]
    group = Group("R1", tuple(sorted(claim.id for claim in claims)))
    first, second, third = build([document], claims, (), [group]).rows
    assert cells(first)["repeats_in"] == "a.md, paragraph 4 (same words); a.md, paragraph 9 (other words)"
    assert cells(second)["repeats_in"] == "z.md, paragraph 1 (same words); a.md, paragraph 9 (other words)"
    assert [repeat.other for repeat in third.repeats] == [claims[0].id, claims[1].id]


def test_an_article_read_twice_repeats_each_place_once(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two = make_claim(1), make_claim(2)
    rows = build([document, document], [one, two, one, two], (), [Group("G1", (one.id, two.id))]).rows
    assert [len(row.repeats) for row in rows] == [1, 1, 1, 1]


def test_the_frame_has_a_row_a_claim_with_numbers_as_integers(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    table = frame(build([document], [make_claim(1), make_claim(2)]))
    assert list(table.columns) == [column.key for column in COLUMNS]
    assert table["priority"].tolist() == [1, 1]
    assert {str(table[key].dtype) for key in ("paragraph", "priority", "start", "end")} == {"int64"}


def test_an_empty_frame_has_the_same_columns_and_kinds_of_values(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    empty, full = frame(build([], [])), frame(build([document], [make_claim()]))
    assert len(empty) == 0
    assert list(empty.dtypes.items()) == list(full.dtypes.items())


def large_group(make_claim: Callable[..., Claim], size: int) -> tuple[list[Claim], Group]:
    claims = [make_claim(1, id=f"C{n:010}", document=f"{n:03}.md", paragraph=n) for n in range(size)]
    return claims, Group("RAAAAAAAA", tuple(claim.id for claim in claims))


@pytest.mark.parametrize(("size", "more"), [(51, 0), (52, 1), (2_001, 1_950)])
def test_fifty_repeats_are_listed_and_the_rest_is_counted(
    make_claim: Callable[..., Claim], document: Document, size: int, more: int
) -> None:
    claims, group = large_group(make_claim, size)
    first, *_, last = build([document], claims, (), [group]).rows
    assert [repeat.document for repeat in first.repeats] == [f"{n:03}.md" for n in range(1, 51)]
    assert [repeat.document for repeat in last.repeats] == [f"{n:03}.md" for n in range(50)]
    assert (first.more, last.more) == (more, more)
    listed = str(cells(first)["repeats_in"]).split("; ")
    assert listed[50:] == ([f"and {more:,} more, see repeat_group"] if more else [])


def test_an_article_read_twice_is_not_counted_among_the_rest(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims, group = large_group(make_claim, 60)
    rows = build([document], claims + claims[:20], (), [group]).rows
    assert {(len(row.repeats), row.more) for row in rows} == {(50, 9)}


def test_rows_of_claims_on_disk_are_those_of_claims_in_memory(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims, group = large_group(make_claim, 60)
    links = [Link(claims[3].id, claims[7].id, "conflict", "figure", "real", "200 and 300")]
    spool = Spool(Claim)
    for claim in claims:
        spool.append(encode(claim))
    rows, held = (build([document], some, links, [group]).rows for some in (spool, claims))
    assert isinstance(held, tuple)
    assert tuple(rows) == held
    assert (rows[0], rows[-1], rows[3:9]) == (held[0], held[-1], held[3:9])
    assert len(rows) == len(held)
    with pytest.raises(IndexError):
        rows[60]
