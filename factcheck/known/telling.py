"""Earlier checks in the words of a cell."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.identity import bare_words
from factcheck.known.record import Known
from factcheck.verdict import iso_day
from factcheck.wording import plain, shortened

_SHOWN = 3  # earlier checks in one cell
_QUOTED_AT_MOST = 120  # characters of the words that were checked
_MARKS = " \"“”'‘’"
# What those who publish their checks call it, as a worksheet does.
_MEANING = {
    "true": "confirmed", "correct": "confirmed", "accurate": "confirmed", "supported": "confirmed",
    "false": "wrong", "incorrect": "wrong", "inaccurate": "wrong", "fake": "wrong", "pants on fire": "wrong",
    "unproven": "cannot verify", "unverified": "cannot verify",
}  # fmt: skip


def told(hits: Iterable[Known]) -> str:
    """Earlier checks of one claim, a line each, the newest first and three at most.

    Where they do not agree it says so, and shows the newest of each verdict before any other.
    """
    checks = sorted(dict.fromkeys(hits), key=lambda one: (one.where, line(one)))
    checks.sort(key=lambda one: iso_day(one.date), reverse=True)
    newest = {meaning(one): one for one in reversed(checks)}
    disagree = len(newest) > 1
    shown = [one for one in checks if one in newest.values()] if disagree else checks
    lines = list(dict.fromkeys(map(line, shown)))
    more = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n".join([*(["earlier checks disagree:"] if disagree else []), *lines[:_SHOWN], *more])


def line(one: Known) -> str:
    """One check: ``confirmed on 2026-03-05 by MK (monday.csv): “...”``."""
    date = iso_day(one.date) or plain(one.date)
    on = f" on {date}" if date else ""
    by = f" by {plain(one.who)}" if one.who.strip() else ""
    where = f" ({plain(one.where)})" if one.where.strip() else ""
    words = shortened(plain(one.text).strip(_MARKS), _QUOTED_AT_MOST)
    return f"{_decision(one)}{on}{by}{where}: “{words}”"


def meaning(one: Known) -> str:
    """What a verdict comes to: the status where there is one, else the verdict in plain words."""
    words = " ".join(bare_words(one.verdict))
    return one.status or _MEANING.get(words, words)


def _decision(one: Known) -> str:
    """The status and the verdict, once where they are the same words."""
    verdict = shortened(plain(one.verdict), _QUOTED_AT_MOST)
    if not one.status or verdict.lower() == one.status:
        return verdict
    return f"{one.status} (“{verdict.strip(_MARKS)}”)"
