"""What the words of a line tell about it: sentence or label, title case, how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factcheck.layout.pieces import INVISIBLE
from factcheck.lexicon import words

QUOTES = "\"'“”‘’«»„‟‹›"
_DROP = str.maketrans("", "", INVISIBLE + '*_`"“”«»„‟')
_APOSTROPHES = str.maketrans("‘’", "''")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*[*_]*(?=\s)")
_LAST_WORD = re.compile(r"[^\W\d_][^\s]*$")
# "[1]", "[a]", "¹", "†", and a plain number right behind the mark that ends a sentence: "last year.1"
_NOTES = re.compile(
    r"(?:\s?\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\]|[¹²³⁰⁴-⁹]+|[†‡]+"
    r"|(?<=[^\W\d_][^\W\d_][.!?…])\d{1,3}|(?<=[.!?…][\"'”’»)])\d{1,3})+\Z",
    re.IGNORECASE,
)
_NOTES_LONGEST = 40  # characters at the end in which the marks of notes are looked for


def plain(text: str) -> str:
    """The words alone, for comparing: no case, markup, quotation marks, double spaces or end punctuation."""
    return " ".join(text.translate(_DROP).translate(_APOSTROPHES).casefold().split()).strip(
        " .,;:!?…-–—•·#|>"
    )


def opens_with(line: str, phrases: Iterable[str]) -> bool:
    """Does a ``plain`` line begin with one of the phrases, as whole words?"""
    return any(
        line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases
    )


def ends_sentence(text: str) -> bool:
    """Does the text end like a sentence (or its lead-in), quotation marks, markup and note marks aside?"""
    text = without_notes(text[-_NOTES_LONGEST:])
    return text.rstrip(QUOTES + " )]*_")[-1:] in tuple(".!?…:;,") or text[-1:] in tuple(QUOTES)


def without_notes(text: str) -> str:
    """The text without the marks of footnotes at its end."""
    found = _NOTES.search(text, max(0, len(text) - _NOTES_LONGEST))
    return text[: found.start()] if found else text


def is_title_case(text: str) -> bool:
    """Is nearly every word that a title capitalises written with a capital?"""
    small = words("layout", "title_case")["small"]
    weighty: list[str] = [
        token for token in _TOKEN.findall(text) if token[0].isalpha() and token.lower() not in small
    ]
    if not weighty or not _starts_upper(text):
        return False
    return sum(token[0].isupper() or not token.islower() for token in weighty) >= 0.75 * len(weighty)


def _starts_upper(text: str) -> bool:
    found = _TOKEN.search(text)
    return found is not None and not found.group()[0].islower()


def has_verb(text: str) -> bool:
    """Is there any sign of a finite verb or of a pronoun? Wrongly saying yes is the safe side."""
    tokens = [token.rstrip(".").replace("’", "'") for token in _TOKEN.findall(text)]
    pronouns = words("layout", "verbs")["pronoun"]
    for at, token in enumerate(tokens):
        low = token.lower()
        if low in _finite() or low in pronouns or low.endswith(("n't", "'ll", "'ve", "'re")):
            return True
        if token.islower() and (
            _is_past(low) or _is_third_person(low, tokens[:at]) or _has_object(low, tokens, at)
        ):
            return True
    return False


@cache
def _finite() -> frozenset[str]:
    irregular = words("verbs", "irregular")
    forms = {form for entry in irregular.values() for form in entry if not form.endswith("ing")}
    return frozenset(words("layout", "verbs")["finite"]) | forms | frozenset(irregular)


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in words("layout", "verbs")["not_past"]


def _is_third_person(word: str, before: list[str]) -> bool:
    """An s-form, but at the start ("Boats at sea", "Fishing boats at sea") and after "the" it is a plural."""
    if not before or (len(before) == 1 and (before[0].endswith("ing") or not before[0].istitle())):
        return False
    lists = words("layout", "verbs")
    if before[-1] in (*lists["determiner"], *lists["conjunction"], *words("layout", "caption")["place"]):
        return False
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def _has_object(word: str, tokens: list[str], at: int) -> bool:
    """A word right before "the" or "their" is a verb unless it is a preposition: "the sheds shelter some"."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at + 1] not in words("layout", "verbs")["determiner"]:
        return False
    return word not in words("layout", "title_case")["small"] and not word.endswith("ing")


def sentences(text: str) -> list[tuple[int, int]]:
    """A rough cut into sentences, offsets into ``text``; never after an abbreviation or an initial."""
    found, start = [], 0
    titles = words("layout", "abbreviations")["title"]
    for match in _SENTENCE.finditer(text):
        rest = text[match.end() : match.end() + 12].lstrip().lstrip(QUOTES + "([*_")
        word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
        short = text[match.start()] == "." and word is not None
        if short and word and (len(word.group()) == 1 or word.group().lower() in titles):
            continue
        if rest and not rest[0].islower():
            found.append((start, match.end()))
            start = match.end() + 1
    if text[start:].strip():
        found.append((start, len(text)))
    return found
