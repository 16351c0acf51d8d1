from collections.abc import Callable, Mapping, Sequence

import pytest

from factcheck.matching import GONE
from factcheck.merge import merge
from factcheck.model import Claim, Document, Group, Link
from factcheck.sheet import KEYS, PEOPLE, Kept, Row, Sheet, Written, build, cells

TOOL = frozenset(KEYS) - set(PEOPLE)
Make = Callable[..., Claim]


@pytest.fixture
def story(make_claim: Make) -> Callable[..., Sheet]:
    """A function that builds the sheet of one article from its sentences."""

    def make(*texts: str, path: str = "ferry.md") -> Sheet:
        claims = []
        for number, text in enumerate(texts):
            parts = {"start": 100 * number, "end": 100 * number + len(text), "figures": (), "conflicts": ()}
            letter = "ABCDEFGHIJ"[sum(map(ord, text)) % 10]
            id_ = f"C{letter}{sum(map(ord, text)) % 10000:04}".translate(str.maketrans("0189", "WXYZ"))
            claims.append(make_claim(id=f"{id_:Q<11}", text=text, document=path, **_known(parts)))
        return build([Document(path, "Ferry", " ".join(texts), ())], claims)

    return make


def _known(parts: Mapping[str, object]) -> Mapping[str, object]:
    return {key: value for key, value in parts.items() if key != "conflicts"}


def written(sheet: Sheet, columns: Sequence[str] = (), **people: Mapping[str, str]) -> Written:
    """The sheet as it comes back from disk; ``people`` says by the first word of a claim what they wrote."""
    rows = []
    for line in sheet.lines:
        found = {key: str(cell) for key, cell in cells(line).items()}
        rows.append(found | people.get(found["claim"].split(" ")[0], {}))
    return Written((*sheet.columns, *columns), tuple(rows))


def again(sheet: Sheet, earlier: Written, gone: bool = True) -> Sheet:
    return merge(sheet, earlier, TOOL, lambda path: GONE if gone else f"/desk/{path}")


def column(sheet: Sheet, key: str) -> list[str]:
    return [str(cells(line).get(key, "")) for line in sheet.lines]


CHECKED = {"status": "confirmed", "checked_by": "MK", "checked_on": "2026-03-05", "notes": "her diary"}


def test_unchanged_rows_keep_all_that_people_wrote(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", "Nobody was hurt in May.")
    second = again(first, written(first, ["lawyer"], Nobody={**CHECKED, "lawyer": "seen"}))
    assert column(second, "change") == ["unchanged", "unchanged"]
    assert [column(second, key)[1] for key in CHECKED] == list(CHECKED.values())
    assert column(second, "lawyer") == ["", "seen"]
    assert second.columns == (*KEYS, "lawyer")


def test_changed_words_keep_the_verdict_and_show_the_old_words(story: Callable[..., Sheet]) -> None:
    earlier = written(story("Over 200 people left the town in May."), Over=CHECKED)
    row = again(story("Over 150 people left the town in May."), earlier).rows[0]
    assert (row.change, row.earlier_claim) == ("changed", "Over 200 people left the town in May.")
    assert row.people["status"] == "confirmed"
    assert row.earlier_check == "confirmed, by MK, 2026-03-05: for the earlier words"


def test_a_changed_claim_stays_changed_until_somebody_looks_again(story: Callable[..., Sheet]) -> None:
    new = story("Over 150 people left the town in May.")
    second = again(new, written(story("Over 200 people left the town in May."), Over=CHECKED))
    third = again(new, written(second))
    assert column(third, "change") == ["changed"]
    assert column(third, "earlier_claim") == ["Over 200 people left the town in May."]
    fourth = again(story("Over 100 people left the town in May."), written(third))
    assert column(fourth, "earlier_claim") == ["Over 200 people left the town in May."]


@pytest.mark.parametrize(
    "looked",
    [
        {"checked_on": "2026-03-09"},
        {"status": "wrong"},
        {"verdict": "150, says the county"},
        {"earlier_claim": ""},
    ],
)
def test_another_decision_or_an_emptied_cell_accepts_the_new_words(
    looked: Mapping[str, str], story: Callable[..., Sheet]
) -> None:
    new = story("Over 150 people left the town in May.")
    second = again(new, written(story("Over 200 people left the town in May."), Over=CHECKED))
    third = again(new, written(second, Over=looked))
    assert column(third, "change") == ["unchanged"]
    assert column(third, "earlier_claim") == column(third, "earlier_check") == [""]


@pytest.mark.parametrize("day", ["3/5/2026", "05.03.2026", "5.3.26", "05-Mar-26", " 2026-03-05 "])
def test_a_day_that_a_spreadsheet_wrote_in_another_way_is_no_other_decision(
    day: str, story: Callable[..., Sheet]
) -> None:
    new = story("Over 150 people left the town in May.")
    second = again(new, written(story("Over 200 people left the town in May."), Over=CHECKED))
    assert column(again(new, written(second, Over={"checked_on": day})), "change") == ["changed"]


def test_a_changed_claim_that_went_and_came_back_is_still_changed(story: Callable[..., Sheet]) -> None:
    new = story("Over 150 people left the town in May.", "Nobody was hurt.")
    second = again(
        new, written(story("Over 200 people left the town in May.", "Nobody was hurt."), Over=CHECKED)
    )
    third = again(story("Nobody was hurt."), written(second))
    assert column(again(new, written(third)), "change") == ["changed", "unchanged"]


def test_what_people_call_a_claim_id_makes_no_claim_of_their_row(story: Callable[..., Sheet]) -> None:
    first = written(story("Ferries sank twice."))
    own = {"claim_id": "MINE1", "claim": "She also owns the mill."}
    for _ in range(3):
        first = written(again(story("Ferries sank twice."), Written(first.columns, (*first.rows, own))))
        assert [row["claim"] for row in first.rows] == ["Ferries sank twice.", "She also owns the mill."]
        first = Written(first.columns, first.rows[:1])


def test_words_that_change_back_are_as_they_were_checked(story: Callable[..., Sheet]) -> None:
    old = story("Over 200 people left the town in May.")
    second = again(story("Over 150 people left the town in May."), written(old, Over=CHECKED))
    assert column(again(old, written(second)), "change") == ["unchanged"]


def test_a_change_that_nobody_had_checked_is_shown_once(story: Callable[..., Sheet]) -> None:
    new = story("Over 150 people left the town in May.")
    second = again(new, written(story("Over 200 people left the town in May.")))
    assert column(second, "change") == ["changed"]
    assert column(second, "earlier_check") == [""]
    assert column(again(new, written(second)), "change") == ["unchanged"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It cost $5 a head.", "It cost €5 a head."),
        ("It fell by 1.5 percent.", "It fell by 15 percent."),
        ("It was -5 at night.", "It was 5 at night."),
        ("Over 200 people left.", "Not over 200 people left."),
        ("It cost 500 € a head.", "It cost 500 $ a head."),
        ("It cost ₹500 a head.", "It cost ₽500 a head."),
        ("It was rated BBB+ in May.", "It was rated BBB- in May."),
        ("It rose by 5 % in May.", "It rose by 5 in May."),
    ],
)
def test_a_sign_a_point_or_a_not_is_a_change(old: str, new: str, story: Callable[..., Sheet]) -> None:
    assert column(again(story(new), written(story(old))), "change") == ["changed"]


def test_capitals_and_quotation_marks_are_no_change(story: Callable[..., Sheet]) -> None:
    earlier = written(story('He said "we lost 200 people".'))
    assert column(again(story("He said “We lost 200 people”."), earlier), "change") == ["unchanged"]


def test_vanished_rows_stay_at_the_end_as_removed(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", "Nobody was hurt in May.")
    second = again(story("Nobody was hurt in May."), written(first, Ferries=CHECKED))
    assert column(second, "claim") == ["Nobody was hurt in May.", "Ferries sank twice."]
    assert column(second, "change") == ["unchanged", "removed"]
    assert column(second, "notes") == ["", "her diary"]
    assert column(again(story("Nobody was hurt in May."), written(second)), "change") == [
        "unchanged",
        "removed",
    ]


def test_a_removed_row_on_which_nobody_wrote_is_shown_once(story: Callable[..., Sheet]) -> None:
    left = story("Nobody was hurt in May.")
    second = again(left, written(story("Ferries sank twice.", "Nobody was hurt in May.")))
    assert column(second, "change") == ["unchanged", "removed"]
    assert column(again(left, written(second)), "change") == ["unchanged"]


def test_a_removed_claim_that_comes_back_has_its_notes_again(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", "Nobody was hurt in May.")
    second = again(story("Nobody was hurt in May."), written(first, Ferries=CHECKED))
    third = again(first, written(second))
    assert column(third, "change") == ["unchanged", "unchanged"]
    assert column(third, "notes") == ["her diary", ""]


def test_rows_of_an_article_that_was_not_read_stay_as_they_are(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", path="other.md")
    second = again(story("Nobody was hurt in May."), written(first, Ferries=CHECKED), gone=False)
    assert column(second, "claim") == ["Nobody was hurt in May.", "Ferries sank twice."]
    assert column(second, "change") == ["new", "new"]
    assert column(second, "notes") == ["", "her diary"]


def test_rows_of_an_article_that_is_gone_are_removed(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", path="other.md")
    second = again(story("Nobody was hurt in May."), written(first))
    assert column(second, "change") == ["new", "removed"]


def test_an_article_without_claims_any_more_has_its_rows_removed(story: Callable[..., Sheet]) -> None:
    second = again(story(), written(story("Ferries sank twice."), Ferries=CHECKED), gone=False)
    assert column(second, "change") == ["removed"]


def test_peoples_own_rows_stay_below_the_row_that_they_followed(story: Callable[..., Sheet]) -> None:
    first = story("Ferries sank twice.", "Nobody was hurt in May.")
    earlier = written(first)
    own = [{"notes": text} for text in ("at the top", "below the first", "also below", "at the end")]
    rows = (own[0], earlier.rows[0], own[1], own[2], earlier.rows[1], own[3])
    second = again(story("A new one.", "Ferries sank twice."), Written(earlier.columns, rows))
    assert column(second, "notes") == [
        "at the top",
        "",
        "",
        "below the first",
        "also below",
        "",
        "at the end",
    ]
    assert column(second, "claim")[-2] == "Nobody was hurt in May."


def test_columns_keep_peoples_order_and_one_of_ours_that_is_missing_comes_back(
    story: Callable[..., Sheet],
) -> None:
    first = story("Ferries sank twice.")
    columns = (
        "status",
        "lawyer",
        *[key for key in KEYS if key not in ("status", "cue", "claim_id")],
        "claim_id",
    )
    second = again(first, Written(columns, written(first).rows))
    assert second.columns[:2] == ("status", "lawyer")
    assert sorted(second.columns) == sorted((*KEYS, "lawyer"))
    assert second.columns[second.columns.index("speaker_role") + 1] == "cue"


def test_a_moved_claim_says_so(story: Callable[..., Sheet]) -> None:
    texts = ("Ferries sank twice.", "Nobody was hurt in May.", "Repairs cost a million.")
    second = again(story(texts[2], *texts[:2]), written(story(*texts), Repairs=CHECKED))
    assert column(second, "change") == ["moved", "unchanged", "unchanged"]
    assert column(second, "notes") == ["her diary", "", ""]


def test_a_suggestion_stands_behind_the_rows_own_earlier_check(story: Callable[..., Sheet]) -> None:
    new = story("Over 150 people left the town in May.")
    suggested = Sheet(new.documents, (Row(new.rows[0].claim, earlier_check="wrong (january.csv)"),))
    second = again(suggested, written(story("Over 200 people left the town in May."), Over=CHECKED))
    assert second.rows[0].earlier_check.endswith(": for the earlier words; wrong (january.csv)")
    assert column(again(suggested, written(second)), "change") == ["changed"]


def test_no_word_is_lost_whatever_becomes_of_the_article(story: Callable[..., Sheet]) -> None:
    texts = [
        f"{word} of the {number} ferries sank in May."
        for number, word in enumerate(["One", "Two", "Six", "Ten"])
    ]
    people = {word: {"notes": f"note on {word}", "my column": word} for word in ["One", "Two", "Six", "Ten"]}
    earlier = written(story(*texts), ["my column"], **people)
    for left in range(5):
        kept = again(story(*texts[:left]), earlier)
        assert sorted(column(kept, "my column")) == sorted(people)
        assert all(isinstance(line, Row | Kept) for line in kept.lines)


def test_a_row_with_notes_alone_stays_changed_until_somebody_decides(story: Callable[..., Sheet]) -> None:
    new = story("The bill came to 421,000 pounds.")
    noted = {"notes": "412,000 is right, page 4"}
    second = again(new, written(story("The bill came to 412,000 pounds."), The=noted))
    assert second.rows[0].earlier_check == "your notes: for the earlier words"
    third = again(new, written(second))
    assert column(third, "change") == ["changed"]
    assert column(again(new, written(third, The={"status": "wrong"})), "change") == ["unchanged"]
    assert column(again(new, written(third, The={"earlier_claim": ""})), "change") == ["unchanged"]


def test_what_links_a_row_to_an_article_that_was_not_read_stays(story: Callable[..., Sheet]) -> None:
    one, two = story("Ferries sank twice."), story("Ferries sank thrice.", path="b.md")
    a, b = one.rows[0].claim, two.rows[0].claim
    both = build(
        (*one.documents, *two.documents),
        [a, b],
        [Link(a.id, b.id, "conflict", "figure", "real", "twice and thrice")],
        [Group("RAAAAAAAA", (a.id, b.id))],
    )
    second = again(one, written(both), gone=False)
    assert column(second, "conflicts_with") == [b.id, a.id]
    assert column(second, "repeat_group") == ["RAAAAAAAA", "RAAAAAAAA"]
    assert column(second, "repeats_in")[0] == "b.md, paragraph 2 (other words)"
    assert column(again(one, written(both), gone=True), "conflicts_with")[0] == ""


def test_a_removed_row_never_has_the_id_of_a_live_one(make_claim: Make) -> None:
    def sheet(*notes: int) -> Sheet:
        """The same sentence in several paragraphs, each told from the others by what stands around it."""
        claims = [
            make_claim(number, start=at, context=f"Paragraph {note}. He left.", text="He left.", figures=())
            for number, (at, note) in enumerate(zip(range(9), notes, strict=False), 1)
        ]
        return build([Document("ferry.md", "Ferry", "", ())], claims)

    first = written(sheet(1, 2, 3))
    rows = tuple({**row, "notes": row["context"]} for row in first.rows)
    second = again(sheet(2, 3), Written(first.columns, rows))
    assert column(second, "notes") == [f"Paragraph {n}. He left." for n in (2, 3, 1)]
    ids = column(second, "claim_id")
    assert len(set(ids)) == 3
    third = again(sheet(2, 3), written(second))
    assert column(third, "claim_id") == ids
    assert column(again(sheet(1, 2, 3), written(third)), "notes") == [
        f"Paragraph {n}. He left." for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(("size", "listed", "more"), [(50, 49, 0), (52, 50, 1), (120, 50, 69)])
def test_of_many_repeats_in_articles_that_were_not_read_fifty_are_listed_and_all_counted(
    make_claim: Make, size: int, listed: int, more: int
) -> None:
    claims = [make_claim(id=f"C{n:A>10}".translate(DIGITS), document=f"{n}.md") for n in range(size)]
    documents = [Document(claim.document, "", claim.text, ()) for claim in claims]
    group = Group("RAAAAAAAA", tuple(claim.id for claim in claims))
    first = build(documents, claims, (), [group])
    alone = build(documents[:1], claims[:1])
    (row,) = again(alone, written(first), gone=False).rows
    assert (row.group, len(row.repeats), row.more) == ("RAAAAAAAA", listed, more)
    assert row.repeats == first.rows[0].repeats
    both = build(documents[:2], claims[:2], (), [Group("RBBBBBBBB", group.claims[:2])])
    (row, _) = again(both, written(first), gone=False).rows
    assert (row.group, len(row.repeats), row.more) == ("RBBBBBBBB", listed, more)


DIGITS = str.maketrans("0123456789", "BCDEFGHIJK")
