"""Ages: against a birth date, and the same person's age twice."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import every
from factcheck.link.selfcheck import stated
from factcheck.link.selfcheck.finding import REAL, RECONCILE, conflict, quoted
from factcheck.link.selfcheck.patterns import compiled, one_of
from factcheck.link.selfcheck.period import bounds, years
from factcheck.link.selfcheck.story import Sentence, Story, one_line
from factcheck.model import Claim, Date, Figure, Link

_NAME = r"(?P<name>(?-i:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}))"
_AGED = (
    rf"\b{_NAME}, (?:aged |now |who is )?#age(?=,|\)|\.| who\b)",
    rf"\b{_NAME} \((?:aged )?#age\)",
    rf"\b{_NAME} is (?:now )?#age(?=[.,]| and\b)",
    rf"\b{_NAME}, an? #age",
    rf"#age {_NAME}",
)
_BORN_AND_DIED = (
    r"\bborn (?:on |in )@born[^.;⟨⟩⟦⟧]{0,60}\bdied (?:on |in )@died at (?:the )?(?:age|age of) #age",
    r"\bdied (?:on |in )@died,? (?:at (?:the )?age(?: of)?|aged) #age[^.;⟨⟩⟦⟧]{0,40}\bborn (?:on |in )@born",
)
_BORN_NOW = (
    rf"\b{_NAME}, #age, (?:who )?was born (?:on |in )@born",
    rf"\b{_NAME} \(born (?:on |in )?@born\), #age(?=,)",
    rf"\b{_NAME}, (?:who was )?born (?:on |in )@born[^.;⟨⟩⟦⟧]{{0,30}}, is (?:now )?#age",
)
_OLDEST = 115
_WEEK = 7  # days: an article may be written before a birthday and published after it
_APART = 1  # a birthday may lie between two mentions


class Aged(NamedTuple):
    """An age that the article gives a person by full name."""

    age: float
    figure: Figure
    sentence: Sentence
    words: str


def find(story: Story) -> Iterator[Link]:
    """Ages that a birth date or another mention of the same person contradicts."""
    for sentence in story.sentences:
        if sentence.figures and sentence.dates:
            yield from _dead(sentence)
            if story.published:
                yield from _living(sentence, story.published)
    yield from _twice(story)


def _dead(sentence: Sentence) -> Iterator[Link]:
    for template in _BORN_AND_DIED:
        for found in compiled(template).finditer(sentence.shape):
            died = bounds(sentence.dates[int(found["died"])].value)
            if died:
                yield from _against(sentence, found, died)


def _living(sentence: Sentence, published: dt.date) -> Iterator[Link]:
    for template in _BORN_NOW:
        for found in compiled(template).finditer(sentence.shape):
            written = dt.date.fromordinal(max(published.toordinal() - _WEEK, 1))
            yield from _against(sentence, found, (written, published))


def _against(sentence: Sentence, found: re.Match[str], then: tuple[dt.date, dt.date]) -> Iterator[Link]:
    """An age at a time against the birth date; both sides of a birthday are allowed."""
    figure, date = sentence.figures[int(found["age"])], sentence.dates[int(found["born"])]
    age, birth = _age(figure), bounds(date.value)
    if age is None or birth is None or not _stated(date):
        return
    least, most = years(birth[1], then[0]), years(birth[0], then[1])
    if least < 0 or least <= age <= most:
        return
    between = f"{least}" if least == most else f"{least} or {most}"
    why = (
        f"{quoted(sentence.words(*found.span()))}: {then[1].year} − {birth[0].year} makes {between} years, "
        f"not {age:.0f}"
    )
    yield conflict(sentence, (figure, date), "age", REAL, why)


def _stated(date: Date) -> bool:
    return re.search(r"\b\d{4}\b", date.text) is not None


def _age(figure: Figure) -> float | None:
    """The age of a person in whole years, or None."""
    age = stated.value(figure)
    bare = figure.unit is None and figure.of is None and figure.text.strip().isdigit()
    if age is None or figure.approx or not (bare or figure.unit == "years old") or age != int(age):
        return None
    return age if 1 < age < _OLDEST else None


def _twice(story: Story) -> Iterator[Link]:
    """Two ages of one person more than a birthday apart."""
    families = _families(story.names)
    seen: dict[str, Aged] = {}
    for sentence in story.sentences:
        for name, aged in _aged(sentence, families):
            first = seen.setdefault(name, aged)
            if abs(first.age - aged.age) > _APART:
                yield _two(name, first, aged)


def _two(name: str, first: Aged, second: Aged) -> Link:
    a, b = (_holding(aged) for aged in (first, second))
    why = (
        f"{quoted(first.words)} and {quoted(second.words)}: {name} is {first.age:.0f} in one place and "
        f"{second.age:.0f} in another"
    )
    by_full_name = name in first.words and name in second.words
    return Link(a.id, b.id, "conflict", "age", REAL if by_full_name else RECONCILE, why)


def _holding(aged: Aged) -> Claim:
    around = [claim for claim in aged.sentence.claims if aged.figure in claim.figures]
    return min(around, key=lambda claim: claim.end - claim.start)


def _aged(sentence: Sentence, families: dict[str, set[str]]) -> Iterator[tuple[str, Aged]]:
    if not sentence.figures or _other_time(sentence):
        return
    for template in _AGED:
        for found in compiled(template).finditer(sentence.shape):
            figure = sentence.figures[int(found["age"])]
            age, name = _age(figure), _person(found["name"], families)
            if age is not None and name is not None:
                yield name, Aged(age, figure, sentence, sentence.words(*found.span()))


def _other_time(sentence: Sentence) -> bool:
    """Whether the sentence may speak of another time than that of the article."""
    return bool(_then().search(sentence.shape)) or any(_stated(date) for date in sentence.dates)


def _families(names: tuple[str, ...]) -> dict[str, set[str]]:
    """The full names of the article by their family name; "Karl Vance Jr." makes it the name of two."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = one_line(name).split() or [""]
        family = parts[-2] if len(parts) > 2 and parts[-1] in every("selfcheck", "generations") else parts[-1]
        if len(parts) > 1:
            found[family.rstrip(",")].add(" ".join(parts))
    return found


def _person(words: str, families: dict[str, set[str]]) -> str | None:
    """The full name that the words end with, or the only one in the article with that family name."""
    known = families.get(words.rsplit(" ", 1)[-1].removesuffix("’s").removesuffix("'s"), set())
    full = max((name for name in known if f" {words}".endswith(f" {name}")), key=len, default=None)
    if full:  # father and son may share it: Karl Vance and Karl Vance Jr.
        return full if not any(name.startswith(full) for name in known if name != full) else None
    return next(iter(known)) if len(known) == 1 and (" " not in words or "." in words.split()[0]) else None


@cache
def _then() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(every('selfcheck', 'then'))}\b", re.IGNORECASE)
