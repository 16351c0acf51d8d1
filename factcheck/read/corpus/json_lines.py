"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import TextIO

from factcheck.errors import UnreadableInput
from factcheck.read.corpus.row import DAMAGES, Row, Rows, Table, bad, damaged, empty
from factcheck.read.corpus.stream import LONGEST, NO_UTF_8, SAVE, is_utf_8

_LOOKED_AT = 100  # rows whose keys are the columns: many programs leave a key out where it is empty
_HINT = "Write one object a line."
_WITH_JQ = "jq -c '.[]' does it for a list."


def table(stream: TextIO, path: str) -> Table:
    """The rows of a stream. Raises UnreadableInput when no line is an object, and for one JSON value."""
    rows = _objects(stream, path)
    first = list(islice(rows, _LOOKED_AT))
    names = dict.fromkeys(key for row in first if isinstance(row, Row) for key in row.values)
    refused = next((row for row in first if isinstance(row, UnreadableInput)), None)
    if not names:
        raise refused or empty(path)
    return Table(tuple(names), lambda _wanted: chain(first, rows))


def _objects(stream: TextIO, path: str) -> Rows:
    number = 0
    begun = False
    try:
        for number, line in _lines(stream):
            if not line.strip():
                continue
            if not begun:
                _refuse_one_value(line, path)
            begun = True
            yield _row(line, path, f"line {number}")
    except DAMAGES as error:
        yield damaged(path, f"line {number}" if number else "", error)


def _refuse_one_value(first: str, path: str) -> None:
    """Raise UnreadableInput for a file that is one list, or one object over many lines."""
    if first.lstrip().startswith("[") or first.strip() == "{":
        what = "a list" if first.lstrip().startswith("[") else "an object"
        raise UnreadableInput(f"{path} is {what} in JSON, and no JSON Lines.", f"{_HINT} {_WITH_JQ}")


def _row(line: str, path: str, where: str) -> Row | UnreadableInput:
    if len(line) > LONGEST:
        return bad(path, where, f"is longer than {LONGEST:,} characters", _HINT)
    if not is_utf_8(line):
        return bad(path, where, NO_UTF_8, SAVE)
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        return bad(path, where, f"is no JSON ({error.msg}, character {error.pos + 1})", _HINT)
    except (ValueError, RecursionError) as error:  # a number or a nesting that nobody needs
        return bad(path, where, f"is no JSON that can be read ({error})", _HINT)
    return Row(where, found) if isinstance(found, dict) else bad(path, where, "is no object", _HINT)


def _lines(stream: TextIO) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; of one that is too long only its beginning, a character too long."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        yield number, line
        while len(line) > LONGEST and not line.endswith("\n"):
            line = stream.readline(LONGEST + 1)
