"""Numbers that count nothing are known by the characters around them."""

from __future__ import annotations

import re

import pytest

from factcheck.pipes.quantity import codes


@pytest.mark.parametrize(
    "text",
    [
        "STS-[1]",
        "[39]A",
        "[3]:30",
        "[9]/11",
        "#[5]",
        "[555]-0143",
        "mid-[20]s",
        "v[2].1.3",
        "[4] p.m.",
        "[1511] GMT",
        "May [5]",
        "[5] May",
        "Sept. [11]",
        "[3] of June",
        "desk[7]@ostmark.example",
        "www.ostmark.example/[5]",
        "[42] Harbour Street",
        "CA [78094]",
        "note [[4]]",
        "\n[2]. Wash",
        "([202]) 555-0143",
        "[1990]s",
    ],
)
def test_a_time_date_or_code_is_no_count(text: str) -> None:
    start, plain = _marked(text)
    assert codes.is_code(plain, start[0], start[0], start[1])


@pytest.mark.parametrize(
    "text", ["[5]", "[40] boats", "([12] boats)", "minus-[5]", "about [30], then", "“[7]”", "[5]."]
)
def test_a_plain_number_is_no_code(text: str) -> None:
    start, plain = _marked(text)
    assert not codes.is_code(plain, start[0], start[0], start[1])


@pytest.mark.parametrize(
    ("text", "want"),
    [("[2019]", True), ("in [1789]", True), ("[1789] boats", False), ("[3000]", False), ("[201]", False)],
)
def test_four_digits_that_read_as_a_year(text: str, want: bool) -> None:
    start, plain = _marked(text)
    assert codes.is_year(plain, *start) == want


def _marked(text: str) -> tuple[tuple[int, int], str]:
    """The offsets of the innermost brackets, and the text without them."""
    m = re.search(r"\[(\d+)\]", text)
    assert m is not None
    return (m.start(), m.start() + len(m[1])), text[: m.start()] + m[1] + text[m.end() :]
