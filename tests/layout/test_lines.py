"""Lines that stand alone between paragraphs: the table in lines.toml."""

import tomllib
from pathlib import Path

import pytest

from factcheck.layout import passages

TABLE = tomllib.loads(Path(__file__).with_name("lines.toml").read_text(encoding="utf-8"))
ABOVE = "The harbour bridge in Dunmore was closed on Monday, and nobody knew for how long it would stay so."
BELOW = "Engineers have looked at the cables since August and found that two of the four must be renewed."


def kinds_of(line: str) -> list[str]:
    text = f"{ABOVE}\n\n{line}\n\n{BELOW}\n"
    found = passages(text)
    assert text[found[0].start : found[0].end] == ABOVE
    assert text[found[-1].start : found[-1].end] == BELOW
    return [passage.kind for passage in found[1:-1]]


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, entry in TABLE.items() for line in entry["lines"]]
)
def test_a_line_between_paragraphs_has_the_kind_of_its_table(kind: str, line: str) -> None:
    assert kinds_of(line) == [kind]


@pytest.mark.parametrize("line", TABLE["paragraph"]["lines"] + TABLE["caption"]["lines"])
def test_line_breaks_of_any_kind_and_no_break_spaces_do_not_change_the_kind(line: str) -> None:
    expected = kinds_of(line)
    crlf = f"{ABOVE}\r\n\r\n{line}\r\n\u00a0\r\n{BELOW}\r\n"
    assert [passage.kind for passage in passages(crlf)[1:-1]] == expected
