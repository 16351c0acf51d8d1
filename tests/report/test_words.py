from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.check import RULES, Finding, Report
from factcheck.report import FORMATS
from factcheck.report.words import NAMED, level, message, sentence


def test_every_rule_has_its_words() -> None:
    assert tuple(NAMED) == (*RULES, "verified")


@pytest.mark.parametrize(
    ("rule", "priority", "fails", "expected"),
    [
        ("new", 1, True, "error"),
        ("new", 2, True, "warning"),
        ("conflict", 3, True, "error"),
        ("conflict", 1, False, "note"),
        ("unverified", 1, False, "note"),
    ],
)
def test_a_failing_conflict_or_claim_of_priority_one_is_an_error(
    finding: Callable[..., Finding], rule: str, priority: int, fails: bool, expected: str
) -> None:
    assert level(finding(rule, priority=priority, fails=fails)) == expected


def test_a_message_says_the_rule_the_claim_the_reason_and_what_to_do(finding: Callable[..., Finding]) -> None:
    assert message(finding("changed", text="The mill\nclosed", about="the words changed")) == (
        "Claim changed since it was checked: The mill closed. The words changed. Ask for the figures."
    )


def test_a_message_for_a_file_without_lines_names_the_paragraph(finding: Callable[..., Finding]) -> None:
    assert "It stands in paragraph 7." in message(finding(place=None, paragraph=7))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("it rose", "It rose."), ("“It rose.”", "“It rose.”"), ("Why?", "Why?"), ("", ".")],
)
def test_a_sentence_has_a_capital_and_one_stop(words: str, expected: str) -> None:
    assert sentence(words) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_gives_the_same_bytes_twice_and_no_format_trips(
    name: str, full: Report, empty: Report
) -> None:
    render = FORMATS[name]
    for report in (full, empty):
        text = render(report)
        assert text == render(report)
        text.encode("utf-8")
        assert text == "" or text.endswith("\n")
