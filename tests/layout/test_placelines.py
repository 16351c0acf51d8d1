"""The place in front of a report is cut off; a shouted first word is not."""

from __future__ import annotations

import pytest

from factcheck.layout import passages

REPORT = "The harbour bridge was closed to all traffic on Tuesday after inspectors found cracks."


@pytest.mark.parametrize(
    "place",
    [
        "OSTMARK —",
        "PORT ELLERY, March 18 —",
        "VARNHOLM (ENA) –",
        "LOW FERRING, Wednesday --",
        "ST. AVEL, Lorr. -",
    ],
)
def test_the_report_begins_behind_the_place(place: str) -> None:
    text = f"{place} {REPORT}\n"
    kinds = [(passage.kind, text[passage.start : passage.end]) for passage in passages(text)]
    assert kinds == [("boilerplate", place), ("paragraph", REPORT)]


@pytest.mark.parametrize(
    "text",
    [
        "OSTMARK has a bridge that was closed on Tuesday after inspectors found cracks.",
        "NATO-led forces left the harbour on Tuesday after inspectors found cracks.",
        "The mayor — a farmer — closed the bridge on Tuesday after inspectors found cracks.",
    ],
)
def test_capitals_or_a_dash_alone_are_no_place_line(text: str) -> None:
    assert [passage.kind for passage in passages(text)] == ["paragraph"]
