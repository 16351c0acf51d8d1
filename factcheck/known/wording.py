"""One form for all wordings of a statement that surely say the same; anything else keeps its own.

Words may be left out or spelled otherwise only as ``lexicon/known.toml`` lists. There is no threshold: of two
texts of twenty words that are alike to 95 percent, the rest may be the figure, the name or the "not".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.known.tokens import clean, tokens

_LONGEST = 1000  # characters in which a speaker behind the words is looked for
_LONGEST_PHRASE = 4  # words
_DAYS = 31
_CONTRACTIONS = {"ll": "will", "re": "are", "ve": "have", "m": "am"}
_IRREGULAR = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
}
_MONEY = re.compile("[$¢-¥֏฿₠-⃀]")

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]
Fits = Callable[[Sequence[str], int, int], bool]  # the words, and where a phrase in them starts and ends


def form(text: str) -> tuple[str, ...]:
    """The statement in its one form. Texts of one form cannot be one right and one wrong."""
    ordered = _speaker_first(text)
    found = tokens(ordered)
    found = found[1:] if found[:1] and found[0] in lexicon.every("known", "opening") else found
    words = [*_dated(_counted([*_expanded(found)]))]
    words = _replaced(words, _phrases("phrases"))
    words = _replaced(words, _phrases("rates"), _behind_number)
    words = _replaced(words, _phrases("bounds"), _before_number)
    said = _cues()
    whole = ("said" if word in said else word for word in _without_dropped(words))
    return (*whole, *[","] * inserted(ordered))


def lasting(words: Sequence[str]) -> frozenset[str]:
    """The words that stand unchanged in the one form of a text, whichever of its wordings it is."""
    changing = _changing()
    whole = _expanded(words) if any("'" in word for word in words) else words
    return frozenset(word for word in whole if word.isalpha() and word not in changing)


def titles(words: Sequence[str]) -> frozenset[str]:
    """The titles among words: "Mr" may be left out, but is not "Mrs"."""
    return _titles().intersection(words)


def inserted(text: str) -> int:
    """How often a speaker stands between commas: ``X, said Y, was`` is not ``X said Y was``."""
    return len(_insertion().findall(clean(text)[:_LONGEST])) if "," in text else 0


def _speaker_first(text: str) -> str:
    """``Ostrow said: “...”`` for ``“...,” said Ostrow``: the same words in another order."""
    if len(text) > _LONGEST:
        return text
    found = _tail().fullmatch(clean(text).strip())
    if not found:
        return text
    return f"{found['behind'] or found['before']} said {found['words']}"


@cache
def _insertion() -> re.Pattern[str]:
    said = "|".join(sorted(lexicon.every("known", "cues")))
    some = r"[^,;:.?!\"“”]{2,60}"
    return re.compile(rf",[\"”']*\s+(?:(?:{said})\s{some}|{some}\s(?:{said})),", re.I)


@cache
def _tail() -> re.Pattern[str]:
    said = "|".join(sorted(lexicon.every("known", "cues")))
    some = r"[^,;:.?!\"“”]{2,60}"
    behind = rf"(?:{said}) (?P<behind>{some}(?:, {some})?)"
    return re.compile(
        rf"(?P<words>.+(?:,|[?!.]?[\"”'])) ?(?:{behind}|(?P<before>{some}) (?:{said}))\.?", re.I | re.S
    )


def _expanded(words: Sequence[str]) -> Iterator[str]:
    """``did not`` for ``didn't``, ``$ 5 million`` for ``$5m``."""
    for place, word in enumerate(words):
        head, mark, tail = word.rpartition("'")
        if word in _IRREGULAR:
            yield from _IRREGULAR[word]
        elif mark and tail == "t" and head.endswith("n"):
            yield from (head[:-1], "not")
        elif mark and tail in _CONTRACTIONS:
            yield from (head, _CONTRACTIONS[tail])
        elif (
            word in _suffixes()
            and place > 1
            and _MONEY.fullmatch(words[place - 2])
            and words[place - 1][0].isdigit()
        ):
            yield _suffixes()[word]
        else:
            yield word


def _counted(words: Sequence[str]) -> list[str]:
    """Number words up to 99 as digits, but for "one", which is a pronoun too."""
    found: list[str] = []
    tens = 0  # of the word before, when a unit may follow
    for word in words:
        value = _cardinals().get(word, 0)
        if value and tens and value < 10:
            found[-1] = str(tens + value)
        else:
            found.append(str(value) if value > 1 else word)
        tens = value if value >= 20 else 0
    return found


def _dated(words: Sequence[str]) -> Iterator[str]:
    """``3 may`` and ``may 3rd`` as one word, months in full."""
    names = [_months().get(word, "") for word in words]
    place = 0
    while place < len(words):
        here, behind = words[place], words[place + 1] if place + 1 < len(words) else ""
        if names[place] and (day := _day(behind)):
            yield f"{day}-{names[place]}"
            place += 2
        elif (day := _day(here)) and behind and names[place + 1]:
            yield f"{day}-{names[place + 1]}"
            place += 2
        else:
            yield names[place] or here
            place += 1


def _day(word: str) -> int:
    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", word)
    return int(digits[1]) if digits and int(digits[1]) <= _DAYS else 0


def _replaced(words: Sequence[str], phrases: Phrases, fits: Fits | None = None) -> list[str]:
    """Each phrase, where it ``fits``, as the first of its group."""
    found: list[str] = []
    place = 0
    while place < len(words):
        for length in range(_LONGEST_PHRASE, 0, -1):
            group = phrases.get(tuple(words[place : place + length]))
            if group and (fits is None or fits(words, place, place + length)):
                found.extend(group)
                place += length
                break
        else:
            found.append(words[place])
            place += 1
    return found


def _before_number(words: Sequence[str], _: int, end: int) -> bool:
    """Whether a number or a sum of money follows that is no length of time."""
    if end < len(words) and _MONEY.fullmatch(words[end]):
        return True
    digits = end < len(words) and words[end][0].isdigit()
    return digits and not (end + 1 < len(words) and words[end + 1] in _times())


def _behind_number(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a number, or a number of things, stands before, and nothing behind makes it a point in time."""
    if end < len(words) and words[end] in lexicon.words("known", "rate_words")["never_before"]:
        return False
    counted = lexicon.words("known", "rate_words")["counting"]
    return any(word[0].isdigit() or word in counted for word in words[max(0, start - 2) : start])


def _without_dropped(words: Sequence[str]) -> Iterator[str]:
    dropped, guarded = _dropped(), _guarded()
    for place, word in enumerate(words):
        if word not in dropped:
            yield word
        elif word in ("a", "an", "the") and place + 1 < len(words) and words[place + 1] in guarded:
            yield "a" if word == "an" else word


@cache
def _phrases(section: str) -> Phrases:
    found = {}
    for name, group in lexicon.words("known", section).items():
        for phrase in (name, *group):
            found[tokens(phrase)] = tokens(name)
    return found


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.words("known", "dropped")["titles"])


@cache
def _dropped() -> frozenset[str]:
    return lexicon.every("known", "dropped")


@cache
def _guarded() -> frozenset[str]:
    return lexicon.every("known", "kept")


@cache
def _changing() -> frozenset[str]:
    """Words that may be left out, replaced or counted."""
    listed = (lexicon.every("known", section) for section in ("dropped", "opening", "cues", "money_suffixes"))
    groups = map(_phrases, ("phrases", "rates", "bounds"))
    phrases = (word for group in groups for key in group for word in key)
    contracted = (*_IRREGULAR, *(word for words in _IRREGULAR.values() for word in words))
    sums = lexicon.words("known", "money_suffixes")
    return frozenset({"said"}.union(*listed, phrases, contracted, sums, _cardinals(), _months()))


@cache
def _times() -> frozenset[str]:
    return lexicon.every("known", "time")


@cache
def _cues() -> frozenset[str]:
    return frozenset(lexicon.words("known", "cues")["words"])


@cache
def _suffixes() -> Mapping[str, str]:
    return lexicon.owner("known", "money_suffixes")


@cache
def _cardinals() -> Mapping[str, int]:
    return {word: int(value) for word, value in lexicon.numbers("numbers", "cardinals").items()}


@cache
def _months() -> Mapping[str, str]:
    """Every name of a month with its full one, in small letters."""
    months = lexicon.words("dates", "months").values()
    return {name.lower(): group[0].lower() for group in months for name in group}
