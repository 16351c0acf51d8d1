"""Sentences put together from claims, and what a written number can stand for: no model is needed."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.selfcheck import story, within
from factcheck.link.selfcheck.period import bounds, years
from factcheck.link.selfcheck.stated import Span, comparable, half_step, shown, span
from factcheck.model import Claim, Date, Figure

SENTENCE = "The fleet grew 20 percent, from 50 boats to 65 boats, the mayor said."


def figure(text: str, number: float, unit: str | None = None, approx: str | None = None) -> Figure:
    low, high = (None if approx in ("nearly", "under") else number), (None if approx == "over" else number)
    return Figure(text, 0, len(text), low, high, unit, approx)


def claim(text: str, context: str, *, start: int = 0, identity: str = "C1", document: str = "a.txt") -> Claim:
    """A claim with the percentages and counts of boats in its text, as the pipeline would find them."""
    figures = []
    for found in re.finditer(r"(\d+)\s+(percent|boats)", text):
        place = (start + found.start(), start + found.end())
        change = "up" if found[2] == "percent" else None
        number = float(found[1])
        figures.append(Figure(found[0], *place, number, number, found[2], None, change))
    return Claim(
        identity, document, start, start + len(text), text, context, "", 1, ("figure",), "asserted", 1,
        figures=tuple(figures),
    )  # fmt: skip


def test_the_parts_of_a_sentence_make_one_sum() -> None:
    whole = claim(SENTENCE, SENTENCE)
    part = claim(SENTENCE[4:25], SENTENCE, start=4, identity="C2")
    (link,) = within((whole, part))
    assert (link.a, link.b, link.what, link.severity) == ("C1", "C1", "arithmetic", "real")
    assert "(65 − 50) / 50 = 30 percent, not 20 percent" in link.why


def test_two_claims_that_hold_a_half_each_are_the_two_ends() -> None:
    cut = SENTENCE.index("from")
    first = claim(SENTENCE[:cut].strip(), SENTENCE)
    second = claim(SENTENCE[cut:], SENTENCE, start=cut, identity="C2")
    (link,) = within((first, second))
    assert (link.a, link.b) == ("C1", "C2")


def test_a_sentence_inside_a_longer_context_is_told_once() -> None:
    one, both = claim(SENTENCE, SENTENCE), claim(SENTENCE, f"{SENTENCE} It was spring.", identity="C2")
    assert len(list(within((one, both)))) == len(list(within((both, one)))) == 1


def test_documents_are_never_added_up_together() -> None:
    cut = SENTENCE.index("from")
    first = claim(SENTENCE[:cut].strip(), SENTENCE)
    second = claim(SENTENCE[cut:], SENTENCE, start=cut, identity="C2", document="b.txt")
    assert list(within((first, second))) == []


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace(" percent", "\u00a0percent").replace(" boats,", "\n   boats,"),
        SENTENCE.replace("The fleet", "⟨The fleet⟩ ⟦0⟧"),
        "He said: " + SENTENCE,
    ],
)
def test_odd_spaces_brackets_and_names_put_in_change_nothing(text: str) -> None:
    context = " ".join(text.split()).replace("He said", "He [Karl Vance] said")
    (link,) = within((claim(text, context),))
    assert "from 50 boats to 65 boats" in link.why


def test_nothing_is_said_of_a_record_whose_place_is_not_certain() -> None:
    assert story((claim(SENTENCE, "Another sentence."),)).sentences == ()
    assert story(()).sentences == ()


def test_a_range_may_be_a_move() -> None:
    text = "Sales doubled from 20 to 31 boats."
    moved = Figure("20 to 31 boats", 19, 33, 20.0, 31.0, "boats")
    doubled = Figure("doubled", 6, 13, 2.0, 2.0, "times", None, "up")
    (link,) = within((replace(claim(text, text), figures=(doubled, moved)),))
    assert "31 / 20 = 1.55 times, not doubled" in link.why


@pytest.mark.parametrize(
    ("text", "number", "unit", "half"),
    [
        ("12 people", 12, "people", 0),
        ("12 percent", 12, "percent", 0.5),
        ("12.5 percent", 12.5, "percent", 0.05),
        ("$65 million", 65e6, "USD", 0.5e6),
        ("1.2bn", 1.2e9, "USD", 0.05e9),
        ("1,000 boats", 1000, "boats", 25),
        ("1,234 boats", 1234, "boats", 0.5),
        ("five million", 5e6, None, 0.5e6),
        ("a third", 1 / 3, "fraction", 0.04),
        ("five years", 5, "years", 0.5),
    ],
)
def test_a_number_is_as_precise_as_its_last_digit(
    text: str, number: float, unit: str | None, half: float
) -> None:
    assert half_step(figure(text, number, unit), number) == pytest.approx(half)


def test_words_of_approximation_are_bounds() -> None:
    assert span(figure("over 200", 200, "boats", "over")) == Span(195, math.inf)
    assert span(figure("nearly 30 percent", 30, "percent", "nearly")) == Span(24, 30.5)
    assert span(figure("doubled", 2, "times"), "over") == Span(2 - 0.24, math.inf)
    assert span(Figure("", 0, 0, None, None)) is None
    assert span(Figure("many", 0, 4, math.inf, math.inf)) is None


def test_only_numbers_of_one_kind_are_compared() -> None:
    assert comparable(figure("$800", 800, "USD"), figure("$1,000 a month", 1000, "USD per month"))
    assert comparable(figure("50", 50), figure("65 boats", 65, "boats"))
    assert not comparable(figure("1.2m", 1.2, "metres"), figure("600,000", 600000))
    assert not comparable(figure("$5", 5, "USD"), figure("5 percent", 5, "percent"))
    assert not comparable(figure("No. 3", 3), figure("No. 5", 5))


def test_sums_are_written_as_a_newspaper_does() -> None:
    assert [shown(n) for n in (1.2e9, 65e6, 35000, 2.5, 0.333, -4)] == [
        "1.2 billion", "65 million", "35,000", "2.5", "0.33", "−4",
    ]  # fmt: skip


def test_a_date_has_a_first_and_a_last_day() -> None:
    assert bounds("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert [bounds(odd) for odd in (None, "", "202X", "2024-23", "0000", "2023-02-30", "../2020")] == [
        None
    ] * 7
    assert years(dt.date(1975, 5, 3), dt.date(2024, 5, 2)) == 48


numbers = st.none() | st.floats() | st.integers(-5, 10**12).map(float)
units = st.sampled_from(
    [None, "percent", "fraction", "times", "USD", "people", "years old", "years", "miles", "km"]
)
templates = st.lists(
    st.sampled_from(
        ["rose", "from", "to", "up", "#", "#", "#", "(#)", "@", "of the", "or", "and", ",", ":", "between",
         "Lina Ostrow,", "born in", "was born on", "died in", "at age", "ago", "Karl,", "by", "for"]
    ),
    max_size=14,
)  # fmt: skip


@given(templates, st.lists(st.tuples(numbers, numbers, units), min_size=14, max_size=14))
def test_no_numbers_make_it_fail(
    words: list[str], values: list[tuple[float | None, float | None, str | None]]
) -> None:
    text, figures, dates = "The fleet", [], []
    for word, (low, high, unit) in zip(words, values, strict=False):
        text += " "
        if "#" in word:
            figures.append(Figure("12", len(text) + word.index("#"), 0, low, high, unit))
        if "@" in word:
            dates.append(Date("1975", len(text), len(text) + 4, "1975"))
        text += word.replace("#", "12").replace("@", "1975")
    placed = tuple(replace(found, end=found.start + 2) for found in figures)
    made = replace(claim(text, text), figures=placed, dates=tuple(dates), published=dt.date(2024, 10, 18))
    for link in within((made,)):
        assert link.why
