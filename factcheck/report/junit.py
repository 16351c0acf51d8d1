"""A report as JUnit XML, which nearly every build server can show: a claim is a test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from factcheck.check import Finding, Report
from factcheck.errors import FactcheckError
from factcheck.report.words import NAMED, VERIFIED, claim, message
from factcheck.wording import plain, shortened

_NAME = 160  # characters of a claim in the name of its test
_UNREAD = "could not be checked"
# All that XML 1.0 cannot hold, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTCOMES = ("failure", "error", "skipped")


def render(report: Report) -> str:
    """A suite for each document; verified claims pass, findings that do not fail the check are skipped."""
    root = ET.Element("testsuites", name="factcheck")
    by_document: dict[str, list[Finding]] = {document: [] for document in report.documents}
    for finding in (*report.findings, *report.verified):
        by_document[finding.document].append(finding)
    for document, found in by_document.items():
        cases = [_case(finding) for finding in sorted(found, key=_place)]
        root.append(_suite(document, cases))
    if report.failures:
        root.append(_suite(_UNREAD, [_error(failure) for failure in report.failures]))
    _count(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(name: str, cases: Sequence[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=_legal(name))
    suite.extend(cases)
    _count(suite)
    return suite


def _case(finding: Finding) -> ET.Element:
    """A test whose name stays while the claim's words do, whatever is found of it."""
    key = finding.fingerprint if finding.rule == "conflict" else finding.id
    document = _legal(finding.document)
    case = ET.Element(
        "testcase",
        name=_legal(f"{shortened(claim(finding), _NAME)} ({key})"),
        classname=document,
        file=document,
    )
    if finding.place:
        case.set("line", str(finding.place.line))
    if finding.fails:
        failure = ET.SubElement(case, "failure", type=finding.rule, message=NAMED[finding.rule].title)
        failure.text = _legal(message(finding))
    elif finding.rule != VERIFIED:
        ET.SubElement(case, "skipped", message=_legal(message(finding)))
    return case


def _error(failure: FactcheckError) -> ET.Element:
    case = ET.Element("testcase", name=_legal(plain(failure.message)), classname=_UNREAD)
    error = ET.SubElement(case, "error", type=type(failure).__name__, message=_legal(plain(failure.message)))
    error.text = _legal(plain(failure.hint))
    return case


def _count(element: ET.Element) -> None:
    """The numbers of tests and of their outcomes as attributes."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    for outcome, name in zip(_OUTCOMES, ("failures", "errors", "skipped"), strict=True):
        element.set(name, str(sum(1 for _ in element.iter(outcome))))


def _place(finding: Finding) -> tuple[int, int]:
    place = finding.place
    return (place.line, place.column) if place else (finding.paragraph, 0)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
