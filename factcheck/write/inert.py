"""An article's words in Markdown, as words: nothing in them is a mark, a link or a tag."""

from __future__ import annotations

import re

from factcheck.wording import one_line

# What Markdown or HTML would obey, whoever wrote it.
_OBEYED = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LIST = re.compile(r"^(\d+)([.)])|^([-+=])")


def inert(text: str) -> str:
    """One line in which nothing is Markdown or HTML, in a paragraph, an item or a cell of a table."""
    words = _OBEYED.sub(r"\\\1", one_line(text))
    return _LIST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", words)
