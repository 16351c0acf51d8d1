"""One way through a folder of articles, timed without start and loading: ``speed.py`` calls it.

    python tests/benchmarks/single.py bare ARTICLES -o found.csv
    python tests/benchmarks/single.py products ARTICLES -o found.csv
    python tests/benchmarks/single.py command ARTICLES -o found.csv

What is loaded at first use is loaded too: each way works through one sentence before the clock starts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from factcheck import cli
from factcheck.pipes import DEFAULT_MODEL

WARM = "About 200 jobs, 4 percent, went at the mill on 3 March 2015, and it cost $2 million."  # not counted


class Clock(NamedTuple):
    """Seconds, by the wall and of the processor."""

    wall: float
    cpu: float

    @classmethod
    def now(cls) -> Clock:
        """The time now, from no particular beginning."""
        return cls(time.perf_counter(), time.process_time())

    def since(self, earlier: Clock) -> Clock:
        """What has passed."""
        return Clock(self.wall - earlier.wall, self.cpu - earlier.cpu)


def bare(articles: Path, _: Path) -> Clock:
    """The model as it comes runs ``nlp.pipe`` over the articles, and nothing is done with the results."""
    return _piped(spacy.load(DEFAULT_MODEL), articles)


def products(articles: Path, _: Path) -> Clock:
    """The same with matrices multiplied as factcheck has them multiplied: by numpy, in one thread."""
    with use_ops("numpy", use_blis=False), threadpool_limits(limits=1, user_api="blas"):
        return _piped(spacy.load(DEFAULT_MODEL), articles)


def _piped(nlp: Language, articles: Path) -> Clock:
    nlp(WARM)
    began = Clock.now()
    for _doc in nlp.pipe(path.read_text(encoding="utf-8") for path in sorted(articles.iterdir())):
        pass
    return Clock.now().since(began)


def command(articles: Path, output: Path) -> Clock:
    """The whole command, files read and written, less what ``spacy.load`` takes."""
    loading: list[Clock] = []
    real = spacy.load

    def load(*args: Any, **kwargs: Any) -> Any:
        start = Clock.now()
        nlp = real(*args, **kwargs)
        loading.append(Clock.now().since(start))
        return nlp

    spacy.load = load
    warm = output.with_suffix(".txt")
    warm.write_text(WARM, encoding="utf-8")
    _extract(warm, output.with_suffix(".warm.csv"))
    loading.clear()
    began = Clock.now()
    _extract(articles, output)
    passed = Clock.now().since(began)
    for once in loading:
        passed = passed.since(once)
    return passed


def _extract(articles: Path, output: Path) -> None:
    sys.argv = ["factcheck", "extract", str(articles), "-o", str(output), "--jobs", "1", "--no-cache"]
    try:
        cli.main()
    except SystemExit as stop:
        if stop.code:
            sys.exit(f"factcheck extract ended with {stop.code}")


WAYS: dict[str, Callable[[Path, Path], Clock]] = {"bare": bare, "products": products, "command": command}


def main() -> int:
    """Run one way; the last line printed holds the seconds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("articles", type=Path, help="a folder of text files")
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    passed = WAYS[args.way](args.articles, args.output)
    print("\n" + json.dumps({"work": passed.wall, "cpu": passed.cpu}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
