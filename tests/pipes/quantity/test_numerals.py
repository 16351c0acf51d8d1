"""Number words and digits are read to their value, and to no more of the text than belongs to them."""

from __future__ import annotations

import pytest

from factcheck.pipes.quantity.numerals import magnitude, numeral, triggers, value


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("7", 7),
        ("1,234,567", 1234567),
        ("12,34,567.89", 1234567.89),
        ("5\u00a0000", 5000),
        ("5\u202f000", 5000),
        (".08", 0.08),
        ("3.5", 3.5),
        ("10 1/2", 10.5),
        ("10½", 10.5),
        ("½", 0.5),
        ("1/8", 0.125),
        ("10k", 1e4),
        ("4.3M", 4.3e6),
        ("1.2bn", 1.2e9),
        ("5 million", 5e6),
        ("35 lakh", 3.5e6),
        ("2×10^3", 2000),
        ("twelve", 12),
        ("twenty-one", 21),
        ("one hundred and three", 103),
        ("two hundred and fifty thousand", 250_000),
        ("three thousand nine hundred and sixty-five", 3965),
        ("three lakh crore", 3e12),
        ("a thousand", 1000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("half a million", 5e5),
        ("a couple of", 2),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2.5e6),
        ("a million and a half", 1.5e6),
        ("three and three quarters", 3.75),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("a third", 1 / 3),
        ("one in five", 0.2),
        ("three out of ten", 0.3),
        ("22nd", 22),
        ("twenty-first", 21),
        ("twice", 2),
        ("two thirds of a million", 2e6 / 3),
        ("One Hundred", 100),
    ],
)
def test_a_number_is_read_to_its_value(text: str, want: float) -> None:
    assert value(text) == pytest.approx(want)


@pytest.mark.parametrize("text", ["", "mill", "four five", "7 houses", "tenor", "1 in 2019", "thirdly"])
def test_what_is_not_one_number_has_no_value(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens", 24),
        ("hundreds", 100),
        ("tens of thousands", 1e4),
        ("several hundred", 200),
        ("a few thousand", 2000),
    ],
)
def test_a_vague_number_is_open_above(text: str, low: float) -> None:
    m = triggers().search(text)
    assert m is not None
    found = numeral(text, m.start())
    assert found is not None
    assert (found.low, found.high, found.kind) == (low, None, "vague")


def test_scores_is_a_number_before_of_only() -> None:
    assert numeral("scores of goals", 0) is not None
    assert numeral("scores goals", 0) is None


def test_and_can_be_kept_out_of_a_number() -> None:
    text = "two hundred and three"
    joined, split = numeral(text, 0), numeral(text, 0, split_and=True)
    assert joined is not None and split is not None
    assert (joined.low, split.low) == (203, 200)


def test_a_number_does_not_run_over_a_line_break() -> None:
    found = numeral("twenty\none", 0)
    assert found is not None and found.low == 20


def test_a_serial_number_of_forty_digits_is_no_number() -> None:
    assert numeral("9" * 41, 0) is None


@pytest.mark.parametrize(
    ("text", "want"), [("93", 1), ("93 billion", 1e9), ("5k", 1e3), ("2.5m", 1e6), ("two dozen", 12)]
)
def test_the_magnitude_of_a_number(text: str, want: float) -> None:
    assert magnitude(text) == want
