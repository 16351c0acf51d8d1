"""Dates with a unit of time: "last week", "two years ago", "the past decade", "the end of the month"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.lexicon import owner
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.calendar import FUTURE, PAST, PRESENT
from factcheck.pipes.timex.durations import Count, count_of, duration
from factcheck.pipes.timex.patterns import BACK, LEFT_OF_UNIT
from factcheck.pipes.timex.scene import Found, Scene

_UNITS = owner("dates", "units")
_SHORT = ("second", "minute", "hour", "day", "night")  # "the last day" is no period
_COARSER = {
    "decade": "year",
    "century": "year",
    "millennium": "year",
    "fortnight": "week",
    "hour": "day",
    "quarter": "month",
}


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands around a unit: "the last two [weeks] of", its count apart."""

    unit: str
    det: str
    rel: str
    after: str
    plural: bool
    left: re.Match[str]
    end: int  # of the unit
    full: int  # of what follows it: "ago"

    def first(self, *groups: str) -> int:
        """Where the first of these groups that is there begins."""
        return next(self.left.start(group) for group in groups if self.left[group])


def unit(head: re.Match[str], scene: Scene) -> Found | None:
    """Relative periods, counts of units from somewhere, and plain durations."""
    left = scene.left(LEFT_OF_UNIT, head.start())
    read = _Read(
        unit=_UNITS[head["unit"]],
        det=(left["det"] or "").lower(),
        rel=(left["rel"] or left["rel2"] or "").lower(),
        after=re.sub(r"\s+", " ", head["after"] or ""),
        plural=head["unit"].endswith("s"),
        left=left,
        end=head.end("half") if head["half"] else head.end("unit"),
        full=head.end(),
    )
    if read.after in ("old", "of age") or read.det in ("every", "each"):
        return None
    count = count_of(left, bool(head["half"]))
    if scene.after(read.end) == "of":
        part = _part(read, count)
        if part:
            return part
    if count is None:
        return _without_count(read, scene)
    if left["rel2"] in ("last", "next", "coming", "following") and not read.plural:
        steps = -1 if left["rel2"] == "last" else 1  # "13 last week"
        day = cal.shift(scene.anchor, read.unit, steps) if scene.anchor else None
        value = cal.period(day, read.unit) if day else None
        return None if read.unit in _SHORT else Found(left.start("rel2"), read.end, value, scene.said)
    if read.after:
        return _counted(read, count, scene)
    if read.rel:
        return _window(read, count, scene)
    return duration(count, read.unit, left.start("count"), read.end, scene)


def _part(read: _Read, count: Count | None) -> Found | None:
    """The first three months of 2019, the last week of March, the week of March 6."""
    if read.left["first"] or read.rel == "last":
        if (count is None and read.plural) or (count and count.vague):
            return None
        number = count.number if count else 1
        steps = number if read.left["first"] else -number
        start = read.first("first", "rel")
        return Found(start, read.end, shift=(read.unit, steps), onward=True, kind="part")
    if count is None and read.unit == "week" and read.det == "the" and not read.rel:
        return Found(read.first("det"), read.end, shift=("week", 0), onward=True)
    return None


def _without_count(read: _Read, scene: Scene) -> Found | None:
    if read.plural or scene.text[read.end : read.end + 1] == "-":
        return None
    if read.rel:
        return _relative(read, scene)
    if read.left["edge"] and not read.det and read.unit in ("month", "year"):
        return _period(read, 0, scene)  # "by end of year"
    if read.det == "that" and read.unit not in ("second", "minute", "hour"):
        return _from_text(read, 0)
    within = read.left["edge"] or read.left["part"]
    if read.det == "the" and read.unit != "weekend" and not within:
        return None
    return _this(read, scene) if read.det in ("the", "this") and read.unit not in _SHORT else None


def _start(read: _Read) -> int:
    """Where a period without a count begins: the end of the year, earlier this week, that day, last month."""
    if read.left["edge"] or read.left["part"]:
        return read.left.start()
    return read.first("det", "rel")


def _counted(read: _Read, count: Count, scene: Scene) -> Found | None:
    """Two years ago, three days later, a week before the vote."""
    if count.vague:
        return None
    start = read.left.start("count")
    if read.after in ("ago", "back", "from now", "hence"):
        steps = count.number if read.after in ("from now", "hence") else -count.number
        day = cal.shift(scene.anchor, read.unit, steps) if scene.anchor else None
        return Found(start, read.full, coarse(day, read.unit, steps) if day else None, scene.said)
    if read.after == "from":  # "three weeks from Tuesday" is a day, "three days from Rome" takes three days
        plain = duration(count, read.unit, start, read.end, scene)
        value = plain.value if plain else None
        shift = (read.unit, count.number)
        return Found(start, read.full, value, shift=shift, onward=True, plain=read.end, kind="duration")
    sign = 1 if read.after in ("later", "after") else -1
    onward = read.after not in ("earlier", "later")
    return Found(start, read.full, shift=(read.unit, sign * count.number), onward=onward)


def coarse(day: dt.date, unit: str, steps: float) -> str | None:
    """The day at the precision of the unit it was counted in: "three years ago" names a year."""
    grain = _COARSER.get(unit, unit)
    if unit == "year" and steps != int(steps):
        grain = "month"  # a year and a half ago
    return cal.period(day, grain)


def _window(read: _Read, count: Count, scene: Scene) -> Found | None:
    """The past three years, the next 24 hours: from or to the day of publication."""
    if count.vague or read.rel in ("same", "current", "following", "preceding"):
        return None
    start = read.first("rel", "count") if read.left["rel"] or read.left["count"] else _start(read)
    steps = -count.number if read.rel in BACK else count.number
    other = cal.shift(scene.anchor, read.unit, steps) if scene.anchor else None
    if scene.anchor is None or other is None:
        return Found(start, read.end)
    if read.unit == "quarter":
        return replace(_quarters(steps, scene), start=start, end=read.end)
    if other == scene.anchor:
        return duration(count, read.unit, start, read.end, scene)
    grain = "day" if read.unit in ("week", "fortnight") else _COARSER.get(read.unit, read.unit)
    first, last = sorted((other, scene.anchor))
    return Found(start, read.end, f"{cal.period(first, grain)}/{cal.period(last, grain)}", scene.said)


def _quarters(steps: float, scene: Scene) -> Found:
    """The last two quarters are whole ones, before the one of publication."""
    assert scene.anchor is not None
    ends = sorted(
        (cal.add_months(scene.anchor, 3 if steps > 0 else -3), cal.add_months(scene.anchor, round(steps) * 3))
    )
    sides = [cal.period(day, "quarter") or "" for day in ends]
    return Found(0, 0, f"{sides[0].split('/')[0]}/{sides[1].split('/')[1]}", scene.said)


def _relative(read: _Read, scene: Scene) -> Found | None:
    """Last week, next month, the past year, the following day."""
    told = read.rel == "next" and read.det == "the" and read.unit in ("day", "night")
    if read.rel in ("same", "previous", "following", "preceding") or told:
        steps = 0 if read.rel == "same" else -1 if read.rel in BACK else 1
        return _from_text(read, steps) if read.det else None
    if read.unit in _SHORT or (read.det == "the" and scene.after(read.end) == "of"):
        return None
    if read.rel == "current":
        return _this(read, scene)
    if read.unit == "weekend":
        return _weekend(read, PAST if read.rel in BACK else FUTURE, scene)
    if read.det == "the" and read.unit != "quarter":
        return _window(read, Count(1), scene)
    return _period(read, -1 if read.rel in BACK else 1, scene)


def _period(read: _Read, steps: int, scene: Scene) -> Found:
    day = cal.shift(scene.anchor, read.unit, steps) if scene.anchor else None
    return Found(_start(read), read.end, cal.period(day, read.unit) if day else None, scene.said)


def _this(read: _Read, scene: Scene) -> Found:
    if read.unit == "weekend":
        return _weekend(read, scene.tense(_start(read), read.end), scene)
    return _period(read, 0, scene)


def _weekend(read: _Read, tense: str, scene: Scene) -> Found:
    """The last weekend begun before publication, or the next one when the sentence looks ahead."""
    start = _start(read)
    if scene.anchor is None:
        return Found(start, read.end)
    saturday = cal.nearest_weekday(scene.anchor, 5, PAST)
    if tense in (FUTURE, PRESENT) and scene.anchor.weekday() < 5:
        saturday += dt.timedelta(days=7)
    return Found(start, read.end, cal.period(saturday, "weekend"), scene.said)


def _from_text(read: _Read, steps: int) -> Found:
    return Found(_start(read), read.end, shift=(read.unit, steps))


RULES: dict[str, Callable[[re.Match[str], Scene], Found | None]] = {"unit": unit}
