"""Markdown files: the blocks that markdown-it finds, as stretches of the file itself, markup included."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.layout import refine
from factcheck.layout.blocks import cut_block
from factcheck.layout.comments import parted, without_open
from factcheck.layout.contents import tables_of_contents, titles
from factcheck.layout.datelines import first_date
from factcheck.layout.headings import Titles, split_line, titles_by_key
from factcheck.layout.pieces import Piece, trim
from factcheck.read.content import Content
from factcheck.read.decode import decode
from factcheck.read.frontmatter import front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n|\r|\n")
# "![words](file)" or "![words][name]", perhaps inside a link of its own.
_IMAGE = re.compile(
    r"(?:!\[(?P<alone>[^\[\]\n]*)\]|\[!\[(?P<linked>[^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])\])"
    r"(?:\([^()\n]*\)|\[[^\[\]\n]*\])"
)
_TAG = re.compile(r"<[^<>]*>")
_NO_TEXT = re.compile(r"\s*<(?:script|style|pre|iframe|svg|!)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_HTML_WORDS = 8  # an HTML block with that many words outside its tags is read as text
_DATES = (
    "date", "published", "publishdate", "publishedat", "publishedon", "publishedtime", "pubdate",
    "datepublished", "publicationdate",
)  # fmt: skip


def read_markdown(data: bytes, name: str) -> Content:
    """A .md file; offsets are characters of the file as decoded."""
    text = decode(data, name)
    pairs, body = front_matter(text)
    dates = [date for key in _DATES if (date := first_date(pairs.get(key, "")))]
    stated = {"front matter": dates[0]} if dates else {}
    return Content(text, refine(text, list(_pieces(text, body))), pairs.get("title") or None, stated)


def _pieces(text: str, body: int) -> Iterator[Piece]:
    from markdown_it import MarkdownIt

    if body:
        yield Piece("boilerplate", *trim(text, 0, body), sure=True)
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    skipped = bisect_right(starts, body) - 1 if body else 0
    # Indented text is a paragraph with an indent here, not a program.
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    shown = without_open(text[starts[skipped] if body == starts[skipped] else body :])
    tokens = parser.parse("\n" * skipped + shown)
    tables = tables_of_contents(text)
    headings = titles_by_key(titles(text, tables))
    at = 0
    for piece in _blocks(text, tokens, starts, headings):
        if piece.start < max(at, body):
            continue
        in_table = any(start <= piece.start < end for start, end in tables)
        yield piece._replace(kind="boilerplate") if in_table else piece
        at = piece.end


def _blocks(text: str, tokens: list[Token], starts: list[int], headings: Titles) -> Iterator[Piece]:
    """A piece for each leaf block; inside a list or a quotation the line's markers stay outside the words."""
    in_list = 0
    for token in tokens:
        in_list += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.map is None or token.type not in _LEAVES:
            continue
        lines = _lines(text, starts, *token.map)
        if not lines:
            continue
        start, end = lines[0][0], lines[-1][1]
        if token.type == "heading_open":
            underlined = token.markup in ("=", "-", "===", "---") and len(lines) > 1
            end = lines[-2][1] if underlined else end
            yield from (
                [Piece("heading", start, end, sure=True)]
                if underlined
                else split_line(text, start, end, headings)
            )
        elif token.type == "paragraph_open" or _is_comment(token):
            yield from _words(text, lines, None if in_list else headings)
        elif token.type == "tr_open":
            yield Piece("table", start, end, sure=True)
        else:
            yield Piece("paragraph" if _is_text(token) else "boilerplate", start, end, sure=True)


_LEAVES = frozenset({"heading_open", "paragraph_open", "tr_open", "fence", "html_block", "hr"})


def _lines(text: str, starts: list[int], first: int, behind: int) -> list[tuple[int, int]]:
    """The lines of a block, trimmed, without the quotation marker ``>``; blank ones left out."""
    found = []
    for line in range(first, behind):
        end = starts[line + 1] if line + 1 < len(starts) else len(text)
        start, end = trim(text, starts[line], end)
        while start < end and text[start] == ">":
            start, end = trim(text, start + 1, end)
        if start < end:
            found.append((start, end))
    return found


def _words(text: str, lines: list[tuple[int, int]], headings: Titles | None) -> Iterator[Piece]:
    """A paragraph, or without ``headings`` a list item, and its comments, which nobody reads."""
    for part, comment in parted(text, lines):
        if part and headings is None:
            yield Piece("list", part[0][0], part[-1][1])
        elif part:
            yield from _paragraph(text, part, headings or {})
        if comment:
            yield Piece("boilerplate", *comment, sure=True)


def _paragraph(text: str, lines: list[tuple[int, int]], headings: Titles) -> Iterator[Piece]:
    """A paragraph without the pictures at the ends of its lines; their alternative texts are captions."""
    block: list[tuple[int, int]] = []
    for start, end in lines:
        before, words, after = _around(text, start, end)
        if before:
            yield from cut_block(text, block, headings)
            yield from _captions(text, before)
            block = []
        if words[0] < words[1]:
            block.append(words)
        if after:
            yield from cut_block(text, block, headings)
            yield from _captions(text, after)
            block = []
    yield from cut_block(text, block, headings)


def _around(
    text: str, start: int, end: int
) -> tuple[list[re.Match[str]], tuple[int, int], list[re.Match[str]]]:
    """The pictures that begin a line, where its words stand, and the pictures that end it."""
    images = list(_IMAGE.finditer(text, start, end))
    before: list[re.Match[str]] = []
    while images and images[0].start() == start:
        before.append(images.pop(0))
        start, end = trim(text, before[-1].end(), end)
    after: list[re.Match[str]] = []
    while images and images[-1].end() == end:
        after.insert(0, images.pop())
        start, end = trim(text, start, after[0].start())
    return before, (start, end), after


def _captions(text: str, images: list[re.Match[str]]) -> Iterator[Piece]:
    for image in images:
        start, end = trim(text, *image.span("alone" if image["alone"] is not None else "linked"))
        if start < end:
            yield Piece("caption", start, end, sure=True)
        else:
            yield Piece("boilerplate", *image.span())


def _is_comment(token: Token) -> bool:
    """Whether an HTML block begins with a whole comment; words may follow it on its last line."""
    return token.type == "html_block" and bool(_COMMENT.match(token.content))


def _is_text(token: Token) -> bool:
    if token.type != "html_block" or _NO_TEXT.match(token.content):
        return False
    return len(_TAG.sub(" ", token.content).split()) >= _HTML_WORDS
