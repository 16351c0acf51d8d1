"""Bodies called by their initials: "the HSA" after "the Harbour Safety Authority", without brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.lexicon import every
from factcheck.pipes.naming.forms import Mention

_INITIALS = re.compile(r"\b(?:(?:[A-Z]\.){3,6}|[A-Z]{3,6}\b)")
_PART = re.compile(r"[^\W\d_]+")


def initials(text: str, found: Sequence[Mention]) -> dict[str, str]:
    """The initials in the text, each with the one body of ``found`` that they spell.

    ``{"HSA": "Harbour Safety Authority"}``; three letters at least, with full stops or without.
    """
    standing = {match.group() for match in _INITIALS.finditer(text)}
    if not standing:
        return {}
    bodies: dict[str, set[str]] = {}
    for name in {m.text for m in found if m.label == "organisation" and m.text.count(" ") > 1}:
        for spelled in _spelled(name):
            bodies.setdefault(spelled, set()).add(name)
    known = {short: bodies.get(short.replace(".", ""), set()) for short in standing}
    return {short: next(iter(names)) for short, names in known.items() if len(names) == 1}


def unseen(text: str, found: Sequence[Mention], short: Mapping[str, str]) -> Iterator[Mention]:
    """Where initials stand that ``short`` explains and no name of ``found`` covers."""
    if not short:
        return
    covered = {place for m in found for place in range(m.start, m.end)}
    for match in _INITIALS.finditer(text):
        if match.group() in short and covered.isdisjoint((match.start(), match.end() - 1)):
            yield Mention(*match.span(), match.group(), "organisation")


def _spelled(name: str) -> set[str]:
    """The first letters of a name, with its small words and without."""
    parts = _PART.findall(name)
    weighty = [part for part in parts if part.lower() not in every("names", "small")]
    return {"".join(part[0] for part in some).upper() for some in (parts, weighty)}
