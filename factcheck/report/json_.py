"""A report as one JSON object, for programs; its keys are in docs/check-formats.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from factcheck.check import Finding, Report
from factcheck.report.dumped import dumped


def render(report: Report) -> str:
    """Everything as it was found, nothing shortened; keys in a fixed order."""
    return dumped(record(report))


def record(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "status": _status(report),
        "failing": len(report.failing),
        "verified": len(report.verified),
        "counts": dict(report.counts),
        "documents": list(report.documents),
        "failures": [{"message": error.message, "hint": error.hint} for error in report.failures],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _status(report: Report) -> str:
    if report.failing:
        return "failed"
    return "incomplete" if report.failures else "passed"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "fails": finding.fails,
        "priority": finding.priority,
        "claim_id": finding.id,
        "document": finding.document,
        "place": asdict(finding.place) if finding.place else None,
        "paragraph": finding.paragraph,
        "text": finding.text,
        "about": finding.about,
        "todo": finding.todo,
        "fingerprint": finding.fingerprint,
    }
