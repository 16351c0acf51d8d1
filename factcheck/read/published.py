"""When an article was published: the first source that says so, and which one it was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePath

from factcheck.layout.boilerplate import is_byline
from factcheck.layout.datelines import first_date, is_date_line
from factcheck.lexicon import words
from factcheck.model import Passage
from factcheck.read.content import Content

_TOP = 8  # passages from the top in which a dateline stands
_LINE = 160  # characters; a longer line is no "Published" line
_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d{2}([-_.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")
_PLACE = re.compile(r"\W{0,3}[A-Z][A-Z .,'’()/-]{1,60}?[,(]\s*")  # "WASHINGTON, Oct. 23, 2024 -"
_AFTER_PLACE = re.compile(r"[^\n]{6,40}?\s*(?:\([A-Z][\w .]{1,20}\)\s*)?[—–-]")


def published(content: Content, path: str, given: dt.date | None) -> tuple[dt.date | None, str | None]:
    """The date and where it comes from, in plain words; ``given`` counts when the article says nothing.

    A date in the file counts before one in the text, and that before the file's name, because names
    and Word's own dates are often those of a copy.
    """
    for source, date in _sources(content, path):
        if date is not None:
            return date, source
    return (given, "--date") if given else (None, None)


def _sources(content: Content, path: str) -> Iterator[tuple[str, dt.date | None]]:
    for source in ("front matter", "HTML metadata"):
        yield source, content.stated.get(source)
    yield "Published line", _published_line(content.text, content.passages)
    yield "dateline", _dateline(content.text, content.passages[:_TOP])
    yield "byline", _byline(content.text, content.passages[:_TOP])
    yield "file name", _from_name(path)
    yield "Word properties", content.stated.get("Word properties")


def _published_line(text: str, passages: tuple[Passage, ...]) -> dt.date | None:
    label = re.compile(
        rf"\b(?:{'|'.join(words('layout', 'published')['first'])})\b\W*(?:on|at)?\W*", re.IGNORECASE
    )
    for passage in passages:
        if passage.kind != "boilerplate" or passage.end - passage.start > _LINE:
            continue
        line = text[passage.start : passage.end]
        for match in label.finditer(line):
            date = first_date(line[match.end() :])
            later = any(
                word in line[: match.start()].lower() for word in words("layout", "published")["later"]
            )
            if date is not None and not later:
                return date
    return None


def _dateline(text: str, top: tuple[Passage, ...]) -> dt.date | None:
    for passage in top:
        line = text[passage.start : min(passage.end, passage.start + _LINE)]
        if passage.kind == "boilerplate" and is_date_line(line.strip(" *_")):
            return first_date(line)
        place = _PLACE.match(line) if passage.kind in ("paragraph", "boilerplate") else None
        rest = _AFTER_PLACE.match(line, place.end()) if place else None
        date = first_date(rest.group()) if rest else None
        if date is not None:
            return date
    return None


def _byline(text: str, top: tuple[Passage, ...]) -> dt.date | None:
    """ "By Jane Doe | 12 August 2025"; what stands behind "updated" is another day."""
    for passage in top:
        line = text[passage.start : passage.end].strip(" *_") if passage.kind == "boilerplate" else ""
        if len(line) <= _LINE and is_byline(line):
            low = line.lower()
            stops = [at for word in words("layout", "published")["later"] if (at := low.find(word)) >= 0]
            date = first_date(line[: min(stops, default=len(line))])
            if date is not None:
                return date
    return None


def _from_name(path: str) -> dt.date | None:
    found = _IN_NAME.search(PurePath(path).stem)
    digits = re.sub(r"\D", "", found.group()) if found else ""
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if digits else None
    except ValueError:  # 2024-02-31
        return None
