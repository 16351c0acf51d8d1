"""Text into a binary stream, whatever characters it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO


@contextmanager
def encoded(stream: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """A text layer over ``stream`` that writes line ends as they are and stays out of its way afterwards.

    A lone surrogate (half a character, as file names of another encoding have) becomes ``\\udce9``:
    the escape that JSON itself uses.
    """
    text = io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()
