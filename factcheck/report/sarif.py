"""A report as SARIF 2.1.0, the format of the OASIS for what tools found in files."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from factcheck.check import Finding, Report
from factcheck.errors import FactcheckError
from factcheck.place import Place
from factcheck.report.dumped import dumped, hashed
from factcheck.report.paths import in_repository, uri
from factcheck.report.words import NAMED, VERIFIED, level, message
from factcheck.wording import plain

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PACKAGE = "factcheck-worksheet"
_TOP = "%SRCROOT%"
_UNREAD = "not-checked"
_RULES = tuple(NAMED)
_LEVELS = {
    "new": "warning",
    "changed": "warning",
    "conflict": "error",
    "unverified": "note",
    VERIFIED: "none",
}


def render(report: Report) -> str:
    """Every claim; those that are verified, or known and not failing, as suppressed."""
    found = (*report.findings, *report.verified)
    return _log(report, [_shown_or_suppressed(finding) for finding in found], found)


def alerts(report: Report) -> str:
    """The findings that fail the check alone, for a host that shows suppressed results as open alerts."""
    return _log(report, [{} for _ in report.failing], report.failing)


def _log(report: Report, more: Iterable[dict[str, Any]], found: Iterable[Finding]) -> str:
    artifacts: dict[str, dict[str, Any]] = {
        document: {"location": _location(name), "roles": ["analysisTarget"]}
        for document, name in in_repository(report.documents).items()
    }
    places = {
        document: artifact["location"] | {"index": index}
        for index, (document, artifact) in enumerate(artifacts.items())
    }
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top folder of the repository."}}},
        "invocations": [_invocation(report.failures)],
        "artifacts": list(artifacts.values()),
        "results": [
            _result(finding, key, places[finding.document]) | extra
            for (finding, key), extra in zip(hashed(found), more, strict=True)
        ],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, Any]:
    return {
        "name": "factcheck",
        "version": _version(),
        "shortDescription": {"text": "Finds the claims in news articles that nobody has verified yet."},
        "rules": [
            {
                "id": name,
                "name": f"{name.capitalize()}Claim",
                "shortDescription": {"text": f"{rule.title}."},
                "fullDescription": {"text": rule.meaning},
                "help": {"text": f"{rule.meaning} {rule.advice}"},
                "defaultConfiguration": {"level": _LEVELS[name]},
            }
            for name, rule in NAMED.items()
        ],
        "notifications": [
            {
                "id": _UNREAD,
                "name": "NotChecked",
                "shortDescription": {"text": "A file could not be checked."},
                "fullDescription": {"text": "A file could not be read, or not be worked through."},
                "help": {
                    "text": "The message says what to do. The claims of the file are not in this report."
                },
            }
        ],
    }


def _version() -> str:
    try:
        return importlib.metadata.version(_PACKAGE)
    except importlib.metadata.PackageNotFoundError:  # run from a folder that was never installed
        return "0"


def _invocation(failures: Iterable[FactcheckError]) -> dict[str, Any]:
    notifications = [
        {
            "level": "error",
            "message": {"text": _text(plain(str(failure)))},
            "descriptor": {"id": _UNREAD, "index": 0},
        }
        for failure in failures
    ]
    return {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}


def _location(path: str) -> dict[str, Any]:
    found = {"uri": uri(path)}
    return found if PurePath(path).is_absolute() else found | {"uriBaseId": _TOP}


def _result(finding: Finding, key: str, file: Mapping[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": dict(file)}
    if finding.place:
        physical["region"] = _region(finding.place) | {"snippet": {"text": finding.text}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": _RULES.index(finding.rule),
        "level": level(finding),
        "message": {"text": _text(message(finding))},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {
            "factcheckClaim/v1": finding.fingerprint,
            # GitHub knows a result by this alone, and would make it from the line: several claims to a line.
            "primaryLocationLineHash": f"{key}:1",
        },
        "properties": {"claimId": finding.id, "paragraph": finding.paragraph, "priority": finding.priority},
    }


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _shown_or_suppressed(finding: Finding) -> dict[str, Any]:
    """What tells a known claim from a finding; once one result says it, all must."""
    known = {"kind": "external", "status": "accepted"}
    if finding.rule == VERIFIED:
        why = f"Verified: {plain(finding.about)}" if finding.about else "Verified."
        return {"kind": "pass", "level": "none", "suppressions": [known | {"justification": why}]}
    if finding.rule == "unverified" and not finding.fails:
        why = "The claim is in the worksheet, and the check does not fail for it."
        return {"suppressions": [known | {"justification": why}]}
    return {"suppressions": []}


def _text(words: str) -> str:
    """A message of SARIF in which nothing is a placeholder or a link: ``{0}``, ``[words](address)``."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "] (")
