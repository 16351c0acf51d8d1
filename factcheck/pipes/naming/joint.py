"""Bodies named after two trades: "Metal and Allied Workers", "Union of Bus and Rail Drivers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import every
from factcheck.pipes.naming.forms import WORD, Mention

_REACH = 90  # characters before the last word; longer names are lists
_FIRST = re.compile(
    rf"(?P<of>{WORD} of )?(?<![\w'’-])(?P<first>{WORD})(?:, {WORD})*,? (?:and|&) (?:{WORD} ){{0,2}}$"
)


def joint(text: str) -> Iterator[Mention]:
    """Whole names around "and" that end with a trade in the plural, and a "Union" behind it.

    Left alone where the first word is itself a trade, or is named elsewhere in the text.
    """
    alone: dict[str, bool] = {}  # first words that also stand by themselves
    for match in _trades().finditer(text):
        floor = max(0, match.start() - _REACH)
        before = _FIRST.search(text[floor : match.start()])
        if before is None:
            continue
        first = before["first"]
        of = before["of"] and before["of"].split()[0].lower() in every("names", "body")
        if first in every("names", "title_word") or first.lower() in every("names", "member"):
            continue
        if first not in alone:
            alone[first] = re.search(rf"\b{re.escape(first)}\b(?!,| and | &)", text) is not None
        if alone[first] and not of:
            continue
        start = floor + before.start("of" if of else "first")
        yield Mention(start, match.end(), text[start : match.end()], "organisation")


@cache
def _trades() -> re.Pattern[str]:
    trades = "|".join(sorted(word.capitalize() for word in every("names", "member")))
    bodies = "|".join(sorted(word.capitalize() for word in every("names", "body")))
    return re.compile(rf"\b(?:{trades})\b(?: (?:{bodies})\b)?")
