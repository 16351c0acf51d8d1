"""Footnotes of Word documents: their marks are no words of the text, nor of the note."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

_REFERENCES = tuple(
    qn(f"w:{name}") for name in ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef")
)
_STYLES = ("footnotereference", "endnotereference", "footnoteanchor", "endnoteanchor")
_MARK = re.compile(r"\s*[\[(]?(?:[\d,\s–-]{1,9}|[*†‡§]{1,3})[\])]?\s*")
# A mark stands at the start of a note, behind punctuation or behind a word, but "m" and "10" have powers.
_BEFORE = re.compile(r"(?:\A|[.,;:!?…\"”’'»)\]]|[^\W\d_]{4})\s*\Z")
_MEASURE = re.compile(r"\d[\d.,]*\s*[^\W\d_]+\s*\Z")


def is_note_mark(run: Any) -> bool:
    """Is this run (``w:r``) the number of a footnote?"""
    if any(run.find(name) is not None for name in _REFERENCES):
        return True
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if style is not None and style.get(qn("w:val"), "").lower().replace(" ", "") in _STYLES:
        return True
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    if raised is None or raised.get(qn("w:val")) != "superscript":
        return False
    mark = _words(run)
    if not mark or not _MARK.fullmatch(mark):
        return False
    before = next((words for sibling in run.itersiblings(preceding=True) if (words := _words(sibling))), "")
    return bool(_BEFORE.search(before)) and not (mark.strip() in ("2", "3") and _MEASURE.search(before))


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def without_number(words: str, *numbers: str) -> str:
    """A note without its number or sign typed in front of it; other numbers belong to what it says."""
    known = "|".join(re.escape(number) for number in numbers if number)
    return re.sub(rf"\A\s*(?:[\[(]?(?:{known})[\])]?[.:]?\s+|[*†‡§]+\s*)", "", words)
