"""The bytes of a CSV file as text, in the encodings in which spreadsheets save it."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def text_of(content: bytes) -> str:
    """The text without its byte order mark; U+FFFD stands where bytes are no characters."""
    encoding, start = _encoding(content)
    return content[start:].decode(encoding, errors="replace")


def broken_line(content: bytes) -> int | None:
    """The number of the first line with bytes that are no characters of the encoding; None when all are."""
    encoding, start = _encoding(content)
    try:
        content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = content[start : start + error.start].decode(encoding)
        return 1 + before.count("\n")
    return None


def _encoding(content: bytes) -> tuple[str, int]:
    """The encoding and where the text begins: by its mark; else UTF-8, else cp1252 as Windows saves it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if not broken:
        return "utf-8", 0
    # A damaged file in UTF-8 has more characters that are whole than broken ones; in cp1252 none is whole.
    whole = sum(character > "\x7f" for character in text) - broken
    return ("utf-8" if whole > broken else "cp1252"), 0
