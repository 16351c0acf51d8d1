"""From finds to dates: overlaps go, missing years are filled in, neighbours become periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from factcheck.pipes.fences import FENCE
from factcheck.pipes.timex import calendar as cal
from factcheck.pipes.timex.patterns import S
from factcheck.pipes.timex.periods import joined, linked, opened, timed
from factcheck.pipes.timex.scene import Found, Scene
from factcheck.pipes.timex.units import coarse

_REACH = 300  # "the next day" refers to a date at most this many characters back, in its own paragraph
_CLOSE = 90  # days: see calendar.believed
_ONWARD = re.compile(rf"{S}(?:(?:the|on|of){S})?(?:the{S})?")
_REPEAT = 40  # characters by which a pull quote is known
_PLUS = re.compile(rf",?{S}(?:and{S})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARAGRAPH = re.compile(rf"\n[^\S\r\n]*\r?\n|{FENCE}")


def settle(found: Iterable[Found], scene: Scene) -> Iterator[Found]:
    """The dates of a text in order, none overlapping."""
    dates = _borrow(_summed(_longest(found), scene), scene)
    dates = _told(_years(dates, scene), scene)
    yield from timed(list(opened(joined(_count(dates, scene), scene), scene)), scene)


def _longest(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _summed(found: list[Found], scene: Scene) -> list[Found]:
    """Durations with "two years and three months" as one."""
    done: list[Found] = []
    for one in found:
        last = done[-1] if done else one
        both = one.kind == last.kind == "duration" and last is not one
        if both and _PLUS.fullmatch(scene.text, last.end, one.start):
            value = cal.plus(last.value or "", one.value or "")
            if value:
                done[-1] = replace(last, end=one.end, value=value)
                continue
        done.append(one)
    return done


def _told(dates: list[Found], scene: Scene) -> list[Found]:
    """A quoted "today" counts from the day of the story, if that is one to three days before publication.

    The day of the story is the first weekday or "yesterday" outside quotation marks; when another such
    date is the day of publication itself, the quotation may be of that day, and nothing is changed.
    """
    said = {scene.text[one.start : one.start + _REPEAT] for one in dates if one.quoted}
    if scene.anchor is None or not said:
        return dates
    # A pull quote repeats the words without marks.
    quoted = [scene.text[one.start : one.start + _REPEAT] in said for one in dates]
    told = [one.value for one, inside in zip(dates, quoted, strict=True) if one.anchor and not inside]
    days = [cal.parse(value) for value in told if value and _DAY.fullmatch(value)]
    near = [day for day in days if day and 0 <= (scene.anchor - day).days <= 3]
    if not near or scene.anchor in near:
        return dates
    back = (near[0] - scene.anchor).days
    return [
        replace(one, value=_moved(one.value, back)) if inside else one
        for one, inside in zip(dates, quoted, strict=True)
    ]


def _moved(value: str | None, days: int) -> str | None:
    day = cal.parse(value)
    moved = cal.shift(day, "day", days) if day else None
    return moved.isoformat() if moved else value


def _borrow(dates: list[Found], scene: Scene) -> list[Found]:
    """In "between May and June 2011" and "March 30 - April 2, 2020" the first takes the second's year."""
    for i in range(len(dates) - 1, 0, -1):
        first, last = dates[i - 1], dates[i]
        if first.month and last.month and first.year is None and last.year and linked(first, last, scene):
            later = (first.month, first.day or 0) > (last.month, last.day or 99)
            dates[i - 1] = replace(first, year=last.year - later)
    return dates


def _years(dates: list[Found], scene: Scene) -> list[Found]:
    """Years where none is given: of the same day elsewhere in the text, or nearest to publication."""
    known = {(one.month, one.day): one.year for one in dates if one.year and one.month and one.day}
    full: list[Found] = []
    for one in dates:
        if one.month and one.year is None:
            year = known.get((one.month, one.day)) if one.day and scene.anchor is None else None
            if year:
                one = replace(one, year=year)
            else:
                one = _follow(full[-1], one, scene) if full else _nearest(one, scene)
        full.append(replace(one, value=_spell(one)) if one.value is None and (one.year or one.month) else one)
    return full


def _follow(first: Found, last: Found, scene: Scene) -> Found:
    """In "from May to September" the second takes its year from the first."""
    if not (first.month and first.year and scene.anchor and linked(first, last, scene)):
        return _nearest(last, scene)
    later = (first.month, first.day or 0) > (last.month or 0, last.day or 99)
    return replace(last, year=first.year + later, anchor=first.anchor)


def _nearest(one: Found, scene: Scene) -> Found:
    """The year nearest to publication that the tense allows and, if the weekday is named, the calendar."""
    if scene.anchor is None or one.month is None:
        return one
    anchor = scene.anchor if one.day else scene.anchor.replace(day=1)
    days = [cal.day(anchor.year + step, one.month, one.day or 1) for step in (-1, 0, 1)]
    real = [day for day in days if day]
    named = [day for day in real if day.weekday() == one.weekday] if one.day else []
    best = cal.believed(named or real, anchor, one.tense, _CLOSE if one.day else 31)
    return replace(one, year=best.year, anchor=scene.said) if best else one


def _spell(one: Found) -> str:
    value = "XXXX" if one.year is None else f"{one.year:04}"
    if one.month:
        value += f"-{one.month:02}"
    if one.day and one.day2:
        return f"{value}-{one.day:02}/{value}-{one.day2:02}"
    return f"{value}-{one.day:02}" if one.day else value


def _count(dates: list[Found], scene: Scene) -> list[Found]:
    """Dates counted from other dates: "two days before May 1", "the next day", "the first weeks of 2021"."""
    done: list[Found] = []
    for i, one in enumerate(dates):
        if one.shift is None:
            if not (done and one.start < done[-1].end):  # else it is the May of "the first week of May"
                done.append(one)
            continue
        base = _onward(one, dates[i + 1 : i + 2], scene) if one.onward else _back(one, done, scene)
        value = _shifted(one, base) if base else None
        if base and value and one.kind in ("part", "nth", "beside"):
            one = replace(one, end=base.end)
        if base and value:
            done.append(replace(one, value=value, anchor=base.value, kind="point"))
        elif one.kind not in ("beside", "nth"):
            done.append(_unshifted(one))
    return done


def _unshifted(one: Found) -> Found:
    """Without a date to count from, "three days from Rome" keeps its duration."""
    return replace(one, end=one.plain or one.end) if one.value else one


def _onward(one: Found, following: list[Found], scene: Scene) -> Found | None:
    return next((f for f in following if _ONWARD.fullmatch(scene.text[one.end : f.start])), None)


def _back(one: Found, done: list[Found], scene: Scene) -> Found | None:
    near = takewhile(lambda d: one.start - d.end <= _REACH, reversed(done))
    base = next((d for d in near if d.kind == "point" and d.value), None)
    far = base is None or _PARAGRAPH.search(scene.text, base.end, one.start)
    return None if far else base


def _shifted(one: Found, base: Found) -> str | None:
    """The date so many units from ``base``, if that is precise enough; a "part" counts within it."""
    assert one.shift is not None
    unit, steps = one.shift
    value = base.value or ""
    if not re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", value):  # 2014-21 is a spring
        return None
    if one.kind == "nth":
        return cal.nth_week(value, int(steps))
    if one.kind == "part":
        return cal.within(value, unit, int(steps))
    fine = {4: ("year", "decade", "century"), 7: ("year", "decade", "month")}
    if unit not in fine.get(len(value), (unit,)):
        return None
    day = cal.shift(dt.date.fromisoformat((value + "-01-01")[:10]), unit, steps)
    if one.onward and steps and len(value) == 10 and day:
        return day.isoformat()
    return coarse(day, unit, steps) if day else None
