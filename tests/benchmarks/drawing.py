"""A plot of two panels, time and memory against articles on logarithmic scales, as SVG by hand.

It has no date, no name of a font that must be there and no ground of its own, so that it is the same on every
machine and can be read on a light page and a dark one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

import measure

WIDTH, HEIGHT, TOP, BOTTOM = 800, 380, 74, 330
LIGHT = ("#0b62c4", "#b3261e", "#4f6d0a", "#7a3fb0")
DARK = ("#6cb0ff", "#ff8a80", "#b4d455", "#cda2ff")
DASHES = ("none", "7 3", "2 3", "9 3 2 3")
PANELS = (("seconds from start to end", "wall", 70, 370), (f"memory of all processes, MB ({measure.MEMORY})",
                                                           "peak_mb", 470, 770))  # fmt: skip


class Panel(NamedTuple):
    """Where the values of one panel lie; both scales are logarithms to the base of ten."""

    left: float
    right: float
    sizes: tuple[int, int]
    costs: tuple[int, int]

    def x(self, size: float) -> float:
        """The place of a number of articles."""
        low, high = self.sizes
        return round(self.left + (math.log10(size) - low) / (high - low) * (self.right - self.left), 1)

    def y(self, cost: float) -> float:
        """The place of a cost."""
        low, high = self.costs
        return round(BOTTOM - (math.log10(cost) - low) / (high - low) * (BOTTOM - TOP), 1)


def drawn(ways: Mapping[str, Sequence[measure.Row]]) -> str:
    """The plot: one line a way, through its sizes."""
    parts = [*_head(list(ways))]
    for title, cost, left, right in PANELS:
        sizes = [row["size"] for rows in ways.values() for row in rows]
        costs = [row[cost] for rows in ways.values() for row in rows]
        panel = Panel(left, right, _powers(sizes), _powers(costs))
        parts += _grid(panel, title)
        for number, rows in enumerate(ways.values()):
            points = [(panel.x(row["size"]), panel.y(row[cost])) for row in rows]
            parts.append(
                f'<polyline class="l c{number}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'
            )
            parts += (f'<circle class="d{number}" cx="{x}" cy="{y}" r="3.5"/>' for x, y in points)
    return "\n".join((*parts, "</svg>", ""))


def _head(names: Sequence[str]) -> Iterator[str]:
    """The opening, the colours for light and dark, and what each line means."""
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
           f' height="{HEIGHT}" role="img" font-family="sans-serif" font-size="13">')  # fmt: skip
    yield "<title>Time and memory against the number of articles</title>"
    yield f"<style>text{{fill:#333}}.g{{stroke:#ccc}}.l{{fill:none;stroke-width:2}}{_colours(LIGHT)}"
    yield f"@media(prefers-color-scheme:dark){{text{{fill:#ddd}}.g{{stroke:#555}}{_colours(DARK)}}}</style>"
    x, y = 70.0, 20
    for number, name in enumerate(names):
        yield f'<line class="l c{number}" x1="{x}" y1="{y}" x2="{x + 28}" y2="{y}"/>'
        yield f'<text x="{x + 34}" y="{y + 4}">{escape(name)}</text>'
        x += round(60 + 7.2 * len(name), 1)  # wide enough in any common font


def _colours(colours: Sequence[str]) -> str:
    return "".join(
        f".c{number}{{stroke:{colour};stroke-dasharray:{dash}}}.d{number}{{fill:{colour}}}"
        for number, colour, dash in zip(count(), colours, DASHES, strict=False)
    )


def _grid(panel: Panel, title: str) -> Iterator[str]:
    """A line and a number at each power of ten."""
    yield f'<text x="{panel.left}" y="{TOP - 14}" font-weight="bold">{escape(title)}</text>'
    for power in range(panel.costs[0], panel.costs[1] + 1):
        y = panel.y(10**power)
        yield f'<line class="g" x1="{panel.left}" y1="{y}" x2="{panel.right}" y2="{y}"/>'
        yield f'<text x="{panel.left - 8}" y="{y + 4}" text-anchor="end">{10**power:,}</text>'
    for power in range(panel.sizes[0], panel.sizes[1] + 1):
        x = panel.x(10**power)
        yield f'<line class="g" x1="{x}" y1="{TOP}" x2="{x}" y2="{BOTTOM}"/>'
        yield f'<text x="{x}" y="{BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>'
    yield f'<text x="{panel.right}" y="{BOTTOM + 38}" text-anchor="end">articles</text>'


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that enclose the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)
