"""Headings: marked ones, also inside a line that runs on into the text, and plain ones that stand alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from factcheck.layout.pieces import Piece, trim
from factcheck.layout.wording import QUOTES, ends_sentence, has_verb, is_title_case, plain, without_notes
from factcheck.lexicon import numbers, words

MAX_WORDS = 14  # of a heading in the text
MAX_TITLE_WORDS = 25  # of the article's own title, when it is the first line
_MAX_CHARS = 160
_LEADING_MARK = re.compile(r"#{1,6}[ \t\u00a0]+(?=\S)")
_INNER_MARK = re.compile(r"(?<=\s)#{2,6}[ \t\u00a0]+(?=\S)")
_WORD = re.compile(r"\S+")
_TITLE_KEY = 12  # characters by which titles are looked up

Titles = Mapping[str, list[str]]


def titles_by_key(titles: Iterable[str]) -> Titles:
    """Titles of the table of contents, longest first, by how they begin."""
    found: dict[str, list[str]] = defaultdict(list)
    for title in sorted(set(titles), key=len, reverse=True):
        found[title[:_TITLE_KEY].casefold()].append(title)
    return found


def is_marked(text: str, start: int, end: int) -> bool:
    """Does the line hold a Markdown heading, at its start or further in?"""
    return bool(_LEADING_MARK.match(text, start, end) or _INNER_MARK.search(text, start, end))


def split_line(text: str, start: int, end: int, titles: Titles) -> Iterator[Piece]:
    """A line with Markdown headings in it as headings and the paragraphs between them."""
    leading = _LEADING_MARK.match(text, start, end)
    inner = _INNER_MARK.finditer(text, leading.end() if leading else start, end)
    marks = [leading, *inner] if leading else list(inner)
    yield from _piece("paragraph", text, start, marks[0].start() if marks else end)
    for at, mark in enumerate(marks):
        stop = marks[at + 1].start() if at + 1 < len(marks) else end
        border = heading_end(text, mark.end(), stop, titles)
        if border > mark.end():
            yield from _piece("heading", text, mark.start(), border)
        yield from _piece("paragraph", text, border, stop)


def _piece(kind: str, text: str, start: int, end: int) -> Iterator[Piece]:
    start, end = trim(text, start, end)
    if start < end:
        yield Piece(kind, start, end, sure=kind == "heading")


def heading_end(text: str, start: int, end: int, titles: Titles) -> int:
    """Where the heading that begins at ``start`` ends; ``start`` itself when that cannot be told."""
    for title in titles.get(text[start : start + _TITLE_KEY].casefold(), ()):
        if text[start : start + len(title)].casefold() == title.casefold():
            return start + len(title)
    tokens = [match.span() for match, _ in zip(_WORD.finditer(text, start, end), range(40), strict=False)]
    last = tokens[-1][1] if tokens else start
    whole = last == trim(text, start, end)[1]
    if whole and len(tokens) <= MAX_TITLE_WORDS and text[last - 1 : last] != ".":
        return end
    border = _border([text[a:b] for a, b in tokens])
    if whole and not border and len(tokens) <= MAX_WORDS:
        return end
    return tokens[border][0] if border else start


def _border(tokens: list[str]) -> int:
    """The index of the word that begins the text after a heading in title case; 0 when there is none."""
    case = words("layout", "title_case")
    weighty = (
        at
        for at, token in enumerate(tokens)
        if token[0].islower() and token.rstrip(",;:").lower() not in case["small"]
    )
    first_low = next(weighty, None)
    if first_low is None or first_low > MAX_TITLE_WORDS:
        return 0
    for at in range(1, first_low):
        if tokens[at - 1][-1] in "?!" and tokens[at][0].isupper():
            return at
    for at in range(first_low - 1, 0, -1):
        if _opens_text(tokens, at):
            return at
    capital = next((at for at in range(first_low - 1, 0, -1) if not tokens[at][0].islower()), 0)
    while capital > 1 and tokens[capital - 1].rstrip(".").lower() in case["honorific"]:
        capital -= 1
    return 0 if capital == 0 or tokens[capital - 1][-1] in ":,—–-" else capital


def _opens_text(tokens: list[str], at: int) -> bool:
    """ "The", "In" with a capital inside a title, or "Meanwhile," and "Finally," before a small letter."""
    token, before = tokens[at], tokens[at - 1]
    if not token[0].isupper() or before[-1] in ":—–":
        return False
    adverb = token.endswith("ly,") and tokens[at + 1 : at + 2] != [] and tokens[at + 1][0].islower()
    return adverb or token.rstrip(",").lower() in words("layout", "title_case")["opener"]


def looks_like_heading(text: str, *, first: bool = False) -> bool:
    """Could this line, standing alone, be a heading? ``first`` allows for the article's own title."""
    marked = text.strip(" *_#")
    line = without_notes(marked)
    count = len(line.split())
    if not line or "\n" in line or "\r" in line or count > (MAX_TITLE_WORDS if first else MAX_WORDS):
        return False
    if len(line) > _MAX_CHARS or line[0] in QUOTES or line[0].islower() or not any(c.isalpha() for c in line):
        return False
    if line.endswith("?"):
        return is_title_case(line) and not any(mark in line for mark in '"“”«»')
    if ends_sentence(line) or (line != marked and has_verb(line)):
        return False
    return is_title_case(line) or not _is_statement(line, first=first)


def _is_statement(line: str, *, first: bool) -> bool:
    """A sentence that lost its full stop: it begins like one, or it has a figure, which titles may have."""
    begins = plain(line).split(" ", 1)[0]
    case = words("layout", "title_case")
    if begins in case["sentence"]:
        return has_verb(line)
    return not first and begins not in case["asking"] and _has_figure(line) and has_verb(line)


def _has_figure(line: str) -> bool:
    """A digit, or a number word above one."""
    counts = numbers("numbers", "cardinals")
    return any(c.isdigit() for c in line) or any(counts.get(word, 0) > 1 for word in plain(line).split())


def mark_headings(text: str, pieces: list[Piece]) -> list[Piece]:
    """Lines that stand alone and look like a heading become headings where text follows them.

    Those behind the last paragraph are no headings: they name pictures.
    """
    last = max((at for at, piece in enumerate(pieces) if _is_body(text, piece)), default=-1)
    found = []
    first = True
    for at, piece in enumerate(pieces):
        if _may_be_heading(text, piece, first=first):
            piece = piece._replace(kind="heading" if at < last else "caption")
        first = first and piece.kind == "boilerplate"
        found.append(piece)
    if last < 0 and found and found[0].kind == "caption":  # a title, and nothing below it
        found[0] = found[0]._replace(kind="heading")
    return found


def _may_be_heading(text: str, piece: Piece, *, first: bool = False) -> bool:
    if piece.kind != "paragraph" or piece.sure:
        return False
    line = piece.of(text)
    if piece.body and (not first or (_has_figure(line) and has_verb(line) and not is_title_case(line))):
        return False
    return looks_like_heading(line, first=first)


def _is_body(text: str, piece: Piece) -> bool:
    return piece.kind in ("list", "table") or (piece.kind == "paragraph" and not _may_be_heading(text, piece))
