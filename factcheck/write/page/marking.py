"""The words of an article in pieces, each with the claims that it belongs to, however these overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.write.page.blocks import Block
from factcheck.write.page.markup import Run
from factcheck.write.page.places import Span


class Piece(NamedTuple):
    """Some words with the numbers of the claims that they belong to, the shortest claim first.

    ``ends`` are the claims whose last words these are.
    """

    text: str
    strong: bool
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Marked(NamedTuple):
    """A block with its words in pieces; see Block."""

    kind: str
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    lead: tuple[Piece, ...]
    heads: bool
    numbered: bool


def mark(text: str, found: Sequence[Block], spans: Mapping[int, Span]) -> tuple[Marked, ...]:
    """The blocks with claims marked; ``spans`` are the places of the claims by their numbers."""
    rows = (row for block in found for row in ((block.lead,), *block.rows))
    pieces = _pieces(text, [run for row in rows for cell in row for run in cell], spans)
    return tuple(
        Marked(
            block.kind,
            tuple(tuple(_of(cell, pieces) for cell in row) for row in block.rows),
            _of(block.lead, pieces),
            block.heads,
            block.numbered,
        )
        for block in found
    )


def shown(marked: Iterable[Marked]) -> set[int]:
    """The claims that have a piece in these blocks."""
    rows = (row for block in marked for row in ((block.lead,), *block.rows))
    return {number for row in rows for cell in row for piece in cell for number in piece.claims}


def _of(cell: Iterable[Run], pieces: Mapping[Run, Sequence[Piece]]) -> tuple[Piece, ...]:
    return tuple(piece for run in cell for piece in pieces[run])


def _pieces(text: str, runs: Sequence[Run], spans: Mapping[int, Span]) -> dict[Run, tuple[Piece, ...]]:
    """Each run cut where claims begin and end."""
    covers = _covers({at for run in runs for at in run[:2]}, spans)
    starts = [start for start, _, _ in covers]
    parts = {run: covers[bisect_left(starts, run.start) : bisect_left(starts, run.end)] for run in runs}
    last = {number: end for run in runs for _, end, numbers in parts[run] for number in numbers}
    ends = defaultdict(list)
    for number in sorted(last, key=lambda number: (-spans[number][0], number)):
        ends[last[number]].append(number)
    return {
        run: tuple(
            Piece(text[start:end], run.strong, numbers, tuple(n for n in ends[end] if n in numbers))
            for start, end, numbers in parts[run]
        )
        for run in runs
    }


def _covers(cuts: set[int], spans: Mapping[int, Span]) -> list[tuple[int, int, tuple[int, ...]]]:
    """The text between cuts and the edges of claims, each stretch with the claims over it."""
    begin, stop = defaultdict(set), defaultdict(set)
    for number, (start, end) in spans.items():
        begin[start].add(number)
        stop[end].add(number)
    over: set[int] = set()
    found = []
    for start, end in pairwise(sorted(cuts | begin.keys() | stop.keys())):
        over = (over - stop[start]) | begin[start]
        shortest = sorted(over, key=lambda number: (spans[number][1] - spans[number][0], number))
        found.append((start, end, tuple(shortest)))
    return found
