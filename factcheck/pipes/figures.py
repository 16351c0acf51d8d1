"""Figures: what an article counts or measures, with bounds, units and what is counted.

Numbers are read from the plain text (``quantity.read``); here we drop those that count nothing and add
what only the sentence shows: the noun that is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.lexicon import every
from factcheck.model import Figure
from factcheck.pipes.annotations import put
from factcheck.pipes.quantity import (
    Quantity,
    ages,
    bounds,
    changes,
    codes,
    counted,
    labels,
    levels,
    ordinals,
    prepositions,
    units,
)
from factcheck.pipes.quantity.numerals import triggers
from factcheck.pipes.quantity.read import read
from factcheck.pipes.quantity.view import View
from factcheck.pipes.quantity.worded import worded

_OF_WHOM = re.compile(r"\s+of\b", re.IGNORECASE)
_OF_THE = re.compile(r"\s+(?:the|its|their|his|her|our|all)\b", re.IGNORECASE)
_DETERMINERS = frozenset({"the", "these", "those", "other", "a", "an", "this", "that", "ground", "high"})
_ZERO = frozenset(
    {"ground", "patient", "day", "year", "hour", "country", "sub", "the", "a", "and", "or", "non"}
)
_POINTERS = frozenset({"the", "these", "those", "both", "its", "their"})
_MODEL = 10  # from here on digits before a name in the singular are part of the name
_NOT_ONE = frozenset(
    {"the", "this", "that", "no", "any", "which", "every", "each", "another", "at", "some", "from"}
)


@Language.component(
    "factcheck_figures", assigns=["doc._.figures"], requires=["doc._.dates", "doc._.passages"]
)
def mark(doc: Doc) -> Doc:
    """Store the figures of the Doc."""
    put(doc, "figures", find(doc))
    return doc


def find(doc: Doc) -> Iterator[Figure]:
    """The figures of a text, in order; they never overlap."""
    view, done = View(doc), 0
    found: list[Figure] = []
    for m in triggers().finditer(view.text):
        q = read(view.text, m.start()) if m.start() >= done else None
        if q is None or q.start < done:
            continue
        figure = _figure(view, q)
        done = figure.end if figure else q.number_end
        if figure:
            found.append(figure)
    found = list(levels.shared(view.text, found))
    starts = [f.start for f in found]
    free = [f for f in worded(view) if not _overlapped(f, found, bisect_left(starts, f.end) - 1)]
    yield from sorted(found + free, key=lambda f: f.start)


def _overlapped(one: Figure, found: list[Figure], last: int) -> bool:
    """Whether ``found[last]``, the last figure that begins before the end of ``one``, reaches into it."""
    return last >= 0 and found[last].end > one.start


def _figure(view: View, q: Quantity) -> Figure | None:
    """The figure for a quantity, or None when the number counts nothing."""
    if _no_count(view, q):
        return None
    q = _millions(view, prepositions.unbound(view, q))
    rank = ages.rank(view.text, q)
    if rank:
        return _made(view.text, rank)
    if q.kind == "ordinal":
        return _ordinal(view, q)
    if q.kind == "times":
        return _made(view.text, units.rated(view.text, replace(q, unit="times")))
    if q.kind == "fraction" and q.unit is None and not _is_share(view.text, q):
        return None
    q = ages.age(view.text, q)
    if q.unit is None:
        return _count(view, q)
    return _made(view.text, q, _measured_of(view, q))


def _no_count(view: View, q: Quantity) -> bool:
    """Whether the characters around the number, or a date over it, say that it counts nothing."""
    text, time = view.text, (q.unit or "").split(" per ")[0] in every("units", "time")
    if view.in_date(q.number_start, q.number_end) and not time:
        return True
    number = text[q.number_start : q.number_end]
    if number in every("numbers", "names") and q.unit is None:
        return True
    if q.kind == "times" and codes.thought(text, q.start):
        return True
    if not number[:1].isdigit():
        return codes.glued_word(text, q.number_start) or (
            time and codes.idle_one(text, q.start, q.end, number)
        )
    if q.unit is None and q.low is not None and q.low < 0 and text[q.start] in "-–−":
        return True
    if q.bare and q.unit is None and codes.is_year(text, q.number_start, q.number_end):
        return True
    return not q.money and codes.is_code(
        text, q.start, q.number_start, q.number_end if q.unit is None else q.end
    )


def _millions(view: View, q: Quantity) -> Quantity:
    """ "2m people" as two million, where what follows is counted and not so many metres long or high."""
    after = view.token_at(q.end)
    if not units.in_m(view.text, q) or after >= len(view.doc):
        return q
    noun = counted.noun(view.doc, after, through_of=False)
    if noun is None or view.doc[noun].tag_ not in counted.PLURALS or view.doc[noun].text[0].isupper():
        return q
    metres = any(view.doc[i].lower_ in every("units", "metres") for i in range(after, noun + 1))
    return q if metres else units.million(q)


def _made(text: str, q: Quantity, of: str | None = None) -> Figure:
    change = None
    if q.unit is None and q.kind == "cardinal":
        change = changes.before(text, q.start, loose=False)
    if q.unit is not None and q.kind != "ordinal":
        loose = q.money or q.unit == "fraction" or q.unit in every("units", "shares")
        start = q.start
        change = changes.before(text, start, loose=loose) or (changes.after(text, q.end) if loose else None)
    return Figure(text[q.start : q.end], q.start, q.end, q.low, q.high, q.unit, q.approx, change, of)


def _is_share(text: str, q: Quantity) -> bool:
    """Whether "half", "a third" or "1/4" is a share: of something, or with a bound."""
    number = text[q.number_start : q.number_end].lower()
    if _OF_WHOM.match(text, q.end) or q.approx is not None or " in " in number or " out of " in number:
        return True
    if number == "half":
        return _OF_THE.match(text, q.end) is not None
    if changes.before(text, q.start, loose=False) is not None:
        return True
    return "/" not in number and not number.startswith(("a ", "an "))


def _ordinal(view: View, q: Quantity) -> Figure | None:
    """Ordinals that count: the 22nd fair, its 39th mission."""
    digits = view.text[q.number_start].isdigit()
    at = view.token_at(q.end)
    graded = at + 1 if view.text[q.end : q.end + 1] == "-" else at
    if graded < len(view.doc) and view.doc[graded].tag_ in ("JJS", "RBS") and (q.low or 0) > 1:
        return _made(view.text, replace(q, unit="rank"), _ranked(view, graded))  # the third-largest port
    if graded > at:
        return None
    noun = ordinals.counts(view.doc, at, q.low or 0, digits=digits)
    return (
        _made(view.text, replace(q, unit="ordinal"), counted.thing(view.doc[noun]))
        if noun is not None
        else None
    )


def _ranked(view: View, graded: int) -> str | None:
    """What an ordinal before a superlative ranks: the ports of the third-largest port."""
    most = view.doc[graded].tag_ == "RBS"
    noun = counted.noun(view.doc, graded + 1 if most else graded, through_of=False)
    return counted.thing(view.doc[noun]) if noun is not None else None


def _measured_of(view: View, q: Quantity) -> str | None:
    """What a measure is of: 12 percent of voters, 8 litres of water."""
    if not _OF_WHOM.match(view.text, q.end):
        return None
    noun = counted.noun(view.doc, view.token_at(q.end + 1), through_of=True)
    return counted.thing(view.doc[noun], as_written=True) if noun is not None else None


def _count(view: View, q: Quantity) -> Figure | None:
    """A number with no unit of measure: what it counts, or None when it is a name or a pronoun."""
    doc, text = view.doc, view.text
    first, after = view.token_at(q.number_start), view.token_at(q.end)
    if first >= len(doc) or labels.is_label(doc, first, after, bare=q.bare and q.start == q.number_start):
        return None
    hyphen = text[q.end : q.end + 1] in ("-", "‐", "‑")
    noun = _counted_noun(view, q, after, hyphen)
    number = text[q.number_start : q.number_end].lower()
    if number == "one" and not _one(view, q, noun, hyphen):
        return None
    if number == "two" and q.approx is None and first and doc[first - 1].lower_ in _POINTERS:
        return None  # "the two nations" points to what was named before
    if noun is None:
        return _uncounted(view, q, first, number)
    token = doc[noun]
    if q.bare and (q.low or 0) >= _MODEL and _is_product(token):
        return None  # a 787 Dreamliner
    of = doc[after].lower_ == "of"
    through = of and q.kind in ("vague", "fraction")
    if hyphen or noun == after or (through and noun == after + 1):
        q = replace(q, end=token.idx + len(token))
    q = bounds.close(text, q)
    rate = units.rate(text, q.end) if noun == after else None
    unit = "fraction" if q.kind == "fraction" else counted.unit(token)
    if rate:
        q, unit = replace(q, end=rate[0]), f"{unit} per {rate[1]}"
    return _made(text, replace(q, unit=unit), counted.thing(token, as_written=of))


def _is_product(token: Token) -> bool:
    """A name in the singular, which cannot be counted."""
    return (
        token.tag_ == "NNP"
        and token.is_title
        and len(token) > 2
        and not token.text.endswith("s")
        and token.ent_type_ != "NORP"
    )


def _counted_noun(view: View, q: Quantity, after: int, hyphen: bool) -> int | None:
    """The token of what is counted: behind a hyphen ("six-member"), behind "of", or a phrase's head."""
    doc = view.doc
    if hyphen:
        noun = view.token_at(q.end + 1)
        return noun if noun < len(doc) and doc[noun].tag_ in counted.NOUNS else None
    if after >= len(doc):
        return None
    found = counted.noun(doc, after, through_of=True)
    partitive = found is not None and doc[after].lower_ == "of" and q.kind not in ("vague", "fraction")
    return None if found is not None and partitive and doc[found].tag_ not in counted.PLURALS else found


def _uncounted(view: View, q: Quantity, first: int, number: str) -> Figure | None:
    """A number with nothing counted after it: kept unless a pronoun ("the two") or a code ("the 747")."""
    before = view.doc[first - 1].lower_ if first else ""
    if (number in ("zero", "nought") and before in _ZERO) or (
        before in _DETERMINERS and q.start == q.number_start and q.kind == "cardinal"
    ):
        return None
    if q.bare and view.text[max(0, q.start - 2) : q.start].strip() == ":":
        return None
    return _made(view.text, replace(q, unit="fraction" if q.kind == "fraction" else None))


def _one(view: View, q: Quantity, noun: int | None, hyphen: bool) -> bool:
    """Whether "one" counts: one player died, only one day, more than one way; not "one thing", "no one"."""
    if (q.low or 0) < 0:
        return True
    if noun is None or hyphen or view.doc[noun].tag_ not in ("NN", "NNP"):
        return False
    if q.approx is not None:
        return True
    before = view.text[max(0, q.start - 8) : q.start].lower().split()
    if before and before[-1] in ("only", "just"):
        return True
    return not (before and before[-1] in _NOT_ONE) and counted.is_person(view.doc[noun])
