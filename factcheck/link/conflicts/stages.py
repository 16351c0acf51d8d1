"""How far the things of a text have come: an agreement signed or to be signed, a man charged or not yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.link.conflicts.matter import negative_words, plain_words
from factcheck.link.words import small, terms

_NOUN = 8  # words between a deed and the thing it is done to
_SAID_OF = 4  # words before a thing that say which one it is
_WHICH = 2  # the nearest of these, which tell a water contract from a rail contract
_IS = frozenset({"is", "are"})
_LEAD = 5  # words between "expected" and "signed"
_AROUND = 10  # words on each side of a deed that say whom it befell


class Stage(NamedTuple):
    """A deed in a text, its stage (``done``, ``coming``, ``open``), what it is done to, and the words."""

    deed: str
    stage: str
    about: frozenset[str]
    text: str


@lru_cache(maxsize=1 << 14)
def stages(text: str) -> tuple[Stage, ...]:
    """The stages of the things and persons in a text, in the order of the text."""
    return tuple(_stages(text))


def _stages(text: str) -> Iterator[Stage]:
    words = plain_words(text)
    for at, word in enumerate(words):
        for kind in _kinds("things").get(word, ()):
            yield from _of_thing(words, at, kind)
        for section in ("befell", "befalls"):
            for deed in _kinds(section).get(word, ()):
                yield from _of_person(words, at, deed, section == "befell")


def _of_thing(words: Sequence[str], at: int, kind: str) -> Iterator[Stage]:
    """What is said of the coming about of the thing at a place."""
    said = [word for word in words[max(0, at - _WHICH) : at] if word not in _all("before")]
    about = frozenset(terms(" ".join([*said, words[at]])))
    before, after = words[max(0, at - _NOUN) : at], words[at + 1 : at + 1 + _NOUN]
    shown = " ".join(words[max(0, at - _SAID_OF) : at + _LEAD])
    stage = _stage(before, after, kind)
    if stage:
        yield Stage(f"{kind} {sorted(terms(words[at]))}", stage, about, shown)


def _stage(before: Sequence[str], after: Sequence[str], kind: str) -> str | None:
    did, doing = (_deeds(section)[kind] for section in ("did", "doing"))
    around = (*before, *after)
    if set(around) & _all("unsure"):
        return None
    acts = [place for place, word in enumerate(around) if word in did or word in doing]
    if set(before[-_SAID_OF:]) & _all("before") or (set(after[:1]) & _all("after")):
        return "coming"
    for place in acts:
        if _led(around[:place]):
            return "coming"
        if around[place] in did or (around[place] in doing and around[place].endswith("ing")):
            return "done"
    return None


def _led(before: Sequence[str]) -> bool:
    """Whether a verb stands behind "will", "expected to be", "is to be" and the like."""
    last = ""
    for word in reversed(before[-_LEAD:]):
        if word in _all("lead") or (last == "to" and word in _IS):
            return True
        last = word
        if word not in _all("between"):
            return False
    return False


def _of_person(words: Sequence[str], at: int, deed: str, past: bool) -> Iterator[Stage]:
    before, after = words[max(0, at - _AROUND) : at], words[at + 1 : at + 1 + _AROUND]
    close = before[-_LEAD:]
    about = frozenset(term for term in terms(" ".join((*before, *after))) if term not in small())
    shown = " ".join((*close, words[at], *after[:_LEAD]))
    if set(before[-_AROUND:]) & _all("open") or set(after[:_LEAD]) & _all("open"):
        if set(close) & negative_words() or "to" in close[-2:]:
            yield Stage(deed, "open", about, shown)
    elif set(close) & _all("unsure"):
        return
    elif _led(before):
        yield Stage(deed, "coming", about, shown)
    elif past and "to" not in close[-2:] and "be" not in close[-2:]:
        yield Stage(deed, "done", about, shown)


@cache
def _all(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("stages", "words")[name])


@cache
def _deeds(section: str) -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon.words("stages", section).items()}


@cache
def _kinds(section: str) -> Mapping[str, tuple[str, ...]]:
    """Each word with the kinds it stands for, singular and plural alike."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in lexicon.words("stages", section).items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found
