"""Numbers in words and digits, read to a value: ``"two and a half million"`` -> 2500000.0. Plain strings only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import numbers


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start``..``end``. ``high`` is None for an open one ("thousands").

    ``kind``: ``cardinal`` ``fraction`` (of one) ``ordinal`` ``vague`` ``times`` ("twice").
    ``scaled`` says that the words name a magnitude themselves, ``bare`` that it is digits alone.
    """

    start: int
    end: int
    low: float
    high: float | None
    kind: str = "cardinal"
    scaled: bool = False
    bare: bool = False


_GAP = "[\u00a0\u202f\u2009]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:(?:,\d{{3}})+|(?:{_GAP}\d{{3}})+)(?!\d)|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)|\d+)"
    r"(?:\.\d+)?|\.\d+"
)
_POWER = re.compile(r"\s?[x×]\s?10\^?([−-]?\d{1,3})|e([+-]?\d{1,3})(?![\w])")


def _either(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    word, size = numbers("numbers", "cardinals"), numbers("numbers", "magnitudes")
    ordinal, below = numbers("numbers", "ordinals"), numbers("numbers", "denominators")
    vague, times = numbers("numbers", "vague"), numbers("numbers", "times")
    glyph = "".join(numbers("numbers", "glyphs"))
    count = f"{_either(word)}|{_either(size)}|dozen"
    i = re.IGNORECASE
    lead = "half|quarter|several|couple|few|pair"
    return {
        "trigger": re.compile(
            rf"\d|(?<![\w.])\.(?=\d)|[{glyph}]|\b(?:{_either({*word, *size, *ordinal, *below, *vague, *times})}|dozen|{lead})(?![a-z])",
            i,
        ),
        "digits": re.compile(_DIGITS),
        "mixed": re.compile(rf"[ -]?(?:([{glyph}])|(?<=[ -])([1-9]\d?)[/⁄]([1-9]\d{{0,2}})(?![\d/]))"),
        "fraction": re.compile(r"([1-9]\d{0,2})[/⁄]([1-9]\d{0,3})(?![\d/])"),
        "suffix": re.compile(rf"(?:{_either(numbers('numbers', 'suffixes'))})(?![A-Za-z\d])"),
        "nth": re.compile(r"(?:st|nd|rd|th)(?![a-z])", i),
        "word": re.compile(rf"(?:{count})(?![a-z])", i),
        "size": re.compile(rf"[\s-]?\s?({_either(size)}|dozen)(?![a-z])", i),
        "ordinal": re.compile(rf"(?:{_either(ordinal)})(?![a-z])", i),
        "below": re.compile(rf"[\s-]+({_either(below)})(?![a-z])", i),
        "half": re.compile(
            r"\s?(?:-?and-?|and|&)\s?(?:(?:a|one)[\s-])?(half|quarter|third|three[\s-]quarters|two[\s-]thirds)(?![a-z])",
            i,
        ),
        "join": re.compile(r"[\s-]{1,2}(?!$)"),
        "and": re.compile(r"\s+(?:and|&)\s+(?:an?\s+)?", i),
        "vague": re.compile(rf"(?:({_either(vague)})\s+of\s+)?({_either(vague)})(?![a-z])", i),
        "article": re.compile(r"\b(an?|one)[\s-]+$", i),
        "of": re.compile(rf"\s+of\s+an?\s+({_either(size)}|dozen)(?![a-z])", i),
        "out": re.compile(r"\s+(?:in(?:\s+every)?|out\s+of(?:\s+every)?)\s+(?=[\w])", i),
        "lead": re.compile(
            rf"(half|quarter|several|couple|few|pair)(?:\s+of|\s+an?|[\s-]+of[\s-]+an?)?[\s-]+({_either(size)}|dozen)(?![a-z])",
            i,
        ),
    }


def triggers() -> re.Pattern[str]:
    """Where a number may begin: a digit, or a word that makes numbers."""
    return _patterns()["trigger"]


def value(text: str) -> float | None:
    """The value of a text that is one number and nothing else: ``value("1.2bn") == 1200000000.0``."""
    found = numeral(text.strip(), 0)
    return found.low if found and found.start == 0 and found.end == len(text.strip()) else None


def numeral(text: str, at: int, *, split_and: bool = False) -> Numeral | None:
    """The number that begins at ``at``; its ``start`` may lie before ("a dozen"). None when there is none.

    ``split_and`` keeps "and" out of the number, for "between two hundred and three hundred".
    """
    first = text[at]
    if first.isdigit() or first == "." or first in numbers("numbers", "glyphs"):
        return _digits(text, at, split_and)
    for read in (_vague, _led, _times, _words, _ordinal, _part):
        found = read(text, at, split_and)
        if found is not None:
            return found
    return None


def _digits(text: str, at: int, split_and: bool) -> Numeral | None:
    p = _patterns()
    if text[at] in numbers("numbers", "glyphs"):
        return Numeral(
            at,
            at + 1,
            numbers("numbers", "glyphs")[text[at]],
            numbers("numbers", "glyphs")[text[at]],
            "fraction",
        )
    whole = p["fraction"].match(text, at)
    if whole:
        share = int(whole[1]) / int(whole[2])
        return Numeral(at, whole.end(), share, share, "fraction")
    m = p["digits"].match(text, at)
    if m is None or len(m[0]) > 40:
        return None
    amount, end = float(re.sub(rf"{_GAP}|,", "", m[0])), m.end()
    nth = p["nth"].match(text, end)
    if nth:
        return Numeral(at, nth.end(), amount, amount, "ordinal")
    amount, end, plain = _tail(text, amount, end)
    size = p["size"].match(text, end)
    if size and amount < 1e9:
        return _summed(text, at, amount, end, split_and)
    suffix = p["suffix"].match(text, end)
    if suffix:
        by = numbers("numbers", "suffixes")[suffix[0]]
        return Numeral(at, suffix.end(), amount * by, amount * by, scaled=True)
    return _out_of(text, Numeral(at, end, amount, amount, bare=plain))


def _tail(text: str, amount: float, end: int) -> tuple[float, int, bool]:
    """What digits may carry: a fraction after them, a power of ten, "and a half"."""
    p = _patterns()
    mixed = p["mixed"].match(text, end)
    if mixed:
        more = numbers("numbers", "glyphs")[mixed[1]] if mixed[1] else int(mixed[2]) / int(mixed[3])
        if more < 1:
            return amount + more, mixed.end(), False
    power = _POWER.match(text, end)
    if power:
        return amount * 10.0 ** int((power[1] or power[2]).replace("−", "-")), power.end(), False
    return amount, end, True


def _words(text: str, at: int, split_and: bool) -> Numeral | None:
    return _summed(text, at, None, at, split_and) if _patterns()["word"].match(text, at) else None


def _summed(text: str, at: int, amount: float | None, end: int, split_and: bool) -> Numeral | None:
    """Cardinal words from ``end`` on, after the digits ``amount`` if there were any: "two hundred and six"."""
    p, start = _patterns(), at
    total, current, limit, scaled = 0.0, amount, float("inf"), False
    unit = amount
    while True:
        m, gap_and = _next(text, end, first=current is None and not total and end == at, split_and=split_and)
        if m is None:
            break
        word = m[0].lower()
        by = 12.0 if word == "dozen" else numbers("numbers", "magnitudes").get(word)
        if by is not None:
            if gap_and or (by >= limit and by != 12.0):
                break
            if current is None and total:
                break
            current = (1.0 if current is None else current) * by
            scaled = True
            if by >= 1000 or by == 12.0:
                total, current, limit = total + current, None, by
                unit = None
            else:
                unit = by
        else:
            add = numbers("numbers", "cardinals")[word]
            if not _fits(current, unit, add) or (current is None and total and add >= limit):
                break
            if gap_and and not (current or total):
                break
            current, unit = (current or 0.0) + add, add
        end = m.end()
    if current is None and not total:
        return None
    amount = total + (current or 0.0)
    if end > at:
        amount, end, start = _finish(text, at, amount, end, limit if current is None and scaled else 1.0)
    found = _below(text, Numeral(start, end, amount, amount, scaled=scaled))
    return _out_of(text, found) if not p["word"].match(text, found.end) else found


def _next(text: str, at: int, *, first: bool, split_and: bool) -> tuple[re.Match[str] | None, bool]:
    """The next number word, and whether "and" stands before it."""
    p = _patterns()
    if first:
        return p["word"].match(text, at), False
    joined = p["and"].match(text, at)
    if joined and not split_and:
        m = p["word"].match(text, joined.end())
        return (m, True) if m and text[joined.start()] != "\n" else (None, True)
    gap = p["join"].match(text, at)
    m = p["word"].match(text, gap.end() if gap else at)
    return (
        (m, False)
        if m and (gap or text[at - 1].isdigit()) and "\n\n" not in text[at : m.start()]
        else (None, False)
    )


def _fits(current: float | None, unit: float | None, add: float) -> bool:
    """Whether a word of value ``add`` can follow: twenty-one, hundred and six, not "four five"."""
    if current is None:
        return True
    if unit == 100.0:
        return add < 100
    return unit is not None and unit >= 20 and unit % 10 == 0 and unit < 100 and 0 < add < 10


def _finish(text: str, at: int, amount: float, end: int, by: float) -> tuple[float, int, int]:
    """Add "and a half" (of the magnitude named last) and take in a leading "a": "a hundred"."""
    p = _patterns()
    half = p["half"].match(text, end)
    if half:
        word = re.sub(r"[\s-]+", " ", half[1].lower())
        share = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three quarters": 0.75, "two thirds": 2 / 3}[
            word
        ]
        size = p["size"].match(text, half.end())
        if size and by == 1.0:
            by = numbers("numbers", "magnitudes").get(size[1].lower(), 12.0)
            amount, end = (amount + share) * by, size.end()
        else:
            amount, end = amount + share * by, half.end()
    article = p["article"].search(text, max(0, at - 6), at)
    starts_with_size = p["size"].match(text, at)
    return amount, end, article.start() if article and starts_with_size else at


def _below(text: str, found: Numeral) -> Numeral:
    """Turn "two" before "thirds" into a fraction, "twenty" before "-first" into an ordinal."""
    p = _patterns()
    m = p["below"].match(text, found.end)
    if m:
        word, by = m[1].lower(), numbers("numbers", "denominators")[m[1].lower()]
        plural = word.endswith("s") or word == "halves"
        if plural != (found.low == 1.0) and found.low < by * 2 and not found.scaled:
            return Numeral(found.start, m.end(), found.low / by, found.low / by, "fraction")
    gap = p["join"].match(text, found.end)
    nth = p["ordinal"].match(text, gap.end()) if gap else None
    if nth and gap:
        add = numbers("numbers", "ordinals")[nth[0].lower()]
        if (found.low % 10 == 0 and 20 <= found.low % 100 and add < 10) or (
            found.low % 100 == 0 and found.low
        ):
            return Numeral(found.start, nth.end(), found.low + add, found.low + add, "ordinal")
    return found


def _out_of(text: str, found: Numeral) -> Numeral:
    """ "One in three", "two out of ten": a fraction, where the second number is larger and bare."""
    if found.scaled or found.kind != "cardinal" or not 0 < found.low < 100 or found.low % 1:
        return found
    out = _patterns()["out"].match(text, found.end)
    if out is None:
        return found
    at = out.end()
    m = _patterns()["digits"].match(text, at) if text[at].isdigit() else None
    if m:
        total, end = float(re.sub(rf"{_GAP}|,", "", m[0])), m.end()
        if 1900 <= total <= 2100 or text[end : end + 1].isalpha():
            return found
    else:
        word = _words(text, at, False)
        if word is None or word.kind != "cardinal":
            return found
        total, end = word.low, word.end
    if not found.low < total or (
        found.low > 1 and "out" not in out[0].lower() and total not in (4, 5, 10, 20, 100)
    ):
        return found
    return Numeral(found.start, end, found.low / total, found.low / total, "fraction")


def _vague(text: str, at: int, _split: bool) -> Numeral | None:
    m = _patterns()["vague"].match(text, at)
    if m is None:
        return None
    many = numbers("numbers", "vague")
    low = many[m[2].lower()]
    if m[1]:
        low *= {24.0: 24.0, 40.0: 40.0}.get(many[m[1].lower()], many[m[1].lower()])
    return Numeral(at, m.end(), low, None, "vague", scaled=True)


def _led(text: str, at: int, _split: bool) -> Numeral | None:
    """ "Half a million", "a quarter of a million", "several hundred", "a few thousand", "a couple of dozen"."""
    m = _patterns()["lead"].match(text, at)
    article = _patterns()["article"].search(text, max(0, at - 6), at)
    start = article.start() if article else at
    if m is None:
        pair = re.compile(r"(?:couple|pair)\s+(?:of|more)(?=\s)", re.IGNORECASE).match(text, at)
        return Numeral(start, pair.end(), 2.0, 2.0) if pair and article else None
    by = numbers("numbers", "magnitudes").get(m[2].lower(), 12.0)
    lead = m[1].lower()
    if lead in ("several", "few"):
        return Numeral(start, m.end(), 2 * by, None, "vague", scaled=True)
    share = {"half": 0.5, "quarter": 0.25, "couple": 2.0, "pair": 2.0}[lead]
    return Numeral(start, m.end(), share * by, share * by, scaled=True)


def _times(text: str, at: int, _split: bool) -> Numeral | None:
    for word, by in numbers("numbers", "times").items():
        if (
            text[at : at + len(word)].lower() == word
            and not text[at + len(word) : at + len(word) + 1].isalnum()
        ):
            return Numeral(at, at + len(word), by, by, "times")
    return None


def _ordinal(text: str, at: int, _split: bool) -> Numeral | None:
    m = _patterns()["ordinal"].match(text, at)
    article = _patterns()["article"].search(text, max(0, at - 6), at)
    if m is None or article:
        return _part(text, at, False) if m else None
    amount = numbers("numbers", "ordinals")[m[0].lower()]
    return Numeral(at, m.end(), amount, amount, "ordinal")


def _part(text: str, at: int, _split: bool) -> Numeral | None:
    """ "A third", "a quarter", "half": the fraction words with "a" before them, "half" also without."""
    m = re.compile(r"[a-z]+", re.IGNORECASE).match(text, at)
    by = numbers("numbers", "denominators").get(m[0].lower()) if m else None
    article = _patterns()["article"].search(text, max(0, at - 6), at)
    if m is None or by is None or m[0].lower().endswith("s") or (article is None and m[0].lower() != "half"):
        return None
    return Numeral(article.start() if article else at, m.end(), 1 / by, 1 / by, "fraction")


def magnitude(text: str) -> float:
    """What the magnitude words and suffixes in a number multiply it by: 1e9 for "93 billion"."""
    found = 1.0
    for m in re.finditer(rf"(?:{_either(numbers('numbers', 'magnitudes'))})(?![a-z])", text, re.IGNORECASE):
        found *= numbers("numbers", "magnitudes")[m[0].lower()]
    if found == 1.0 and text[:1].isdigit() and text[-1:].isalpha():
        last = text[-1]
        found = numbers("numbers", "suffixes").get(last) or numbers("numbers", "money_suffixes").get(last, 1.0)
    return found
