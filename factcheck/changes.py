"""What a run changed in a worksheet that was there before, for its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from factcheck.merge import REMOVED
from factcheck.overview import Overview
from factcheck.sheet import Kept, Row
from factcheck.verdict import settled, told
from factcheck.wording import plain, shortened

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHOWN = 5  # rows; all of them are in the worksheet
_SHOWN_AT_MOST = 110  # characters of a claim
_COUNTED = ("changed", "moved", "new", REMOVED, "unchanged")


def render(seen: Overview, kept_rows: Iterable[Kept]) -> Iterator[RenderableType]:
    """How many rows changed, moved, are new or gone, and what to look at again; nothing on a first run."""
    counts = Counter(seen.changes)
    claims = [kept for kept in kept_rows if kept.cells.get("claim_id", "").strip()]
    removed = [kept for kept in claims if kept.cells.get("change") == REMOVED]
    if not claims and set(counts) <= {"new"}:
        return
    counts[REMOVED] = len(removed)
    summed = ", ".join(f"{counts[change]:,} {change}" for change in _COUNTED if counts[change])
    yield from ("", Text(f"Since the last run: {summed}", style="bold"))
    yield from _again(seen.again)
    if decided := sum(settled(kept.cells) for kept in removed):
        yield _indented(f"Gone after they were checked ({decided:,}): kept at the end, as removed")
    if unread := len(claims) - len(removed):
        yield _indented(f"In articles that were not read this time ({unread:,}): left as they were")


def _again(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """The rows whose words changed after somebody had decided about them."""
    if not rows:
        return
    yield _indented(f"Look again ({len(rows):,}): the words changed after they were checked")
    for row in rows[:_SHOWN]:
        yield _indented(_short(row.claim.text), 4)
        yield _indented(f"was {told(row.people)}: {row.earlier_claim}", 4, "dim")
        yield _indented(f"{row.claim.document}, paragraph {row.claim.paragraph}", 4, "dim")
    if len(rows) > _SHOWN:
        yield _indented(f"and {len(rows) - _SHOWN:,} more: see earlier_claim", 4)


def _indented(words: str, by: int = 2, style: str = "") -> RenderableType:
    return Padding(Text(_short(words), style=style), (0, 0, 0, by), expand=False)


def _short(words: str) -> str:
    return shortened(plain(words), _SHOWN_AT_MOST)
