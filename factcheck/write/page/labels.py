"""The worksheet's short names in words for the page."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.disagreement import SEVERITIES
from factcheck.model import KINDS
from factcheck.verdict import STATUSES

KIND = {
    "quote": "quotation",
    "reported_speech": "reported speech",
    "figure": "figure",
    "date": "date",
    "role": "title or role",
    "superlative": "superlative",
    "comparison": "comparison",
    "event": "something that happened",
}
PRIORITY = {"1": "1: check first", "2": "2: check next", "3": "3: check last"}
MODALITY = {
    "asserted": "the article says so itself",
    "attributed": "somebody else says so",
    "planned": "it is planned",
    "hedged": "it may be so",
    "denied": "it is denied",
}
CHANGE = {
    "new": "new",
    "changed": "its words have changed",
    "moved": "it has moved",
    "unchanged": "unchanged",
    "removed": "no longer found",
}
AGREES = "none"  # stands for a claim without conflicts among the severities
CONFLICT = {**SEVERITIES, "": "another disagreement", AGREES: "no conflict"}
PEOPLE = {
    "verdict": "Verdict",
    "source_1": "Source 1",
    "source_2": "Source 2",
    "source_3": "Source 3",
    "locator": "Where in the source",
    "contact": "Contact",
    "checked_by": "Checked by",
    "checked_on": "Checked on",
    "correct_text": "Correct text",
    "concern": "Concern",
    "notes": "Notes",
}
# What the page shows for each group of its filter, in this order.
ORDER: Mapping[str, tuple[str, ...]] = {
    "priority": tuple(PRIORITY),
    "conflict": tuple(CONFLICT),
    "status": STATUSES,
    "change": tuple(CHANGE),
    "kind": KINDS,
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "priority": PRIORITY,
    "conflict": CONFLICT,
    "change": CHANGE,
    "kind": KIND,
}
# What a status amounts to, for a sign beside the claim; one in people's own words is "said".
_SIGNS = {
    "unchecked": "",
    "in progress": "going",
    "confirmed": "right",
    "confirmed with change": "right",
    "wrong": "wrong",
    "cannot verify": "open",
    "not a claim": "out",
    "cut": "out",
}


def word(group: str, name: str) -> str:
    """What stands beside a value of a group; one that we do not know stands for itself."""
    return _WORDS.get(group, {}).get(name) or name.replace("_", " ") or "none given"


def sign(status: str) -> str:
    """The kind of sign for a status: going, right, wrong, open, out, said, or none."""
    return _SIGNS.get(status, "said")


def rank(group: str, name: str) -> tuple[int, str]:
    """Where a value stands in its group: the usual ones in their order, others behind them."""
    order = ORDER[group]
    return (order.index(name) if name in order else len(order)), name
