"""Counts against the list that follows: "three towns: Varnholm, Ostmark, Port Ellery and Lindau"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import every
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled, one_of
from factcheck.link.selfcheck.stated import plain
from factcheck.link.selfcheck.story import Sentence, Story
from factcheck.model import Link

_ITEM = r"(?-i:(?:the )?[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*){0,3})"
_NAMES = rf"{_ITEM}(?:, {_ITEM})*,? and {_ITEM}"
_AFTER_COLON = rf"#n(?: [a-z][\w’'-]*){{0,3}}(?:: | — | – )(?P<items>{_NAMES})(?=\.?$|\. [A-Z]|;| — | – )"
_RELATIVES = rf"#n(?: [a-z]+)?, (?P<items>{_NAMES})(?=\.?$|;|, and (?:a |his |her |their |⟨))"
_MOST = 12  # a longer list is rarely complete, and its count rarely exact


def find(story: Story) -> Iterator[Link]:
    """Counts of two to twelve that the names after them do not come to."""
    for sentence in story.sentences:
        for template in (_AFTER_COLON, _RELATIVES):
            for found in compiled(template).finditer(sentence.shape):
                link = _against(sentence, found, colon=template is _AFTER_COLON)
                if link:
                    yield link


def _against(sentence: Sentence, found: re.Match[str], *, colon: bool) -> Link | None:
    figure = sentence.figures[int(found["n"])]
    count, items = stated.value(figure), _items(found["items"])
    if count is None or figure.approx or not stated.is_count(figure) or not 2 <= count <= _MOST:
        return None
    if not colon and (figure.of or "").casefold() not in every("selfcheck", "relatives"):
        return None
    if len(items) == count or _unsure(found["items"], items):
        return None
    why = (
        f"{quoted(sentence.words(*found.span()))} names {len(items)}: "
        f"{', '.join(items)}; the count says {plain(count)}"
    )
    return conflict(sentence, (figure,), "figure", REAL if colon else RECONCILE, why)


def _items(names: str) -> list[str]:
    return [item for item in re.split(r", and | and |, ", names) if item]


def _unsure(names: str, items: list[str]) -> bool:
    """Whether an item may be a part of another one: a title, a state, or a name with "and" in it."""
    if _no_item().search(names):
        return True
    return names.count(" and ") != 1 or any(item.count(" ") > 4 for item in items)


@cache
def _no_item() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(every('selfcheck', 'no_item'))}(?!\w)")
