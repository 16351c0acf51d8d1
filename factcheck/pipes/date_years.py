"""Years and decades: which numbers of four digits are years, and which count something."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.lexicon import numbers, words
from factcheck.pipes.date_patterns import LEFT
from factcheck.pipes.date_scene import Found, Scene

_VETO = words("dates", "year_veto")
_COUNTED = frozenset(_VETO["after"])
_COUNTING = frozenset(_VETO["before"])
_STREETS = "|".join(_VETO["streets"])
_ADDRESS = re.compile(rf"(?:[^\S\r\n][NSEW]\.?)?(?:[^\S\r\n][A-Z][\w.'’]*){{1,3}}[^\S\r\n](?:{_STREETS})\b")
_PLACED = frozenset(
    "in since of by from until till during before after through between around circa late early mid the year fiscal back "
    "and for to summer winter spring fall autumn class 's ’s its his her their our that this".split()
)
_SURE = range(1900, 2040)  # in running text a bare number in here is a year unless something counts with it
_SHORT_CUES = frozenset(
    "in of since the from until till by summer fall winter spring before after during".split()
)
_NEAR_FUTURE = 15  # '08 is at most this many years after the publication date


def year(head: re.Match[str], scene: Scene) -> Found | None:
    """ "1994", "2010-14", "the 1990s", "'08", "FY2021", "mid-2016"."""
    if head["decade"] or head["short"]:
        return _decade(head, scene)
    if head["from"]:
        return _span(head, scene)
    if head["fy"]:
        return Found(head.start(), head.end(), year=2000 + int(head["fy"][-2:]))
    if head["yy"]:
        if scene.before(head.start()) not in _SHORT_CUES or scene.after(head.end()) in ("s", "percent"):
            return None
        return Found(head.start(), head.end(), year=_full(int(head["yy"]), scene))
    if not is_year(head, scene):
        return None
    left = scene.left(LEFT, head.start())
    fiscal = re.search(
        r"(?i)\bfiscal(?:\s(?:year\s)?)\Z", scene.text[max(0, head.start() - 14) : head.start()]
    )
    start = left.start("part") if left["part"] else left.start("part2") if left["part2"] else head.start()
    if fiscal:
        start = head.start() - len(fiscal[0])
    return Found(start, head.end(), year=int(head["year"]))


def is_year(head: re.Match[str], scene: Scene) -> bool:
    """Whether a number of four digits is a year, going by its neighbours."""
    number = int(head["year"])
    before, after = scene.before(head.start()), scene.after(head.end())
    if before in _COUNTING or after.lower() in _COUNTED or _ADDRESS.match(scene.text, head.end()):
        return False
    if scene.text[head.end() : head.end() + 1] == "-" and not after.islower():
        return False  # part of a code or a telephone number
    placed = before in _PLACED or before.endswith(("'s", "’s"))
    if number not in _SURE:
        return (
            placed
            and (1000 <= number < 2200)
            and before not in ("the", "for", "to", "and", "that", "its", "their")
        )
    if scene.text[head.end() : head.end() + 1] == " " and scene.tag_after(head.end()) == "NNS":
        return placed or after.lower() in _VETO["dated"]
    return True


def _decade(head: re.Match[str], scene: Scene) -> Found | None:
    start = int(head["decade"]) if head["decade"] else _full(int(head["short"]), scene)
    if start is None or (head["short"] and scene.before(head.start()).endswith("in") and False):
        return None
    return _as_decade(start, head, scene)


def decade(head: re.Match[str], scene: Scene) -> Found | None:
    """ "the nineties"; "in his nineties" and "temperatures in the nineties" are no dates."""
    word = head[0]
    left = scene.left(LEFT, head.start())
    if (left["det"] or "").lower() != "the" or scene.before(left.start()) not in (
        "in",
        "of",
        "since",
        "during",
        "from",
    ):
        return None
    return _as_decade(int(numbers("dates", "decade_words")[word.lower()]), head, scene)


def _as_decade(first: int, head: re.Match[str], scene: Scene) -> Found:
    left = scene.left(LEFT, head.start())
    start = left.start("part") if left["part"] else left.start("part2") if left["part2"] else head.start()
    return Found(start, head.end(), f"{first // 10}X")


def _span(head: re.Match[str], scene: Scene) -> Found | None:
    first = int(head["from"])
    last = int(head["to"]) if len(head["to"]) == 4 else first // 100 * 100 + int(head["to"])
    if not (first < last <= 2200 and last - first < 1000) or scene.before(head.start()) in (
        "no",
        "resolution",
    ):
        return None
    return Found(head.start(), head.end(), f"{first}/{last}")


def _full(short: int, scene: Scene) -> int:
    """The year behind two digits: the latest that is not far after publication (1950 to 2049 without a date)."""
    if scene.anchor is None:
        return (2000 if short < 50 else 1900) + short
    base = scene.anchor.year // 100 * 100 + short
    return base if base <= scene.anchor.year + _NEAR_FUTURE else base - 100


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {"year": year, "decade": decade}
