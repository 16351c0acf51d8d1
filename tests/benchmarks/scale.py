"""How time and memory grow: of the whole command with the articles, of linking alone with the claims.

    python tests/benchmarks/scale.py articles DIR [--articles 1000 10000 100000] [--only link 10000]
    python tests/benchmarks/scale.py claims [--claims 10000 30000 100000]

Articles are made by ``corpus.py``, claims by ``planted.py``. Each piece (a way, a size) is one run. Its row
goes to a file of JSON lines at once, and a piece whose row is there is not run again: a long measurement can
be done in pieces, stopped and taken up. Corpora and caches stay in the scratch folder: delete it in the end.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import corpus
import measure
from rich.console import Console
from rich.table import Table

SCRATCH = Path(tempfile.gettempdir()) / "factcheck-scale"
WAYS = {
    "no-link": ("--jobs", "2", "--no-cache", "--no-link"),
    "link": ("--jobs", "2", "--no-cache"),
    "one-job": ("--jobs", "1", "--no-cache"),
    "filling": ("--jobs", "2"),
    "cached": ("--jobs", "2"),
}
SMALL = 10_000  # articles; one job does not get more unless --only asks for it
COSTS = {"wall": "seconds", "cpu": "CPU seconds", "peak_mb": f"{measure.MEMORY} MB"}


def main() -> int:
    """Measure what is asked for and not known yet, and print the tables."""
    args = _arguments()
    results = args.results or args.scratch / "results.jsonl"
    args.scratch.mkdir(parents=True, exist_ok=True)
    for way, size in _pieces(args):
        known = {(row["kind"], row["way"], row.get("size")) for row in measure.kept(results)}
        if (args.what, way, size) in known:
            continue
        found = linked(size) if args.what == "claims" else worked(way, size, args.folder, args.scratch)
        about = {"kind": args.what, "way": way, "size": size, "machine": measure.machine()}
        measure.keep(about | found, results)
    for table in tables(measure.kept(results)):
        Console(width=110).print(table)
    return 0


def linked(size: int) -> measure.Row:
    """Linking alone, of invented claims, in one process; ``cpu`` counts nothing else."""
    cost = measure.run((sys.executable, str(Path(__file__).with_name("planted.py")), str(size)))
    found: measure.Row = json.loads(cost.printed)
    return {"wall": cost.wall, "cpu": found.pop("seconds"), "peak_mb": cost.peak} | found


def worked(way: str, size: int, folder: Path, scratch: Path) -> measure.Row:
    """The whole command, start and loading too, on a corpus of made articles."""
    source = _corpus(size, folder, scratch)
    cache, output = scratch / f"cache-{size}", scratch / f"{way}-{size}.csv"
    if way == "filling":
        shutil.rmtree(cache, ignore_errors=True)
    elif way == "cached" and not cache.exists():
        worked("filling", size, folder, scratch)
    output.unlink(missing_ok=True)
    line = (*measure.FACTCHECK, "extract", str(source), "-o", str(output), *WAYS[way])
    cost = measure.run(line, {"FACTCHECK_CACHE": str(cache)})
    rows = sum(1 for _ in _rows(output)) - 1
    written = output.stat().st_size
    output.unlink()
    with source.open(encoding="utf-8") as stream:
        words = sum(corpus.Article(**json.loads(line)).words for line in stream)
    return {
        "wall": cost.wall,
        "cpu": cost.cpu,
        "peak_mb": cost.peak,
        "words": words,
        "rows": rows,
        "output_mb": round(written / measure.MEGABYTE, 1),
    }


def _corpus(size: int, folder: Path, scratch: Path) -> Path:
    """The corpus of so many articles, made where it is not there yet."""
    path = scratch / f"articles-{size}.jsonl"
    if not path.exists():
        half = path.with_suffix(".half")
        corpus.write_rows(corpus.made(corpus.real(folder), size), half)
        half.rename(path)
    return path


def _rows(worksheet: Path) -> Iterator[list[str]]:
    csv.field_size_limit(sys.maxsize)
    with worksheet.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.reader(stream)


def tables(rows: Sequence[measure.Row]) -> Iterator[Table]:
    """One table a way: its sizes, what they cost, and the powers of the size that the costs grow with."""
    rows = sorted((row for row in rows if row["kind"] in ("articles", "claims")), key=lambda row: row["size"])
    for kind, way in dict.fromkeys((row["kind"], row["way"]) for row in rows):
        found = [row for row in rows if (row["kind"], row["way"]) == (kind, way)]
        others = [key for key in found[0] if key not in (*COSTS, "kind", "way", "size", "machine")]
        table = Table(kind, *COSTS.values(), *others, title=" ".join((way, *WAYS.get(way, ()))))
        for row in found:
            table.add_row(f"{row['size']:,}", *(f"{row[key]:,}" for key in (*COSTS, *others)))
        if len(found) > 1:
            table.add_section()
            powers = (measure.growth(found, cost) for cost in COSTS)
            table.add_row(
                "grows with n to the", *(", ".join(f"{one:.2f}" for one in each) for each in powers)
            )
        yield table


def _pieces(args: argparse.Namespace) -> Iterator[tuple[str, int]]:
    """What is measured, the small sizes first."""
    if args.what == "claims":
        yield from (("linking", size) for size in sorted(args.claims))
    elif args.only:
        yield from ((way, int(size)) for way, size in args.only)
    else:
        for size in sorted(args.articles):
            yield from ((way, size) for way in WAYS if way != "one-job" or size <= SMALL)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--results", type=Path, metavar="FILE", help="JSON lines (default: in the scratch folder)"
    )
    common.add_argument("--scratch", type=Path, default=SCRATCH, metavar="FOLDER", help=f"default: {SCRATCH}")
    what = parser.add_subparsers(dest="what", required=True)
    many = what.add_parser("articles", parents=[common], help="the whole command")
    many.add_argument("folder", type=Path, metavar="DIR", help="the folder of benchmark sets")
    many.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000], metavar="N")
    many.add_argument(
        "--only", nargs=2, action="append", metavar=("WAY", "N"), help=f"one piece; ways: {', '.join(WAYS)}"
    )
    alone = what.add_parser("claims", parents=[common], help="linking alone")
    alone.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000], metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
