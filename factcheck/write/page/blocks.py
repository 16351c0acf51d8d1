"""An article as blocks to be set: headings, paragraphs, lists, captions, tables, and what is no story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from factcheck.identity import bare_words
from factcheck.layout import passages
from factcheck.layout.pieces import lines, trim
from factcheck.model import Document, Passage
from factcheck.write.page.markup import Run, runs

_ITEM = re.compile(r"(?<=[\r\n])[ \t]*(?:[-*•–+]|\d{1,3}[.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"[-*•–+]\s+")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_RULE = re.compile(r"[\s|:=-]*")  # the line under a table's head in Markdown, or an empty row
_BAR = re.compile(r"(?<!\\)\||\t+")
Cell = tuple[Run, ...]


class Block(NamedTuple):
    """``rows`` of cells: a table's own, an item of a list each, else a single one.

    ``lead`` is what stands before the words on their line without being part of the story: a dateline.
    ``heads`` says that the first row names a table's columns, ``numbered`` that a list's items have numbers.
    """

    kind: str  # one of PASSAGE_KINDS
    rows: tuple[tuple[Cell, ...], ...]
    lead: Cell = ()
    heads: bool = False
    numbered: bool = False


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of an article in their order, without its front matter."""
    found = document.passages or passages(document.text)
    markdown = document.path.lower().endswith((".md", ".markdown"))
    return tuple(_blocks(document.text, found, markdown))


def repeats_title(block: Block, document: Document) -> bool:
    """Whether the block is the title over again."""
    words = " ".join(document.text[run.start : run.end] for run in _all(block))
    return block.kind == "heading" and bare_words(words) == bare_words(document.title)


def _all(block: Block) -> Iterator[Run]:
    return (run for row in block.rows for cell in row for run in cell)


def _blocks(text: str, found: Sequence[Passage], markdown: bool) -> Iterator[Block]:
    lead: Cell = ()
    for kind, together in groupby(enumerate(found), key=lambda numbered: _joined(*numbered)):
        several = [passage for _, passage in together]
        spans = [(passage.start, passage.end) for passage in several]
        if kind == "table":
            yield _table(text, spans, markdown)
        elif kind == "list":
            yield _list(text, spans, markdown)
        elif _front_matter(text, several[0], markdown):
            continue
        elif _leads(text, found, several[0]):
            lead = runs(text, *spans[0], markdown=markdown)
        else:
            yield Block(several[0].kind, ((runs(text, *spans[0], markdown=markdown),),), lead)
            lead = ()


def _joined(number: int, passage: Passage) -> str | int:
    """The same for passages that are set as one block."""
    return passage.kind if passage.kind in ("table", "list") else number


def _front_matter(text: str, passage: Passage, markdown: bool) -> bool:
    ours = text[passage.start : passage.start + 3] == "---" and not text[: passage.start].strip("\ufeff \r\n")
    return markdown and passage.kind == "boilerplate" and ours


def _leads(text: str, found: Sequence[Passage], passage: Passage) -> bool:
    """Whether the passage is no story and a paragraph follows on its line."""
    after = next((other for other in found if other.start >= passage.end), None)
    if passage.kind != "boilerplate" or after is None or after.kind != "paragraph":
        return False
    return not re.search(r"[\r\n]", text[passage.end : after.start])


def _list(text: str, spans: Sequence[tuple[int, int]], markdown: bool) -> Block:
    items = [item for span in spans for item in _items(text, *span)]
    numbered = any(_NUMBERED.match(text, *item) for item in items)
    return Block("list", tuple((runs(text, *item, markdown=markdown),) for item in items), numbered=numbered)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list without their bullets, which the page sets itself; numbers stay."""
    cuts = sorted({start, end, *(match.start() for match in _ITEM.finditer(text, start, end))})
    for cut in pairwise(cuts):
        first, last = trim(text, *cut)
        bullet = _BULLET.match(text, first, last)
        yield (bullet.end() if bullet else first), last


def _table(text: str, spans: Sequence[tuple[int, int]], markdown: bool) -> Block:
    rows = [row for span in spans for row in lines(text, *span)]
    ruled = any(_RULE.fullmatch(text, *row) for row in rows[1:2])
    cells = [list(_cells(text, *row)) for row in rows if not _RULE.fullmatch(text, *row)]
    heads = ruled or _names_columns([[text[a:b] for a, b in row] for row in cells])
    set_ = tuple(tuple(runs(text, *cell, markdown=markdown) for cell in row) for row in cells)
    return Block("table", set_, heads=heads)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = start + (text[start] == "|"), end - (text[end - 1] == "|")
    bars = [(start, start), *(match.span() for match in _BAR.finditer(text, start, end)), (end, end)]
    return (trim(text, left, right) for (_, left), (right, _) in pairwise(bars))


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is all words and a later one has numbers: nothing else tells in most formats."""
    head, *rest = rows or [[]]
    words = [any(map(str.isalpha, cell)) for cell in head if cell]
    numbers = (cell and not any(map(str.isalpha, cell)) for row in rest for cell in row)
    return bool(words) and all(words) and any(numbers)
