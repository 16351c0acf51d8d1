"""Dates by number or by name: "2024-10-23", "the 19th century", "Q3 2024", "last summer", "9/11"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from factcheck.lexicon import numbers, owner, words
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.patterns import LEFT, QUARTERS
from factcheck.pipes.timex.scene import Found, Scene
from factcheck.pipes.timex.years import full_year

_SEASONS = owner("dates", "seasons")
_HOLIDAYS = owner("dates", "holidays")
_CLOSE = 60  # days
_NAMED = owner("dates", "named_dates")
_CUES = frozenset(words("dates", "holiday_cues")["before"])


_SLASHED = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/-])")


def day_first(text: str) -> bool | None:
    """Whether the days in figures put the day first: by those in which one number can be no month.

    None when there is none or they disagree.
    """
    orders = set()
    for m in _SLASHED.finditer(text):
        a, b = int(m[1]), int(m[3])
        if (a > 12) != (b > 12):
            orders.add(a > 12)
    return orders.pop() if len(orders) == 1 else None


def numeric(head: re.Match[str], scene: Scene) -> Found | None:
    """Days in figures. With dots the day comes first; with slashes either may.

    When both can be the month and no other date of the text shows the order, the value stays open.
    """
    if head["iso"]:
        year, number, day = (int(part) for part in re.split("[-/]", head["iso"]))
    else:
        a, b, year = int(head["a"]), int(head["b"]), int(head["y"])
        year = full_year(year, scene.anchor) if year < 100 else year
        dotted = head["sep"] == "."
        if not dotted and scene.day_first is None and a != b and 0 < a <= 12 and 0 < b <= 12:
            return Found(head.start(), head.end()) if 1000 <= year <= 2200 else None
        number, day = (b, a) if a > 12 or dotted or (scene.day_first and b <= 12) else (a, b)
    if not 1000 <= year <= 2200 or cal.day(year, number, day) is None:
        return None
    return Found(head.start(), head.end(), year=year, month=number, day=day)


def century(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """The 19th century is 18XX, the 19th and 20th centuries 1800/1999."""
    first = _number(head["nth"])
    last = _number(head["nth2"]) if head["nth2"] else first
    if not 0 < first <= last <= 30:
        return None
    if head["bc"]:
        return Found(head.start(), head.end(), value=f"-{first * 100 - 1:04}/-{first * 100 - 100:04}")
    value = f"{first - 1:02}XX" if first == last else f"{first * 100 - 100:04}/{last * 100 - 1:04}"
    return Found(head.start(), head.end(), value=value)


def quarter(head: re.Match[str], scene: Scene) -> Found | None:
    """Quarters and halves of a year: "Q3 2024", "the first half of last year"; none without a year."""
    anchor = None
    if head["year"] or head["year0"]:
        year = int(head["year"] or head["year0"])
    elif head["named"] and scene.anchor:
        year = scene.anchor.year + {"last": -1, "next": 1}.get(head["rel"], 0)
        anchor = scene.said
    else:
        return None
    number = int(head["q"] or head["h"] or QUARTERS[head["nth"].lower()])
    if head["what"] != "half" and not head["h"]:
        return Found(head.start(), head.end(), cal.quarter(year, number), anchor)
    if number > 2:
        return None
    return Found(head.start(), head.end(), f"{year}-{number * 6 - 5:02}/{year}-{number * 6:02}", anchor)


def season(head: re.Match[str], scene: Scene) -> Found | None:
    """A season with its year or "last", "this", "next"; without either it is no date."""
    code = _SEASONS[head["season"].lower()]
    left = scene.left(LEFT, head.start())
    start = left.start("part") if left["part"] else head.start()
    if head["year"]:
        return Found(start, head.end(), f"{head['year']}-{code}")
    if (left["rel"] or "").lower() not in ("last", "next", "past", "coming") and (
        left["det"] or ""
    ).lower() != "this":
        return None
    if head["season"] == "fall" and not left["rel"] and scene.after(head.end()) in ("of", "in", "from"):
        return None
    if not scene.anchor:
        return Found(left.start(), head.end())
    year = _season_year(int(code), (left["rel"] or "this").lower(), scene.anchor.year, scene.anchor.month)
    return Found(left.start(), head.end(), f"{year}-{code}", scene.said)


def _season_year(code: int, relation: str, year: int, now: int) -> int:
    first = {21: 3, 22: 6, 23: 9, 24: 12}[code]  # northern meteorological seasons
    if relation in ("last", "past"):
        return year if now >= first + (0 if code == 24 else 3) else year - 1
    if relation in ("next", "coming"):
        return year if now < first else year + 1
    return year - 1 if code == 24 and now < 3 else year


def holiday(head: re.Match[str], scene: Scene) -> Found | None:
    """The day of "on Thanksgiving", "Christmas 2019", "last Easter"; "Christmas trees" are no date."""
    name = head["holiday"]
    rule = _HOLIDAYS[re.sub(r"\s+", " ", name)]
    left = scene.left(LEFT, head.start())
    span = (head["span"] or head["around"] or "").lower()
    if head["year"]:
        return Found(head.start(), head.end(), _value(cal.holiday(rule, int(head["year"])), span))
    named = name.split()[-1] in ("Day", "Eve", "July", "Sunday", "Monday", "Friday", "Wednesday")
    if (
        not named
        and not span
        and (scene.before(head.start()) not in _CUES or scene.after(head.end())[:1].isupper())
    ):
        return None
    if not scene.anchor:
        return Found(head.start(), head.end())
    days = [cal.holiday(rule, scene.anchor.year + step) for step in (-1, 0, 1)]
    relation = (left["rel"] or "").lower()
    tense = {"last": cal.PAST, "past": cal.PAST, "next": cal.FUTURE, "coming": cal.FUTURE}.get(
        relation
    ) or _tense(scene, head)
    day = cal.believed([d for d in days if d], scene.anchor, tense, _CLOSE)
    start = left.start("rel") if relation else head.start()
    return Found(start, head.end(), _value(day, span), scene.said)


def _value(day: dt.date | None, span: str) -> str | None:
    """The holiday itself, or the week or weekend at it."""
    if day is None:
        return None
    return cal.around(day, span) if span else day.isoformat()


def named(head: re.Match[str], scene: Scene) -> Found | None:
    """What has its value in the lexicon: "9/11", "the post-Cold War era", "currently"."""
    phrase = re.sub(r"\s+", " ", head["named"])
    if scene.text[head.end() : head.end() + 1] == "-" or (
        phrase == "now" and scene.before(head.start()) == "until"
    ):
        return None  # "the now-closed mill"
    if phrase == "Now" or (phrase == "now" and scene.after(head.end()) == "that"):
        return None  # it opens a new thought more often than it names a time
    value = _NAMED.get(phrase) or _NAMED[phrase[0].lower() + phrase[1:]]
    return Found(head.start(), head.end(), value, kind="present" if value == "PRESENT_REF" else "point")


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else int(numbers("dates", "ordinals")[text.lower()])


def _tense(scene: Scene, head: re.Match[str]) -> str:
    return scene.tense(head.start(), head.end())


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "numeric": numeric,
    "century": century,
    "quarter": quarter,
    "season": season,
    "holiday": holiday,
    "named": named,
}
