import datetime as dt
from collections.abc import Callable

from rich.console import Console

from factcheck.entry import Entry, entries
from factcheck.status import render
from factcheck.tally import IN_WORDS, Share, tally


def rows(*some: dict[str, str]) -> tuple[Entry, ...]:
    usual = {"document": "ferry.md", "claim": "It sank.", "paragraph": "2", "kinds": "event", "priority": "2"}
    return entries(
        {"claim_id": f"CAAAAAAAAA{'ABCDEFGHIJ'[number]}", "status": "unchecked", "change": "new"}
        | usual
        | row
        for number, row in enumerate(some)
    )


def nobody_knows(_document: str) -> None:
    return None


def shown(found: tuple[Entry, ...], published: Callable[[str], dt.date | None] = nobody_knows) -> str:
    console = Console(width=100, record=True, color_system=None, file=None, quiet=False)
    with console.capture() as capture:
        console.print(render(tally(found, published)))
    return capture.get()


def test_what_is_left_is_counted_by_document_and_by_kind() -> None:
    found = tally(
        rows(
            {"kinds": "quote, figure", "priority": "1"},
            {"kinds": "figure", "status": "Confirmed"},
            {"document": "bridge.md", "kinds": "figure", "status": "in progress"},
        ),
        nobody_knows,
    )
    assert found.all == Share(3, 2, 1)
    assert found.documents == {"ferry.md": Share(2, 1, 1), "bridge.md": Share(1, 1, 0)}
    assert list(found.kinds.items()) == [("quote", Share(1, 1, 1)), ("figure", Share(3, 2, 1))]
    assert found.statuses == {"unchecked": 1, "in progress": 1, "confirmed": 1}


def test_people_are_told_apart_by_their_names_not_by_capitals_and_the_last_day_is_theirs() -> None:
    found = tally(
        rows(
            {"status": "wrong", "checked_by": "M. Kessel", "checked_on": "2026-03-05"},
            {"status": "confirmed", "checked_by": "m. kessel ", "checked_on": "2026-02-11"},
            {"status": "confirmed", "checked_by": "M. Kessel", "checked_on": "last week"},
            {"status": "cut"},
            {"checked_by": "J. Doe"},
        ),
        nobody_knows,
    )
    assert [(person.name, person.found, person.last) for person in found.people] == [
        ("M. Kessel", {"confirmed": 2, "wrong": 1}, "2026-03-05"),
        ("nobody named", {"cut": 1}, ""),
    ]


def test_removed_rows_are_counted_apart() -> None:
    found = tally(rows({"change": "removed", "status": "confirmed"}, {}), nobody_knows)
    assert (found.all.whole, found.removed, found.people) == (1, 1, ())


def test_what_changed_after_it_was_checked_is_to_look_at_again() -> None:
    found = tally(rows({"change": "changed", "status": "confirmed"}, {"change": "changed"}), nobody_knows)
    assert [entry.id for entry in found.again] == ["CAAAAAAAAAA"]


def test_the_urgent_rows_of_the_oldest_article_come_first_and_those_without_a_day_last() -> None:
    days = {"a.md": None, "b.md": dt.date(2026, 3, 4), "c.md": dt.date(2025, 1, 1)}
    some = rows(*({"document": name, "priority": "1"} for name in days), {"document": "d.md"})
    assert [entry.document for entry in tally(some, days.get).waiting] == ["c.md", "b.md", "a.md"]


def test_a_status_that_is_none_is_named_and_counts_as_unchecked() -> None:
    text = shown(rows({"status": "asked her"}, {"status": "wrong"}))
    assert "1 of 2 claims checked. Left: 1, 0 of them priority 1." in text
    assert "“asked her” (1) is no status, and counts as unchecked" in text


def test_a_finished_worksheet_has_no_tables_of_what_is_left() -> None:
    text = shown(rows({"status": "wrong", "checked_by": "MK"}))
    assert "1 of 1 claims checked. Left: 0." in text
    assert "Documents" not in text
    assert "MK" in text


def test_a_worksheet_without_claims_says_so() -> None:
    assert shown(()).strip() == "The worksheet has no claims."


def test_a_verdict_in_words_beside_an_open_status_counts_once() -> None:
    found = tally(
        rows({"verdict": "150, says the county"}, {"status": "asked her", "verdict": "true"}, {}),
        nobody_knows,
    )
    assert found.statuses == {"unchecked": 1, IN_WORDS: 2}
    assert found.unknown == {}
    assert found.all.left == 1
