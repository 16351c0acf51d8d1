"""Cut plain text into pieces: blank lines, headings, list items, table rows, lines that end on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.layout.boilerplate import is_label_line
from factcheck.layout.contents import tables_of_contents, titles
from factcheck.layout.headings import Titles, is_marked, looks_like_heading, split_line, titles_by_key
from factcheck.layout.pieces import Piece, lines
from factcheck.layout.signatures import is_signature, signs
from factcheck.layout.wording import QUOTES, ends_sentence

Line = tuple[int, int]

_BULLET = re.compile(r"(?:[-*+–—]|\(?(?:\d{1,2}|[a-z])[.)])[ \t\u00a0]+(?=\S)")
_SURE_BULLET = re.compile(r"[•·‣▪▫◦●○■□▶►➤✓✔][ \t\u00a0]*(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
_RULE = re.compile(r"(?:[-_*=~.•·–—]\s*){3,}\Z")
_PIPED = re.compile(r"[^|]*\|[^|]*\|")
_LONG_LINE = 120  # characters: no editor wraps lines that wide, so each line is a paragraph


def cut(text: str) -> list[Piece]:
    """The pieces of a plain or Markdown text, in order."""
    found: list[Piece] = []
    tables = tables_of_contents(text)
    headings = titles_by_key(titles(text, tables))
    at = 0
    for start, end in tables:
        found += _region(text, at, start, headings)
        found.append(Piece("boilerplate", start, end, sure=True))
        at = end
    found += _region(text, at, len(text), headings)
    return found


def _region(text: str, start: int, end: int, headings: Titles) -> Iterator[Piece]:
    block: list[Line] = []
    for line in lines(text, start, end):
        if line[0] < line[1]:
            block.append(line)
        elif block:
            yield from cut_block(text, block, headings)
            block = []
    yield from cut_block(text, block, headings)


def cut_block(text: str, block: list[Line], headings: Titles) -> Iterator[Piece]:
    """The pieces of lines that follow one another without a blank one."""
    width = max((end - start for start, end in block), default=0)
    rows = _table_rows(text, block)
    signatures = _signatures(text, block)
    bullets = _bullets(text, block) - signatures
    open_piece: Piece | None = None
    for at, (start, end) in enumerate(block):
        kind = _line_kind(text, block, at)
        if at in rows:
            kind = "table"
        elif at in bullets and kind == "paragraph":
            kind = "list"
        goes_on = (
            open_piece is not None
            and kind == "paragraph"
            and (at in signatures or not _breaks_after(text, block, at - 1, width))
        )
        if goes_on and open_piece is not None:
            open_piece = open_piece._replace(end=end)
            continue
        if open_piece is not None:
            yield open_piece
            open_piece = None
        if kind == "marked":
            yield from split_line(text, start, end, headings)
        elif kind in ("paragraph", "list"):
            open_piece = Piece(kind, start, end)
        else:
            yield Piece(kind, start, end, sure=kind != "boilerplate")
    if open_piece is not None:
        yield open_piece


def _line_kind(text: str, block: list[Line], at: int) -> str:
    start, end = block[at]
    if is_marked(text, start, end):
        return "marked"
    below = block[at + 1] if at + 1 < len(block) else None
    if at == 0 and below and _UNDERLINE.match(text, *below) and end - start <= _LONG_LINE:
        return "heading"
    if end - start <= _LONG_LINE and (_RULE.match(text, start, end) or is_label_line(text[start:end])):
        return "boilerplate"
    return "paragraph"


def _breaks_after(text: str, block: list[Line], at: int, width: int) -> bool:
    """Does a new paragraph begin below line ``at``? Not where an editor only wrapped the line."""
    (start, end), (below, below_end) = block[at], block[at + 1]
    line, next_line = text[start:end], text[below:below_end]
    next_word = next_line.split(None, 1)[0]
    would_have_fit = end - start + 1 + len(next_word) < width
    if next_line.lstrip(QUOTES + "([*_")[:1].islower():
        return False
    if ends_sentence(line):
        return would_have_fit or width > _LONG_LINE
    return would_have_fit and end - start <= 0.7 * width and looks_like_heading(line)


def _bullets(text: str, block: list[Line]) -> set[int]:
    """The lines that begin a list item; a dash or number may stand at a line's start by chance."""
    found = {at for at, line in enumerate(block) if _SURE_BULLET.match(text, *line)}
    likely = [at for at, line in enumerate(block) if _BULLET.match(text, *line)]
    for at in likely:
        above = text[block[at - 1][0] : block[at - 1][1]] if at else ""
        if at == 0 or at - 1 in found or ends_sentence(above) or at + 1 in likely:
            found.add(at)
    return found


def _signatures(text: str, block: list[Line]) -> set[int]:
    """The lines that name who said what stands right above them; they stay with it."""
    found = {at for at in range(1, len(block)) if is_signature(text[slice(*block[at])][:200])}
    return {
        at
        for at in found
        if signs(
            text[slice(*block[at - 1])],
            text[slice(*block[at])],
            text[slice(*block[at + 1])] if at + 1 < len(block) else "",
        )
    }


def _table_rows(text: str, block: list[Line]) -> set[int]:
    """Two or more lines on end with the same number of cells, parted by ``|`` or tabs."""
    cells = [_cells(text, *line) for line in block]
    return {
        at
        for at, count in enumerate(cells)
        if count > 1 and count in (cells[at - 1] if at else 0, cells[at + 1] if at + 1 < len(cells) else 0)
    }


def _cells(text: str, start: int, end: int) -> int:
    pipes = text.count("|", start, end)
    if pipes and (pipes > 1 or text[start] != "|"):
        return pipes + 1
    return text.count("\t", start, end) + 1
