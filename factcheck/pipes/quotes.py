"""Words inside quotation marks, found by scanning characters.

Which way a mark points is read from its neighbours first and from its shape second, because straight
marks have no direction and curly ones are often typed the wrong way round. A quotation ends with its
passage, so one odd mark costs at most the passage it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.lexicon import every
from factcheck.model import Passage, Quoted
from factcheck.pipes.annotations import get, put

_DOUBLE = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»]")
_SINGLE = re.compile(r"['‘’‛`]")
_KINDS = {"“": "”", "„": "”", "‟": "”", "«": "»", "``": "''", "‘‘": "’’"}
_OPENERS = ("“", "„", "‟", "«", "``", "‘‘")
_CLOSERS = ("”", "»", "’’")
_BEFORE = frozenset("([{—–-/:*_>\"“‘'«")  # beside a space, what may stand left of an opening mark
_AFTER = frozenset(".,;:!?)]}—–-/*_<\"”’'»…")  # ... and right of a closing one
_OPENS_SPEECH = re.compile(r"(?:^|[,:>]\s*)$")
_ENDS_SENTENCE = re.compile(r"[.!?][\"”’»]?\s+$")  # before a curly mark, which cannot be a closing one


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    text: str
    can_open: bool
    can_close: bool


def find(doc: Doc) -> Iterator[Quoted]:
    """Quoted stretches of each passage, outermost only, in order."""
    previous: Quoted | None = None
    text = doc.text
    for passage in get(doc, Passage):
        for quoted in in_passage(
            text, passage.start, passage.end, previous is not None and not previous.closed
        ):
            yield quoted
            previous = quoted
        if previous is not None and previous.end != passage.end:
            previous = None


def in_passage(text: str, start: int, end: int, carried: bool = False) -> list[Quoted]:
    """Quoted stretches of ``text[start:end]``; ``carried`` says that a quotation was left open before it."""
    marks = [_mark(text, m, start, end) for m in _DOUBLE.finditer(text, start, end)]
    doubles = _pair(text, marks, (start, end), carried) if marks else []
    singles = list(_singles(text, start, end, doubles)) if _SINGLE.search(text, start, end) else []
    outer = [q for q in doubles if not any(s.start < q.start and q.end < s.end for s in singles)]
    found = sorted([*outer, *singles], key=lambda q: q.start)
    return [q for q in found if text[q.inner_start : q.inner_end].strip()]


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    left = text[match.start() - 1] if match.start() > start else " "
    right = text[match.end()] if match.end() < end else " "
    can_open = not right.isspace() and (left.isspace() or left in _BEFORE)
    can_close = not left.isspace() and (right.isspace() or right in _AFTER)
    if can_open and can_close and left in "\"“‘'":
        can_close = False
    return _Mark(match.start(), match.end(), match.group(), can_open, can_close)


def _opens(mark: _Mark, is_open: bool) -> bool:
    if mark.text not in "«»" and mark.can_open != mark.can_close:
        return mark.can_open
    if mark.text in _OPENERS:
        return True
    if mark.text in _CLOSERS:
        return False
    return not is_open


def _pair(text: str, marks: list[_Mark], bounds: tuple[int, int], carried: bool) -> list[Quoted]:
    found: list[Quoted] = []
    stack: list[_Mark] = []
    outer: _Mark | None = None  # an opening mark that the same one followed before any closing one
    for at, mark in enumerate(marks):
        if _is_inch(text, mark, marks[at + 1 :], bool(stack)):
            continue
        if _opens(mark, bool(stack)):
            if stack and mark.text == stack[0].text:
                outer, stack = stack[0], []
            stack.append(mark)
        elif stack:
            opened = stack[0]
            del stack[_partner(stack, mark) :]
            found += [] if stack else [_quoted(opened, mark)]
        elif outer is not None:
            found = [*_until(found, outer.start), _quoted(outer, mark)]
            outer = None
        elif carried and not found:
            found.append(Quoted(bounds[0], mark.end, bounds[0], mark.start))
    return [*found, *_unclosed(text, stack, bounds)]


def _partner(stack: list[_Mark], mark: _Mark) -> int:
    """The index of the open mark that ``mark`` closes: the last one of its kind, else the last one."""
    kind = _KINDS.get(mark.text, mark.text)
    same = [at for at, opened in enumerate(stack) if _KINDS.get(opened.text, opened.text) == kind]
    return same[-1] if same else len(stack) - 1


def _until(found: list[Quoted], start: int) -> list[Quoted]:
    return [quoted for quoted in found if quoted.start < start]


def _unclosed(text: str, stack: list[_Mark], bounds: tuple[int, int]) -> Iterator[Quoted]:
    """A quotation that goes on to the end of its passage, when its mark clearly opens speech."""
    if not stack or stack[0].end >= bounds[1]:
        return
    before = text[bounds[0] : stack[0].start]
    if _OPENS_SPEECH.search(before) or (stack[0].text in _OPENERS and _ENDS_SENTENCE.search(before)):
        yield Quoted(stack[0].start, bounds[1], stack[0].end, bounds[1], closed=False)


def _quoted(opened: _Mark, closing: _Mark) -> Quoted:
    return Quoted(opened.start, closing.end, opened.end, closing.start)


def _is_inch(text: str, mark: _Mark, later: list[_Mark], is_open: bool) -> bool:
    """12" is a length: nothing is open, or the quotation goes on after it and is closed later."""
    if mark.text not in ('"', "”", "''") or not text[max(0, mark.start - 1)].isdigit():
        return False
    if not is_open:
        return True
    goes_on = re.match(r"[\s-]+[a-z]", text[mark.end : mark.end + 3]) is not None
    return goes_on and bool(later) and later[0].can_close and not later[0].can_open


def _singles(text: str, start: int, end: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    """British single quotation marks outside double ones; apostrophes and elisions are left alone."""
    marks = [_mark(text, m, start, end) for m in _SINGLE.finditer(text, start, end)]
    starts = [q.start for q in doubles]
    free = [m for m in marks if not _inside(doubles, starts, m.start)]
    at = 0
    while at < len(free):
        mark = free[at]
        closing = _closing_single(text, free, at, doubles)
        if closing is None:
            at += 1
            continue
        yield _quoted(mark, free[closing])
        at = closing + 1


def _inside(doubles: list[Quoted], starts: list[int], place: int) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < doubles[before].end


def _closing_single(text: str, marks: list[_Mark], at: int, doubles: list[Quoted]) -> int | None:
    """The index of the mark that closes the single mark at ``at``, or None when that opens nothing."""
    mark = marks[at]
    if not mark.can_open and not mark.can_close:
        return _spaced(text, marks, at) if text[mark.end : mark.end + 1].isspace() else None
    if not mark.can_open or mark.can_close or mark.text == "’" or _is_elision(text, mark):
        return None
    fallback = None
    for later in range(at + 1, len(marks)):
        other = marks[later]
        if other.text == "‘" or (other.can_open and not other.can_close and not _is_elision(text, other)):
            break
        if not other.can_close or any(mark.start < q.start < other.start < q.end for q in doubles):
            continue
        plural = text[other.start - 1] in "sS" and text[other.end : other.end + 2].strip()[:1].isalpha()
        if not plural:
            return later
        fallback = later if fallback is None else fallback
    return fallback


def _spaced(text: str, marks: list[_Mark], at: int) -> int | None:
    """A mark with a space on both sides pairs with the next one of that sort: ' so '."""
    for later in range(at + 1, len(marks)):
        other = marks[later]
        if not other.can_open and (other.can_close or text[other.end : other.end + 1].isspace()):
            lone = text[other.start - 1].isspace() and other.text == marks[at].text
            return later if lone and other.start - marks[at].end < 200 else None
    return None


def _is_elision(text: str, mark: _Mark) -> bool:
    word = re.match(r"\w+", text[mark.end : mark.end + 12])
    if word is None:
        return False
    return re.fullmatch(r"\d\ds?", word.group()) is not None or word.group().lower() in every(
        "cues", "elisions"
    )


@Language.component("factcheck_quotes", assigns=["doc._.quoted"], requires=["doc._.passages"])
def mark_quotes(doc: Doc) -> Doc:
    """Store the quoted stretches on the Doc."""
    put(doc, "quoted", find(doc))
    return doc
