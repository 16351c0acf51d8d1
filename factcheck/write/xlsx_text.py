"""Text as a cell of a workbook can hold it: no longer than Excel allows, and every character comes back.

A workbook is XML, where control characters are written as ``_x000D_``, and words that look like this with
``_x005F_`` for their first character (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
"""

from __future__ import annotations

import re
from html import escape

from factcheck.write.guard import guard

LONGEST = 32_767  # UTF-16 units: Excel's limits page, "total number of characters that a cell can contain"
_ELLIPSIS = "…"
# Where xlsxwriter takes text for marked-up XML, or escapes one of two escapes that share a character only.
_MISREAD = re.compile(r"\A<r>.*</r>\Z|_x[0-9A-Fa-f]{4}[_\x00-\x08\x0b-\x1f]", re.S)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What XML cannot hold at all; U+FFFE and U+FFFF have an escape that programs do not read back.
_NOT_IN_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")


def stored(text: str) -> str:
    """What to hand to xlsxwriter so that a cell holds ``text``, guarded against being run as a formula."""
    text = guard(text.encode("utf-8", "backslashreplace").decode("utf-8").translate(_NOT_IN_XML))
    return _marked_up(text) if _MISREAD.search(text) else text


def fits(stored_text: str) -> bool:
    """Whether a cell can hold it."""
    if 2 * len(stored_text) <= LONGEST:
        return True
    return len(stored_text) + sum(character > "\uffff" for character in stored_text) <= LONGEST


def cut(text: str) -> str:
    """The text as stored, its end replaced by an ellipsis when a cell cannot hold it."""
    found = stored(text)
    while not fits(found):
        text = text[: min(len(text) * 9 // 10, LONGEST - 2)]
        found = stored(text + _ELLIPSIS)
    return found


def _marked_up(text: str) -> str:
    """The text as the XML of a rich string with one run, which xlsxwriter takes as it is."""
    # Literal underscores first: a control character becomes an escape, which ends in one, only afterwards.
    ends = _CONTROL.sub("_", text)
    found = "".join(
        "_x005F_" if _LIKE_AN_ESCAPE.match(ends, at) and character == "_" else character
        for at, character in enumerate(text)
    )
    found = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", found)
    # As a reference an underscore is the same to a reader of XML, and xlsxwriter escapes it no second time.
    return f'<r><t xml:space="preserve">{escape(found, quote=False).replace("_", "&#95;")}</t></r>'
