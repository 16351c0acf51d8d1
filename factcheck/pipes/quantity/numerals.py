"""Numbers in words and digits, read to a value: ``"two and a half million"`` is 2500000.0. Strings only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import numbers
from factcheck.pipes.quantity import sums
from factcheck.pipes.quantity.patterns import either


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start``..``end``. ``high`` is None for an open one ("thousands").

    ``kind``: ``cardinal fraction ordinal vague times``. ``scaled``: the words name a magnitude.
    ``bare``: digits and nothing else.
    """

    start: int
    end: int
    low: float
    high: float | None
    kind: str = "cardinal"
    scaled: bool = False
    bare: bool = False


_GAP = "[\u00a0\u202f\u2009]"
# With plain spaces only where no second number can be meant: 1 414 021 100 and 40 000.
_SPACED = r"(?<!\d )[1-9]\d{0,2}(?:(?: \d{3}){2,}| 000)(?![\d,-]| \d)"
_GROUPED = (
    rf"\d{{1,3}}(?:(?:,\d{{3}})+|(?:{_GAP}\d{{3}})+)(?!\d)|{_SPACED}|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)"
)
_DIGITS = re.compile(rf"(?:{_GROUPED}|\d+)(?:\.\d+)?|\.\d+")
_POWER = re.compile(r"\s?[x×]\s?10\^?([−-]?\d{1,2})(?!\d)|e([+-]?\d{1,2})(?!\w)")
_SLASHED = re.compile(r"([1-9]\d{0,2})[/⁄]([1-9]\d{0,3})(?![\d/⁄])")
_NTH = re.compile(r"(?:st|nd|rd|th)(?![a-z])", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(an?|one)[\s-]+$", re.IGNORECASE)
_PAIR = re.compile(r"(?:couple|pair)\s+(?:of|more)\b", re.IGNORECASE)
_OUT = re.compile(r"\s+(in|out\s+of)(?:\s+every)?\s+(?=\w)", re.IGNORECASE)
_LEADS = {"half": 0.5, "quarter": 0.25, "couple": 2.0, "pair": 2.0, "several": 2.0, "few": 2.0}
_VERBS_TOO = ("scores", "tens")  # "she scores", "the tens": numbers only before "of"
_MOST_DIGITS = 40  # longer runs are serial numbers


@cache
def triggers() -> re.Pattern[str]:
    """Where a number may begin: a digit, or a word that makes numbers."""
    sections = ("cardinals", "magnitudes", "ordinals", "denominators", "vague", "times")
    found = {word for section in sections for word in numbers("numbers", section)} | {"dozen", *_LEADS}
    glyphs = "".join(numbers("numbers", "glyphs"))
    digits = r"(?<!\d)\d|(?<![\w.])\.(?=\d)"
    return re.compile(rf"{digits}|[{glyphs}]|\b(?:{either(found)})(?![a-z])", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    size = either(numbers("numbers", "magnitudes"))
    glyphs, vague = "".join(numbers("numbers", "glyphs")), either(numbers("numbers", "vague"))
    found = {
        "mixed": rf"[ -]?(?:([{glyphs}])|(?<=[ -])([1-9]\d?)[/⁄]([1-9]\d{{0,2}})(?![\d/]))",
        "size": rf"[\s-]?({size}|dozen)(?![a-z])",
        "of_size": rf"(?:\s+of\s+an?)?\s+({size}|dozen)(?![a-z])",
        "ordinal": rf"[\s-]?({either(numbers('numbers', 'ordinals'))})(?![a-z])",
        "below": rf"[\s-]{{1,2}}({either(numbers('numbers', 'denominators'))})(?![a-z])",
        "vague": rf"(?:({vague})\s+of\s+)?({vague})(?![a-z])",
        "lead": rf"({either(_LEADS)})(?:\s+of\s+an?|[\s-]+of|\s+an?)?[\s-]+({size}|dozen)(?![a-z])",
        "times": rf"({either(numbers('numbers', 'times'))})(?!\w)",
        "denominator": rf"({either(numbers('numbers', 'denominators'))})(?![a-z])",
    }
    patterns = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in found.items()}
    patterns["suffix"] = re.compile(rf"(?:{either(numbers('numbers', 'suffixes'))})(?![A-Za-z\d])")
    return patterns


def value(text: str) -> float | None:
    """The value of a text that is one number and nothing else: ``value("1.2bn") == 1200000000.0``."""
    text = text.strip()
    trigger = triggers().search(text)
    found = numeral(text, trigger.start()) if trigger else None
    return found.low if found and (found.start, found.end) == (0, len(text)) else None


def numeral(text: str, at: int, *, split_and: bool = False) -> Numeral | None:
    """The number that begins at ``at``; its ``start`` may lie before ("a dozen"). None when there is none.

    ``split_and`` keeps "and" out of the number, for "between two hundred and three hundred".
    """
    glyph = numbers("numbers", "glyphs").get(text[at])
    if glyph is not None:
        return Numeral(at, at + 1, glyph, glyph, "fraction")
    if text[at].isdigit() or text[at] == ".":
        return _digits(text, at, split_and)
    return (
        _vague(text, at)
        or _led(text, at)
        or _times(text, at)
        or _words(text, at, split_and)
        or _part(text, at)
        or _ordinal(text, at)
    )


def magnitude(text: str) -> float:
    """What the words and suffixes in one number multiply it by: 1e9 for "93 billion", 1 for "93"."""
    found = 1.0
    for m in _patterns()["size"].finditer(text):
        found *= numbers("numbers", "magnitudes").get(m[1].lower(), 12.0)
    if found == 1.0 and text[:1].isdigit():
        last = text[-1:]
        return numbers("numbers", "suffixes").get(last) or numbers("numbers", "money_suffixes").get(last, 1.0)
    return found


def _amount(digits: str) -> float:
    return float(re.sub(rf"{_GAP}|[ ,]", "", digits))


def _digits(text: str, at: int, split_and: bool) -> Numeral | None:
    slashed = _SLASHED.match(text, at)
    if slashed:
        share = int(slashed[1]) / int(slashed[2])
        return Numeral(at, slashed.end(), share, share, "fraction")
    m = _DIGITS.match(text, at)
    if m is None or len(m[0]) > _MOST_DIGITS:
        return None
    amount, end = _amount(m[0]), m.end()
    nth = _NTH.match(text, end)
    if nth:
        return Numeral(at, nth.end(), amount, amount, "ordinal")
    amount, end, bare = _tail(text, amount, end)
    if _patterns()["size"].match(text, end):
        return _finished(text, at, sums.add_up(text, end, amount, split_and=split_and))
    suffix = _patterns()["suffix"].match(text, end)
    if suffix:
        amount *= numbers("numbers", "suffixes")[suffix[0]]
        return Numeral(at, suffix.end(), amount, amount, scaled=True)
    return _out_of(text, Numeral(at, end, amount, amount, bare=bare))


def _tail(text: str, amount: float, end: int) -> tuple[float, int, bool]:
    """What digits may carry: a fraction (10 1/2) or a power of ten; whether there was neither."""
    mixed = _patterns()["mixed"].match(text, end)
    if mixed:
        more = numbers("numbers", "glyphs")[mixed[1]] if mixed[1] else int(mixed[2]) / int(mixed[3])
        if more < 1:
            return amount + more, mixed.end(), False
    power = _POWER.match(text, end)
    if power:
        return amount * 10.0 ** int((power[1] or power[2]).replace("−", "-")), power.end(), False
    return amount, end, True


def _words(text: str, at: int, split_and: bool) -> Numeral | None:
    return _finished(text, at, sums.add_up(text, at, None, split_and=split_and))


def _finished(text: str, at: int, total: sums.Sum | None) -> Numeral | None:
    """A sum as a number: with a leading "a" ("a hundred"), or as a fraction ("two thirds") or ordinal."""
    if total is None:
        return None
    start = at
    article = _ARTICLE.search(text, max(0, at - 6), at)
    if article and _patterns()["size"].match(text, at):
        start = article.start()
    found = Numeral(start, total.end, total.value, total.value, scaled=total.scaled)
    return _pointed(text, found) or _out_of(text, _nth_part(text, found))


def _pointed(text: str, found: Numeral) -> Numeral | None:
    """Decimals in words: "two point five million"; not the "one point" of "at one point five men ran"."""
    read = sums.decimals(text, found.end, found.low)
    if read is None or text[max(0, found.start - 3) : found.start].lower() == "at ":
        return None
    amount, end = read
    size = _patterns()["size"].match(text, end)
    by = numbers("numbers", "magnitudes").get(size[1].lower(), 12.0) if size else 1.0
    end = size.end() if size else end
    return Numeral(found.start, end, amount * by, amount * by, scaled=size is not None)


def _nth_part(text: str, found: Numeral) -> Numeral:
    """Turn "two" before "thirds" into a fraction, "twenty" before "-first" into an ordinal."""
    below = _patterns()["below"].match(text, found.end)
    if below and not found.scaled:
        by = numbers("numbers", "denominators")[below[1].lower()]
        if below[1].lower().endswith("s") != (found.low == 1.0) and found.low < by * 2:
            return _of_size(
                text, Numeral(found.start, below.end(), found.low / by, found.low / by, "fraction")
            )
    nth = _patterns()["ordinal"].match(text, found.end)
    if nth:
        add = numbers("numbers", "ordinals")[nth[1].lower()]
        tens = found.low % 10 == 0 and found.low % 100 >= 20 and add < 10
        if tens or (found.low and found.low % 100 == 0):
            return Numeral(found.start, nth.end(), found.low + add, found.low + add, "ordinal")
    return found


def _of_size(text: str, share: Numeral) -> Numeral:
    """Two thirds of a million is a number of its own."""
    m = _patterns()["of_size"].match(text, share.end)
    if m is None:
        return share
    amount = share.low * numbers("numbers", "magnitudes").get(m[1].lower(), 12.0)
    return Numeral(share.start, m.end(), amount, amount, scaled=True)


def _out_of(text: str, found: Numeral) -> Numeral:
    """One in three, two out of ten: a fraction, where the second number is the larger."""
    out = _OUT.match(text, found.end)
    if out is None or found.scaled or found.kind != "cardinal" or not 0 < found.low < 100 or found.low % 1:
        return found
    at = out.end()
    digits = _DIGITS.match(text, at)
    if digits:
        whole, end = _amount(digits[0]), digits.end()
    else:
        total = sums.add_up(text, at, None, split_and=False)
        if total is None:
            return found
        whole, end = total.value, total.end
    chance = text[max(0, found.start - 3) : found.start].lower().split()[-1:] == ["a"]  # a 2 in 3 chance
    usual = chance or found.low == 1 or out[1].lower() != "in" or whole in (4, 5, 10, 20, 100)
    glued = text[end : end + 1].isalpha() or 1900 <= whole <= 2100
    if not usual or glued or found.low >= whole:
        return found
    return Numeral(found.start, end, found.low / whole, found.low / whole, "fraction")


def _vague(text: str, at: int) -> Numeral | None:
    m = _patterns()["vague"].match(text, at)
    if m is None or (m[2].lower() in _VERBS_TOO and text[m.end() : m.end() + 4].lower() != " of "):
        return None
    many = numbers("numbers", "vague")
    low = many[m[2].lower()] * (many[m[1].lower()] if m[1] else 1.0)
    return Numeral(at, m.end(), low, None, "vague", scaled=True)


def _led(text: str, at: int) -> Numeral | None:
    """Half a million, a quarter of a million, several hundred, a few thousand, a couple of."""
    article = _ARTICLE.search(text, max(0, at - 6), at)
    start = article.start() if article else at
    m = _patterns()["lead"].match(text, at)
    if m is None:
        pair = _PAIR.match(text, at) if article else None
        return Numeral(start, pair.end(), 2.0, 2.0) if pair else None
    lead = m[1].lower()
    low = _LEADS[lead] * numbers("numbers", "magnitudes").get(m[2].lower(), 12.0)
    if lead in ("several", "few"):
        return Numeral(start, m.end(), low, None, "vague", scaled=True)
    return Numeral(start, m.end(), low, low, scaled=True)


def _times(text: str, at: int) -> Numeral | None:
    m = _patterns()["times"].match(text, at)
    by = numbers("numbers", "times")[m[1].lower()] if m else 0.0
    return Numeral(at, m.end(), by, by, "times") if m else None


def _part(text: str, at: int) -> Numeral | None:
    """A third, a quarter; "half" also without an article."""
    m = _patterns()["denominator"].match(text, at)
    article = _ARTICLE.search(text, max(0, at - 6), at)
    if m is None or m[1].lower().endswith("s") or (article is None and m[1].lower() != "half"):
        return None
    share = 1 / numbers("numbers", "denominators")[m[1].lower()]
    return Numeral(article.start() if article else at, m.end(), share, share, "fraction")


def _ordinal(text: str, at: int) -> Numeral | None:
    m = _patterns()["ordinal"].match(text, at)
    if m is None or m.start(1) != at:
        return None
    amount = numbers("numbers", "ordinals")[m[1].lower()]
    return Numeral(at, m.end(), amount, amount, "ordinal")
