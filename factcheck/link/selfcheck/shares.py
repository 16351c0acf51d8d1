"""Percentages that cannot be: more than all voters, a fall by more than all, shares of one whole over 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import every
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled, matches, one_of
from factcheck.link.selfcheck.stated import shown
from factcheck.link.selfcheck.story import Sentence, Story
from factcheck.model import Figure, Link

_NAME = r"(?P<name>(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}))"
_FOR = rf"#p (?:of the votes? )?for (?:[A-Z][a-z]+\. )?{_NAME}"
_WON = rf"{_NAME},?(?: {{won}})? #p(?: of the votes?)?"
_BETWEEN = re.compile(
    r"(?:, |,? and |,? to |,? versus |, with |, compared (?:with|to) )(?:just |only |about )?"
)
_FALL = (r"{down} (?:by )?{hedge}#p",)
_LEAST_SHARES, _ALL = 2, 100.0
_TOO_MUCH = 130.0  # a slip is smaller: these are shares of several things


def find(story: Story) -> Iterator[Link]:
    """Percentages of one whole that are too much."""
    for sentence in story.sentences:
        if any(figure.unit == "percent" for figure in sentence.figures):
            yield from _of_heads(sentence)
            yield from _falls(sentence)
            yield from _splits(sentence)


def _of_heads(sentence: Sentence) -> Iterator[Link]:
    for figure in sentence.figures:
        if figure.unit != "percent" or figure.change or not _over(figure):
            continue
        heads = (figure.of or "").casefold()
        if heads in every("selfcheck", "electorate") or heads in every("people", "people"):
            why = f"{quoted(f'{figure.text} of {figure.of}')} is more than all of them"
            yield conflict(sentence, (figure,), "arithmetic", REAL, why)


def _falls(sentence: Sentence) -> Iterator[Link]:
    for found in matches(sentence, _FALL):
        figure = sentence.figures[int(found["p"])]
        if figure.unit == "percent" and _over(figure):
            why = f"{quoted(sentence.words(*found.span()))}: a fall by 100 percent leaves nothing"
            yield conflict(sentence, (figure,), "arithmetic", RECONCILE, why)


def _over(figure: Figure) -> bool:
    value = stated.span(figure)
    return value is not None and value.low > 100.5


def _splits(sentence: Sentence) -> Iterator[Link]:
    """ "54 percent for Ostrow and 52 percent for Vance", "Ostrow won 54 percent and Vance 52 percent"."""
    for template in (_FOR, _WON):
        if template is _WON and _opinions().search(sentence.shape):
            continue
        for run in _runs(sentence, template):
            names = [share["name"] for share in run]
            shares = [sentence.figures[int(share["p"])] for share in run]
            if len(set(names)) == len(run) >= _LEAST_SHARES:
                yield from _over_all(sentence, run, shares)


def _runs(sentence: Sentence, template: str) -> Iterator[list[re.Match[str]]]:
    """Shares that follow one another with nothing but a comma or a conjunction between them."""
    run: list[re.Match[str]] = []
    for share in compiled(template).finditer(sentence.shape):
        if run and not _BETWEEN.fullmatch(sentence.shape[run[-1].end() : share.start()]):
            yield run
            run = []
        run.append(share)
    yield run


def _over_all(sentence: Sentence, run: list[re.Match[str]], shares: list[Figure]) -> Iterator[Link]:
    values = [stated.value(share) for share in shares]
    spans = [stated.span(share) for share in shares]
    if any(share.unit != "percent" or share.change for share in shares) or None in values or None in spans:
        return
    if _ALL < sum(span.low for span in spans if span) < _TOO_MUCH:
        quote = quoted(sentence.words(run[0].start(), run[-1].end()))
        total = " + ".join(shown(value) for value in values if value is not None)
        why = f"{quote}: {total} = {shown(sum(v for v in values if v))} percent, more than 100"
        yield conflict(sentence, tuple(shares), "arithmetic", RECONCILE, why)


@cache
def _opinions() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(every('selfcheck', 'opinions'))}\b", re.IGNORECASE)
