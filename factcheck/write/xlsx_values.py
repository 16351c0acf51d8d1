"""The values of a workbook's cells as text, as people see them."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote

_LONGEST_WHOLE = 1e16  # from here on Python writes a float with an exponent, as Excel does
_SCHEME = re.compile(r"\A(?:mailto:|tel:|https?://(?:www\.)?|file:/*)", re.I)


def text(value: object) -> str:
    """A cell as text: 3 for 3.0, TRUE, 2024-10-18, 14:30:00, 26:30:00."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < _LONGEST_WHOLE:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return _duration(value)
    return str(value)


def _duration(value: dt.timedelta) -> str:
    """Hours, minutes and seconds; a day has 24 hours, and spreadsheets show no less than a second."""
    seconds = round(value.total_seconds())
    minutes, second = divmod(abs(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{'-' if seconds < 0 else ''}{hours:02}:{minute:02}:{second:02}"


def percent(value: float) -> str:
    """0.15 as 15%, with all its digits."""
    return text(round(value * 100, 10)) + "%"  # 0.07 * 100 is 7.000000000000001


def linked(words: str, address: str) -> str:
    """The words of a link with its address behind them, unless they are the address already."""
    if not words or not address or _bare(address) in _bare(words):
        return words
    return f"{words} ({address})"


def _bare(address: str) -> str:
    """An address as people write it: spreadsheets add a scheme and a last stroke."""
    return _SCHEME.sub("", unquote(address).strip()).rstrip("/").casefold()
