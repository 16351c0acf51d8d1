"""Dates that name a year, a month or a day: each rule takes a head of the grammar and gives a date or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.lexicon import numbers, owner, words
from factcheck.pipes import date_calendar as cal
from factcheck.pipes.date_calendar import UNKNOWN
from factcheck.pipes.date_patterns import LEFT, LEFT_OF_MONTH
from factcheck.pipes.date_scene import Found, Scene

_MONTHS = owner("dates", "months")
_SEASONS = owner("dates", "seasons")
_HOLIDAYS = owner("dates", "holidays")
_NAMED = owner("dates", "named_dates")
_AMBIGUOUS = words("dates", "ambiguous")
_CUES = frozenset(words("dates", "holiday_cues")["before"])
_NEAR_FUTURE = 15  # a year written as '08 is at most this far after the publication date
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def month(head: re.Match[str], scene: Scene) -> Found | None:
    """ "March 5, 2020", "5 March", "March 3-5", "late March", "last March"."""
    number = int(_MONTHS[_plain(head["month"])])
    year = int(head["year"]) if head["year"] else None
    left = scene.left(LEFT_OF_MONTH, head.start())
    if head["day"]:
        start = left.start() if left["weekday"] and not left["day"] else head.start()
        return _day(scene, head["day"], head["day2"], number, year, start, head.end(), head.end("day"))
    if left["day"]:
        return _day(scene, left["day"], left["day2"], number, year, left.start(), head.end(), None)
    if year is None and not _is_month(head, scene):
        return None
    around = scene.left(LEFT, head.start())
    if around["rel"] and scene.anchor and year is None:
        year = _year_of_month(number, around["rel"].lower(), scene.anchor.year, scene.anchor.month)
        return Found(around.start(), head.end(), anchor=scene.said, year=year, month=number)
    start = (
        around.start("part") if around["part"] else around.start("part2") if around["part2"] else head.start()
    )
    return Found(start, head.end(), year=year, month=number, tense=_tense(scene, head))


def _day(
    scene: Scene, first: str, last: str | None, month: int, year: int | None, start: int, end: int, short: int | None
) -> Found | None:  # fmt: skip
    low, high = _number(first), _number(last) if last else None
    if high is not None and high <= low:
        high = None
    if high is None and last and short:
        end = short
    if cal.day(year or 2000, month, high or low) is None:
        return None
    return Found(
        start,
        end,
        year=year,
        month=month,
        day=low,
        day2=high,
        tense=scene.tense(start, end) if year is None else UNKNOWN,
    )


def _is_month(head: re.Match[str], scene: Scene) -> bool:
    name = head["month"]
    before, after = scene.before(head.start()), scene.after(head.end())
    if name not in _AMBIGUOUS["months"]:
        return len(name) > 4 or name in ("July",)  # "Jan" or "Dec" alone is a name as often as a month
    if before in _AMBIGUOUS["article"]:
        return after.islower() and after not in _AMBIGUOUS["demonstration"]
    if before in _AMBIGUOUS["weak"]:
        person = scene.person(head.start(), head.end())
        return not person and not after[:1].isupper()
    return before in _AMBIGUOUS["before"]


def _year_of_month(number: int, relation: str, year: int, now: int) -> int:
    if relation in ("last", "past", "previous", "preceding"):
        return year if number < now else year - 1
    if relation in ("next", "coming", "upcoming", "following"):
        return year if number > now else year + 1
    return year


def numeric(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """ "2024-10-23", "10/23/2024", "23.10.2024": months come first with slashes, unless only a day can."""
    if head["iso"]:
        year, number, day = (int(part) for part in re.split("[-/]", head["iso"]))
    else:
        a, b, year = int(head["a"]), int(head["b"]), int(head["y"])
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        number, day = (b, a) if a > 12 or head["sep"] == "." else (a, b)
    if not 1000 <= year <= 2200 or cal.day(year, number, day) is None:
        return None
    return Found(head.start(), head.end(), year=year, month=number, day=day)


def century(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """ "the 19th century" is 18XX, "the 19th and 20th centuries" 18XX and 19XX."""
    first = _number(head["nth"])
    last = _number(head["nth2"]) if head["nth2"] else first
    if not 0 < first <= last <= 30:
        return None
    if head["bc"]:
        return Found(head.start(), head.end(), value=f"-{first * 100 - 1:04}/-{first * 100 - 100:04}")
    value = f"{first - 1:02}XX" if first == last else f"{first * 100 - 100:04}/{last * 100 - 1:04}"
    return Found(head.start(), head.end(), value=value)


def quarter(head: re.Match[str], scene: Scene) -> Found | None:
    """ "Q3 2024", "the first half of 2019", "the second quarter of last year"; without a year it is no date."""
    anchor = None
    if head["year"]:
        year = int(head["year"])
    elif head["rel"] and scene.anchor:
        year = scene.anchor.year + {"last": -1, "this": 0, "next": 1}[head["rel"]]
        anchor = scene.said
    else:
        return None
    number = int(head["q"]) if head["q"] else _QUARTERS[head["nth"].lower()]
    if head["what"] != "half":
        return Found(head.start(), head.end(), cal.quarter(year, number), anchor)
    if number > 2:
        return None
    return Found(head.start(), head.end(), f"{year}-{number * 6 - 5:02}/{year}-{number * 6:02}", anchor)


def season(head: re.Match[str], scene: Scene) -> Found | None:
    """ "summer of 2019", "last fall", "this winter"; a season without either is no date."""
    code = _SEASONS[head["season"].lower()]
    left = scene.left(LEFT, head.start())
    start = left.start("part") if left["part"] else head.start()
    if head["year"]:
        return Found(start, head.end(), f"{head['year']}-{code}")
    if (left["rel"] or "").lower() not in ("last", "next", "past", "coming") and (
        left["det"] or ""
    ).lower() != "this":
        return None
    if head["season"] == "fall" and scene.after(head.end()) in ("of", "in", "from"):
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
    """ "on Thanksgiving", "Christmas 2019", "last Easter"; "Christmas trees" are no date."""
    name = head["holiday"]
    rule = _HOLIDAYS[re.sub(r"\s+", " ", name)]
    left = scene.left(LEFT, head.start())
    if head["year"]:
        day = cal.holiday(rule, int(head["year"]))
        return Found(head.start(), head.end(), day.isoformat() if day else None)
    named = name.split()[-1] in ("Day", "Eve", "July", "Sunday", "Monday", "Friday", "Wednesday")
    if not named and (scene.before(head.start()) not in _CUES or scene.after(head.end())[:1].isupper()):
        return None
    if not scene.anchor:
        return Found(head.start(), head.end())
    days = [cal.holiday(rule, scene.anchor.year + step) for step in (-1, 0, 1)]
    relation = (left["rel"] or "").lower()
    tense = {"last": cal.PAST, "past": cal.PAST, "next": cal.FUTURE, "coming": cal.FUTURE}.get(
        relation
    ) or _tense(scene, head)
    day = cal.choose([d for d in days if d], scene.anchor, tense)
    start = left.start("rel") if relation else head.start()
    return Found(start, head.end(), day.isoformat() if day else None, scene.said)


def named(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """ "9/11", "the post-Cold War era", "currently"."""
    phrase = re.sub(r"\s+", " ", head["named"])
    value = _NAMED.get(phrase) or _NAMED[phrase[0].lower() + phrase[1:]]
    return Found(head.start(), head.end(), value, kind="present" if value == "PRESENT_REF" else "point")


def _plain(name: str) -> str:
    return name.rstrip(".")


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else int(numbers("dates", "ordinals")[text.lower()])


def _tense(scene: Scene, head: re.Match[str]) -> str:
    return scene.tense(head.start(), head.end())


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "month": month,
    "numeric": numeric,
    "century": century,
    "quarter": quarter,
    "season": season,
    "holiday": holiday,
    "named": named,
}
