"""Dates in the form of the public benchmark sets, and the share of a peer's date suite that we read the same way."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from adapters.claims import pipeline
from adapters.scoring import Row, picked, rows, score

from factcheck.model import Date
from factcheck.pipes.annotations import get

SETS = ("gum_interview", "aquaint")
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_WINDOW = re.compile(r"(?i)\b(?:past|last|next|coming|previous)\b")
_DAY = r"\d{4}-\d\d-\d\d"

# The suite tests a calendar assistant. Left out are results that no news text calls for: clock times and repeated
# dates (by type), and these ways of writing.
LEFT_OUT_TYPES = ("set", "time", "timerange", "datetime", "datetimerange", "datetimealt", "timezone")
LEFT_OUT = {
    "talks to an assistant": r"(?i)\b(?:cortana|schedule|set up|book|remind|meet(?:ing)?|skype|calendar|appointment|i'll|i will)\b",
    "day and month in figures without a year": r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.-])",
    "week numbers and business days": r"(?i)\b(?:business|working) days?\b|\bweek \d|\bw\d{1,2}\b|\d(?:st|nd|rd|th) week",
    "comparisons of query languages": r"(?i)\b(?:show|sales|records)\b|\bor (?:later|earlier|after|before|greater|above)\b|[<>=~]",
    "a day of the month alone": r"(?i)\b(?:the|on|from|between) \d{1,2}(?:st|nd|rd|th)\b(?! (?:of )?(?:[A-Z]|century))",
}


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Found, and found with the right value, on both sets; the share of the suite's news-like cases passed."""
    nlp = pipeline()
    found = {}
    for name in SETS:
        gold = rows(folder / "dates" / f"{name}.jsonl")
        result = score(folder, "dates", gold, predict(gold, nlp))
        found[f"dates_{name}"] = picked(result, {"f1": "relaxed.f1", "value_f1": "value.f1"})
    suite = rows(folder / "dates" / "recognizers_DateTimeModel.jsonl")
    found["date_suites"] = {"recognizers_DateTime": suite_share(suite, nlp)}
    return found


def predict(gold: list[Row], nlp: Any) -> list[Row]:
    """``{"doc_id", "timex": [{"start", "end", "value"}]}`` for each row; values as the row's corpus writes them."""
    texts = zip((row["text"] for row in gold), (row["dct"] for row in gold), strict=True)
    found = []
    for row, (doc_text, dates) in zip(gold, _dates(texts, nlp), strict=True):
        spell = _gum if row["doc_id"].startswith("GUM_") else _timex
        spelled = ((date, spell(date, doc_text)) for date in dates)
        timex = [{"start": date.start, "end": date.end, "value": value} for date, value in spelled if value]
        found.append({"doc_id": row["doc_id"], "timex": timex})
    return found


def _dates(texts: Iterable[tuple[str, str | None]], nlp: Any) -> Iterator[tuple[str, tuple[Date, ...]]]:
    def docs() -> Iterator[Any]:
        for text, published in texts:
            doc = nlp.make_doc(text)
            doc._.published = published
            yield doc

    for doc in nlp.pipe(docs()):
        yield doc.text, get(doc, Date)


def _timex(date: Date, text: str) -> str | None:  # noqa: ARG001
    """TIMEX3: open ends are closed, weeks are numbered, counts of units back or forth are durations."""
    value = (date.value or "").replace("/..", "").replace("../", "").replace("~", "")
    if not value:
        return None
    counted = re.search(
        r"(?:(?<=the )\w+|\w+ \S+) (second|minute|hour|day|week|month|year|decade)s?\b", date.text
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


def _gum(date: Date, text: str) -> str | None:  # noqa: ARG001
    """GUM marks dates but no durations nor "now"; it writes decades as days and months without a year as --MM."""
    value = (date.value or "").replace("/..", "").replace("../", "").replace("~", "")
    if not value or value[0] in "PT":
        return None
    if decade := re.fullmatch(r"(\d{3})X", value):
        return f"{decade[1]}0-01-01/{decade[1]}9-12-31"
    if century := re.fullmatch(r"(\d\d)XX", value):
        return f"{century[1]}00-01-01/{century[1]}99-12-31"
    return value.replace("XXXX-", "--")


def suite_share(cases: list[Row], nlp: Any) -> float:
    """The share of news-like cases in which every wanted value is found at its place, and none where none is wanted."""
    kept = [case for case in cases if news_like(case)]
    dates = _dates(((case["Input"], _reference(case)) for case in kept), nlp)
    passed = sum(passes(case, found) for case, (_, found) in zip(kept, dates, strict=True))
    return round(passed / len(kept), 4)


def news_like(case: Row) -> bool:
    """Whether the case is one that a reader of news needs (see LEFT_OUT)."""
    for result in case["Results"]:
        kind = str(result.get("TypeName", "")).rpartition(".")[2]
        if kind in (*LEFT_OUT_TYPES, "") or any("Mod" in one for one in result["Resolution"]["values"]):
            return False
    return not any(re.search(pattern, case["Input"]) for pattern in LEFT_OUT.values())


def passes(case: Row, dates: tuple[Date, ...]) -> bool:
    """Every wanted value is among those of an overlapping date; nothing is found where nothing is wanted."""
    if not case["Results"]:
        return not any(date.value for date in dates)
    return all(any(_fits(date, result) for date in dates) for result in case["Results"])


def _reference(case: Row) -> str | None:
    return case.get("Context", {}).get("ReferenceDateTime")


def _fits(date: Date, result: Row) -> bool:
    if date.start > result["End"] or date.end <= result["Start"] or not date.value:
        return False
    for one in result["Resolution"]["values"]:
        if date.value in (one.get("timex"), one.get("value")):
            return True
        if "start" in one and "end" in one and bounds(date.value) == (one["start"][:10], one["end"][:10]):
            return True
    return False


def bounds(value: str) -> tuple[str, str] | None:
    """First day of a value and the day after its last one: ``bounds("2011-05") == ("2011-05-01", "2011-06-01")``."""
    sides = value.replace("~", "").split("/")
    try:
        return _edges(sides[0])[0].isoformat(), (_edges(sides[-1])[1] + dt.timedelta(days=1)).isoformat()
    except (ValueError, KeyError, OverflowError):
        return None


def _edges(side: str) -> tuple[dt.date, dt.date]:
    if "X" in side:
        return dt.date(int(side.replace("X", "0")), 1, 1), dt.date(int(side.replace("X", "9")), 12, 31)
    parts = [int(part) for part in side.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        return dt.date(*parts, 1), dt.date(*parts, calendar.monthrange(*parts)[1])
    return dt.date(*parts), dt.date(*parts)
