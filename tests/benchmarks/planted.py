"""Claims made from templates with known repeats and conflicts; ``scale.py claims`` measures linking on them.

Every tenth claim is said again in other words, every fiftieth with another figure.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator

from factcheck.link import link
from factcheck.model import Claim, Fact, Figure, Name

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_THINGS = ("workers", "pupils", "patients", "tonnes", "houses", "voters", "trees", "buses", "cows", "letters")
_DEEDS = (
    ("hired", "took on", "for its plant in"),
    ("lost", "was left without", "after the flood in"),
    ("counted", "reported", "in the district of"),
    ("moved", "brought", "out of"),
    ("insured", "covered", "on the coast of"),
)


def measured(size: int) -> dict[str, float]:
    """CPU seconds, and the shares of planted repeats and conflicts that were linked as such."""
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
        "seconds": round(seconds, 1),
        "repeats": round(same / len(repeats), 3),
        "conflicts": round(differ / len(conflicts), 3),
        "false": round(wrong / max(1, len(links)), 3),
    }


def planted(size: int) -> tuple[list[Claim], list[tuple[str, str]], list[tuple[str, str]]]:
    """``size`` claims by document, the pairs that state the same, those that differ in their figure."""
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
    del claims[size:], repeats[-1:], conflicts[-1:]
    claims.sort(key=lambda claim: (claim.document, claim.start))
    return claims, repeats, conflicts


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


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
