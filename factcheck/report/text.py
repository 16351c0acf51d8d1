"""A report for people: by file, with line and column, the claim, what is wrong with it and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.check import Finding, Report
from factcheck.report.words import summed
from factcheck.wording import plain, shortened

_LONGEST = 200  # characters of a claim or of what is told of it


def render(report: Report) -> str:
    """Plain text; findings that do not fail the check are only counted."""
    order = {path: place for place, path in enumerate(report.documents)}
    found = sorted(report.failing, key=lambda finding: (order[finding.document], _line(finding)))
    lines: list[str] = []
    for document, some in groupby(found, key=lambda finding: finding.document):
        lines += [plain(document), *(line for finding in some for line in _told(finding)), ""]
    return "\n".join([*lines, *summed(report)]) + "\n"


def _line(finding: Finding) -> int:
    return finding.place.line if finding.place else finding.paragraph


def _told(finding: Finding) -> Iterator[str]:
    place = finding.place
    where = f"{place.line}:{place.column}" if place else f"paragraph {finding.paragraph}"
    yield f"  {where}  {finding.rule}, priority {finding.priority}: {_short(finding.text)}"
    if finding.rule != "new":
        yield f"      {_short(finding.about)}"
    if finding.todo:
        yield f"      {_short(finding.todo)}"


def _short(words: str) -> str:
    return shortened(plain(words), _LONGEST)
