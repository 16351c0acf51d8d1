"""Speed and memory beside the bare spaCy model, in one run.

    python tests/benchmarks/speed.py DIR [--limit N]

Both read the same articles in one process each, three times in turn. Loading the model is timed apart and
counted for neither. A word is what stands between white space.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

REPEATS = 3
MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, kilobytes here


def bare(articles: Path) -> tuple[float, float]:
    """Seconds to load the model as it comes, and to run ``nlp.pipe`` over the articles."""
    began = time.perf_counter()
    import spacy

    from factcheck.pipes import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    loaded = time.perf_counter()
    for _ in nlp.pipe(path.read_text(encoding="utf-8") for path in sorted(articles.iterdir())):
        pass
    return loaded - began, time.perf_counter() - loaded


def command(articles: Path) -> tuple[float, float]:
    """Seconds in which the whole command loads the model, and its other seconds, files read and written."""
    began = time.perf_counter()
    import spacy

    from factcheck import cli

    spent = [time.perf_counter() - began]
    real = spacy.load

    def load(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        nlp = real(*args, **kwargs)
        spent.append(time.perf_counter() - start)
        return nlp

    spacy.load = load
    with tempfile.TemporaryDirectory() as scratch:
        sys.argv = ["factcheck", "extract", str(articles), "-o", str(Path(scratch) / "worksheet.csv")]
        start = time.perf_counter()
        status: object = None
        try:
            cli.main()
        except SystemExit as stop:
            status = stop.code
        whole = time.perf_counter() - start
    if status:
        sys.exit(f"factcheck extract ended with {status}")
    return sum(spent), whole - sum(spent[1:])


WAYS: dict[str, tuple[str, Callable[[Path], tuple[float, float]]]] = {
    "bare": ("bare model, nlp.pipe", bare),
    "command": ("factcheck extract", command),
}


def main() -> int:
    """Measure in fresh processes, by turns, and print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of benchmark sets")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles (default: all)")
    parser.add_argument("--child", choices=WAYS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        load, work = WAYS[args.child][1](args.folder)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        print("\n" + json.dumps({"load": load, "work": work, "peak": peak}))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        words, count = write_articles(args.folder / "articles" / "basil.jsonl", articles, args.limit)
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
        for _ in range(REPEATS):
            for way in WAYS:
                runs[way].append(measured(way, articles))
    Console(width=100).print(table(runs, words, count))
    return 0


def write_articles(source: Path, target: Path, limit: int | None) -> tuple[int, int]:
    """Each article as a text file of its own; how many words and articles these are."""
    target.mkdir()
    words = count = 0
    for count, line in enumerate(source.read_text(encoding="utf-8").splitlines()[:limit], 1):
        row = json.loads(line)
        text = f"Published: {row['date']}\n\n# {row['title']}\n\n{row['text']}\n"
        (target / f"{count:04d}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words, count


def measured(way: str, articles: Path) -> dict[str, float]:
    """One run in a process of its own, so that its peak memory is its own."""
    arguments = [sys.executable, __file__, str(articles), "--child", way]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{way}: {done.stderr.strip() or done.returncode}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def table(runs: dict[str, list[dict[str, float]]], words: int, count: int) -> Table:
    """Medians of the repeats; peak memory is the highest of them."""
    title = f"{count:,} articles, {words:,} words, one process, median of {REPEATS} runs by turns"
    found = Table("", title=title)
    for column in ("words/s", "of bare", "lowest-highest", "load s", "peak MB"):
        found.add_column(column, justify="right")
    base = statistics.median(words / run["work"] for run in runs["bare"])
    for way, (name, _) in WAYS.items():
        rates = sorted(words / run["work"] for run in runs[way])
        middle = statistics.median(rates)
        load = statistics.median(run["load"] for run in runs[way])
        peak = max(run["peak"] for run in runs[way])
        spread = f"{rates[0]:,.0f}-{rates[-1]:,.0f}"
        found.add_row(name, f"{middle:,.0f}", f"{middle / base:.0%}", spread, f"{load:.1f}", f"{peak:,.0f}")
    return found


if __name__ == "__main__":
    sys.exit(main())
