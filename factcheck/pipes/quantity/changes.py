"""Whether a number is the amount of a change: "rose 5 percent", "a 5 percent increase". Strings only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import owner, words
from factcheck.lexicon.inflect import all_forms, forms
from factcheck.pipes.quantity.patterns import either, plain

_REACH = 48  # characters before a number in which its verb stands


@cache
def _ways(*, loose: bool) -> Mapping[str, str]:
    """Every form of every word of change, with ``up`` or ``down``; ``loose`` adds "gained", "up"."""
    found: dict[str, str] = {}
    for section in ("change_verbs", "change_money", "change_phrases")[: 3 if loose else 1]:
        for way, entry in words("numbers", section).items():
            for word in entry:
                for form in (word,) if section == "change_phrases" else forms(word):
                    found.setdefault(form, way)
    return found


@cache
def _before(*, loose: bool) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])({either(_ways(loose=loose))})(?:(?:\s+[a-z]+ly)?(?:\s+by)?|(?:\s+[a-z][\w’']*){{1,4}}?\s+by)"
        r"(?:\s+(?:another|an?|an?\s+(?:further|additional|extra)|a\s+total\s+of|only|just))?\s+$",
        re.IGNORECASE,
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_ways(loose=False))})\b", re.IGNORECASE)


@cache
def _noun() -> re.Pattern[str]:
    """One word may stand between, as in "5 percent pay rise", but none that begins another phrase."""
    between = r"(?!(?:in|of|on|to|for|and|or|an?|the|from|as|at|by)\b)[a-z]+"
    nouns = either(owner("numbers", "change_nouns"))
    return re.compile(rf"(?:\s+{between})?\s+({nouns})s?(?![\w-])", re.IGNORECASE)


def before(text: str, at: int, *, loose: bool) -> str | None:
    """``up`` or ``down`` when a word of change ends right before ``at``.

    ``loose`` also takes words that only mean a change for shares and prices: "up", "gained", "lost".
    """
    if text[max(0, at - 2) : at].rstrip()[-1:] == "+":
        return "up"
    m = _before(loose=loose).search(text, max(0, at - _REACH), at)
    if m is None or _particle(text, m):
        return None
    return _ways(loose=loose)[plain(m[1])]


@cache
def _no_change() -> Mapping[str, frozenset[str]]:
    return {word: all_forms(verbs) for word, verbs in words("numbers", "no_change").items()}


def _particle(text: str, m: re.Match[str]) -> bool:
    """Whether "up" belongs to the verb before it: it makes up 5 percent."""
    last = text[max(0, m.start() - 16) : m.start()].lower().split()[-1:]
    return bool(last) and last[0] in _no_change().get(m[1].lower(), ())


def after(text: str, at: int) -> str | None:
    """``up`` or ``down`` when a word of change follows: a 5 percent pay rise."""
    m = _noun().match(text, at)
    return owner("numbers", "change_nouns")[m[1].lower()] if m else None


def verb_within(text: str) -> bool:
    """Whether a verb of change stands in the text."""
    return _verb().search(text) is not None
