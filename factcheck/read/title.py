"""What an article is called."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.read.content import Content


def title_of(content: Content, path: str) -> str:
    """What the file says, else its first heading, else the file's name without its ending."""
    if content.title and content.title.strip():
        return " ".join(content.title.split())
    for passage in content.passages:
        if passage.kind == "heading":
            words = (
                " ".join(content.text[passage.start : passage.end].split()).replace("**", "").strip("#*_ ")
            )
            if words:
                return words
    return "standard input" if path == "-" else PurePath(path).stem
