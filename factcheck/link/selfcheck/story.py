"""The sentences of one article, put together again from its claims, with figures and dates as numbered slots.

A claim is often a part of a sentence, and claims overlap; a sum needs the whole sentence, once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.model import Claim, Date, Figure

_INSERTED = re.compile(r"\b(he|she|they) \[[^\]]*\]", re.IGNORECASE)  # freeze puts a name behind a pronoun
_SLOT = re.compile(r"(⟨\d+⟩|⟦\d+⟧)")
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_RESERVED = str.maketrans("⟨⟩⟦⟧", "<>[]")
_MOST = 40  # figures; more of them are a table and no sentence
_BEFORE = 2  # a claim of two sentences and one of the second alone: so many contexts back are compared


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article. ``shape`` is its text with ``⟨0⟩`` for figure 0 and ``⟦0⟧`` for date 0."""

    shape: str
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    claims: tuple[Claim, ...]

    def words(self, start: int = 0, end: int | None = None) -> str:
        """The article's words for a part of ``shape``, on one line."""
        return _SLOT.sub(self._filled, self.shape[start:end])

    def _filled(self, slot: re.Match[str]) -> str:
        number = int(slot[0][1:-1])
        record = self.figures[number] if slot[0][0] == "⟨" else self.dates[number]
        return one_line(record.text)


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its sentences that hold a figure or a date, its people and its day of publication."""

    sentences: tuple[Sentence, ...]
    names: tuple[str, ...]
    published: dt.date | None


def story(claims: Sequence[Claim]) -> Story:
    """The claims of one document, in story order, as sentences."""
    parts = (_sentence(context, inside) for context, inside in _contexts(claims))
    return Story(
        tuple(s for s in parts if (s.figures or s.dates) and len(s.figures) <= _MOST),
        tuple(dict.fromkeys(name for claim in claims for name in claim.names)),
        next((claim.published for claim in claims if claim.published), None),
    )


def _contexts(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Each sentence with the claims in it; a context that lies in another one is not told again."""
    found: list[tuple[str, list[Claim]]] = []
    for claim in claims:
        context = _INSERTED.sub(r"\1", claim.context)
        for place in range(len(found) - 1, max(-1, len(found) - 1 - _BEFORE), -1):
            other, inside = found[place]
            if inside[0].paragraph == claim.paragraph and (context in other or other in context):
                inside.append(claim)
                found[place] = (max(context, other, key=len), inside)
                break
        else:
            found.append((context, [claim]))
    yield from found


def _sentence(context: str, claims: Sequence[Claim]) -> Sentence:
    """The context with a slot for each record whose place in it is certain; a figure wins over a date."""
    text, done = context.translate(_RESERVED), 0
    figures: list[Figure] = []
    dates: list[Date] = []
    pieces: list[str] = []
    for start, end, record in sorted(_placed(text, claims), key=_order):
        if start < done or (isinstance(record, Date) and record.value == "PRESENT_REF"):
            continue  # "now" stays a word
        if isinstance(record, Figure):
            slot = f"⟨{len(figures)}⟩"
            figures.append(record)
        else:
            slot = f"⟦{len(dates)}⟧"
            dates.append(record)
        pieces += [text[done:start], slot]
        done = end
    return Sentence("".join([*pieces, text[done:]]), tuple(figures), tuple(dates), tuple(claims))


def _order(placed: tuple[int, int, Figure | Date]) -> tuple[int, bool, int]:
    start, end, record = placed
    return start, isinstance(record, Date), -end


def _placed(text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, int, Figure | Date]]:
    """Where the records of the claims stand in the sentence."""
    for claim in claims:
        at = text.find(one_line(claim.text).translate(_RESERVED))
        if at < 0:
            continue
        places = _flattened(claim.text)
        records: tuple[Figure | Date, ...] = (*claim.figures, *claim.dates)
        for record in records:
            start, end = record.start - claim.start, record.end - claim.start
            if 0 <= start < end <= len(claim.text):
                for part in _halves(record):
                    first, last = part.start - claim.start, part.end - claim.start
                    yield at + places[first], at + places[last], part


def _halves(record: Figure | Date) -> Iterator[Figure | Date]:
    """A range "$20 million to $35 million" as two figures, since it may tell of a move."""
    middle = _TO.search(record.text) if isinstance(record, Figure) else None
    if middle is None or not isinstance(record, Figure) or record.low is None or record.high is None:
        yield record
        return
    first, second = record.text[: middle.start()], record.text[middle.end() :]
    yield replace(record, text=first, end=record.start + middle.start(), high=record.low)
    yield replace(record, text=second, start=record.start + middle.end(), low=record.high)


def _flattened(text: str) -> Sequence[int]:
    """For each offset of the text, where that character is once white space runs are single spaces."""
    if one_line(text) == text:
        return range(len(text) + 1)
    places, at = [], 0
    for n, character in enumerate(text):
        places.append(at)
        follows = n + 1 < len(text) and text[n + 1].isspace()
        at += not (character.isspace() and follows)
    return [*places, at]


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())
