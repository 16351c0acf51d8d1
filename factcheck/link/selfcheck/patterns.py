"""Patterns over the shape of a sentence: ``#a`` is a figure, ``@a`` a date, ``{up}`` a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from factcheck.lexicon import every, words
from factcheck.lexicon.inflect import all_forms
from factcheck.link.selfcheck.story import Sentence
from factcheck.model import Date, Figure

_FIGURE = re.compile(r"#([a-z]+)")
_DATE = re.compile(r"@([a-z]+)")
_LIST = re.compile(r"\{([a-z]+)\}")


@cache
def compiled(template: str) -> re.Pattern[str]:
    """The regular expression of a template; ``{gap}`` is a comma, or words of time, or nothing."""
    lists = _lists()
    pattern = _LIST.sub(lambda found: lists[found[1]], template)
    pattern = _FIGURE.sub(r"⟨(?P<\1>\\d+)⟩", pattern)
    return re.compile(_DATE.sub(r"⟦(?P<\1>\\d+)⟧", pattern), re.IGNORECASE)


def matches(sentence: Sentence, templates: Sequence[str]) -> Iterator[re.Match[str]]:
    """The places where one of the templates fits, none inside an earlier one; the first template wins."""
    done: list[tuple[int, int]] = []
    for template in templates:
        for found in compiled(template).finditer(sentence.shape):
            if not any(start < found.end() and end > found.start() for start, end in done):
                done.append(found.span())
                yield found


def figures(sentence: Sentence, found: re.Match[str]) -> Mapping[str, Figure]:
    """The figures of a match by their names in the template; for templates without dates."""
    return {name: sentence.figures[int(n)] for name, n in found.groupdict().items() if n is not None}


def date(sentence: Sentence, found: re.Match[str], name: str) -> Date:
    """The date of a match that has this name in the template."""
    return sentence.dates[int(found[name])]


@cache
def hedge_before() -> re.Pattern[str]:
    """A bound that ends where a figure begins: "more than doubled"."""
    named = (f"(?P<{name}>{one_of(found)})" for name, found in words("selfcheck", "hedges").items())
    return re.compile(rf"\b(?:{'|'.join(named)}) $", re.IGNORECASE)


def hedge(sentence: Sentence, start: int) -> str | None:
    """The bound just before this place of the shape: over, under, nearly, about."""
    found = hedge_before().search(sentence.shape[max(0, start - 20) : start])
    return found.lastgroup if found else None


def one_of(entries: Iterable[str]) -> str:
    """A group that matches one of the words or phrases, longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(entries, key=lambda e: (-len(e), e)))) + ")"


@cache
def _lists() -> Mapping[str, str]:
    verbs = words("numbers", "change_verbs")
    nouns = words("selfcheck", "nouns")
    filler = f"(?:{one_of(every('selfcheck', 'filler'))}|⟦\\d+⟧)"
    return MappingProxyType(
        {
            "gap": rf"(?:,? {filler}){{0,8}},?",
            "up": rf"\b{one_of(all_forms(verbs['up']))}",
            "down": rf"\b{one_of(all_forms(verbs['down']))}",
            "anoun": rf"(?:an?|the) (?:[a-z]+ )?{one_of((*nouns['up'], *nouns['down']))}",
            "noun": rf"{one_of((*nouns['up'], *nouns['down']))}",
            "manner": rf"(?: {one_of(every('selfcheck', 'manner'))})?",
            "hedge": rf"(?:{one_of(every('selfcheck', 'hedges'))} )?",
            "won": one_of(every("selfcheck", "won")),
            "relatives": one_of(every("selfcheck", "relatives")),
        }
    )
