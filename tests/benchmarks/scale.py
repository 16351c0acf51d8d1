"""Time, memory and recall of linking, on claims made from templates with known repeats and conflicts.

    python tests/benchmarks/scale.py [--claims 10000 30000 100000]

Every tenth claim is said again in other words, every fiftieth with another figure. Each size runs in a
process of its own. The last line is the power of n that the time grows with.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from factcheck.link import link
from factcheck.model import Claim, Fact, Figure, Name

MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, kilobytes here
SIZES = (10_000, 30_000, 100_000)
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_THINGS = ("workers", "pupils", "patients", "tonnes", "houses", "voters", "trees", "buses", "cows", "letters")
_DEEDS = (
    ("hired", "took on", "for its plant in"),
    ("lost", "was left without", "after the flood in"),
    ("counted", "reported", "in the district of"),
    ("moved", "brought", "out of"),
    ("insured", "covered", "on the coast of"),
)


def main() -> int:
    """Measure each size in turn and print the table."""
    args = _arguments()
    if args.only:
        print(json.dumps(measured(args.only)))
        return 0
    found = [_in_a_process(size) for size in args.claims]
    table = Table("claims", "CPU seconds", "MB", "repeats found", "conflicts found", "false links")
    for row in found:
        table.add_row(*(f"{row[key]:,}" for key in ("claims", "seconds", "megabytes")),
                      *(f"{row[key]:.3f}" for key in ("repeats", "conflicts", "false")))  # fmt: skip
    Console().print(table)
    if len(found) > 1:
        first, last = found[0], found[-1]
        power = math.log(last["seconds"] / first["seconds"]) / math.log(last["claims"] / first["claims"])
        Console().print(f"time grows with n to the {power:.2f}")
    return 0


def measured(size: int) -> dict[str, float]:
    """CPU seconds, peak memory, and the shares of planted repeats and conflicts that were linked as such."""
    claims, repeats, conflicts = planted(size)
    began = time.process_time()
    links, groups = link(claims)
    seconds = time.process_time() - began
    group = {claim: found.id for found in groups for claim in found.claims}
    clashing = {frozenset((found.a, found.b)) for found in links if found.relation == "conflict"}
    same = sum(group.get(a, "") == group.get(b, " ") for a, b in repeats)
    differ = sum(frozenset(pair) in clashing for pair in conflicts)
    known = {frozenset(pair) for pair in (*repeats, *conflicts)}
    wrong = sum(frozenset((found.a, found.b)) not in known for found in links)
    return {
        "claims": len(claims),
        "seconds": round(seconds, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE,
        "repeats": same / len(repeats),
        "conflicts": differ / len(conflicts),
        "false": wrong / max(1, len(links)),
    }


def planted(size: int) -> tuple[list[Claim], list[tuple[str, str]], list[tuple[str, str]]]:
    """``size`` claims, the pairs that state the same, and the pairs that differ in their figure."""
    random.seed(size)
    claims: list[Claim] = []
    repeats, conflicts = [], []
    while len(claims) < size:
        number = len(claims)
        seed = (_name(), _name(), random.choice(_THINGS), random.choice(_DEEDS), random.randint(20, 9999))
        claims.append(_claim(number, seed, 0))
        if number % 10 == 0:
            claims.append(_claim(number + 1, seed, 1))
            repeats.append((claims[-2].id, claims[-1].id))
        elif number % 50 == 3:
            claims.append(_claim(number + 1, (*seed[:4], seed[4] * 2), 0))
            conflicts.append((claims[-2].id, claims[-1].id))
    return claims[:size], repeats[:-1], conflicts[:-1]


def _claim(number: int, seed: tuple[str, str, str, tuple[str, str, str], int], wording: int) -> Claim:
    body, place, thing, deed, count = seed
    verb, where = deed[wording], deed[2]
    text = f"{body} {verb} {count:,} {thing} {where} {place}" + (", it said" if wording else "")
    start = number // 997 * 1000
    at = start + text.index(f"{count:,}")
    figure = Figure(f"{count:,}", at, at + len(f"{count:,}"), count, count, unit=thing, of=thing)
    names = tuple(
        Name(name, start + text.index(name), start + text.index(name) + len(name), name, label)
        for name, label in ((body, "organisation"), (place, "place"))
    )
    fact = Fact(text, body, verb, False, start, start + len(text))
    return Claim(
        f"C{number:010}", f"articles/{number % 997}.txt", start, start + len(text), text, text, "",
        number // 997 + 1, ("figure",), "asserted", 2,
        figures=(figure,), names=(body, place), mentions=names, facts=(fact,),
    )  # fmt: skip


def _name() -> str:
    """An invented name of two words out of some ten million."""
    return " ".join("".join(_syllables()).capitalize() for _ in range(2))


def _syllables() -> Iterator[str]:
    for _ in range(random.randint(2, 3)):
        yield random.choice(_CONSONANTS) + random.choice(_VOWELS)


def _in_a_process(size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--only", str(size)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, nargs="+", default=list(SIZES), help="sizes, in claims")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
