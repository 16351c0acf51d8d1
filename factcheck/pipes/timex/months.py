"""Dates that name a month: "March 5, 2020", "5 March", "March 3-5", "late March", "last March"."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.lexicon import owner, words
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.calendar import UNKNOWN
from factcheck.pipes.timex.patterns import AHEAD, BACK, LEFT, LEFT_OF_MONTH, MONTH_NAME, S
from factcheck.pipes.timex.scene import Found, Scene

_MONTHS = owner("dates", "months")
_WEEKDAYS = owner("dates", "weekdays")
_AMBIGUOUS = words("dates", "ambiguous")
# "Jan-Feb", "from Sept. to Nov."
_ONWARD = re.compile(rf"(?:[-–/]|{S}to{S}){MONTH_NAME}")
_BEFORE = re.compile(rf"{MONTH_NAME}(?:[-–/]|{S}to{S})\Z")


def month(head: re.Match[str], scene: Scene) -> Found | None:
    """A day of a month, a month of a year, or a month alone; its year may still be open."""
    year = int(head["year"]) if head["year"] else None
    if head["which"] and scene.anchor:
        year = scene.anchor.year + {"last": -1, "this": 0, "next": 1}[head["which"]]
    left = scene.left(LEFT_OF_MONTH, head.start())
    if head["day"]:
        start = left.start() if left["weekday"] and not left["day"] else head.start()
        return _days(head, start, left["weekday"] if start < head.start() else None, year, scene)
    if left["day"]:
        return _days(left, left.start(), left["weekday"], year, scene, head)
    return _month(head, year, scene) if year or _is_month(head, scene) else None


def _days(
    days: re.Match[str],
    start: int,
    weekday: str | None,
    year: int | None,
    scene: Scene,
    head: re.Match[str] | None = None,
) -> Found | None:
    """One day, or the days from one to another; ``head`` is the month when it comes after them."""
    month = int(_MONTHS[(head or days)["month"].rstrip(".")])
    first = _number(days["day"])
    last = _number(days["day2"]) if days["day2"] else 0
    end = (head or days).end()
    loose = last != first + 1 and scene.before(start) != "between"
    if last and (last <= first or (days["to"].strip() == "and" and loose)):
        last = 0
        if head is None:
            end = days.end("day")
        else:
            start = days.start("day2")
            first = _number(days["day2"])
    if cal.day(year or 2000, month, last or first) is None:
        return None
    name = int(_WEEKDAYS[weekday.rstrip(".")]) if weekday else None
    tense = UNKNOWN if year else scene.tense(start, end)
    return Found(start, end, year=year, month=month, day=first, day2=last or None, weekday=name, tense=tense)


def _number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _month(head: re.Match[str], year: int | None, scene: Scene) -> Found:
    number = int(_MONTHS[head["month"].rstrip(".")])
    left = scene.left(LEFT, head.start())
    relation = (left["rel"] or "").lower()
    if year is None and scene.anchor and relation in (*BACK, *AHEAD):
        year = scene.anchor.year
        if relation in BACK:
            year -= number >= scene.anchor.month
        else:
            year += number <= scene.anchor.month
        return Found(left.start(), head.end(), anchor=scene.said, year=year, month=number)
    if year is None and scene.anchor and (left["det"] or "").lower() == "this":
        year = scene.anchor.year
    start = left.start("edge") if left["edge"] else left.start("part") if left["part"] else head.start()
    if year is None and start == head.start() and scene.recurring(start, head.end()):
        return Found(start, head.end(), f"XXXX-{number:02}")
    tense = UNKNOWN if year else scene.tense(head.start(), head.end())
    return Found(start, head.end(), year=year, month=number, tense=tense)


def _is_month(head: re.Match[str], scene: Scene) -> bool:
    """Whether the name of a month, alone, is the month: not in "Mrs. May" or "a March for peace"."""
    name = head["month"]
    if name not in _AMBIGUOUS["months"]:
        full = len(name) > 3 and not name.endswith(".")  # "Jan" or "Dec." alone is a name as often as a month
        beside = _ONWARD.match(scene.text, head.end()) or _BEFORE.search(
            scene.text, max(0, head.start() - 20), head.start()
        )
        return full or beside is not None or scene.before(head.start()) in _AMBIGUOUS["short"]
    before, after = scene.before(head.start()), scene.after(head.end())
    if _ONWARD.match(scene.text, head.end()):
        return True
    if before in _AMBIGUOUS["article"]:
        return after.islower() and after not in _AMBIGUOUS["demonstration"]
    if before in _AMBIGUOUS["weak"]:
        return not after[:1].isupper() and not scene.person(head.start(), head.end())
    return before in _AMBIGUOUS["before"]


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {"month": month}
