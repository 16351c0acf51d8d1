"""A corpus of text as a stream of lines, unpacked where it is compressed."""

from __future__ import annotations

import codecs
import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from factcheck.errors import UnreadableInput
from factcheck.read.decode import refuse_known

LONGEST = 1 << 24  # characters of a line or a cell; the longest novels have a third of that
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOST = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of bytes that are no characters

NO_UTF_8 = "holds bytes that are no UTF-8"
SAVE = "Save the file in UTF-8."


@contextmanager
def text_of(path: str, newline: str) -> Iterator[TextIO]:
    """The text of a file in UTF-8, with or without its mark; a byte that is no character is a surrogate.

    ``newline`` is that of ``open``. Raises OSError, and UnreadableInput for a file of another kind.
    """
    with Path(path).open("rb") as packed, _unpacked(packed, path) as stream:
        start = stream.peek(8)
        if start.startswith(_UTF_16):
            raise UnreadableInput(f"{path} is in UTF-16.", SAVE)
        refuse_known(start, path)
        text = io.TextIOWrapper(
            cast(BinaryIO, stream), encoding="utf-8-sig", errors="surrogateescape", newline=newline
        )
        with text:
            yield text


def _unpacked(packed: io.BufferedReader, path: str) -> io.BufferedReader | gzip.GzipFile:
    return gzip.GzipFile(fileobj=packed) if path.lower().endswith(".gz") else packed


def is_utf_8(text: str) -> bool:
    """Whether all bytes of a text from such a stream were characters."""
    return text.isascii() or not _LOST.search(text)
