"""Dates counted from the day of publication: "yesterday", "on Friday", "last week", "two years ago", "this weekend"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from factcheck.lexicon import owner, words
from factcheck.pipes import date_calendar as cal
from factcheck.pipes.date_calendar import FUTURE, PAST, PRESENT, UNKNOWN
from factcheck.pipes.date_durations import Count, count_of, duration
from factcheck.pipes.date_patterns import LEFT, LEFT_OF_UNIT
from factcheck.pipes.date_scene import Found, Scene

_DEICTIC = owner("dates", "deictic")
_WEEKDAYS = owner("dates", "weekdays")
_UNITS = owner("dates", "units")
_NAMED_DAYS = words("dates", "named_days")
_BACK = ("last", "past", "previous", "preceding")
_AHEAD = ("next", "coming", "upcoming", "following")
_SHORT = ("second", "minute", "hour", "day", "night")  # "the last day" is no period
_COARSER = {
    "decade": "year",
    "century": "year",
    "millennium": "year",
    "fortnight": "week",
    "hour": "day",
    "quarter": "month",
}


def deictic(head: re.Match[str], scene: Scene) -> Found | None:
    """ "yesterday afternoon", "earlier today"; the value is the day."""
    phrase = re.sub(r"\s+", " ", head["deictic"].lower())
    left = scene.left(LEFT, head.start())
    start = left.start("part") if left["part"] else head.start()
    day = cal.shift(scene.anchor, "day", int(_DEICTIC[phrase])) if scene.anchor else None
    return Found(start, head.end(), day.isoformat() if day else None, scene.said)


def weekday(head: re.Match[str], scene: Scene) -> Found | None:
    """ "Friday", "last Friday", "Friday night"; "on Fridays", "Black Friday" and "Friday Night Lights" are no dates."""
    if head["plural"] or scene.after(head.end()) in _NAMED_DAYS["after"] or "Night" in head[0]:
        return None
    left = scene.left(LEFT, head.start())
    det, rel = (left["det"] or "").lower(), (left["rel"] or "").lower()
    if det in ("every", "each") or scene.before(head.start()).capitalize() in _NAMED_DAYS["before"]:
        return None
    if det in ("a", "an", "one") and not rel and not scene.tag_after(head.end()).startswith("NN"):
        return Found(head.start(), head.end(), "XXXX-XX-XX")
    start = left.start("rel") if rel else left.start("part") if left["part"] else head.start()
    start = left.start("det") if det == "this" else start
    if scene.anchor is None or det == "that":
        return Found(start, head.end())
    number = int(_WEEKDAYS[head["weekday"]])
    day = _in_week(scene.anchor, number, head["week"]) if head["week"] else None
    day = day or _weekday(scene, number, det, rel, head)
    return Found(start, head.end(), day.isoformat(), scene.said, day.year, day.month, day.day)


def _weekday(scene: Scene, number: int, det: str, rel: str, head: re.Match[str]) -> dt.date:
    assert scene.anchor is not None
    if rel in _BACK:
        return cal.nearest_weekday(scene.anchor - dt.timedelta(days=1), number, PAST)
    if rel in _AHEAD:
        return cal.nearest_weekday(scene.anchor + dt.timedelta(days=1), number, FUTURE)
    if scene.before(head.start()) in ("until", "till"):
        return cal.nearest_weekday(scene.anchor, number, FUTURE)
    tense = PAST if scene.before(head.start()) in ("from", "since") else scene.tense(head.start(), head.end())
    if scene.text[head.end() : head.end() + 2] in ("'s", "’s") and tense != PAST:
        return (
            cal.choose(
                [cal.nearest_weekday(scene.anchor, number, way) for way in (PAST, FUTURE)],
                scene.anchor,
                UNKNOWN,
            )
            or scene.anchor
        )
    return cal.nearest_weekday(scene.anchor, number, FUTURE if det == "this" and tense != PAST else tense)


def _in_week(anchor: dt.date, number: int, which: str) -> dt.date:
    monday = anchor - dt.timedelta(days=anchor.weekday())
    return monday + dt.timedelta(days=number + {"last": -7, "this": 0, "next": 7}[which])


def unit(head: re.Match[str], scene: Scene) -> Found | None:
    """Everything with "day", "week", "year" ...: relative periods, counts of them, and plain durations."""
    left = scene.left(LEFT_OF_UNIT, head.start())
    name = _UNITS[head["unit"].lower()]
    after = re.sub(r"\s+", " ", head["after"] or "")
    det, rel = (left["det"] or "").lower(), (left["rel"] or "").lower()
    if after in ("old", "of age") or det in ("every", "each"):
        return None
    count = count_of(left)
    plain = head.end("unit")
    if count and not count.vague and scene.after(plain) == "of" and (left["first"] or rel == "last"):
        return _part(count.number, left, name, plain)
    rel = rel or (left["rel2"] or "").lower()
    if after and count:
        return _counted(count, name, after, left.start("count"), head.end(), scene)
    if rel and count:
        return _window(count, name, rel, left.start("rel" if left["rel"] else "count"), plain, scene)
    if count:
        return duration(count, name, left.start("count"), plain, scene)
    if scene.after(plain) == "of" and not head["unit"].endswith("s"):
        if left["first"] or rel == "last":
            return _part(1, left, name, plain)
        if name == "week" and det == "the" and not rel:  # the week of March 6
            return Found(left.start("det"), plain, shift=(name, 0), onward=True)
    if head["unit"].endswith("s") or scene.text[plain : plain + 1] == "-":
        return None
    start = left.start() if left["edge"] or left["part"] else left.start("det") if det else left.start("rel")
    if rel:
        return _relative(name, det, rel, start, plain, scene)
    if det == "this" and name not in _SHORT:
        return _this(name, start, plain, scene)
    if det == "that" and name not in ("second", "minute", "hour"):
        return _from_text(name, 0, start, plain)
    if det == "the" and (name == "weekend" or ((left["edge"] or left["part"]) and name not in _SHORT)):
        return _this(name, start, plain, scene)
    return None


def _part(count: float, left: re.Match[str], name: str, end: int) -> Found:
    """ "the first three months of 2019", "the last week of March"."""
    return Found(
        left.start("first" if left["first"] else "rel"),
        end,
        shift=(name, count if left["first"] else -count),
        onward=True,
        kind="part",
    )


def _counted(count: Count, name: str, after: str, start: int, end: int, scene: Scene) -> Found | None:
    """ "two years ago", "three days later", "a week before the vote"."""
    if count.vague:
        return None
    if after in ("ago", "back"):
        return _at(-count.number, name, start, end, scene)
    if after == "from":  # "three weeks from Tuesday", but "three days from Rome"
        value = cal.duration(name, count.number) if name not in ("weekend", "quarter") else None
        return Found(
            start, end, value, shift=(name, count.number), onward=True, plain=end - 5, kind="duration"
        )
    if after in ("from now", "hence"):
        return _at(count.number, name, start, end, scene)
    sign = 1 if after in ("later", "after") else -1
    return Found(start, end, shift=(name, sign * count.number), onward=after not in ("earlier", "later"))


def _at(steps: float, name: str, start: int, end: int, scene: Scene) -> Found:
    day = cal.shift(scene.anchor, name, steps) if scene.anchor else None
    return Found(start, end, coarse(day, name, steps) if day else None, scene.said)


def coarse(day: dt.date, name: str, steps: float) -> str | None:
    """The day at the precision of the unit it was counted in: years ago names a year."""
    grain = _COARSER.get(name, name)
    if grain == "year" and steps != int(steps) and name == "year":
        grain = "month"  # a year and a half ago
    return cal.period(day, grain)


def _window(count: Count, name: str, rel: str, start: int, end: int, scene: Scene) -> Found | None:
    """ "the past three years", "the next 24 hours"."""
    if count.vague or rel in ("same", "current", "following", "preceding"):
        return None
    steps = -count.number if rel in _BACK else count.number
    other = cal.shift(scene.anchor, name, steps) if scene.anchor else None
    if scene.anchor is None or other is None:
        return Found(start, end)
    if other == scene.anchor:
        return duration(count, name, start, end, scene)
    grain = {"week": "day", "fortnight": "day", "weekend": "day"}.get(name, _COARSER.get(name, name))
    first, last = sorted((other, scene.anchor))
    return Found(start, end, f"{cal.period(first, grain)}/{cal.period(last, grain)}", scene.said)


def _relative(name: str, det: str, rel: str, start: int, end: int, scene: Scene) -> Found | None:
    """ "last week", "next month", "the past year", "the following day"."""
    if rel in ("same", "previous", "following", "preceding") or (
        rel == "next" and det == "the" and name in ("day", "night", "morning")
    ):
        steps = 0 if rel == "same" else -1 if rel in _BACK else 1
        return _from_text(name, steps, start, end) if det or rel != "same" else None
    if name in _SHORT or (det == "the" and scene.after(end) == "of"):
        return None
    if rel == "current":
        return _this(name, start, end, scene)
    if det == "the" and name not in ("weekend", "quarter"):
        return _window(Count(1, False, True), name, rel, start, end, scene)
    if name == "weekend":
        return _weekend(PAST if rel in _BACK else FUTURE, start, end, scene)
    return _at_period(-1 if rel in _BACK else 1, name, start, end, scene)


def _at_period(steps: int, name: str, start: int, end: int, scene: Scene) -> Found:
    day = cal.shift(scene.anchor, name, steps) if scene.anchor else None
    return Found(start, end, cal.period(day, name) if day else None, scene.said)


def _this(name: str, start: int, end: int, scene: Scene) -> Found:
    if name == "weekend":
        return _weekend(scene.tense(start, end), start, end, scene)
    return _at_period(0, name, start, end, scene)


def _weekend(tense: str, start: int, end: int, scene: Scene) -> Found:
    """The last weekend begun before publication, or the next one when the sentence looks ahead."""
    if scene.anchor is None:
        return Found(start, end)
    saturday = cal.nearest_weekday(scene.anchor, 5, PAST)
    if tense in (FUTURE, PRESENT) and scene.anchor.weekday() < 5:
        saturday += dt.timedelta(days=7)
    return Found(start, end, cal.period(saturday, "weekend"), scene.said)


def _from_text(name: str, steps: int, start: int, end: int) -> Found:
    return Found(start, end, shift=(name, steps))


def clock(head: re.Match[str], scene: Scene) -> Found | None:  # noqa: ARG001
    """"9:30 a.m." is T09:30, "15:11 GMT" T15:11; the day is a date of its own."""
    if head["h24"]:
        return Found(head.start(), head.end(), f"T{int(head['h24']):02}:{head['m24']}", kind="clock")
    hour = int(head["h"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if head["half"][0] in "pP" else 0)
    return Found(head.start(), head.end(), f"T{hour:02}:{head['m'] or '00'}", kind="clock")


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {
    "deictic": deictic,
    "weekday": weekday,
    "unit": unit,
    "clock": clock,
}
