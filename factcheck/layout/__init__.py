"""Where a text's headings, paragraphs, lists, captions, tables and boilerplate begin and end."""

from __future__ import annotations

import re

from factcheck.model import Passage


def passages(text: str) -> tuple[Passage, ...]:
    """Cut plain text (Markdown or not) into passages, in order; offsets into ``text``."""
    found = []
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        kind = "heading" if match.group().startswith("#") else "paragraph"
        found.append(Passage(kind, match.start(), match.end(), text.count("\n", 0, match.start()) + 1))
    return tuple(found)
