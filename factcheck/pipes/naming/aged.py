"""Persons known by their age: "Jan Roe, 44, who ..."; the model misses many foreign names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon import every
from factcheck.pipes.naming.forms import WORD, Mention, is_person

# An age that papers give between commas; after "48, or 75 percent" and "48, 52 and 60" stand counts.
_AGED = re.compile(
    rf"(?<![\w'’-])({WORD}(?: {WORD}){{1,2}}), (?:aged )?(?:1[0-9]|[2-9][0-9]), (?!or\b|and\b|\d)"
)
_BEFORE = re.compile(r"\b[Tt]he $")


def aged(text: str) -> Iterator[Mention]:
    """Two or three capitalised words before an age, unless they are those of a body, a title or a date."""
    for match in _AGED.finditer(text):
        start, end = match.span(1)
        parts = match[1].split()
        while parts and (parts[0] in every("names", "title_word") or parts[0].lower() in _titles()):
            start += len(parts.pop(0)) + 1
        if (
            len(parts) < 2
            or parts[-1].lower() in every("names", "body")
            or _BEFORE.search(text, max(0, start - 4), start)
        ):
            continue
        if is_person(text[start:end]):
            yield Mention(start, end, text[start:end], "person")


def _titles() -> frozenset[str]:
    return every("titles", "office") | every("titles", "address") | every("titles", "noun")
