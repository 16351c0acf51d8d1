"""Plain text files."""

from __future__ import annotations

from factcheck.layout import passages
from factcheck.read.content import Content
from factcheck.read.decode import decode


def read_text(data: bytes, name: str) -> Content:
    """A .txt file; offsets are characters of the file as decoded, without a byte order mark."""
    text = decode(data, name)
    return Content(text, passages(text))
