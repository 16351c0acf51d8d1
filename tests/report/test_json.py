from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.check import Finding, Report
from factcheck.errors import UnreadableInput
from factcheck.place import Place
from factcheck.report import FORMATS, json_

PAGE = (Path(__file__).parents[2] / "docs" / "check-formats.md").read_text(encoding="utf-8")


def restored(record: dict[str, Any]) -> Finding:
    place = record.pop("place")
    return Finding(id=record.pop("claim_id"), place=Place(**place) if place else None, **record)


def status(report: Report) -> Any:
    return json.loads(json_.render(report))["status"]


def test_everything_of_a_finding_comes_back(full: Report) -> None:
    found = json.loads(json_.render(full))
    assert tuple(map(restored, found["findings"])) == full.findings
    assert found["documents"] == list(full.documents)
    assert found["failures"] == [{"message": "The file a%b\n.md is | empty.", "hint": "Put <text> into it."}]
    assert (found["failing"], found["verified"], found["counts"]) == (5, 1, full.counts)


def test_the_status_says_whether_it_failed(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    unread = UnreadableInput("No file a.md.", "Check its name.")
    assert status(report_of(finding("unverified"))) == "passed"
    assert status(report_of(finding("unverified"), failures=(unread,))) == "incomplete"
    assert status(report_of(finding("new"), failures=(unread,))) == "failed"


def test_a_path_that_is_no_utf_8_comes_back(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    text = json_.render(report_of(finding(document="caf\udce9.md")))
    assert json.loads(text.encode("utf-8"))["documents"] == ["caf\udce9.md"]


def test_the_page_about_formats_names_every_key_in_order(full: Report) -> None:
    record = json_.record(full)
    keys = list(record) + list(record["findings"][0])
    rows = [
        line.split("|")[1] for line in PAGE.split("\n## json\n")[1].splitlines() if line.startswith("| `")
    ]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == keys
    for name in (*record["counts"], *(field.name for field in dataclasses.fields(Place)), "message", "hint"):
        assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_names_every_format(name: str) -> None:
    assert f"| `{name}` |" in PAGE
