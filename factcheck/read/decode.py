"""Bytes to text: byte order mark, UTF-8, the declared encoding, Windows-1252; never a guess by statistics.

Guessing libraries misread Windows-1252, the encoding in which curly quotes and dashes get lost.
"""

from __future__ import annotations

import codecs

from factcheck.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of files that are no text, what they are, and what to do.
_MAGIC = (
    (b"%PDF", "a PDF", "Save its text as .txt or .docx first."),
    (b"PK\x03\x04", "a Word, Excel or ZIP file", "If it is a Word document, give it the ending .docx."),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "Open it in Word and save it as .docx."),
    (b"{\\rtf", "a rich text (RTF) file", "Open it in Word and save it as .docx."),
    (b"\x89PNG", "a picture", "Give the article as text."),
    (b"\xff\xd8\xff", "a picture", "Give the article as text."),
    (b"GIF8", "a picture", "Give the article as text."),
    (b"RIFF", "a picture or a recording", "Give the article as text."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"7z\xbc\xaf", "a compressed file", "Unpack it first."),
)
_LOOK = 8192  # bytes in which control characters are counted
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1a\x1b")
_SAVE = "Open it in the program that made it and save it as plain text in UTF-8."


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file without its byte order mark; line breaks stay as they are.

    ``declared`` is the encoding that the file names for itself, tried after UTF-8.
    Raises UnreadableInput when the file is empty, is no text, or fits none of the encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _filled(_decoded(data[len(mark) :], (encoding,), name), name)
    _refuse_binary(data, name)
    return _filled(_decoded(data, ("utf-8", *([declared] if declared else []), "cp1252"), name), name)


def _decoded(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableInput(f"{name} is in an encoding that cannot be read.", _SAVE)


def refuse_known(data: bytes, name: str) -> None:
    """Raise UnreadableInput for a file that begins as one of a known kind that is no text."""
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(f"{name} is {what}, not text.", hint)


def _refuse_binary(data: bytes, name: str) -> None:
    refuse_known(data, name)
    head = data[:_LOOK]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if b"\0" in head or controls * 10 > len(head):
        raise UnreadableInput(f"{name} is not a text file.", _SAVE)


def is_blank(text: str) -> bool:
    """Whether a text holds nothing but spaces and characters that nobody sees."""
    return not text.strip("\ufeff\u200b\0 \t\r\n\f\v\u00a0")


def _filled(text: str, name: str) -> str:
    if is_blank(text):
        raise UnreadableInput(f"{name} is empty.", "Check that it was saved, or leave it out.")
    return text
