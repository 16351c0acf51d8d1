import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from factcheck.errors import FactcheckError, UnreadableInput
from factcheck.model import Claim, Date, Document, Group, Link
from factcheck.overview import top
from factcheck.sheet import Kept, Row, build
from factcheck.summary import details, render


def shown(content: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False, markup=False, emoji=False)
    console.print(content, crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.fixture
def told(document: Document) -> Callable[..., str]:
    def tell(
        claims: Sequence[Claim], failures: Sequence[FactcheckError] = (), output: str | None = "w.csv"
    ) -> str:
        return shown(render(build([document], claims), failures, output))

    return tell


def test_the_summary_counts_documents_words_claims_and_kinds(
    told: Callable[..., str], make_claim: Callable[..., Claim]
) -> None:
    text = told([make_claim(1), make_claim(2, kinds=("figure",))])
    assert "Read 1 document, 6 words. Found 2 claims to check." in text
    assert "2  figures" in text
    assert "1  quotations" in text
    assert "Worksheet: w.csv\nOpen it in a spreadsheet" in text


def test_a_long_path_of_the_worksheet_stays_in_one_piece(told: Callable[..., str]) -> None:
    path = "/folder with spaces" * 9 + "/w.csv"
    assert f"Worksheet: {path} (no rows)\n" in told([], (), path)


def test_the_five_rows_to_check_first_stand_there_with_place_and_reason(
    told: Callable[..., str], make_claim: Callable[..., Claim]
) -> None:
    claims = [
        make_claim(n, text=f"Claim number {n}.", priority=3 if n < 4 else 1, paragraph=n) for n in range(9)
    ]
    text = told(claims)
    assert [n for n in range(9) if f"Claim number {n}." in text] == [4, 5, 6, 7, 8]
    assert "ferry.md, paragraph 4: a figure" in text


def test_of_equal_priority_a_conflict_goes_first_then_more_kinds(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two, three = make_claim(1, kinds=("date",)), make_claim(2), make_claim(3, kinds=("date",))
    sheet = build([document], [one, two, three], [Link(three.id, "C2", "conflict", "date", "real", "why")])
    assert [row.claim for row in top(sheet.rows)] == [three, two, one]


def test_claims_that_repeat_one_another_are_shown_once(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two, three = make_claim(1), make_claim(2), make_claim(3)
    rows = build([document], [one, two, three], (), [Group("G", (one.id, three.id))]).rows
    assert [row.claim for row in top(rows)] == [one, two]


def clash(one: Claim, two: Claim, severity: str = "real", what: str = "figure") -> Link:
    sides = " and ".join(f"“{claim.text}” ({claim.document}, paragraph 2)" for claim in (one, two))
    return Link(one.id, two.id, "conflict", what, severity, f"over 200 against 150: {sides}")


def test_conflicts_between_articles_are_counted_by_severity_with_both_texts_and_the_rule(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two = make_claim(1, text="Over 200 left."), make_claim(2, text="Some 150 left.", document="b.md")
    three, four = make_claim(3, document="c.md"), make_claim(4, document="d.md")
    links = [clash(three, four, "attributed"), clash(one, two), clash(one, three, "reconcile")]
    text = shown(render(build([document], [one, two, three, four], links), (), "w.csv"))
    title = "3 conflicts between claims: 1 cannot both be right, 1 to reconcile, 1 between two sources\n"
    assert title in text
    shown_first = text.partition(title)[2].splitlines()[:5]
    assert [line.strip() for line in shown_first] == [
        "figure: over 200 against 150",
        "Over 200 left.",
        "ferry.md, paragraph 2",
        "Some 150 left.",
        "b.md, paragraph 2",
    ]
    assert f"factcheck explain w.csv {one.id}\n" in text
    assert "inside one article" not in text


def test_what_an_article_contradicts_by_itself_is_told_apart(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    one, two = make_claim(1, text="Of 23, 14 were for it."), make_claim(2, text="Nine were against.")
    links = [
        Link(one.id, one.id, "conflict", "arithmetic", "real", "“14 and 8”: 14 + 8 = 22, not 23"),
        clash(one, two),
        clash(one, two, "attributed", "date"),
    ]
    text = shown(render(build([document], [one, two], links), (), "my sheet.csv"))
    assert "1 conflict between claims: 1 between two sources\n" in text
    assert "2 contradictions inside one article\n" in text
    assert "arithmetic: “14 and 8”: 14 + 8 = 22, not 23" in text
    assert f'factcheck explain "my sheet.csv" {one.id}\n' in text


def test_only_the_first_conflicts_are_shown_and_the_rest_counted(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims = [make_claim(n, document=f"{n}.md") for n in range(12)]
    links = [clash(claims[0], other) for other in claims[1:]]
    text = shown(render(build([document], claims, links), (), None))
    assert "11 conflicts between claims: 11 cannot both be right\n" in text
    assert text.count("figure: over 200 against 150") == 3
    assert "and 8 more\n" in text
    assert "factcheck explain" not in text  # there is no worksheet to explain


def test_one_disagreement_in_many_claims_leaves_room_for_others(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    claims = [make_claim(n, document=f"{n}.md") for n in range(7)]
    links = [clash(claims[0], other) for other in claims[1:6]]
    links.append(Link(claims[1].id, claims[6].id, "conflict", "date", "real", "Monday against Tuesday"))
    text = shown(render(build([document], claims, links), (), "w.csv"))
    assert text.index("figure: over 200") < text.index("date: Monday against Tuesday")
    assert text.count("figure: over 200") == 2


def test_the_largest_repeat_groups_come_first_with_their_first_words(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    twice = [make_claim(n, text="The mill shut in 1968.") for n in (1, 2)]
    thrice = [make_claim(n, text=f"The dam burst in 190{n}.", document=f"{n}.md") for n in (3, 4, 5)]
    groups = [Group("R1", tuple(c.id for c in twice)), Group("R2", tuple(c.id for c in thrice))]
    text = shown(render(build([document], [*twice, *thrice], (), groups), (), "w.csv"))
    _, _, told = text.partition("2 claims told more than once: check each once, see repeat_group\n")
    assert [line.strip() for line in told.splitlines()[:2]] == [
        "3 times in 3 documents: The dam burst in 1903.",
        "2 times in 1 document: The mill shut in 1968.",
    ]


def test_what_could_not_be_read_stands_there_with_what_to_do(told: Callable[..., str]) -> None:
    text = told([], [UnreadableInput("notes.docx is broken.", "Open it in Word and save it again.")], None)
    assert "Could not be done (1)" in text
    assert "notes.docx is broken." in text
    assert "Open it in Word and save it again." in text
    assert "No worksheet was written." in text


@pytest.mark.parametrize("value", [None, "XXXX-05-04", "XXXX-XX-XX"])
def test_undated_documents_with_open_days_are_named_with_the_option_that_helps(
    value: str | None, told: Callable[..., str], make_claim: Callable[..., Claim]
) -> None:
    claim = make_claim(dates=(Date("Friday", 0, 6, value),))
    assert "No publication date in ferry.md" in told([claim])
    assert "--date YYYY-MM-DD" in told([claim])
    dated = Document("ferry.md", "", "", (), dt.date(2024, 10, 18))
    assert "--date" not in shown(render(build([dated], [claim]), (), "w.csv"))


@pytest.mark.parametrize("dates", [(), (Date("1990", 0, 4, "1990"), Date("two years", 0, 9, "P2Y"))])
def test_undated_documents_in_which_every_day_is_known_are_not_named(
    dates: tuple[Date, ...], told: Callable[..., str], make_claim: Callable[..., Claim]
) -> None:
    assert "--date" not in told([make_claim(dates=dates)])


def test_the_backup_stands_behind_the_worksheet(make_claim: Callable[..., Claim], document: Document) -> None:
    text = shown(render(build([document], [make_claim()]), (), "w.csv", "w.csv.bak"))
    assert "Worksheet: w.csv\nThe earlier worksheet is kept as w.csv.bak\n" in text


def test_a_run_without_claims_says_so(told: Callable[..., str]) -> None:
    assert "Found no claims to check." in told([])
    assert "Check these first" not in told([])


def test_codes_in_an_article_do_not_reach_the_terminal(
    told: Callable[..., str], make_claim: Callable[..., Claim]
) -> None:
    text = told([make_claim(text="\x1b]0;owned\x07 [bold]200[/bold] :boom:\u202e", document="a\x1b[2Jb.md")])
    assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
    assert "[bold]200[/bold] :boom:" in text


def test_details_name_title_date_passages_claims_and_seconds(make_claim: Callable[..., Claim]) -> None:
    document = Document("ferry.md", "Ferry fares", "", (), dt.date(2024, 10, 18), "front matter")
    text = shown(details(build([document], [make_claim()]), [("Reading", 0.25)]))
    assert "ferry.md: “Ferry fares”, published 2024-10-18 (front matter), 0 passages, 1 claim" in text
    assert "Reading: 0.2 s" in text


def test_what_became_of_the_rows_is_told_also_where_somebody_deleted_the_column_change(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    sheet = build([document], [make_claim(1)])
    kept = Kept({"claim_id": "CAAAAAAAAAA", "document": "other.md", "claim": "It sank."})
    text = shown(render(replace(sheet, kept=(kept,)), (), "w.csv"))
    assert "In articles that were not read this time (1): left as they were" in text


def test_only_what_changed_after_it_was_checked_is_to_look_at_again(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    rows = [
        Row(make_claim(n), change=change, earlier_claim=f"Words {n}.", people={"status": status})
        for n, (change, status) in enumerate(
            [("changed", "confirmed"), ("changed", "unchecked"), ("moved", "wrong")]
        )
    ]
    text = shown(render(replace(build([document], []), rows=tuple(rows)), (), "w.csv"))
    assert "Look again (1)" in text and "Words 0." in text
