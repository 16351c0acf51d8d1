"""Years and decades: which numbers of four digits are years, and which count something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from factcheck.lexicon import numbers, words
from factcheck.pipes.timex.patterns import LEFT
from factcheck.pipes.timex.scene import Found, Scene

_CONTEXT = words("dates", "years")
_COUNTED = frozenset(_CONTEXT["counted"])
_COUNTING = frozenset(_CONTEXT["counting"])
_PLACED = frozenset(_CONTEXT["placed"])
_OLD = frozenset(_CONTEXT["placed_surely"])
_SHORT = frozenset(_CONTEXT["short"])
_DATED = frozenset(_CONTEXT["dated"])
_STREETS = "|".join(_CONTEXT["streets"])
_ADDRESS = re.compile(rf"(?:[^\S\r\n][NSEW]\.?)?(?:[^\S\r\n][A-Z][\w.'’]*){{1,3}}[^\S\r\n](?:{_STREETS})\b")
_FISCAL = re.compile(r"(?i)\bfiscal\s(?:year\s)?\Z")
_PAIR = re.compile(r"\b[Ii]n\s\d\d\sand\s\d\d(?=\s?[.,;])")
_SURE = range(1900, 2040)  # in running text a bare number in here is a year unless something counts with it
_NEAR = 200  # characters
_NEAR_FUTURE = 15  # '08 is at most this many years after the publication date


def year(head: re.Match[str], scene: Scene) -> Found | None:
    """A year, a decade or a span of years: "1994", "2010-14", "the 1990s", "'08", "FY2021", "mid-2016"."""
    if head["decade"]:
        return _decade(int(head["decade"]), head, scene)
    if head["short"]:
        return _decade(full_year(int(head["short"]), scene.anchor), head, scene)
    if head["from"]:
        return _span(head, scene)
    if head["fy"]:
        return Found(head.start(), head.end(), year=2000 + int(head["fy"][-2:]))
    if head["yy"]:
        placed = scene.before(head.start()) in _SHORT and scene.after(head.end()) != "percent"
        return (
            Found(head.start(), head.end(), year=full_year(int(head["yy"]), scene.anchor)) if placed else None
        )
    if not is_year(head, scene):
        return None
    fiscal = _FISCAL.search(scene.text, max(0, head.start() - 14), head.start())
    start = fiscal.start() if fiscal else _start(head, scene)
    return Found(start, head.end(), year=int(head["year"]))


def is_year(head: re.Match[str], scene: Scene) -> bool:
    """Whether a number of four digits is a year, going by its neighbours."""
    number = int(head["year"])
    before, after = scene.before(head.start()), scene.after(head.end())
    next_char = scene.text[head.end() : head.end() + 1]
    if before in _COUNTING or after.lower() in _COUNTED or _ADDRESS.match(scene.text, head.end()):
        return False
    if next_char == "-" and not after.islower():
        return False  # part of a code or a telephone number
    placed = before in _PLACED or before.endswith(("'s", "’s"))
    if number not in _SURE:
        return before in _OLD
    if next_char.isspace() and not placed and scene.tag_after(head.end()) == "NNS":
        return after.lower() in _DATED
    return True


def decade(head: re.Match[str], scene: Scene) -> Found | None:
    """The nineties; "in his nineties" is an age."""
    left = scene.left(LEFT, head.start())
    before = scene.before(left.start())
    if (left["det"] or "").lower() != "the" or before not in ("in", "of", "since", "during", "from"):
        return None
    return _decade(int(numbers("dates", "decade_words")[head[0].lower()]), head, scene)


def _decade(first: int, head: re.Match[str], scene: Scene) -> Found:
    return Found(_start(head, scene), head.end(), f"{first // 10}X")


def _start(head: re.Match[str], scene: Scene) -> int:
    """Where "the end of", "early", "late" or "mid" begins, if it stands before the head."""
    left = scene.left(LEFT, head.start())
    return next((left.start(part) for part in ("edge", "part", "part2") if left[part]), head.start())


def _span(head: re.Match[str], scene: Scene) -> Found | None:
    first = int(head["from"])
    last = int(head["to"]) if len(head["to"]) == 4 else first // 100 * 100 + int(head["to"])
    if not first < last <= 2200 or last - first > 200 or scene.before(head.start()) in _COUNTING:
        return None
    if "/" in head[0] and len(head["to"]) == 2 and last != first + 1:
        return None  # "2024/25" is a season, "2024/30" a file
    return Found(head.start(), head.end(), f"{first}/{last}")


def full_year(short: int, anchor: dt.date | None) -> int:
    """The year behind two digits: the latest not far after publication, or 1950 to 2049 without a date."""
    if anchor is None:
        return (2000 if short < 50 else 1900) + short
    base = anchor.year // 100 * 100 + short
    return base if base <= anchor.year + _NEAR_FUTURE else base - 100


def short_year(head: re.Match[str], scene: Scene) -> Found | None:
    """Years told in two digits, as people speak: "in 80 and 84", and "in 92." beside such a pair."""
    if head["alone"] and not _PAIR.search(scene.text, max(0, head.start() - _NEAR), head.end() + _NEAR):
        return None
    return Found(head.start(), head.end(), year=full_year(int(head[0]), scene.anchor))


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "year": year,
    "decade": decade,
    "short_year": short_year,
}
