"""The spreadsheet guard: a cell that a spreadsheet would run as a formula gets a leading apostrophe.

Articles hold lines such as "=HYPERLINK(...)" or "- 12 wounded"; opened as CSV these would run or turn
into errors. The list of characters is OWASP's on CSV injection, with the full-width forms that
spreadsheets fold to ASCII. Leading apostrophes belong to the pattern, so that a cell which already has
one gets a second, and ``unguard`` gives back exactly what went in.
"""

from __future__ import annotations

import re

# Spaces and invisible characters before the sign do not help: some programs trim them first.
_RUNS = re.compile(r"'*(?:[\t\r]|[\s\x00\u200b\u2060\ufeff]*[=+\-@＝＋－＠])")


def guard(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet might run it, else as it is."""
    return "'" + cell if _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """What ``guard`` was given: ``unguard(guard(cell)) == cell`` for any text."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell, 1) else cell
