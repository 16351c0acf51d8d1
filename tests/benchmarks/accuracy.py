"""How well factcheck does on every benchmark set, against floors that only rise.

    python tests/benchmarks/accuracy.py DIR [--set NAME ...] [--update-floors]

DIR is the folder of benchmark sets with its ``score.py``. Exit status: 0 when every number is at or above its
floor, 1 when one is below or a set could not be measured, 2 for bad usage.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import floors
from adapters import contradict, dates, decompose, labels, links, mentions, repeats, worksheet
from adapters.scoring import MeasureError
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
DATA = HERE.parents[1] / "data"

RUNS: dict[str, Callable[[Path], floors.Numbers]] = {
    "worksheet": worksheet.measure,
    "links": links.measure,
    "sample_worksheet": partial(worksheet.measure_sample, data=DATA),
    "sample_links": partial(links.measure_sample, data=DATA),
    "quotes": mentions.measure_quotes,
    "dates": dates.measure,
    "figures": mentions.measure_figures,
    **{name: partial(labels.measure, name=name) for name in labels.SETS},
    "decompose": decompose.measure,
    **{name: partial(contradict.measure, name=name) for name in contradict.SETS},
    "repeats": repeats.measure,
}


def main() -> int:
    """Measure, print the table, and say by the exit status whether a floor was broken."""
    args = _arguments()
    known = floors.read(FLOORS)
    values, failed = measured(args.folder, args.set or list(RUNS))
    Console(width=100).print(table(values, known))
    if args.update_floors:
        floors.write(FLOORS, floors.raised(values, known))
    return int(failed or bool(floors.broken(values, known)))


def measured(folder: Path, names: list[str]) -> tuple[floors.Numbers, bool]:
    """The numbers of these sets, and whether one of them could not be measured."""
    progress = Console(stderr=True, highlight=False)
    values: floors.Numbers = {}
    failed = False
    for name in names:
        began = time.perf_counter()
        try:
            values.update(RUNS[name](folder))
        except MeasureError as problem:
            failed = True
            progress.print(f"{name} could not be measured: {problem}", style="red", markup=False)
        progress.print(f"{name}: {time.perf_counter() - began:.1f} s", style="dim", markup=False)
    return values, failed


def table(values: floors.Numbers, known: floors.Numbers) -> Table:
    """One line a metric; what is below its floor is marked."""
    low = floors.broken(values, known)
    found = Table("set", "metric", title="factcheck accuracy (more is better)")
    for column in ("value", "floor", ""):
        found.add_column(column, justify="right")
    for name, numbers in values.items():
        lost = [metric for bad, metric in sorted(low) if bad == name and metric not in numbers]
        for n, metric in enumerate([*numbers, *lost]):
            value, floor = (_shown(source.get(metric)) for source in (numbers, known.get(name, {})))
            below = (name, metric) in low
            style = "red" if below else ""
            found.add_row("" if n else name, metric, value, floor, "below" if below else "", style=style)
        found.add_section()
    return found


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of benchmark sets")
    parser.add_argument("--set", action="append", choices=RUNS, metavar="NAME", help=", ".join(RUNS))
    parser.add_argument("--update-floors", action="store_true", help="raise floors to what holds now")
    args = parser.parse_args()
    if not (args.folder / "score.py").is_file():
        parser.error(f"there is no score.py in {args.folder}")
    return args


if __name__ == "__main__":
    sys.exit(main())
