"""Quantities in a plain string: a number with its currency, unit, range and bound. No model, no context.

``read(text, at)`` starts from the place where a number begins and takes in what belongs to it on both
sides: "between $1.2bn and $1.4bn a year". What is counted ("teams") needs the parse: see ``figures``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from factcheck.lexicon import numbers, owner, words
from factcheck.pipes import bounds
from factcheck.pipes.numerals import Numeral, magnitude, numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read: ``start``..``end`` with bound and unit, ``number_start``..``number_end`` the digits or words."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    unit: str | None = None
    approx: str | None = None
    kind: str = "cardinal"
    bare: bool = False
    money: bool = False


def _either(found: object) -> str:
    return "|".join(re.escape(w) for w in sorted(map(str, found), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    named = _either({*owner("units", "words"), *owner("units", "currency_words")})
    signs = [s for s in owner("units", "currency_signs") if not s.isalpha()]
    codes = [s for s in owner("units", "currency_signs") if s.isalpha() and s.isupper()]
    rate = _either(words("units", "rates")["per"])
    i = re.IGNORECASE
    return {
        "word": re.compile(rf"[\s-]{{0,2}}({named})(?![\w])", i),
        "half": re.compile(rf"\s+(?:of\s+)?an?\s+({named})(?![\w])", i),
        "symbol": re.compile(rf"(\s?)({_either(owner('units', 'symbols'))})(?![\w²³]|\.[A-Za-z])"),
        "sign_before": re.compile(rf"(?:(?<![A-Za-z])(?:{_either(owner('units', 'currency_signs'))}))\s?$"),
        "sign_after": re.compile(rf"\s?(?:({_either(signs)})|({_either(codes)}))(?![\w$])"),
        "money_suffix": re.compile(rf"\s?({_either(numbers('numbers', 'money_suffixes'))})(?![A-Za-z\d])"),
        "minus": re.compile(r"(?:(?<![\w)%.,])[-−–]|\b(?:minus|negative)[\s-])\s?$", i),
        "old": re.compile(r"[\s-]{1,2}(?:old|of\s+age)s?(?![a-z])", i),
        "rate": re.compile(
            rf"(?:\s(?:per|an?|each|every)\s|-(?:per|an?)-|\s?/\s?)({rate})(?![\w])|\sper\s([\d,]+|million|thousand|capita)(?!\w)",
            i,
        ),
        "to": re.compile(r"-?\s+(to|or|and|through)[\s-]+(?:about\s+|around\s+|as\s+many\s+as\s+|even\s+)?|\s?([-–—~])\s?(?:to\s?-\s?)?"),
        "dollar": re.compile(rf"(?:(?:{_either(owner('units', 'currency_signs'))}))\s?"),
        "between": re.compile(r"\b(between|from)\s+(?:about\s+|around\s+|roughly\s+)?$", i),
        "ranging": re.compile(r"\b(?:between|from|ranging|ranges?)\s+(?:from\s+)?$", i),
        "change": re.compile(bounds.CHANGE_VERBS, i),
    }


def read(text: str, at: int) -> Quantity | None:
    """The quantity whose number begins at ``at``; None when no number can be read there."""
    lead = _patterns()["between"].search(text, max(0, at - 24), at)
    if lead is None and at > 1 and not text[at - 1].isspace():
        lead = _patterns()["between"].search(text, max(0, at - 28), _before_sign(text, at))
    between = bool(lead and lead[1].lower() == "between")
    first = _measured(text, at, split_and=between)
    if first is None:
        return None
    pair = _pair(text, first, lead[1].lower() if lead else "")
    found = _joined(*pair, lead) if pair else first
    return _rated(text, bounds.apply(text, found))


def _before_sign(text: str, at: int) -> int:
    sign = _patterns()["sign_before"].search(text, max(0, at - 6), at)
    return sign.start() if sign else at


def _measured(text: str, at: int, *, split_and: bool) -> Quantity | None:
    """One number with sign, currency and unit."""
    n = numeral(text, at, split_and=split_and)
    if n is None:
        return None
    p = _patterns()
    start, sign = n.start, p["sign_before"].search(text, max(0, n.start - 6), n.start)
    minus = p["minus"].search(text, max(0, start - 9), start)
    if minus:
        start = minus.start()
        sign = sign or p["sign_before"].search(text, max(0, start - 6), start)
    if sign:
        start = sign.start()
        minus = minus or p["minus"].search(text, max(0, start - 9), start)
        start = min(start, minus.start()) if minus else start
    low, high, end = n.low, n.high, n.end
    unit: str | None = None
    if sign:
        unit = owner("units", "currency_signs")[sign[0].strip()]
        low, high, end = _money(text, n)
    if minus and high is not None:
        low, high = -low, -high
    found = Quantity(start, end, n.start, end, low, high, unit, None, n.kind, n.bare and not sign, bool(sign))
    return _united(text, found, n)


def _money(text: str, n: Numeral) -> tuple[float, float | None, int]:
    """The suffixes that mean a magnitude only in money: "$3m"."""
    suffix = _patterns()["money_suffix"].match(text, n.end) if n.bare or n.low % 1 else None
    if suffix is None or (suffix[0][0].isspace() and not suffix[1].isupper() and suffix[1] != "m"):
        return n.low, n.high, n.end
    by = numbers("numbers", "money_suffixes")[suffix[1]]
    return n.low * by, n.low * by, suffix.end()


def _united(text: str, q: Quantity, n: Numeral) -> Quantity:
    """Take in the unit that follows the number."""
    if q.kind in ("times", "ordinal") or (q.kind == "vague" and text[q.end : q.end + 4].lower() == " of "):
        return _after_of(text, q) if q.kind == "vague" else q
    p = _patterns()
    word = p["half" if q.kind == "fraction" else "word"].match(text, q.end) or p["word"].match(text, q.end)
    if word and not (q.money and owner("units", "words").get(word[1].lower())):
        return _named(text, q, word, n)
    if q.money:
        return q
    symbol = p["symbol"].match(text, q.end)
    if symbol and n.low is not None and text[n.start].isdigit() | (text[n.start] in ".½¼¾⅓⅔"):
        spaced, mark = symbol[1], symbol[2]
        if not (spaced and mark in ("h", "t", "pc", "g", "l")):
            return replace(q, end=symbol.end(), unit=owner("units", "symbols")[mark], bare=False)
    sign = p["sign_after"].match(text, q.end)
    if sign and not text[sign.end() : sign.end() + 1].isdigit() and text[n.start].isdigit():
        unit = owner("units", "currency_signs")[sign[1] or sign[2]]
        return replace(q, end=sign.end(), unit=unit, bare=False, money=True)
    return q


def _after_of(text: str, q: Quantity) -> Quantity:
    """ "Hundreds of miles", "millions of dollars"."""
    word = _patterns()["word"].match(text, q.end + 3)
    if word is None:
        return q
    name = word[1].lower()
    unit = owner("units", "words").get(name) or owner("units", "currency_words")[name]
    return replace(q, end=word.end(), unit=unit, money=name in owner("units", "currency_words"))


def _named(text: str, q: Quantity, word: re.Match[str], n: Numeral) -> Quantity:
    """A unit by its name; decades become years, "years old" an age, big sums of pounds money."""
    name = word[1].lower()
    money = owner("units", "currency_words").get(name)
    if (name == "won" and (q.low or 0) < 1000) or (name in ("second", "third") and q.low != 1 and "-" not in word[0] and not n.bare):
        return q
    if money:
        return replace(q, end=word.end(), unit=q.unit or money, bare=False, money=True)
    unit = owner("units", "words")[name]
    if unit == "pounds" and (n.scaled or "£" in text or (q.low or 0) >= 10_000) and "-" not in word[0]:
        return replace(q, end=word.end(), unit="GBP", bare=False, money=True)
    by = numbers("units", "scale").get(unit, 1.0)
    unit = owner("units", "base").get(unit, unit)
    old = _patterns()["old"].match(text, word.end())
    end = word.end()
    if old and unit in ("years", "months", "weeks", "days"):
        unit, end = f"{unit} old", old.end()
    low, high = (q.low or 0.0) * by, None if q.high is None else q.high * by
    if q.kind == "fraction" and unit == "hours":
        low, high, unit = low * 60, None if high is None else high * 60, "minutes"
    return replace(q, end=end, low=low, high=high, unit=unit, bare=False, kind="cardinal" if q.kind == "fraction" else q.kind)


def _pair(text: str, first: Quantity, lead: str) -> tuple[Quantity, Quantity] | None:
    """Both ends of the range that begins with ``first``, or None when there is no range."""
    p = _patterns()
    if first.kind not in ("cardinal", "fraction"):
        return None
    link = p["to"].match(text, first.end)
    if link is None:
        return None
    word = (link[1] or "-").lower()
    if (word == "and") != (lead == "between") and word in ("and", "to"):
        return None
    at = link.end()
    sign = p["dollar"].match(text, at)
    at = sign.end() if sign else at
    if at >= len(text) or (word == "or" and sign and not first.money):
        return None
    second = _measured(text, at, split_and=True) if _starts(text, at) else None
    if second is None or second.kind not in ("cardinal", "fraction") or second.number_start > at:
        return None
    first = _scaled(text, first, second)
    ok = _matches(text, first, second, word) and not (word == "to" and _changes(text, first, lead))
    return (first, second) if ok else None


def _starts(text: str, at: int) -> bool:
    from factcheck.pipes.numerals import triggers

    return triggers().match(text, at) is not None


def _changes(text: str, first: Quantity, lead: str) -> bool:
    """Whether "X to Y" is an amount of change and a new level, or two levels: "rose 5 to 20", "fell from 20 to 5"."""
    window = text[max(0, first.start - 60) : first.start] if lead == "from" else text[max(0, first.start - 24) : first.start]
    if lead == "from":
        return bool(_patterns()["change"].search(re.split(r"[.;!?]\s", window)[-1]))
    return bool(bounds.change_before(text, first.start, money=True))


def _scaled(text: str, first: Quantity, second: Quantity) -> Quantity:
    """ "33-35 billion", "89 to $93 billion": the first number shares the magnitude of the second."""
    by = magnitude(text[second.number_start : second.number_end])
    if by == 1.0 or first.low is None or second.low is None or magnitude(text[first.number_start : first.number_end]) > 1:
        return first
    if first.low >= 1000 or first.low >= second.low / by or (first.unit and not first.money):
        return first
    return replace(first, low=first.low * by, high=first.low * by)


def _matches(text: str, first: Quantity, second: Quantity, word: str) -> bool:
    """Whether two numbers are the ends of one range."""
    if first.low is None or second.low is None or not first.low < second.low:
        return False
    if first.unit and second.unit and first.unit.removesuffix(" old") != second.unit.removesuffix(" old"):
        return False
    if first.unit and not second.unit and (not first.money or word == "or"):
        return False
    if second.money and not first.money and (second.low / first.low > 100 if first.low else False):
        return False
    if word == "or":
        return second.low <= max(first.low + 1, first.low * 2) and not first.unit
    if word == "-":
        years = first.bare and second.bare and 1000 <= first.low < 2200 and 4 == first.number_end - first.number_start
        return not years and text[second.end : second.end + 1] not in ("-", "/", ":") and text[first.start - 1 : first.start] not in ("-", "/")
    return True


def _joined(first: Quantity, second: Quantity, lead: re.Match[str] | None) -> Quantity:
    start = lead.start() if lead and lead[1].lower() == "between" else first.start
    return replace(
        second,
        start=min(start, first.start),
        number_start=first.number_start,
        low=first.low,
        unit=second.unit or first.unit,
        money=first.money or second.money,
        bare=False,
        kind="range",
    )


def _rated(text: str, q: Quantity) -> Quantity:
    """Take in "a day", "per barrel", "/hour" after a unit."""
    if q.unit is None:
        return q
    m = _patterns()["rate"].match(text, q.end)
    if m is None:
        return q
    return replace(q, end=m.end(), unit=f"{q.unit} per {(m[1] or m[2]).lower()}")


def rate(text: str, at: int) -> tuple[int, str] | None:
    """Where "a day" or "per barrel" after ``at`` ends, and what the number is divided by."""
    m = _patterns()["rate"].match(text, at)
    return (m.end(), (m[1] or m[2]).lower()) if m else None
