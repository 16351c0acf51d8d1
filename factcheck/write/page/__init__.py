"""The worksheet as a page to read: the articles with their claims marked, in one file of HTML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from factcheck.sheet import Sheet
from factcheck.write.text import encoded

_HEAD = 2048  # bytes at the beginning among which the name of the program stands
_OURS = re.compile(rb'\A<!doctype html>.*<meta name="generator" content="factcheck [^"<>]*">', re.DOTALL)


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write the page; the same sheet gives the same bytes."""
    from factcheck.write.page.render import render
    from factcheck.write.page.stories import page

    with encoded(stream, "utf-8") as text:
        text.writelines(render(page(sheet)))


def is_page(path: Path) -> bool:
    """Whether a file is a page that ``write`` made, and not somebody else's. Raises OSError."""
    with path.open("rb") as stream:
        return _OURS.match(stream.read(_HEAD)) is not None
