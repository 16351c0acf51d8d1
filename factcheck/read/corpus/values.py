"""The values of a row, which may be of any kind, as text."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from factcheck.read.decode import is_blank

# What moves or colours a terminal's text, or turns its direction around.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def text_in(value: object) -> str | None:
    """A text as it stands there, without a byte order mark; None for an empty one and for what is no text."""
    if not isinstance(value, str) or is_blank(value):
        return None
    return _whole(value).removeprefix("\ufeff")


def words_in(value: object) -> str:
    """A value as words in one line: 17 for 17.0, an ISO date; nothing for a list and the like."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # an id in a column in which another one is missing
    if isinstance(value, dt.date):  # or a datetime
        return value.isoformat()
    known = isinstance(value, str | int | float | Decimal) and value == value  # NaN is not
    if not known or isinstance(value, bool):
        return ""
    return " ".join(_UNSEEN.sub("", _whole(str(value))).split())


def _whole(text: str) -> str:
    """The text without halves of characters, which JSON can hold, but no file can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
