"""Dates in running text and their values."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Date
from factcheck.pipes.annotations import get
from factcheck.pipes.dates import found_in
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.scene import Found, Scene

if TYPE_CHECKING:
    from spacy.language import Language

CASES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8")
)
FRIDAY = "2017-07-21"
MARK = re.compile(r"\[\[(.*?)\|(.*?)\]\]")


def dates(nlp: Language, text: str, published: str | None = None) -> tuple[Date, ...]:
    doc = nlp.make_doc(text)
    doc._.published = published
    return get(nlp(doc), Date)


def check(nlp: Language, marked: str, published: str | None) -> None:
    text = MARK.sub(r"\1", marked)
    found = dates(nlp, text, published)
    want = MARK.findall(marked)
    assert [one.value or "" for one in found] == [value for _, value in want], found
    for one, (words, _) in zip(found, want, strict=True):
        assert one.text in words or words in one.text
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("marked", CASES["absolute"])
def test_a_date_that_names_its_year_needs_no_publication_date(nlp: Language, marked: str) -> None:
    check(nlp, marked, None)


@pytest.mark.parametrize("marked", CASES["relative"])
def test_a_relative_date_counts_from_publication(nlp: Language, marked: str) -> None:
    check(nlp, marked, FRIDAY)


@pytest.mark.parametrize("text", CASES["nothing"])
def test_what_is_no_date_stays_out(nlp: Language, text: str) -> None:
    assert dates(nlp, text, FRIDAY) == ()


def test_a_relative_date_says_what_it_was_counted_from(nlp: Language) -> None:
    (one,) = dates(nlp, "The bridge fell yesterday.", FRIDAY)
    assert one.resolved_from == FRIDAY


def test_without_a_publication_date_a_relative_date_has_no_value(nlp: Language) -> None:
    text = "The bridge fell yesterday, on Friday, last week and two years ago."
    assert [(one.value, one.resolved_from) for one in dates(nlp, text)] == [(None, None)] * 4


def test_an_absolute_date_is_counted_from_nothing(nlp: Language) -> None:
    (one,) = dates(nlp, "The bridge fell on March 5, 2012.", FRIDAY)
    assert one.resolved_from is None


def test_the_next_day_after_another_paragraph_has_no_value(nlp: Language) -> None:
    *_, last = dates(nlp, "She left on May 3, 2010.\n\nThe next day he left too.")
    assert (last.text, last.value) == ("The next day", None)


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "\n", "\r\n", "  "])
def test_odd_spaces_stand_inside_a_date(gap: str) -> None:
    text = f"on March{gap}5,{gap}2020"
    assert [one.value for one in found_in(Scene(text))] == ["2020-03-05"]


@pytest.mark.parametrize(
    "text", ["", "\n", "1994", "in 1994", "1994.", "😀 1994 😀", "“’1994’”", "[[", "May", "’"]
)
def test_any_text_is_read_to_its_ends(text: str) -> None:
    found = list(found_in(Scene(text, dt.date(2017, 7, 21))))
    assert [one.value for one in found] == (["1994"] if "1994" in text else [])


def test_a_date_does_not_reach_over_a_paragraph_break() -> None:
    found = list(found_in(Scene("It opened in March\n\n2020 was dry")))
    assert [one.value for one in found] == ["XXXX-03", "2020"]


def test_a_date_does_not_reach_over_the_edge_of_a_passage(nlp: Language) -> None:
    found = dates(nlp, "# The mill opened in March\n2020 was a dry year for the harbour and its boats.")
    assert [(one.text, one.value) for one in found] == [("March", "XXXX-03"), ("2020", "2020")]


def test_a_long_row_of_days_ahead_without_a_date_has_no_value(nlp: Language) -> None:
    found = dates(nlp, " ".join(["They left two days later."] * 30))
    assert [one.value for one in found] == [None] * 30


def test_an_impossible_day_is_no_date() -> None:
    assert not [one for one in found_in(Scene("on February 30, 2020")) if one.day]


def test_a_duration_of_a_thousand_years_ago_does_not_fail() -> None:
    (one,) = found_in(Scene("9,000 years ago", dt.date(2017, 7, 21)))
    assert one == Found(0, 15, anchor="2017-07-21")


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter-0", 2019, "2019-04-21"),
        ("easter-2", 2024, "2024-03-29"),
        ("11-thu-4", 1999, "1999-11-25"),
        ("05-mon-last", 2021, "2021-05-31"),
        ("election", 1998, "1998-11-03"),
        ("12-25", 2020, "2020-12-25"),
    ],
)
def test_holidays_follow_their_rules(rule: str, year: int, day: str) -> None:
    assert str(cal.holiday(rule, year)) == day


def test_the_last_weeks_of_a_year_end_with_it() -> None:
    assert cal.within("2021", "week", -2) == "2021-12-18/2021-12-31"
    assert cal.within("2021-05", "year", 1) is None


def test_a_month_ago_from_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert cal.shift(dt.date(2017, 3, 31), "month", -1) == dt.date(2017, 2, 28)


@pytest.mark.parametrize("published", [None, "", "soon", "2017-02-30", "0001-01-01", "9999-12-31"])
def test_an_unusable_publication_date_is_none(published: str | None) -> None:
    assert cal.parse(published) is None


def test_every_holiday_of_the_lexicon_has_a_day() -> None:
    from factcheck.lexicon import words

    assert all(cal.holiday(rule, 2024) for rule in words("dates", "holidays"))


def test_durations_add_up_only_from_large_units_to_small_ones() -> None:
    assert cal.plus("P2Y", "P3M") == "P2Y3M"
    assert cal.plus("P2D", "PT5H") == "P2DT5H"
    assert cal.plus("PT5H", "PT30M") == "PT5H30M"
    assert cal.plus("P3M", "P2Y") is None
    assert cal.plus("PT5H", "P2D") is None


def test_the_fifth_week_of_a_month_ends_with_the_month() -> None:
    assert cal.nth_week("2019-05", 5) == "2019-05-29/2019-05-31"
    assert cal.nth_week("2019-02", 5) is None
    assert cal.nth_week("2019", 2) is None


@pytest.mark.parametrize(
    ("day", "span", "value"),
    [
        ("2018-05-28", "weekend", "2018-05-26/2018-05-28"),
        ("2018-11-22", "weekend", "2018-11-22/2018-11-25"),
        ("2018-04-01", "weekend", "2018-03-31/2018-04-01"),
        ("2018-12-25", "weekend", "2018-12-22/2018-12-23"),
        ("2018-12-25", "week", "2018-12-24/2018-12-30"),
    ],
)
def test_a_holiday_weekend_takes_in_the_holiday_beside_it(day: str, span: str, value: str) -> None:
    assert cal.around(dt.date.fromisoformat(day), span) == value


def test_a_repeated_interval_counts_from_nothing(nlp: Language) -> None:
    (one,) = dates(nlp, "The shop opens every morning.", FRIDAY)
    assert (one.value, one.resolved_from) == ("R/P1D", None)
