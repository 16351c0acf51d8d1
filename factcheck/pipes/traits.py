"""What can be seen in a clause, as named numbers, and its content words: what the learned weights weigh.

Nothing here weighs anything. A trait's name says what stands in the clause: ``tense:past``,
``subject:i+present``, ``entity:MONEY``, ``share:JJ`` (the share of adjectives among its words). Plans are
kept apart from other verbs ('will build', 'is going to build'): the data that the weights come from takes no
plan for a fact, and we do, so the weights are learned without plans and say nothing about them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from factcheck import lexicon
from factcheck.pipes import worth
from factcheck.pipes.found import Found
from factcheck.pipes.verb_traits import listed_verbs, plans, turned, verb_traits

_LENGTHS = ((4, "0-4"), (7, "5-7"), (11, "8-11"), (16, "12-16"), (24, "17-24"), (34, "25-34"))  # words
_SHORTEST = 5  # words; a share of fewer says little
_NAMES_AND_NUMERALS = frozenset(("NNP", "NNPS", "CD"))
_NO_WORD = frozenset(
    ("", ",", ".", ":", "``", "''", "$", "#", "-LRB-", "-RRB-", "HYPH", "NFP", "_SP", "SYM", "LS", "XX")
)  # tags
_COMMENTARY = ("abstract", "pointing", "vague", "acts", "unsure", "hope")


class Traits(NamedTuple):
    """The named numbers of a clause, and its lower-case words that are neither names nor numerals."""

    named: Mapping[str, float]
    words: Sequence[str]


def traits(clause: Span, verb: Token | None, here: Found, rules: Sequence[str]) -> Traits:
    """The traits of a clause, given its main verb, what was found in it and its ``worth.features``."""
    tokens = list(clause)
    planned = plans(tokens)
    named: dict[str, float] = {}
    words = _count(tokens, planned, named)
    for name, times in Counter(rules).items():
        named["rule:" + name] = float(times)
    for name in (*_opening(tokens), *verb_traits(verb, planned), *_found(here)):
        named[name] = 1.0
    return Traits(named, words)


def _count(tokens: Iterable[Token], planned: Mapping[int, str], named: dict[str, float]) -> list[str]:
    """Counts of tags, persons, named entities and listed words, written to ``named``; the content words."""
    tags: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    marks, lists = lexicon.owner("traits", "marks"), _lists()
    words: list[str] = []
    for token in tokens:
        tag, low = token.tag_, token.lower_
        if tag in _NO_WORD:
            if low in marks:
                named["form:" + marks[low]] = 1.0
            continue
        tags[planned.get(token.i, tag)] += 1
        if token.ent_iob_ == "B":
            seen["entity:" + token.ent_type_] += 1
        if tag not in _NAMES_AND_NUMERALS:
            words.append(low)
            seen.update(lists.get(low, ()))
    _count_tags(tags, named)
    for name, count in seen.items():
        named[name] = 1.0
        if count > 1:
            named[name + " twice"] = 1.0
    return words


def _count_tags(tags: Counter[str], named: dict[str, float]) -> None:
    """How long the clause is, which tags it has, and their share of its words."""
    size = tags.total()
    length = next((words for most, words in _LENGTHS if size <= most), "35 or more")
    named[f"length:{length} words"] = 1.0
    for tag, count in tags.items():
        named["tag:" + tag] = 1.0
        named["share:" + tag] = _SHORTEST * count / max(size, _SHORTEST)
        if count > 1:
            named["tags:" + tag] = 1.0


def _opening(tokens: Iterable[Token]) -> Iterator[str]:
    first = next((token for token in tokens if token.tag_ not in _NO_WORD), None)
    if first is not None:
        yield "opens:" + first.tag_
        if first.tag_ in ("CC", "IN", "RB", "UH", "WRB"):
            yield "opens:" + first.lower_


def _found(here: Found) -> Iterator[str]:
    large = [figure for figure in here.figures if not worth.is_small(figure)]
    if len(large) > 1:
        yield "figure:two"
    for figure in large:
        if figure.unit == "percent":
            yield "figure:percentage"
        if figure.change:
            yield "figure:change"
        if any(character.isdigit() for character in figure.text):
            yield "figure:digits"
    if any(date.value is None for date in here.dates):
        yield "date:vague"
    elif any(date.value and date.value.startswith("P") and date.text != "now" for date in here.dates):
        yield "date:duration"


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    """Each listed word with the traits that it counts for."""
    commentary = lexicon.words("commentary", "words")
    lists: dict[str, Iterable[str]] = {f"list:{name}": commentary[name] for name in _COMMENTARY}
    lists |= {f"person:{name}": forms for name, forms in lexicon.words("traits", "person").items()}
    lists["list:hedged"] = lexicon.words("modality", "words")["hedged"]
    lists["list:praise"] = lexicon.words("superlatives", "words")["vague"]
    found = dict(turned(lists))
    for verb, names in listed_verbs().items():
        found[verb] = (*found.get(verb, ()), *(f"list:{name}" for name in names))
    return found
