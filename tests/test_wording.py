from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import wording
from factcheck.model import Claim, Date, Figure, Reason


@pytest.mark.parametrize(
    ("text", "low", "high", "more", "cell"),
    [
        ("over 200 Ellerians", 200.0, None, ("people", "over"), "over 200 Ellerians = more than 200 people"),
        ("$1.2bn", 1.2e9, 1.2e9, ("USD",), "$1.2bn = 1,200,000,000 USD"),
        ("12 boats", 12.0, 12.0, ("boats",), "12 boats"),
        ("about 150", 150.0, 150.0, (None, "about"), "about 150"),
        ("some 150 cows", 150.0, 150.0, ("cows", "about"), "some 150 cows = about 150 cows"),
        ("nearly a third", None, 0.333, (None, "nearly"), "nearly a third = nearly 0.333"),
        ("up to ten", None, 10.0, (None, "up_to"), "up to ten = up to 10"),
        ("under 9%", None, 9.0, ("percent", "under"), "under 9% = less than 9 percent"),
        ("dozens of boats", 24.0, None, ("boats",), "dozens of boats = at least 24 boats"),
        ("10 to 15 km", 10.0, 15.0, ("km",), "10 to 15 km"),
        ("fell 3%", 3.0, 3.0, ("percent", None, "down"), "fell 3% = down by 3 percent"),
        ("4%", 4.0, 4.0, ("percent", None, None, "the fleet"), "4% = 4 percent of the fleet"),
        ("4% of  the fleet", 4.0, 4.0, ("percent", None, None, "the fleet"), "4% of the fleet = 4 percent"),
        ("many", None, None, (), "many"),
    ],
)
def test_a_figure_reads_as_its_words_and_what_they_mean(
    text: str, low: float | None, high: float | None, more: tuple[str | None, ...], cell: str
) -> None:
    assert wording.figure(Figure(text, 0, len(text), low, high, *more)) == cell


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        ("Friday", "2024-10-11", "Friday = 2024-10-11"),
        ("2018", "2018", "2018"),
        ("the early 2000s", "2000/2004", "the early 2000s = 2000 to 2004"),
        ("two decades", "P20Y", "two decades = 20 years"),
        ("biennially", "R/P2Y", "biennially = every 2 years"),
        ("every day", "R/P1D", "every day"),
        ("an hour", "PT1H", "an hour = 1 hour"),
        ("five minutes", "PT5M", "five minutes = 5 minutes"),
        ("five months", "P5M", "five months = 5 months"),
        ("since 2019", "2019/..", "since 2019"),
        ("until May", "../2024-05", "until May = until 2024-05"),
        ("around 1850", "1850~", "around 1850 = about 1850"),
        ("now", "PRESENT_REF", "now = the time of publication"),
        ("recently", None, "recently = date not known"),
        ("last\nweek", "2024-10-07/2024-10-13", "last week = 2024-10-07 to 2024-10-13"),
    ],
)
def test_a_date_reads_as_its_words_and_the_days_they_mean(text: str, value: str | None, cell: str) -> None:
    assert wording.date(Date(text, 0, len(text), value)) == cell


@given(st.floats() | st.integers().map(float))
def test_any_number_can_be_said(value: float) -> None:
    assert wording.number(value)


def test_a_reason_quotes_its_cue_cut_to_a_readable_length() -> None:
    assert wording.reason(Reason("reported speech", "told\nus", 0, 7)) == "reported speech: “told us”"
    assert (
        wording.reason(Reason("words in quotation marks", "“no”", 0, 4)) == "words in quotation marks: “no”"
    )
    assert wording.reason(Reason("priority 1: money", "", 0, 0)) == "priority 1: money"
    assert len(wording.reason(Reason("words", "long words " * 40, 0, 1))) < 100


@given(st.text(), st.integers(2, 50))
def test_shortened_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(wording.shortened(text, length)) <= length


@given(st.text())
def test_plain_text_has_nothing_that_a_terminal_obeys(text: str) -> None:
    assert wording.plain(text).isprintable()


def test_plain_text_loses_escape_codes_and_line_ends() -> None:
    assert wording.plain("a\x1b[31m red\r\n\u202eb \ud83d") == "a[31m red b "


def test_a_duration_is_shown_once_among_the_figures(make_claim: Callable[..., Claim]) -> None:
    figure = Figure("two weeks", 4, 13, 2.0, 2.0, "weeks")
    both = make_claim(
        figures=(figure,), dates=(Date("two weeks", 4, 13, "P2W"), Date("Monday", 20, 26, "2026-03-02"))
    )
    assert wording.dates(both) == "Monday = 2026-03-02"
    assert (
        wording.dates(make_claim(figures=(), dates=(Date("two weeks", 4, 13, "P2W"),)))
        == "two weeks = 2 weeks"
    )


@pytest.mark.parametrize(
    ("record", "want"),
    [
        (
            Figure("nearly a third", 0, 14, None, 1 / 3, "fraction", "nearly"),
            "nearly a third = nearly 33.3 percent",
        ),
        (Figure("One worker", 0, 10, 1.0, 1.0, "people", None, None, "workers"), "One worker = 1 person"),
        (Figure("an hour", 0, 7, 1.0, 1.0, "hours"), "an hour = 1 hour"),
    ],
)
def test_a_figure_reads_as_a_person_would_say_it(record: Figure, want: str) -> None:
    assert wording.figure(record) == want
