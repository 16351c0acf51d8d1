"""What an article is called."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.read.content import Content


def title_of(content: Content, path: str) -> str:
    """What the article says, else the file's name without its ending."""
    return stated_title(content) or ("standard input" if path == "-" else PurePath(path).stem)


def stated_title(content: Content) -> str:
    """The title that the file gives, else the first heading; empty when there is neither."""
    if content.title and content.title.strip():
        return " ".join(content.title.split())
    for passage in content.passages:
        if passage.kind == "heading":
            words = (
                " ".join(content.text[passage.start : passage.end].split()).replace("**", "").strip("#*_ ")
            )
            if words:
                return words
    return ""
