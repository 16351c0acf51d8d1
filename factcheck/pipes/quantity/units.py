"""The unit or currency of a number, before and after it. Plain strings only."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.lexicon import numbers, owner, words
from factcheck.pipes.quantity import Quantity
from factcheck.pipes.quantity.numerals import Numeral
from factcheck.pipes.quantity.patterns import either, plain

_OLD = re.compile(r"[\s-]{1,2}(?:old|of\s+age)s?(?![a-z])", re.IGNORECASE)
_AGES = ("years", "months", "weeks", "days")
_ONLY_GLUED = frozenset({"h", "t", "pc", "g", "l", "min"})  # "5 g" is more often a name than a weight
_POUNDS_ARE_MONEY = 10_000  # from here on "pounds" without a sign are taken for sterling
_NEAR = 3000  # characters on either side in which a pound sign tells of money
_SPOKEN_OF = 60  # characters on either side in which a word tells of temperature
_POINT = re.compile(r"\s(?:earlier|ago|later|before|prior|previously|after|apart|old)\b", re.IGNORECASE)
_MEGA = 1e6  # the M of MEUR and MUSD
_ISO = 3  # letters of a currency code
_LEAST_WON = 1000  # "two won" is a verb


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    signs = owner("units", "currency_signs")
    codes = [s for s in signs if s.isalpha() and s.isupper()]
    marks = [s for s in signs if not (s.isalpha() and s.isascii())]
    iso = either(code for code in codes if len(code) == 3)
    named = either({*owner("units", "words"), *owner("units", "currency_words")})
    rate = either(words("units", "rates")["per"])
    i = re.IGNORECASE
    return {
        "word": re.compile(rf"[\s-]{{0,2}}({named})(?!\w)", i),
        "half": re.compile(rf"\s+(?:of\s+)?an?\s+({named})(?!\w)", i),
        "symbol": re.compile(rf"(\s?)({either(owner('units', 'symbols'))})(?![\w²³/]|\.[A-Za-z])"),
        "letter": re.compile(rf"\s?([{''.join(words('units', 'temperature')['signs'])}])(?![\w'’-]|\.\w)"),
        "warm": re.compile(rf"°|\b(?:{either(words('units', 'temperature')['cues'])})\b", i),
        "sign_before": re.compile(rf"(?<![A-Za-z])(?:{either(signs)}|M(?:{iso}))\s?$"),
        "sign_at": re.compile(rf"(?:{either(signs)})\s?"),
        "sign_after": re.compile(rf"\s?(?:({either(marks)})|(?:(M)(?={iso}))?({either(codes)}))(?![\w$])"),
        "size": re.compile(rf"\s({either(numbers('numbers', 'magnitudes'))})(?![a-z])", i),
        "suffix": re.compile(rf"(\s?)({either(numbers('numbers', 'money_suffixes'))})(?![A-Za-z\d])"),
        "rate": re.compile(
            rf"(?:\s(?:per|an?|each|every)\s|-(?:per|an?)-|\s?/\s?)({rate})(?!\w)|\sper\s([\d,]+|million|thousand|capita)(?!\w)",
            i,
        ),
    }


def sign_before(text: str, at: int) -> re.Match[str] | None:
    """The currency sign or code that ends right before ``at``."""
    return _patterns()["sign_before"].search(text, max(0, at - 6), at)


def skip_sign(text: str, at: int) -> int:
    """Where the number begins when a currency sign stands at ``at``."""
    m = _patterns()["sign_at"].match(text, at)
    return m.end() if m else at


def money(text: str, q: Quantity, sign: str) -> Quantity:
    """The quantity as an amount of the currency; "$3m" is three million, and so is "MUSD 3"."""
    known, sign = owner("units", "currency_signs"), sign.strip()
    if sign not in known:
        sign, q = sign[1:], replace(q, low=_times(q.low, _MEGA), high=_times(q.high, _MEGA))
    m = _patterns()["suffix"].match(text, q.end) if text[q.end - 1].isdigit() else None
    by = (
        numbers("numbers", "money_suffixes")[m[2]]
        if m and (not m[1] or m[2].isupper() or m[2] == "m")
        else 1.0
    )
    end = m.end() if m and by != 1.0 else q.end
    low, high = _times(q.low, by), _times(q.high, by)
    return replace(q, end=end, number_end=end, low=low, high=high, unit=known[sign], bare=False, money=True)


def attach(text: str, q: Quantity, n: Numeral) -> Quantity:
    """The quantity with the unit that follows it taken in."""
    if q.kind in ("times", "ordinal"):
        return q
    if q.kind == "vague" and text[q.end : q.end + 4].lower() == " of ":
        m = _patterns()["word"].match(text, q.end + 3)
        return _named(text, q, m, n) if m else q
    half = _patterns()["half"].match(text, q.end) if q.kind == "fraction" else None
    word = half or _patterns()["word"].match(text, q.end)
    if word and not (q.money and plain(word[1]) in owner("units", "words")):
        return _named(text, q, word, n)
    if q.money:
        return q
    if text[n.start].isdigit() or text[n.start] in ".½¼¾⅓⅔":
        return _symbol(text, q)
    m = _patterns()["sign_after"].match(text, q.end)
    return _coded(text, q, m) if m and m[3] else q


def millions(text: str, q: Quantity) -> Quantity:
    """ "3m" before the name of a unit or a currency is three million, not three metres."""
    if not in_m(text, q):
        return q
    word = _patterns()["word"].match(text, q.end)
    name = plain(word[1]) if word else ""
    if word is None or (not name.endswith("s") and name not in owner("units", "currency_words")):
        return q
    q = million(q)
    return _named(text, q, word, Numeral(q.number_start, q.end, q.low or 0.0, q.high, scaled=True))


def in_m(text: str, q: Quantity) -> bool:
    """Whether the unit is a mere "m", which may be metres or millions."""
    return q.unit == "metres" and text[q.number_end : q.end].strip() == "m"


def million(q: Quantity) -> Quantity:
    """The same number as millions of something still unknown."""
    by = 1e6
    return replace(q, number_end=q.end, low=_times(q.low, by), high=_times(q.high, by), unit=None)


def _symbol(text: str, q: Quantity) -> Quantity:
    m = _patterns()["symbol"].match(text, q.end)
    if m and not (m[1] and m[2] in _ONLY_GLUED):
        return replace(q, end=m.end(), unit=owner("units", "symbols")[m[2]], bare=False)
    m = _patterns()["letter"].match(text, q.end)
    if m and _patterns()["warm"].search(text, max(0, q.start - _SPOKEN_OF), m.end() + _SPOKEN_OF):
        return replace(q, end=m.end(), unit=f"°{m[1]}", bare=False)
    m = _patterns()["sign_after"].match(text, q.end)
    if m and not text[m.end() : m.end() + 1].isdigit():
        return _coded(text, q, m)
    return q


def _coded(text: str, q: Quantity, m: re.Match[str]) -> Quantity:
    """A currency sign or code after the number, which may carry the magnitude: 40 MEUR, 40 EUR million."""
    unit = owner("units", "currency_signs")[m[1] or m[3]]
    q = replace(q, end=m.end(), unit=unit, bare=False, money=True)
    if m[2]:
        return replace(q, low=_times(q.low, _MEGA), high=_times(q.high, _MEGA))
    size = _patterns()["size"].match(text, m.end()) if m[3] else None
    return _sized(q, size) if size else q


def _sized(q: Quantity, size: re.Match[str]) -> Quantity:
    by = numbers("numbers", "magnitudes")[size[1].lower()]
    return replace(q, end=size.end(), low=_times(q.low, by), high=_times(q.high, by))


def _named(text: str, q: Quantity, word: re.Match[str], n: Numeral) -> Quantity:
    """A unit by its name: decades become years, "years old" an age, big sums of pounds money."""
    name, end = plain(word[1]), word.end()
    currency = owner("units", "currency_words").get(name)
    if name == "won" and (q.low or 0) < _LEAST_WON:
        return q
    if currency:
        q = replace(q, end=end, unit=q.unit or currency, bare=False, money=True)
        size = _patterns()["size"].match(text, end) if len(name) == _ISO and not n.scaled else None
        return _sized(q, size) if size else q
    unit = owner("units", "words")[name]
    hyphen = "-" in word[0]
    if (
        unit == "pounds"
        and not hyphen
        and (n.scaled or _near(text, end) or (q.low or 0) >= _POUNDS_ARE_MONEY)
    ):
        return replace(q, end=end, unit="GBP", bare=False, money=True)
    by = numbers("units", "scale").get(unit, 1.0)
    unit = owner("units", "base").get(unit, unit)
    old = _OLD.match(text, end) if unit in _AGES else None
    if old:
        unit, end = f"{unit} old", old.end()
    if q.kind == "fraction" and unit == "hours":
        by, unit = 60.0, "minutes"
    kind = "cardinal" if q.kind == "fraction" else q.kind
    return replace(
        q, end=end, low=_times(q.low, by), high=_times(q.high, by), unit=unit, bare=False, kind=kind
    )


def _near(text: str, at: int) -> bool:
    """Whether a pound sign stands near: then "pounds" are money as well."""
    return "£" in text[max(0, at - _NEAR) : at + _NEAR]


def _times(amount: float | None, by: float) -> float | None:
    return None if amount is None else amount * by


def rated(text: str, q: Quantity) -> Quantity:
    """The quantity with "a day", "per barrel" or "/hour" after its unit taken in."""
    found = rate(text, q.end) if q.unit else None
    return replace(q, end=found[0], unit=f"{q.unit} per {found[1]}") if found else q


def rate(text: str, at: int) -> tuple[int, str] | None:
    """Where "a day" or "per barrel" after ``at`` ends, and what the number is divided by.

    "A year earlier" divides nothing.
    """
    m = _patterns()["rate"].match(text, at)
    if m is None or _POINT.match(text, m.end()):
        return None
    name = plain(m[1] or m[2])
    return m.end(), owner("units", "rate_names").get(name, name)
