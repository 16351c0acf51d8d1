"""Dates in the form of the public benchmark sets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters import date_suite
from adapters.claims import pipeline
from adapters.scoring import Row, picked, rows, score

from factcheck.model import Date
from factcheck.pipes.annotations import get

SETS = ("gum_interview", "aquaint")
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_WINDOW = re.compile(r"(?i)\b(?:past|last|next|coming|previous)\b")
_DAY = r"\d{4}-\d\d-\d\d"


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Found, and with the right value, on both sets; the share of the suite's news-like cases passed."""
    nlp = pipeline()
    found = {}
    for name in SETS:
        gold = rows(folder / "dates" / f"{name}.jsonl")
        result = score(folder, "dates", gold, predict(gold, nlp))
        found[f"dates_{name}"] = picked(result, {"f1": "relaxed.f1", "value_f1": "value.f1"})
    suite = rows(folder / "dates" / "recognizers_DateTimeModel.jsonl")
    kept = [case for case in suite if date_suite.left_out(case) is None]
    dates = dated(((case["Input"], date_suite.reference(case)) for case in kept), nlp)
    passed = sum(date_suite.passes(case, got) for case, (_, got) in zip(kept, dates, strict=True))
    found["date_suites"] = {"recognizers_DateTime": round(passed / len(kept), 4)}
    return found


def predict(gold: list[Row], nlp: Any) -> list[Row]:
    """``{"doc_id", "timex": [{"start", "end", "value"}]}`` for each row, in the values of its corpus."""
    texts = zip((row["text"] for row in gold), (row["dct"] for row in gold), strict=True)
    found = []
    for row, (doc_text, dates) in zip(gold, dated(texts, nlp), strict=True):
        spell = _gum if row["doc_id"].startswith("GUM_") else _timex
        spelled = ((date, spell(date)) for date in _timed(dates, doc_text))
        timex = [one for date, value in spelled if value for one in _parts(date, value)]
        found.append({"doc_id": row["doc_id"], "timex": timex})
    return found


def _timed(dates: tuple[Date, ...], text: str) -> Iterator[Date]:
    """A clock time and the day beside it are one TIMEX3: "9 a.m. Tuesday". A time alone is left out."""
    skip = False
    for date, after in zip(dates, [*dates[1:], None], strict=True):
        value, other = date.value or "", (after.value or "") if after else ""
        gap = text[date.end : after.start] if after else "-"
        pair = {value[:1] == "T": (other, value), other[:1] == "T": (value, other)}.get(True)
        if (
            not skip
            and after
            and pair
            and pair[0][:1] not in "TP"
            and re.fullmatch(r",? ?(?:\(\w+ GMT\) )?(?:at |on )?(?:about )?", gap)
        ):
            yield replace(date, end=after.end, value="".join(pair))
            skip = True
            continue
        if not skip and value[:1] != "T":
            yield date
        skip = False


def _parts(date: Date, value: str) -> list[Row]:
    """Both sets mark the two sides of "from 2010 to 2014", "May 3 and 4", "from now to May" by themselves."""
    ahead = re.fullmatch(r"(?:from |between )now (?:to|until|and) (.*)", date.text)
    if ahead and "/" in value:
        now = date.start + date.text.index("now")
        return [
            {"start": now, "end": now + 3, "value": "PRESENT_REF"},
            {"start": date.start + ahead.start(1), "end": date.end, "value": value.split("/")[1]},
        ]
    days = re.fullmatch(r"([A-Z]\S+ )(\d+) and (\d+)", date.text)
    if days and "/" in (date.value or ""):
        first, last = (date.value or "").split("/")
        cut = date.start + days.end(2)
        return [
            {"start": date.start, "end": cut, "value": first},
            {"start": date.start + days.start(3), "end": date.end, "value": last},
        ]
    years = list(re.finditer(r"\b\d{4}\b", date.text))
    if re.fullmatch(r"\d{4}/\d{4}", value) and [year[0] for year in years] == value.split("/"):
        return [{"start": date.start + y.start(), "end": date.start + y.end(), "value": y[0]} for y in years]
    return [{"start": date.start, "end": date.end, "value": value}]


def dated(texts: Iterable[tuple[str, str | None]], nlp: Any) -> Iterator[tuple[str, tuple[Date, ...]]]:
    def docs() -> Iterator[Any]:
        for text, published in texts:
            doc = nlp.make_doc(text)
            doc._.published = published
            yield doc

    for doc in nlp.pipe(docs()):
        yield doc.text, get(doc, Date)


def _timex(date: Date) -> str | None:
    """TIMEX3: open ends are closed, weeks are numbered, counts of units back or forth are durations.

    What comes back is marked beside the value there: "every day" is P1D.
    """
    value = (date.value or "").replace("/..", "").replace("../", "").replace("~", "").removeprefix("R/")
    if not value:
        return None
    counted = re.search(
        r"(?:(?<=the )\w+|\b(?!early|late)\w+ \S+) (second|minute|hour|day|week|month|year|decade)s?\b",
        date.text,
    )
    if _WINDOW.search(date.text) and "/" in value and counted:
        return _length(value, counted[1])
    week = re.fullmatch(rf"({_DAY})/({_DAY})", value)
    if week:
        first, last = (dt.date.fromisoformat(day) for day in week.groups())
        year, number, _ = first.isocalendar()
        if (last - first).days == 6:
            return f"{year}-W{number:02}"
        return f"{year}-W{number:02}-WE" if (last - first).days == 1 and first.weekday() == 5 else value
    return re.sub(r"^(\d{4}-)(2[1-4])$", lambda m: m[1] + _SEASONS[m[2]], value)


def _length(value: str, unit: str) -> str:
    first, last = (dt.date.fromisoformat((side + "-01-01")[:10]) for side in value.split("/"))
    if unit in ("year", "decade"):
        return f"P{last.year - first.year}Y"
    if unit == "month":
        return f"P{(last.year - first.year) * 12 + last.month - first.month}M"
    days = (last - first).days
    return f"P{days // 7}W" if unit == "week" else f"P{days}D"


def _gum(date: Date) -> str | None:
    """GUM marks no durations, nor "now"; decades are written as days, a half of a month ("late May") as
    the days from 15 to 30, and months without a year as --MM.
    """
    value = (date.value or "").replace("/..", "").replace("../", "").replace("~", "")
    if not value or value[0] in "PTR" or value == "XXXX-XX-XX":
        return None
    if decade := re.fullmatch(r"(\d{3})X", value):
        return f"{decade[1]}0-01-01/{decade[1]}9-12-31"
    if century := re.fullmatch(r"(\d\d)XX", value):
        return f"{century[1]}00-01-01/{century[1]}99-12-31"
    if half := re.fullmatch(r"(?i)(early|late) .*", date.text):
        ends = ("01", "15") if half[1].lower() == "early" else ("15", "30")
        value = "/".join(f"{value}-{day}" for day in ends) if re.fullmatch(r".{4}-\d\d", value) else value
    return value.replace("XXXX-", "--")
