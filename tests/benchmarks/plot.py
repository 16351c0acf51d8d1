"""The tables of docs/speed.md and the plot docs/scale.svg, from the rows that speed.py and scale.py kept.

    python tests/benchmarks/plot.py RESULTS [RESULTS ...] [--docs docs]

Tables stand between ``<!-- NAME -->`` and ``<!-- end -->``; one for which there are no rows stays as it is.
The last row of a piece counts. The same rows give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import drawing
import measure
from scale import WAYS
from speed import NAMES, PEERS, WHOLE, WORK

TOLD = {
    "no-link": "two jobs, `--no-link`",
    "link": "two jobs",
    "one-job": "one job",
    "filling": "two jobs, an empty cache",
    "cached": "two jobs, the same again",
}


def main() -> int:
    """Write the tables and the plot."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("results", type=Path, nargs="+", help="files of JSON lines")
    parser.add_argument("--docs", type=Path, default=Path(__file__).resolve().parents[2] / "docs")
    args = parser.parse_args()
    rows = [row for path in args.results for row in measure.kept(path)]
    page = args.docs / "speed.md"
    text = page.read_text(encoding="utf-8")
    for name, lines in _tables(rows):
        text = _replaced(text, name, lines)
    page.write_text(text, encoding="utf-8")
    if ways := {TOLD[way].replace("`", ""): grown for way, grown in _grown(rows) if way != "filling"}:
        (args.docs / "scale.svg").write_text(drawing.drawn(ways), encoding="utf-8")
    return 0


def _tables(rows: Sequence[measure.Row]) -> Iterator[tuple[str, Sequence[str]]]:
    """The name of each table that there are rows for, and its lines."""
    for name, table in ((WORK, _beside_bare), (PEERS, _beside_bare), (WHOLE, _whole)):
        if found := {row["way"]: row for row in rows if row["kind"] == "speed" and row["table"] == name}:
            yield name, [*table(list(found.values())), "", _about(found.values())]
    if grown := dict(_grown(rows)):
        yield "scale", [*_sizes(grown), "", _about(row for each in grown.values() for row in each)]
        yield "growth", list(_growth(grown))
    if claims := _last(rows, "claims", "linking"):
        yield "claims", [*_claims(claims), "", _about(claims)]


def _beside_bare(rows: Sequence[measure.Row]) -> Iterator[str]:
    yield from _head("", "words a second", "of the bare model", "by CPU time", "memory")
    for row in rows:
        rate = f"{row['words'] / row['seconds']:,.0f}"
        yield _line(NAMES[row["way"]], rate, f"{row['ratio']:.2f}", f"{row['cpu_ratio']:.2f}", _memory(row))


def _whole(rows: Sequence[measure.Row]) -> Iterator[str]:
    yield from _head("", "time", "times as fast", "CPU time", "memory")
    for row in rows:
        times = f"{row['ratio']:.2f}" if row["ratio"] < 10 else f"{row['ratio']:.0f}"
        yield _line(NAMES[row["way"]], _time(row["seconds"]), times, _time(row["cpu"]), _memory(row))


def _sizes(grown: dict[str, list[measure.Row]]) -> Iterator[str]:
    yield from _head("articles", "words", "claims", "", "time", "CPU time", "memory")
    for size in sorted({row["size"] for rows in grown.values() for row in rows}):
        for way, row in ((way, row) for way, rows in grown.items() for row in rows if row["size"] == size):
            counts = (f"{row[key]:,}" for key in ("size", "words", "rows"))
            yield _line(*counts, TOLD[way], _time(row["wall"]), _time(row["cpu"]), _memory(row))


def _growth(grown: dict[str, list[measure.Row]]) -> Iterator[str]:
    yield from _head("", "sizes", "time", "CPU time", "memory")
    for way, rows in grown.items():
        powers = (measure.growth(rows, cost) for cost in ("wall", "cpu", "peak_mb"))
        sizes = ", ".join(f"{row['size']:,}" for row in rows)
        yield _line(TOLD[way], sizes, *(", ".join(f"{power:.2f}" for power in each) for each in powers))


def _claims(rows: Sequence[measure.Row]) -> Iterator[str]:
    yield from _head("claims", "CPU time", "memory", "repeats found", "conflicts found", "false links")
    for row in rows:
        shares = (f"{row[key]:.1%}" for key in ("repeats", "conflicts", "false"))
        yield _line(f"{row['size']:,}", _time(row["cpu"]), _memory(row), *shares)
    powers = (", ".join(f"{one:.2f}" for one in measure.growth(rows, cost)) for cost in ("cpu", "peak_mb"))
    yield _line("grows with n to the", *powers, "", "", "")


def _grown(rows: Sequence[measure.Row]) -> Iterator[tuple[str, list[measure.Row]]]:
    """The ways through made articles that were measured, with their sizes."""
    yield from ((way, found) for way in WAYS if (found := _last(rows, "articles", way)))


def _last(rows: Sequence[measure.Row], kind: str, way: str) -> list[measure.Row]:
    """The newest row of each size, the small sizes first."""
    found = {row["size"]: row for row in rows if (row["kind"], row["way"]) == (kind, way)}
    return [found[size] for size in sorted(found)]


def _about(rows: Iterable[measure.Row]) -> str:
    """On what it was measured, and with which versions of other libraries."""
    said = dict.fromkeys(row[key] for row in rows for key in ("machine", "versions") if key in row)
    return f"Measured on: {'; '.join(said)}."


def _head(*columns: str) -> tuple[str, str]:
    return _line(*columns), _line(*("---" if not column else "---:" for column in columns))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    """In a unit that people read at once."""
    if seconds < 120:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def _memory(row: measure.Row) -> str:
    return f"{row['peak_mb']:,.0f} MB"


def _replaced(text: str, name: str, lines: Sequence[str]) -> str:
    """The page with other lines in the place of that name."""
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not place.search(text):
        sys.exit(f"The page has no place for the table {name!r}.")
    return place.sub(lambda match: "\n".join((match[1].rstrip("\n"), "", *lines, "", match[2])), text)


if __name__ == "__main__":
    sys.exit(main())
