"""A report as GitLab's code quality JSON, which it shows in a merge request."""

from __future__ import annotations

from factcheck.check import Finding, Report
from factcheck.report.dumped import dumped, hashed
from factcheck.report.paths import in_repository
from factcheck.report.words import message

_SEVERITIES = {1: "critical", 2: "major", 3: "minor"}  # by priority


def render(report: Report) -> str:
    """A list with an object for each finding that fails the check; a file without lines counts as line 1."""
    names = in_repository(report.documents)
    return dumped(
        [
            {
                "description": message(finding),
                "check_name": f"factcheck/{finding.rule}",
                "fingerprint": fingerprint,
                "severity": _severity(finding),
                "location": {
                    "path": names[finding.document],
                    "lines": {"begin": finding.place.line if finding.place else 1},
                },
            }
            for finding, fingerprint in hashed(report.failing)
        ]
    )


def _severity(finding: Finding) -> str:
    return "critical" if finding.rule == "conflict" else _SEVERITIES.get(finding.priority, "info")
