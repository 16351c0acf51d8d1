"""Web pages: the article that trafilatura finds, put together block by block."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from factcheck.errors import UnreadableInput
from factcheck.layout import passages, refine
from factcheck.layout.assemble import assemble
from factcheck.layout.blocks import cut
from factcheck.read.content import Content
from factcheck.read.decode import decode

# Without a handler of its own the library would print its remarks to the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f]{2,}|[\t\r\f]")
_BLOCKS = frozenset(
    {"p", "head", "list", "item", "table", "row", "cell", "quote", "code", "div", "ab", "graphic", "fw"}
)
_BREAK = "\v"  # a line break in the page, while line breaks in the source still are in the way

Part = tuple[str, str]


def read_html(data: bytes, name: str) -> Content:
    """A saved web page; offsets are characters of the extracted text.

    Raises UnreadableInput when the page holds no text.
    """
    declared = _CHARSET.search(data[:2048])
    source = decode(data, name, declared.group(1).decode("ascii") if declared else None)
    if not re.search(r"<(?:html|body)\b", source, re.IGNORECASE):
        source = f"<html><body><article>{source}</article></body></html>"
    page: Any = trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_formatting=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text, pieces = assemble(_parts(page.body)) if page is not None and page.body is not None else ("", [])
    found = refine(text, pieces)
    if not text:
        text = trafilatura.html2txt(source).strip()
        found = passages(text)
    if not text:
        raise UnreadableInput(
            f"{name} holds no text.", "Open the page in a browser and save the article as text."
        )
    date = _date(page.date if page is not None else None)
    title = page.title if page is not None else None
    return Content(text, found, title or None, {"HTML metadata": date} if date else {})


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _parts(element: Any) -> Iterator[Part]:
    """The blocks below an element, in order, each with its kind and words."""
    if element.text and element.text.strip():
        yield from _paragraphs(_tidy(element.text))
    for child in element:
        yield from _part(child)
        if child.tail and child.tail.strip():
            yield from _paragraphs(_tidy(child.tail))


def _part(element: Any) -> Iterator[Part]:
    tag = element.tag
    if tag == "head":
        yield "heading", " ".join(_words(element).split())
    elif tag == "item":
        yield "list", _words(element)
        for nested in element.iter("list"):
            if _nearest_item(nested) is element:
                yield from _parts(nested)
    elif tag == "table":
        for row in element.iter("row"):
            yield "table", " | ".join(" ".join(_words(cell).split()) for cell in row.iter("cell"))
    elif tag == "code":
        yield "boilerplate", _words(element)
    elif tag != "graphic" and any(child.tag in _BLOCKS for child in element):
        yield from _parts(element)
    elif tag != "graphic":
        yield from _paragraphs(_words(element))


def _nearest_item(nested: Any) -> Any:
    return next((above for above in nested.iterancestors() if above.tag == "item"), None)


def _paragraphs(words: str) -> Iterator[Part]:
    """A paragraph; one with line breaks in it is cut as plain text would be."""
    for piece in cut(words):
        yield piece.kind, piece.of(words)


def _words(element: Any) -> str:
    """The words of an element, nested lists left out, ``<br>`` as line break."""
    return _tidy("".join(_strings(element)))


def _strings(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield _BREAK
        elif child.tag != "list":
            yield from _strings(child)
            if child.tag in _BLOCKS:
                yield " "
        yield child.tail or ""


def _tidy(words: str) -> str:
    return re.sub(r" ?\v ?", "\n", _SPACE.sub(" ", words.replace("\n", " "))).strip()
