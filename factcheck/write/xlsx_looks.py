"""How the workbook looks: fonts, fills and colours, the header's notes aside.

Fills are tints of the palette of Okabe and Ito (2008), told apart by colour-blind readers, under black text;
no colour says anything that the words in the cell do not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.disagreement import SEVERITIES
from factcheck.merge import REMOVED
from factcheck.sheet import PEOPLE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET = "Worksheet"  # the name of the sheet with the claims
DOCUMENTS, CONFLICTS = "Documents", "Conflicts"
# The tool's other pages, their columns with the widths of these in characters.
OVERVIEWS: dict[str, dict[str, int]] = {
    DOCUMENTS: {
        "Article": 50, "Title": 60, "Published": 12, "Claims": 9, "Checked": 9, "In conflict": 11,
    },
    CONFLICTS: {
        "What disagrees": 18, "How severe": 22, "One claim": 50, "The other claim": 50, "Why": 50,
        "Row of the one": 16, "Where": 28, "Row of the other": 16, "Where it is": 28,
    },
}  # fmt: skip
LAST_ROW = 1_048_575  # Excel's last row, counted from 0
_LINE_HEIGHT = 15.0  # points, of the font below
_LINES = 8  # a row shows no more, or one with many conflicts would fill the screen
_FONT = {"font_name": "Calibri", "font_size": 11}
_CELL = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D9D9D9"}
_HEADER = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
_TOOL = {**_CELL, "bg_color": "#F3F3F3"}
_OPEN = {**_FONT, "valign": "top", "text_wrap": True, "locked": False}
_LOOKS: dict[str, dict[str, Any]] = {
    "header": _HEADER | {"bg_color": "#595959"},
    "people header": _HEADER | {"bg_color": "#0B4F8A"},
    "own header": _HEADER | {"bg_color": "#0B4F8A", "locked": False},
    "tool": _TOOL,
    "number": _TOOL | {"align": "center"},
    "claim": _TOOL | {"bold": True},
    "link": _TOOL | {"font_color": "#0B4F8A", "underline": 1},
    "people": _CELL | {"locked": False, "num_format": "@"},  # as text: a telephone number stays one
    "day": _CELL | {"locked": False, "num_format": "yyyy-mm-dd"},
    "own": _CELL | {"locked": False},
    "open": _OPEN,
}
_STATUS = {
    "in progress": {"bg_color": "#FFF4B8"},
    "confirmed": {"bg_color": "#CFE6F5"},
    "confirmed with change": {"bg_color": "#A9D3EE", "italic": True},
    "wrong": {"bg_color": "#F5C6A5", "bold": True},
    "cannot verify": {"bg_color": "#EBCFE0"},
    "not a claim": {"bg_color": "#D9D9D9", "font_color": "#404040"},
    "cut": {"bg_color": "#D9D9D9", "font_color": "#404040", "font_strikeout": True},
}
_PRIORITY = {
    1: {"bg_color": "#0B4F8A", "font_color": "#FFFFFF", "bold": True},
    2: {"bg_color": "#A9D3EE"},
}
_CONFLICT = {
    SEVERITIES["real"]: {"bg_color": "#F5C6A5"},
    SEVERITIES["attributed"]: {"bg_color": "#FFF4B8"},
}
_ANY_CONFLICT = {"bg_color": "#FFFBE3"}
_CHANGE = {"changed": {"bg_color": "#FFF4B8", "bold": True}, REMOVED: {"bg_color": "#D9D9D9"}}
# What people may do while the tool's columns are locked; Excel itself sorts and deletes unlocked cells only.
# Not among them: comments on cells, which are not read back: a run refuses a workbook with any.
ALLOWED = dict.fromkeys(
    (
        "autofilter", "sort", "format_cells", "format_columns", "format_rows", "insert_rows",
        "insert_columns", "insert_hyperlinks", "delete_rows", "delete_columns", "pivot_tables",
    ),
    True,
)  # fmt: skip


def height(text: str, width: int) -> float:
    """The height of a row, in points, in which a text is seen in a column of so many characters.

    Excel would find it by itself, but LibreOffice does not. Longer texts show when the row is made higher.
    """
    lines = sum(1 + max(len(line) - 1, 0) // width for line in text.split("\n"))
    return _LINE_HEIGHT * min(max(lines, 1), _LINES)


def link(number: int) -> str:
    """What a cell links to that leads to a row of the worksheet, counted from 0."""
    return f"internal:{SHEET}!A{number + 1}"


def formats(workbook: Workbook) -> dict[str, Format]:
    """All formats by name."""
    return {name: workbook.add_format(look) for name, look in _LOOKS.items()}


def look_of(key: str, known: bool, number: bool = False) -> str:
    """The name of the format of a column: ``known`` for one of ours."""
    if not known:
        return "own"
    if key == "checked_on":
        return "day"
    if key in PEOPLE:
        return "people"
    return "number" if number else "claim" if key == "claim" else "tool"


def colour(workbook: Workbook, page: Worksheet, columns: tuple[str, ...]) -> None:
    """Colours that follow what people fill in, for the rows that they add too."""
    rules = [("status", "==", f'"{name}"', look) for name, look in _STATUS.items()]
    rules += [("priority", "==", str(number), look) for number, look in _PRIORITY.items()]
    rules += [("conflict", "containing", words, look) for words, look in _CONFLICT.items()]
    rules += [("conflict", "any", "", _ANY_CONFLICT)]
    rules += [("change", "==", f'"{name}"', look) for name, look in _CHANGE.items()]
    for key, criteria, value, look in rules:
        if key not in columns:
            continue
        at = columns.index(key)
        rule: dict[str, Any] = {"format": workbook.add_format(look), "stop_if_true": True}
        if criteria == "any":
            rule |= {"type": "no_blanks"}
        elif criteria == "containing":
            rule |= {"type": "text", "criteria": criteria, "value": value}
        else:
            rule |= {"type": "cell", "criteria": criteria, "value": value}
        page.conditional_format(1, at, LAST_ROW, at, rule)
