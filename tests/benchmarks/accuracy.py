"""How well factcheck does on every benchmark set, against floors that only rise.

    python tests/benchmarks/accuracy.py DIR [--set NAME ...] [--update-floors]

DIR is the folder of benchmark sets with its ``score.py``. Exit status: 0 when every number is at or above its
floor, 1 when one is below or a set with floors could not be measured, 2 for bad usage.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from adapters import dates, decompose, figures, labels, links, quotes, worksheet
from adapters.scoring import MeasureError
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
DATA = HERE.parents[1] / "data"
TOLERANCE = 0.0005  # the scorers round to four places

Numbers = dict[str, dict[str, float]]  # set: metric: value; more is better everywhere
RUNS: dict[str, Callable[[Path], Numbers]] = {
    "worksheet": worksheet.measure,
    "links": links.measure,
    "sample_worksheet": partial(worksheet.measure_sample, data=DATA),
    "sample_links": partial(links.measure_sample, data=DATA),
    "quotes": quotes.measure,
    "dates": dates.measure,
    "figures": figures.measure,
    **{name: partial(labels.measure, name=name) for name in labels.SETS},
    "decompose": decompose.measure,
}


def main() -> int:
    """Measure, print the table, and say by the exit status whether a floor was broken."""
    args = _arguments()
    floors: Numbers = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    console = Console(stderr=True)
    values: Numbers = {}
    failed: list[str] = []
    for name in args.set or RUNS:
        began = time.perf_counter()
        try:
            values.update(RUNS[name](args.folder))
        except MeasureError as problem:
            failed.append(name)
            console.print(f"{name}: {problem}", style="red", markup=False)
        console.print(f"{name}: {time.perf_counter() - began:.1f} s", style="dim", markup=False)
    Console(width=100).print(table(values, floors))
    if args.update_floors:
        FLOORS.write_text(
            json.dumps(raised(floors, values), indent=2, sort_keys=True) + "\n", encoding="utf-8"
        )
    return int(bool(failed or broken(values, floors)))


def broken(values: Mapping[str, Mapping[str, float]], floors: Numbers) -> list[tuple[str, str]]:
    """The metrics of the measured sets that are below their floor, or gone."""
    return [
        (name, metric)
        for name, want in floors.items()
        if name in values
        for metric, floor in want.items()
        if values[name].get(metric, float("-inf")) < floor - TOLERANCE
    ]


def raised(floors: Numbers, values: Numbers) -> Numbers:
    """The floors with every measured number that is higher; none is lowered, none is dropped."""
    names = {**floors, **values}
    return {
        name: {
            metric: max(
                source[metric] for source in (floors.get(name, {}), values.get(name, {})) if metric in source
            )
            for metric in {**floors.get(name, {}), **values.get(name, {})}
        }
        for name in names
    }


def table(values: Numbers, floors: Numbers) -> Table:
    """One line a metric; what is below its floor is marked."""
    low = set(broken(values, floors))
    found = Table("set", "metric", title="factcheck accuracy (more is better)")
    found.add_column("value", justify="right")
    found.add_column("floor", justify="right")
    found.add_column("")
    for name, numbers in values.items():
        for n, (metric, value) in enumerate(numbers.items()):
            floor = floors.get(name, {}).get(metric)
            shown = "-" if floor is None else f"{floor:.4f}"
            below = "below" if (name, metric) in low else ""
            style = "red" if below else ""
            found.add_row("" if n else name, metric, f"{value:.4f}", shown, below, style=style)
        found.add_section()
    return found


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
