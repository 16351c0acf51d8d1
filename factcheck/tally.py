"""How far the checking of a worksheet is: what is left, who did what, what to look at again."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.entry import Entry
from factcheck.merge import REMOVED
from factcheck.model import KINDS
from factcheck.verdict import SETTLED, STATUSES, outdated, settled, status

IN_WORDS = "decided in words under verdict"


@dataclass(frozen=True, slots=True)
class Share:
    """Some rows of a worksheet: how many, those that nobody has decided about, and of these the urgent."""

    whole: int
    left: int
    urgent: int  # priority 1


@dataclass(frozen=True, slots=True)
class Person:
    """What one person decided: rows by status, and the last day beside one, as it was written."""

    name: str
    found: Mapping[str, int]
    last: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The state of a worksheet; removed rows are counted as such alone."""

    all: Share
    documents: Mapping[str, Share]
    kinds: Mapping[str, Share]
    statuses: Mapping[str, int]
    unknown: Mapping[str, int]  # what somebody wrote under status that is none
    people: tuple[Person, ...]
    again: tuple[Entry, ...]  # changed since they were checked
    waiting: tuple[Entry, ...]  # priority 1 and undecided, the oldest article first
    removed: int


def tally(entries: Sequence[Entry], published: Callable[[str], dt.date | None]) -> Tally:
    """The state of the rows of a worksheet; ``published`` gives the day of a document, or None."""
    live = [entry for entry in entries if entry.cells.get("change") != REMOVED]
    found = Counter(map(_status, live))
    return Tally(
        all=_share(live),
        documents=_shares(live, lambda entry: [entry.document]),
        kinds=_in_order(_shares(live, lambda entry: entry.kinds), KINDS),
        statuses={name: found[name] for name in (*STATUSES, IN_WORDS) if found[name]},
        unknown={name: count for name, count in sorted(found.items()) if name not in (*STATUSES, IN_WORDS)},
        people=tuple(_people(live)),
        again=tuple(entry for entry in live if outdated(entry.cells)),
        waiting=_waiting(live, published),
        removed=len(entries) - len(live),
    )


def _status(entry: Entry) -> str:
    """The status that a row counts under: who decided in words alone has no other."""
    found = status(entry.cells)
    return IN_WORDS if settled(entry.cells) and found not in SETTLED else found


def _share(rows: Sequence[Entry]) -> Share:
    left = [entry for entry in rows if not settled(entry.cells)]
    return Share(len(rows), len(left), sum(map(_urgent, left)))


def _urgent(entry: Entry) -> bool:
    return entry.cells.get("priority", "").strip() == "1"


def _shares(rows: Iterable[Entry], keys: Callable[[Entry], Iterable[str]]) -> dict[str, Share]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in rows:
        for key in keys(entry):
            groups[key].append(entry)
    return {key: _share(some) for key, some in groups.items()}


def _in_order(shares: Mapping[str, Share], order: Sequence[str]) -> dict[str, Share]:
    return {
        key: shares[key] for key in (*order, *(key for key in shares if key not in order)) if key in shares
    }


def _people(rows: Iterable[Entry]) -> Iterator[Person]:
    """Who decided what, those with the most rows first; capitals and spaces make no other person."""
    names: dict[str, str] = {}
    mine: dict[str, list[Entry]] = defaultdict(list)
    for entry in rows:
        name = " ".join(entry.cells.get("checked_by", "").split())
        if settled(entry.cells):
            mine[name.casefold()].append(entry)
            names.setdefault(name.casefold(), name)
    for key, some in sorted(mine.items(), key=lambda item: (-len(item[1]), item[0])):
        found = Counter(map(_status, some))
        days = [entry.cells.get("checked_on", "").strip() for entry in some]
        yield Person(names[key] or "nobody named", dict(found.most_common()), max(days, key=_sortable))


def _sortable(day: str) -> tuple[bool, str]:
    """Days as 2026-03-05 sort as they are; what is written in another way comes before all of them."""
    try:
        return True, dt.date.fromisoformat(day).isoformat()
    except ValueError:
        return False, day


def _waiting(rows: Sequence[Entry], published: Callable[[str], dt.date | None]) -> tuple[Entry, ...]:
    urgent = [entry for entry in rows if _urgent(entry) and not settled(entry.cells)]
    days = {
        path: published(path) or dt.date.max for path in dict.fromkeys(entry.document for entry in urgent)
    }
    return tuple(sorted(urgent, key=lambda entry: days[entry.document]))
