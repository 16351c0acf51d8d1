"""A report as Markdown for the summary of a step on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from factcheck.check import Finding, Report
from factcheck.report.paths import in_repository
from factcheck.report.words import NAMED, claim, sentence, summed
from factcheck.wording import plain, shortened
from factcheck.write.inert import inert

_MOST = 1024 * 1024  # bytes that GitHub takes for one step
_LONGEST = 400  # characters of what is told of a claim
_LAST = 200  # bytes kept free for the line that says how much was left out
# What GitHub makes mathematics, a mention, an issue, an emoji or a link of, unless a tag stands between.
_MADE = re.compile(r"\\#|[$@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)


def summary(report: Report) -> str:
    """A heading, counts, what could not be read, and a table of the findings that fail the check.

    At most 1 MiB in UTF-8: GitHub refuses a longer one.
    """
    return _cut(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    todo, whole = summed(report)
    count = len(report.failing)
    heading = f"{count:,} to look at" if count else "nothing to look at"
    yield from (f"# factcheck: {heading}", "", todo, "", whole)
    if report.failures:
        yield from ("", f"Could not be checked ({len(report.failures):,}):", "")
        yield from (f"- {_inert(failure.message)} {_inert(failure.hint)}" for failure in report.failures)
    if report.failing:
        names = in_repository(report.documents)
        yield from ("", "| File | Line | Claim | What is wrong | What to do |", "|---|---|---|---|---|")
        yield from (_row(finding, names) for finding in report.failing)


def _row(finding: Finding, names: Mapping[str, str]) -> str:
    about = f" {_inert(sentence(_short(finding.about)))}" if finding.rule != "new" and finding.about else ""
    cells = (
        _inert(names[finding.document]),
        str(finding.place.line) if finding.place else f"paragraph {finding.paragraph}",
        _inert(claim(finding)),
        f"**{NAMED[finding.rule].title}**, priority {finding.priority}.{about}",
        _inert(_short(finding.todo)),
    )
    return f"| {' | '.join(cells)} |"


def _short(words: str) -> str:
    return shortened(plain(words), _LONGEST)


def _inert(text: str) -> str:
    """One line in which nothing is Markdown, HTML, or one of the things that GitHub adds to them."""
    return _MADE.sub(lambda mark: f"<span>{mark[0].lstrip(chr(92))}</span>", inert(plain(text)))


def _cut(lines: Iterable[str]) -> str:
    kept: list[str] = []
    room = _MOST - _LAST
    left = 0
    for line in lines:
        room -= len(line.encode("utf-8")) + 1
        if room < 0:
            left += 1  # nothing behind it either, however short
        else:
            kept.append(line)
    if left:
        kept += ["", f"{left:,} more did not fit here; they stand in the log."]
    return "\n".join(kept) + "\n"
