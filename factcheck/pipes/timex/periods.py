"""Neighbouring dates that make a period, and periods that are open on one side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.pipes.timex.patterns import CUE, S
from factcheck.pipes.timex.scene import Found, Scene

_REACH = 30  # how far to the left "from" may stand
_GAP = 40  # how far apart the two ends of a period may stand
_EDGE = rf"(?:the{S})?(?:(?:beginning|start|middle|end){S}of{S})?(?:the{S})?"
_DASH = re.compile(r"[^\S\r\n]?[-–—][^\S\r\n]?")
_TO = re.compile(rf"{S}(?P<word>to|through|until|till){S}{_EDGE}")
_AND = re.compile(rf"{S}and{S}{_EDGE}")
_BESIDE = re.compile(rf",?(?:{S}(?:\(\w+ GMT\){S})?(?:at{S}|on{S})?(?:about{S}|around{S})?)?")
_NOW = re.compile(rf"{S}(?:to|until|till|through|and){S}(?:the{S})?(?:present(?:{S}day)?|now|date)\b")


def linked(first: Found, last: Found, scene: Scene) -> bool:
    """Whether only a dash, "to", "through" or "and" stands between two dates."""
    gap = scene.text[first.end : last.start]
    return len(gap) < _GAP and any(link.fullmatch(gap) for link in (_DASH, _TO, _AND))


def joined(dates: list[Found], scene: Scene) -> list[Found]:
    """The dates, with one period for "from 2010 to 2014", "May-June 2011", "1997 and 1998"."""
    done: list[Found] = []
    for one in dates:
        period = _period(done[-1], one, scene) if done else None
        if period:
            done[-1] = period
        else:
            done.append(one)
    return done


def _period(first: Found, last: Found, scene: Scene) -> Found | None:
    if not linked(first, last, scene):
        return None
    if first.kind == "present" and scene.said and scene.text[first.start : first.end].lower() == "now":
        first = replace(first, value=scene.said, anchor=scene.said, kind="point")
    if {first.kind, last.kind} != {"point"}:
        return None
    a, b = (first.value or "").split("/")[0], (last.value or "").split("/")[-1]
    if not re.match(r"[\dX]{4}", a) or not re.match(r"[\dX]{4}", b) or a >= b:
        return None
    cue = CUE.search(scene.text, max(0, first.start - _REACH), first.start)
    word = cue["cue"].lower() if cue else ""
    if not _is_period(first, last, (a, b), word, scene.text[first.end : last.start]):
        return None
    start = cue.start() if cue and word in ("from", "between") else first.start
    return replace(last, start=start, value=f"{a}/{b}", anchor=first.anchor or last.anchor)


def _is_period(first: Found, last: Found, sides: tuple[str, str], cue: str, gap: str) -> bool:
    a, b = sides
    if _DASH.fullmatch(gap):
        return len(a) == len(b) or bool(first.month and last.month)
    to = _TO.fullmatch(gap)
    if to:
        return cue == "from" or to["word"] == "through" or first.month is not None or len(a) == 4
    years = len(a) == len(b) == 4 and a.isdigit() and b.isdigit()
    return cue == "between" or (years and int(b) - int(a) == 1)


def opened(dates: list[Found], scene: Scene) -> Iterator[Found]:
    """The dates, some open: "since 2015" is 2015/.., "until 2030" ../2030, "from 1998 to date" 1998/.. ."""
    for one in dates:
        cue = CUE.search(scene.text, max(0, one.start - _REACH), one.start)
        if cue is None or not one.value or one.kind != "point" or ".." in one.value:
            yield one
            continue
        word, now = cue["cue"].lower(), _NOW.match(scene.text, one.end)
        if word == "since" or (now and word in ("from", "between")):
            end = now.end() if now else one.end
            yield replace(one, start=cue.start(), end=end, value=_onward(one.value))
        elif word in ("until", "till") and "/" not in one.value:
            yield replace(one, start=cue.start(), value=f"../{one.value}")
        else:
            yield one


def _onward(value: str) -> str:
    """Open from the start of a value; a decade begins at its first year, about."""
    first = value.split("/")[0]
    return f"{first.replace('X', '0')}~/.." if re.fullmatch(r"\d+X+", first) else f"{first}/.."


def timed(dates: list[Found], scene: Scene) -> Iterator[Found]:
    """The dates with "9 a.m. Tuesday" as one, and without the clock times that have no day beside them."""
    held: Found | None = None  # the last one, which a time may still join
    for one in dates:
        pair = _timed(held, one, scene) if held else None
        if pair:
            held = pair
            continue
        if held and held.kind != "clock":
            yield held
        held = one
    if held and held.kind != "clock":
        yield held


def _timed(first: Found, last: Found, scene: Scene) -> Found | None:
    """A day and the time of day beside it as one date; None when they are no such pair."""
    times = ("clock", "hours")
    if (first.kind in times) == (last.kind in times):
        return None
    time, day = (first, last) if first.kind in times else (last, first)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day.value or "") or not _BESIDE.fullmatch(
        scene.text, first.end, last.start
    ):
        return None
    return replace(day, start=first.start, end=last.end, value=_on(day.value or "", time.value or ""))


def _on(day: str, time: str) -> str:
    """``_on("2017-07-21", "T14:00/T16:00") == "2017-07-21T14:00/2017-07-21T16:00"``."""
    return "/".join(day + part for part in time.split("/"))
