"""Speed and memory beside the bare spaCy model and beside a chain of other libraries, in one run.

    python tests/benchmarks/speed.py DIR [--limit N] [--peers PEERS/bin/python] [--results FILE]

Every way reads the same articles in a process of its own, three times by turns; the median counts. A word is
what stands between white space.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import corpus
import measure
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
REPEATS = 3
SUBSET = 60  # articles for the peers, of which one takes minutes for all of them
CHAINS = ("dateparser", "recognizers")
WORK, WHOLE, PEERS = "work", "whole", "peers"  # the three tables
NAMES = {
    "bare": "bare model, nlp.pipe",
    "products": "the same, matrices by numpy",
    "command": "factcheck extract",
    "one": "one job, no cache",
    "two": "two jobs, no cache",
    "filling": "one job, an empty cache",
    "cached": "one job, the same again",
    "dateparser": "textacy, quantulum3, dateparser, spaCy, pandas",
    "recognizers": "textacy, Recognizers, spaCy, pandas",
}
OPTIONS = {
    "one": ("--jobs", "1", "--no-cache"),
    "two": ("--jobs", "2", "--no-cache"),
    "filling": ("--jobs", "1"),
    "cached": ("--jobs", "1"),
}


def main() -> int:
    """Measure in fresh processes, by turns, and print the tables."""
    args = _arguments()
    found = corpus.real(args.folder)[: args.limit]
    plans = [(WORK, ("bare", "products", "command"), found), (WHOLE, tuple(OPTIONS), found)]
    if args.peers:
        few = found[:: max(1, len(found) // SUBSET)][:SUBSET]
        plans.append((PEERS, ("bare", "command", *CHAINS), few))
    with tempfile.TemporaryDirectory() as scratch:
        for name, ways, articles in plans:
            rows = timed(name, ways, articles, Path(scratch), args.peers)
            Console(width=130).print(table(rows))
            for row in rows if args.results else ():
                measure.keep(row, args.results)
    if not args.peers:
        print("The other libraries were not measured: --peers names the Python that has them, see README.md.")
    return 0


def timed(
    name: str, ways: Sequence[str], articles: Sequence[corpus.Article], scratch: Path, peers: Path | None
) -> list[measure.Row]:
    """One row a way, from three rounds."""
    folder = scratch / name
    corpus.write_files(articles, folder)
    runs: dict[str, list[measure.Row]] = {way: [] for way in ways}
    for turn in range(REPEATS):
        for way in ways:
            runs[way].append(once(way, folder, scratch, f"{name}-{turn}", peers))
    words = sum(article.words for article in articles)
    about = {
        "kind": "speed",
        "table": name,
        "articles": len(articles),
        "words": words,
        "machine": measure.machine(),
    }
    return [about | {"way": way} | dict(_settled(runs[way], runs[ways[0]])) for way in ways]


def once(way: str, articles: Path, scratch: Path, turn: str, peers: Path | None) -> measure.Row:
    """One run in processes of its own: seconds of work, of start, and the peak of the memory in MB."""
    output = scratch / f"{turn}-{way}.csv"
    if way in OPTIONS:
        line = (*measure.FACTCHECK, "extract", str(articles), "-o", str(output), *OPTIONS[way])
        cost = measure.run(line, {"FACTCHECK_CACHE": str(scratch / f"{turn}-cache")})
        return {"work": cost.wall, "cpu": cost.cpu, "start": 0.0, "peak": cost.peak}
    if way in CHAINS:
        line = (str(peers), str(HERE / "glued.py"), str(articles), "-o", str(output), "--with", way)
    else:
        line = (sys.executable, str(HERE / "single.py"), way, str(articles), "-o", str(output))
    cost = measure.run(line)
    told: measure.Row = json.loads(cost.printed.strip().splitlines()[-1])
    return told | {"start": cost.wall - told["work"], "peak": cost.peak}


def _settled(runs: Sequence[measure.Row], others: Sequence[measure.Row]) -> Iterator[tuple[str, Any]]:
    """The medians of the rounds, and the highest memory; a ratio is taken within its round."""
    seconds = sorted(run["work"] for run in runs)
    yield "seconds", round(statistics.median(seconds), 2)
    yield "fastest", round(seconds[0], 2)
    yield "slowest", round(seconds[-1], 2)
    yield "cpu", round(statistics.median(run["cpu"] for run in runs), 2)
    for name, what in (("ratio", "work"), ("cpu_ratio", "cpu")):
        rounds = zip(runs, others, strict=True)
        yield name, round(statistics.median(other[what] / run[what] for run, other in rounds), 3)
    yield "start", round(statistics.median(run["start"] for run in runs), 2)
    yield "peak_mb", max(run["peak"] for run in runs)
    if versions := runs[0].get("versions"):
        yield "versions", versions


def table(rows: Sequence[measure.Row]) -> Table:
    """Ratios to the first row: how many times as fast, by the wall and by the time of the processors."""
    first, whole = rows[0], rows[0]["table"] == WHOLE
    loading = "start and loading count" if whole else "start and loading apart"
    title = f"{first['articles']:,} articles, {first['words']:,} words, median of {REPEATS} rounds, {loading}"
    found = Table("", title=title)
    base = NAMES[first["way"]].split(",")[0]
    columns = (
        "words/s",
        f"of {base}",
        "by CPU",
        "seconds",
        "fastest-slowest",
        "start s",
        f"{measure.MEMORY} MB",
    )
    for column in columns:
        found.add_column(column, justify="right")
    for row in rows:
        found.add_row(
            NAMES[row["way"]],
            f"{row['words'] / row['seconds']:,.0f}",
            f"{row['ratio']:.2f}",
            f"{row['cpu_ratio']:.2f}",
            f"{row['seconds']:.1f}",
            f"{row['fastest']:.1f}-{row['slowest']:.1f}",
            "" if whole else f"{row['start']:.1f}",
            f"{row['peak_mb']:,.0f}",
        )
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of benchmark sets")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles (default: all)")
    parser.add_argument(
        "--peers", type=Path, metavar="PYTHON", help="the Python that has the other libraries"
    )
    parser.add_argument("--results", type=Path, metavar="FILE", help="add the rows to a file of JSON lines")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
