"""Parts against their sum: "12 people: seven adults and four children", "of the 12 ... the other six"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.lexicon import every, numbers
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled, one_of
from factcheck.link.selfcheck.stated import Span, shown
from factcheck.link.selfcheck.story import Sentence, Story, one_line
from factcheck.model import Figure, Link

# A part of a list: a number, or "a", and at most four words that do not count.
_ITEM = r"(?:⟨\d+⟩|an?)(?: [a-z][\w’'-]*){0,4}"
_LIST = rf"{_ITEM}(?:, {_ITEM})*,? and {_ITEM}"
_COLON = rf"#total(?: [a-z][\w’'-]*){{0,2}}(?:: | — | – | - )(?P<parts>{_LIST})(?=\.|;|$| — )"
_INCLUDING = rf"#total(?: [a-z][\w’'-]*){{0,3}},? including (?P<parts>{_LIST})(?=\.|,|;|$| — )"
_WITH = rf"#total(?: (?:[a-z][\w’'-]*|⟦\d+⟧)){{0,6}}, with (?P<parts>{_LIST})(?=\.|,|;|$| — )"
_SUMMED = (
    rf"(?P<parts>{_LIST}),? (?:for|making) a total of #total(?=\.|,|;|$| [a-z])",
    rf"(?P<parts>{_LIST}), a total of #total(?=\.|,|;|$)",
)
_REST = (
    r"\bof (?:the|its|their|those|these|all) #total(?: [a-z][\w’'-]*){0,3}, #one(?: [a-z][\w’'-]*){1,8},? "
    r"(?:and|while|but) the (?:other|remaining) (?P<rest>⟨\d+⟩|[a-z]+|\d+)(?!\w)"
)
# Votes, and what several took each, where only the first has a verb: "Lowick won 14, Tarn eight".
_WHO = r"(?:(?:the |its |an? )?[\w’'-]+(?: [\w’'-]+)?)"
_SIDE = r"(?:for|against|in favou?r|opposed|abstained|abstaining|with|not voting|did not vote|absent)"
_VOTED = rf"⟨\d+⟩ (?:(?:were|was|voted|are|is) )?(?:{_SIDE})(?: (?!and\b|but\b)[a-z][\w’'-]*){{0,4}}"
_OF = r"\bof (?:the|its|their|those|these|all)(?: \w+)? #total(?: [a-z][\w’'-]*){0,5}, "
_VOTES = rf"{_OF}(?P<parts>{_VOTED}(?:, {_VOTED})*,? and {_VOTED})(?=,|\.|;|$)"
_TAKEN = r"(?:took|won|got|received|earned|brought in|made|spent|held|sold) "
_GAPPED = rf"{_OF}(?P<parts>{_WHO} {_TAKEN}⟨\d+⟩(?:, {_WHO} ⟨\d+⟩)+,? and {_WHO} ⟨\d+⟩)(?=,|\.|;|$)"
_FAR = 2.0  # parts that are further from the total are parts of something else
_SLOT = re.compile(r"⟨(\d+)⟩")
_COUNTED = re.compile(r"⟨(\d+)⟩|\b(an?)\b")


def find(story: Story) -> Iterator[Link]:
    """Totals that the parts beside them do not make."""
    for sentence in story.sentences:
        if len(sentence.figures) > 1:
            yield from _listed(sentence)
            yield from _rest(sentence)
            yield from _shared_out(sentence)


def _listed(sentence: Sentence) -> Iterator[Link]:
    templates = ((_COLON, False), (_INCLUDING, True), (_WITH, True), *((t, False) for t in _SUMMED))
    for template, open_end in templates:
        for found in compiled(template).finditer(sentence.shape):
            total = sentence.figures[int(found["total"])]
            parts = [_part(sentence, item) for item in _COUNTED.finditer(found["parts"])]
            if _uncounted().search(found["parts"]) or not _addable(total, parts):
                continue
            if template is _WITH and any(part.of not in (None, total.of) for part in parts):
                continue
            link = _against(sentence, total, parts, (found.span(), open_end))
            if link:
                yield link


def _shared_out(sentence: Sentence) -> Iterator[Link]:
    """More votes than voters, or more taken by all than there was; less may be an incomplete list."""
    for template in (_VOTES, _GAPPED):
        for found in compiled(template).finditer(sentence.shape):
            total = sentence.figures[int(found["total"])]
            parts = [sentence.figures[int(slot)] for slot in _SLOT.findall(found["parts"])]
            if not _addable(total, parts):
                continue
            link = _against(sentence, total, parts, (found.span(), True))
            if link:
                rounded = stated.half_step(total, stated.value(total) or 0.0)
                yield replace(link, severity=RECONCILE if rounded else REAL)


def _part(sentence: Sentence, item: re.Match[str]) -> Figure:
    """The figure of one part; "a lobbyist" is one person."""
    if item[1]:
        return sentence.figures[int(item[1])]
    first = sentence.figures[0]
    return Figure(item[2], first.start, first.end, 1.0, 1.0, "people")


def _against(
    sentence: Sentence, total: Figure, parts: list[Figure], match: tuple[tuple[int, int], bool]
) -> Link | None:
    """The conflict when the parts cannot make the total; with ``open_end`` they may be less."""
    (start, end), open_end = match
    whole, spans = stated.span(total), [stated.span(part) for part in parts]
    values, number = [stated.value(part) for part in parts], stated.value(total)
    if whole is None or number is None or None in spans or None in values:
        return None
    summed = sum((span for span in spans if span), Span(0.0, 0.0))
    amount = sum(value for value in values if value is not None)
    if summed.meets(whole) or (open_end and summed.high <= whole.high):
        return None
    if not number / _FAR < amount < number * _FAR or any((value or 0) >= number for value in values):
        return None
    terms = " + ".join(shown(value) for value in values if value is not None)
    why = f"{quoted(sentence.words(start, end))}: {terms} = {shown(amount)}, not {one_line(total.text)}"
    severity = RECONCILE if open_end or stated.half_step(total, number) else REAL
    return conflict(sentence, (total, *parts), "arithmetic", severity, why)


def _addable(total: Figure, parts: list[Figure]) -> bool:
    """Whether all are counts, or all measures in one unit, as they are: no share, no change, no bound."""
    every_one = [total, *parts]
    if any(f.unit in ("percent", "fraction", "times", "ordinal", "years old") or f.change for f in every_one):
        return False
    if total.approx or any(part.approx for part in parts):
        return False
    if not stated.is_count(total):
        return all(part.unit == total.unit for part in parts)
    if total.unit == "people":
        return all(part.unit in ("people", None) for part in parts)
    return all(stated.is_count(part) and part.unit != "people" for part in parts)


def _rest(sentence: Sentence) -> Iterator[Link]:
    for found in compiled(_REST).finditer(sentence.shape):
        total, one = (sentence.figures[int(found[name])] for name in ("total", "one"))
        slot = _SLOT.fullmatch(found["rest"])
        other = sentence.figures[int(slot[1])] if slot else None
        rest = stated.value(other) if other else _number(found["rest"])
        a, b = stated.value(total), stated.value(one)
        if rest is None or a is None or b is None or not (stated.is_count(total) and stated.is_count(one)):
            continue
        whole, part = stated.span(total), stated.span(one)
        if whole is None or part is None or (part + Span(rest, rest)).meets(whole):
            continue
        quote = quoted(sentence.words(*found.span()))
        why = f"{quote}: {shown(b)} + {shown(rest)} = {shown(b + rest)}, not {shown(a)}"
        yield conflict(sentence, (total, one), "arithmetic", REAL, why)


def _number(word: str) -> float | None:
    return float(word) if word.isdigit() else numbers("numbers", "cardinals").get(word.casefold())


@cache
def _uncounted() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(every('selfcheck', 'uncounted'))}\b", re.IGNORECASE)
