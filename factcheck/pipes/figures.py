"""Figures: what an article counts or measures, with bounds, units and what is counted.

Numbers are read from the plain text (``quantities``); here we drop those that count nothing and add what
only the sentence shows: the noun that is counted, ages, ranks, changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.attrs import IDX
from spacy.language import Language

from factcheck.lexicon import owner, words
from factcheck.model import Date, Figure
from factcheck.pipes import bounds, codes, counted, quantities
from factcheck.pipes.annotations import get, put
from factcheck.pipes.numerals import triggers
from factcheck.pipes.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TIME = frozenset(words("units", "time")["all"])
_LABELS = frozenset(words("numbers", "labels")["all"])
_ORDINALS = frozenset(words("numbers", "counted_ordinals")["all"])
_RANK = re.compile(r"\b(?:number|no\.?|nos\.?|#)\s?$", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:ranks?|ranked|ranking|finish(?:ed|es)?|placed|came|seeded)\s+(?:in\s+)?$", re.IGNORECASE)
_AGED = re.compile(r"(?:\b(?:aged|ages?|age\s+of|turn(?:s|ed|ing)?|at\s+age)\s+(?:between\s+|about\s+|around\s+)?)$", re.IGNORECASE)
_WAS_AGE = re.compile(r"\b(?:he|she|I|who)\s+(?:was|is|turned)\s+(?:only\s+|just\s+|about\s+)?$")
_MOST = re.compile(r"\b(?:(the\s+(?:vast\s+|overwhelming\s+)?majority)|(most))(?=\s+of\b)", re.IGNORECASE)
_BOTH = re.compile(r"\bboth\s+times\b", re.IGNORECASE)
_HOUR = re.compile(r"\ban\s+hour\b(?!\s*(?:['’]s|-))", re.IGNORECASE)
_ONE_NOT = frozenset({"of", "another", "thing", "way", "point", "time", "side", "hand", "reason", "example", "day", "sort", "kind", "such", "who", "that", "is", "was"})
_MEASURED = frozenset({"percent", "percentage points", "basis points", "cents", "pence", "points"})


@Language.component("factcheck_figures", assigns=["doc._.figures"], requires=["doc._.dates"])
def mark(doc: Doc) -> Doc:
    put(doc, "figures", find(doc))
    return doc


def find(doc: Doc) -> Iterator[Figure]:
    """The figures of a text, in order; they never overlap."""
    text = doc.text
    view = _View(doc)
    done = 0
    found: list[Figure] = []
    for m in triggers().finditer(text):
        if m.start() < done:
            continue
        q = quantities.read(text, m.start())
        if q is None or q.start < done:
            continue
        figure = _figure(view, q)
        done = max(done, figure.end if figure else q.number_end)
        if figure is not None:
            found.append(figure)
    found += [f for f in _worded(view) if not any(f.start < g.end and g.start < f.end for g in found)]
    yield from sorted(found, key=lambda f: f.start)


class _View:
    """A Doc with what finding tokens by character needs, made once a document."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, doc.text
        self.starts: list[int] = doc.to_array(IDX).tolist() if len(doc) else []
        self.dates = sorted((d.start, d.end) for d in get(doc, Date) if not (d.value or "").startswith("P"))

    def token_at(self, char: int) -> int:
        """Index of the token that holds the character; the next one when a space does."""
        i = bisect_right(self.starts, char) - 1
        if i >= 0 and char < self.starts[i] + len(self.doc[i].text):
            return i
        return bisect_left(self.starts, char)

    def in_date(self, start: int, end: int) -> bool:
        i = bisect_right(self.dates, (start, len(self.text)))
        return any(s < end and start < e for s, e in self.dates[max(0, i - 2) : i + 1])


def _figure(view: _View, q: Quantity) -> Figure | None:
    """The figure for a quantity, or None when the number counts nothing."""
    text = view.text
    if view.in_date(q.number_start, q.number_end) and q.unit not in _TIME:
        return None
    if text[q.number_start].isdigit() and not q.money and codes.is_code(text, q.number_start, _digits_end(text, q)):
        return None
    if q.bare and q.unit is None and codes.is_year(text, q.number_start, q.number_end):
        return None
    if q.kind == "ordinal":
        return _ordinal(view, q)
    rank = _RANK.search(text, max(0, q.start - 8), q.start)
    if rank and q.unit is None:
        return _make(text, replace(q, start=rank.start(), unit="rank"))
    if q.kind == "fraction" and q.unit is None and not _is_share(view, q):
        return None
    q = _age(text, q)
    if q.unit is None and q.kind != "times":
        return _count(view, q)
    if q.kind == "times":
        q = replace(q, unit="times")
    return _make(text, q, of=_of(view, q))


def _digits_end(text: str, q: Quantity) -> int:
    """Where the number and what is glued to it as its unit end."""
    return q.end if q.unit is not None else q.number_end


def _make(text: str, q: Quantity, of: str | None = None) -> Figure:
    change = None
    if q.unit is not None:
        unit = q.unit.split(" per ")[0]
        change = bounds.change_before(text, q.start, money=q.money or unit in _MEASURED)
        if change is None and (q.money or unit in _MEASURED):
            change = bounds.change_after(text, q.end)
    return Figure(text[q.start : q.end], q.start, q.end, q.low, q.high, q.unit, q.approx, change, of)


def _is_share(view: _View, q: Quantity) -> bool:
    """Whether "half" or "a third" is a share: of something, or with a bound."""
    text = view.text
    after = text[q.end : q.end + 12].lower()
    if re.match(r"\s+of\b", after) or q.approx is not None or re.match(r"\s+(?:in|out)\b", text[q.start : q.end].lower()):
        return not after.lstrip().startswith("of a kind")
    words_ = text[q.number_start : q.number_end].lower()
    if words_ == "half":
        return re.match(r"\s+(?:the|its|their|his|her|all)\b", after) is not None
    return " in " in words_ or " out of " in words_ or not words_.startswith(("a ", "an "))


def _age(text: str, q: Quantity) -> Quantity:
    """An age without a unit: aged 14, at age seventeen, when she was six, (43), and ", 43," after a name."""
    if q.unit is not None or q.low is None and q.high is None or (q.high or q.low or 0) > 120:
        return q
    aged = _AGED.search(text, max(0, q.start - 26), q.start) or _WAS_AGE.search(text, max(0, q.start - 22), q.start)
    after = text[q.end : q.end + 1]
    if aged and not re.match(r"\s+(?:years|months|[a-z]+s\b)", text[q.end : q.end + 20]):
        return replace(q, unit="years old")
    if q.bare and text[max(0, q.start - 2) : q.start] == ", " and after in (",", ".", ";", ")") and (q.low or 0) >= 5:
        before = re.search(r"\b[A-Z][\w'’.-]+$", text[max(0, q.start - 30) : q.start - 2])
        if before and not codes.is_year(text, q.start, q.end) and not text[q.end + 1 : q.end + 2].isdigit():
            return replace(q, unit="years old")
    return q


def _ordinal(view: _View, q: Quantity) -> Figure | None:
    """Ordinals that count: the 22nd expo, its 39th mission; ranked 12th."""
    text, doc = view.text, view.doc
    if _RANKED.search(text, max(0, q.start - 18), q.start):
        return _make(text, replace(q, unit="rank"))
    i = view.token_at(q.end)
    if i >= len(doc) or (q.low or 0) < 2 or text[q.end : q.end + 1] == "-":
        return None
    word = doc[i]
    if text[q.number_start].isdigit():
        if word.tag_ not in ("NN", "JJ", "NNP") or word.lower_ in ("century", "amendment", "floor", "district", "circuit", "street", "avenue", "congress", "grade", "grader", "hole", "inning", "minute"):
            return None
        if word.tag_ == "NNP" and not word.is_upper and view.text[q.end] != " ":
            return None
    elif word.lower_ not in _ORDINALS or (q.low or 0) <= 3 and word.lower_ not in ("anniversary", "term", "mission", "consecutive", "straight", "successive"):
        return None
    name = counted.noun(doc, i, through_of=False)
    of = counted.plural(doc[name[0]].lower_) if name else None
    return _make(text, replace(q, unit="ordinal"), of=of)


def _count(view: _View, q: Quantity) -> Figure | None:
    """A number with no unit of measure: what it counts, or None when it is a name or a pronoun."""
    doc, text = view.doc, view.text
    first, after = view.token_at(q.number_start), view.token_at(q.end)
    if first >= len(doc) or _named(view, q, first, after):
        return None
    through = q.kind in ("vague", "fraction") or text[q.end : q.end + 4].lower() == " of "
    hyphen = text[q.end : q.end + 1] in "-‐‑" and text[q.end : q.end + 1] != ""
    at = after + 1 if hyphen else after
    name = counted.noun(doc, at, through_of=through) if at < len(doc) else None
    if text[q.number_start : q.number_end].lower() == "one" and not _one(view, q, after, name, hyphen):
        return None
    if name is None:
        return None if q.kind == "ordinal" else _make(text, replace(q, unit="fraction" if q.kind == "fraction" else None))
    token = doc[name[0]]
    unit = "fraction" if q.kind == "fraction" else counted.unit(token)
    near = name[0] == at or (through and name[0] == at + 1)
    if near:
        q = replace(q, end=token.idx + len(token.text))
    if q.approx is None:
        post = bounds.after(text, q.end)
        if post:
            q = bounds.bounded(replace(q, end=post[0]), post[1])
    figure = _make(text, replace(q, unit=unit), of=token.text if token.tag_ in ("NNP", "NNPS") else counted.plural(token.lower_))
    return quantities_rate(text, figure)


def quantities_rate(text: str, figure: Figure) -> Figure:
    """Take in "a day" after what is counted: three thousand tests per day."""
    rate = quantities.rate(text, figure.end)
    if rate is None or figure.unit is None:
        return figure
    return replace(figure, text=text[figure.start : rate[0]], end=rate[0], unit=f"{figure.unit} per {rate[1]}")


def _one(view: _View, q: Quantity, after: int, name: tuple[int, int] | None, hyphen: bool) -> bool:
    """Whether "one" counts: one player, only one day; not "one of", "no one", "one day", "one another"."""
    doc, text = view.doc, view.text
    if name is None or hyphen or after >= len(doc) or doc[name[0]].tag_ not in ("NN", "NNP"):
        return False
    before = text[max(0, q.start - 8) : q.start].lower().split()
    if before and before[-1] in ("only", "just"):
        return True
    if before and before[-1] in ("the", "this", "that", "no", "any", "which", "every", "each", "another", "at", "some"):
        return False
    return doc[after].lower_ not in _ONE_NOT and doc[name[0]].lower_ not in _ONE_NOT and name[0] <= after + 1


def _named(view: _View, q: Quantity, first: int, after: int) -> bool:
    """Whether the number is part of a name or label: Vostok 1, Boeing 747, Chapter 11, page 5."""
    doc, text = view.doc, view.text
    if first == 0 or q.start != q.number_start or not text[q.number_start].isdigit() or q.kind != "cardinal":
        return _capital_name(view, q, first, after)
    before = doc[first - 1]
    if before.lower_ in _LABELS and (before.tag_ in ("NN", "NNP", "NNS") or before.is_title):
        return True
    if before.tag_ not in ("NNP", "NNPS") or not before.text[:1].isupper():
        return _capital_name(view, q, first, after)
    if not q.bare or "," in text[q.number_start : q.number_end] or "." in text[q.number_start : q.number_end]:
        return False
    number = doc[first]
    return not (after < len(doc) and number.head.i > number.i and number.head.tag_ in ("NNS", "NN"))


def _capital_name(view: _View, q: Quantity, first: int, after: int) -> bool:
    """A spelled-out number inside a name: the Big Ten, Chapter Eleven, Five Guys, Ocean's Eleven."""
    doc = view.doc
    token = doc[first]
    if text_is_digit(token.text) or not token.is_title:
        return False
    if after < len(doc) and doc[after].tag_ in ("NNP", "NNPS") and not token.is_sent_start and token.ent_type_ not in ("CARDINAL", "QUANTITY"):
        return True
    return first > 0 and doc[first - 1].tag_ == "NNP" and not token.is_sent_start


def text_is_digit(word: str) -> bool:
    return word[:1].isdigit()


def _of(view: _View, q: Quantity) -> str | None:
    """What a measure is of: 12 percent of voters, 8 litres of water."""
    if view.text[q.end : q.end + 4].lower() != " of ":
        return None
    i = view.token_at(q.end + 1)
    name = counted.noun(view.doc, i, through_of=True)
    return view.doc[name[0]].text if name else None


def _worded(view: _View) -> Iterator[Figure]:
    """Figures without a number word: most of the teams, the majority of outfits, both times, an hour."""
    text, doc = view.text, view.doc
    for m in _MOST.finditer(text):
        name = counted.noun(doc, view.token_at(m.end() + 1), through_of=True)
        if name and doc[name[0]].tag_ in ("NNS", "NNPS"):
            yield Figure(m[0], m.start(), m.end(), 50.0, None, "percent", "over", None, doc[name[0]].text)
    for m in _BOTH.finditer(text):
        yield Figure(m[0], m.start(), m.end(), 2.0, 2.0, "times")
    for m in _HOUR.finditer(text):
        low: float | None = 1.0
        start, found = m.start(), bounds.before(text, m.start())
        high: float | None = 1.0
        if found:
            start = found[0]
            low = None if found[1] in ("under", "nearly", "up_to", "at_most") else 1.0
            high = None if found[1] in ("over", "at_least") else 1.0
        yield Figure(text[start : m.end()], start, m.end(), low, high, "hours", found[1] if found else None)
