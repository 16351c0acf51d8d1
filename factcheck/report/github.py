"""A report as GitHub's workflow commands, which it shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.check import Finding, Report
from factcheck.errors import FactcheckError
from factcheck.report.paths import in_repository
from factcheck.report.step_summary import summary
from factcheck.report.words import NAMED, claim, level, remarks, summed
from factcheck.wording import plain

__all__ = ["render", "summary"]

_SHOWN = 10  # errors, and as many warnings, of one step; GitHub keeps the others in the log
_LEVELS = ("error", "warning")
_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _MESSAGE | {":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """A line for each file that could not be read and each finding that fails the check, gravest first."""
    names = in_repository(report.documents)
    found = sorted(report.failing, key=lambda finding: _LEVELS.index(level(finding)))
    commands = [_failure(failure) for failure in report.failures]
    commands += [_command(finding, names) for finding in found]
    levels = ["error" for _ in report.failures] + [level(finding) for finding in found]
    if any(levels.count(name) > _SHOWN for name in _LEVELS):
        commands.append(_notice(report, levels))
    return "".join(f"{command}\n" for command in commands)


def _command(finding: Finding, names: Mapping[str, str]) -> str:
    title = f"{NAMED[finding.rule].title} (priority {finding.priority})"
    properties = dict(_where(finding, names)) | {"title": title}
    return _line(level(finding), properties, "\n".join((claim(finding), *remarks(finding))))


def _where(finding: Finding, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    place = finding.place
    yield "file", names[finding.document]
    if place:
        yield "line", str(place.line)
        yield "endLine", str(place.end_line)
        if place.line == place.end_line:  # GitHub takes columns of a single line only
            yield "col", str(place.column)
            yield "endColumn", str(place.end_column)


def _failure(failure: FactcheckError) -> str:
    words = "\n".join(plain(line) for line in (failure.message, failure.hint) if line)
    return _line("error", {"title": "Could not be checked"}, words)


def _notice(report: Report, levels: list[str]) -> str:
    more = {name: levels.count(name) - _SHOWN for name in _LEVELS}
    hidden = " and ".join(f"{name}s ({count:,})" for name, count in more.items() if count > 0)
    words = f"GitHub shows {_SHOWN} errors and {_SHOWN} warnings of a step; the log has more {hidden}."
    return _line("notice", {"title": "factcheck"}, " ".join((*summed(report), words)))


def _line(command: str, properties: Mapping[str, str], message: str) -> str:
    given = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{command} {given}::{_escaped(message, _MESSAGE)}"


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    """Escaped as GitHub asks for; half a character, as odd file names have, becomes a question mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(marks.get(character, character) for character in whole)
