"""Quantities in plain strings: currency, unit, range and bound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.pipes.fences import fenced
from factcheck.pipes.quantity import bounds, changes
from factcheck.pipes.quantity.read import quantities

WORDS = [
    "over",
    "$",
    "€",
    "5",
    "1.2",
    "bn",
    "million",
    "-",
    "–",
    "to",
    "and",
    "between",
    "from",
    "two",
    "hundred",
    "half",
    "a",
    "third",
    "of",
    "%",
    "percent",
    "per",
    "year",
    "or more",
    "minus",
    "(",
    ")",
    ",",
    ".",
    "\n",
    "\u00a0",
    "\u00ad",
    "½",
    "feet",
    "inches",
    "dozens",
    "twenty-first",
    "İ",
    "🚢",
    "’",
    "/",
    "no",
]


def _one(text: str) -> tuple[str, float | None, float | None, str | None, str | None]:
    (found,) = quantities(text)
    return text[found.start : found.end], found.low, found.high, found.unit, found.approx


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("over 200 boats", ("over 200", 200, None, None, "over")),
        ("no more than 5 days", ("no more than 5 days", None, 5, "days", "at_most")),
        ("at least $5m", ("at least $5m", 5e6, None, "USD", "at_least")),
        ("nearly $90", ("nearly $90", None, 90, "USD", "nearly")),
        ("some 40 km", ("some 40 km", 40, 40, "km", "about")),
        ("about 500 or more", ("about 500 or more", 500, None, None, "at_least")),
        ("200+ boats", ("200+", 200, None, None, "at_least")),
        ("60 years or older", ("60 years or older", 60, None, "years", "at_least")),
        ("10-15 boats", ("10-15", 10, 15, None, None)),
        ("10 – 15%", ("10 – 15%", 10, 15, "percent", None)),
        ("33-35 billion euros", ("33-35 billion euros", 33e9, 35e9, "EUR", None)),
        ("US$89 to $93 billion", ("US$89 to $93 billion", 89e9, 93e9, "USD", None)),
        ("$200 to $4 million", ("$200 to $4 million", 200, 4e6, "USD", None)),
        (
            "between two hundred and three hundred",
            ("between two hundred and three hundred", 200, 300, None, None),
        ),
        ("five per cent to 20 per cent", ("five per cent to 20 per cent", 5, 20, "percent", None)),
        ("8- to 16-meter", ("8- to 16-meter", 8, 16, "metres", None)),
        ("tens of millions of dollars", ("tens of millions of dollars", 1e7, None, "USD", "at_least")),
        ("$-50.8bn", ("$-50.8bn", -50.8e9, -50.8e9, "USD", None)),
        ("minus 5 degrees Celsius", ("minus 5 degrees Celsius", -5, -5, "°C", None)),
        ("1,200€", ("1,200€", 1200, 1200, "EUR", None)),
        ("USD1,700", ("USD1,700", 1700, 1700, "USD", None)),
        ("12.5\u00a0%", ("12.5\u00a0%", 12.5, 12.5, "percent", None)),
        ("5 million pounds", ("5 million pounds", 5e6, 5e6, "GBP", None)),
        ("208 pounds", ("208 pounds", 208, 208, "pounds", None)),
        ("three times a week", ("three times a week", 3, 3, "times per week", None)),
        ("6-foot-4", ("6-foot-4", pytest.approx(6 + 1 / 3), pytest.approx(6 + 1 / 3), "feet", None)),
        ("a third of an hour", ("a third of an hour", pytest.approx(20), pytest.approx(20), "minutes", None)),
    ],
)
def test_a_quantity_is_read_whole(text: str, want: tuple[object, ...]) -> None:
    assert _one(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "rose 5 percent to 20 percent",  # a change and a level
        "fell from 30 to 40 percent",  # two levels
        "1990 to 1995",  # years
        "15 to 10",  # no range runs down
        "5 boats or 500 boats",
        "5 miles to 20 percent",
    ],
)
def test_two_numbers_that_are_no_range_stay_two(text: str) -> None:
    assert len(list(quantities(text))) == 2


def test_a_dash_between_words_is_no_minus() -> None:
    assert _one("the mill - 50 miles away")[1] == 50


def test_a_bound_reaches_over_white_space_but_not_over_words() -> None:
    assert bounds.before("more  than ", 11) == (0, "over")
    assert bounds.before("more than the mill ", 19) is None
    assert bounds.before("", 0) is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("sales rose by ", "up"),
        ("it slid ", "down"),
        ("grew sales by ", "up"),
        ("up ", "up"),
        ("makes up ", None),
        ("the up-market ", None),
        ("", None),
    ],
)
def test_a_word_of_change_before_a_number(text: str, want: str | None) -> None:
    assert changes.before(text, len(text), loose=True) == want


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([" ", "", "-"]))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_fail_and_offsets_hold(pieces: list[str], gap: str) -> None:
    text, last = gap.join(pieces), 0
    for found in quantities(text):
        assert last <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        assert found.low is not None or found.high is not None
        last = found.end


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", " \n\n\n ", "\r\r"])
def test_a_blank_line_is_fenced_and_keeps_its_length(gap: str) -> None:
    text = f"They found 31{gap}million people"
    assert len(fenced(text)) == len(text)
    assert next((q.low, text[q.start : q.end]) for q in quantities(fenced(text))) == (31.0, "31")


@pytest.mark.parametrize("text", ["", "a\nb", "a\r\nb", "a\r\n  b\n", "31 \u00a0million"])
def test_without_a_blank_line_nothing_is_fenced(text: str) -> None:
    assert fenced(text) == text
