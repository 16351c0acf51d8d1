"""The words and signs of a text in which two texts that say the same may not differ."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = str.maketrans("’‘ʼ`´−–", "'''''--")
_RAISED = re.compile(r"(?<=\w)([²³¹⁰⁴-⁹]+)")  # km², 10³: not the number 103
_FRACTION = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COUNTRY = "US"  # in capitals it is no pronoun
_SIGNS = "%‰°$¢-¥֏฿₠-⃀&?"
_TOKEN = re.compile(
    r"(?<!\w)(?:[a-z]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:/⁄]\d+)*(?:(?:st|nd|rd|th)\b)?"
    r"|(?<![\w)\]%.,-])[-+](?=[$¢-¥֏฿₠-⃀]?\d)"
    rf"|[{_SIGNS}]"
    r"|\^\d+"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
)


def clean(text: str) -> str:
    """The text with one kind of apostrophe and minus, fractions apart from numbers, nothing unseen."""
    if text.isascii():
        return text.translate(_APOSTROPHES)
    seen = _RAISED.sub(r"^\1", _FRACTION.sub(" ", _UNSEEN.sub("", text)))
    return unicodedata.normalize("NFKC", seen).translate(_APOSTROPHES)


def tokens(text: str) -> tuple[str, ...]:
    """Words in small letters, numbers with their decimals, signs, currencies and question marks.

    Other punctuation, quotation marks and the commas in long numbers are no part of it. "US" and "U.S." are
    one token, and not the word "us".
    """
    cleaned = clean(text)
    if _COUNTRY in cleaned and not cleaned.isupper():
        cleaned = re.sub(rf"(?<![\w.])(?:{_COUNTRY}|U\.S)(?![\w.])", "U.S.", cleaned)
    found = _TOKEN.findall(cleaned.casefold())
    return tuple(token if token.isalpha() else _plain(token) for token in found)


def _plain(token: str) -> str:
    if "." in token and token[0].isalpha():
        return token if token == "u.s." else token.replace(".", "")
    return token.replace(",", "") if _GROUPED.fullmatch(token) else token.replace("⁄", "/")
