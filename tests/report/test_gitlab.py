from __future__ import annotations

import json
from collections.abc import Callable

from jsonschema import Draft202012Validator

from factcheck.check import Finding, Report
from factcheck.report import gitlab

# What GitLab documents that it reads: https://docs.gitlab.com/ci/testing/code_quality/
TEXT = {"type": "string", "minLength": 1}
READ = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": TEXT | {"not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_a_report_is_what_gitlab_reads(full: Report, empty: Report) -> None:
    for report in (full, empty):
        assert list(Draft202012Validator(READ).iter_errors(json.loads(gitlab.render(report)))) == []


def test_only_what_fails_is_in_it_with_its_place_and_severity(full: Report) -> None:
    found = json.loads(gitlab.render(full))
    assert [
        (one["check_name"], one["severity"], one["location"]["lines"]["begin"]) for one in found
    ] == [
        ("factcheck/new", "critical", 3),
        ("factcheck/changed", "major", 4),
        ("factcheck/conflict", "critical", 3),
        ("factcheck/conflict", "critical", 3),
        ("factcheck/new", "minor", 1),
    ]  # fmt: skip
    assert "paragraph 7" in found[4]["description"]


def test_fingerprints_differ_and_stay_when_the_line_moves(
    full: Report, finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    prints = [one["fingerprint"] for one in json.loads(gitlab.render(full))]
    assert len(set(prints)) == 5
    first, moved = (
        json.loads(gitlab.render(report_of(finding(place=place))))[0]["fingerprint"]
        for place in (None, finding().place)
    )
    assert first == moved
