"""One person in two jobs at one body: "a Norvik Radio host", "works at Norvik Radio as a producer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.identity import bare_words
from factcheck.link.compare import Comparison
from factcheck.link.profile import Profile

_HOLDS = re.compile(r"\b(?:is|works as|serves as) an? (?P<words>[^,;:()“”\"]+)$")
_BEFORE = 4  # words before the job that belong to it: "a longtime CNN political analyst"


class Job(NamedTuple):
    """Who has the job, by the key of his name, and the words for it."""

    person: str
    section: str
    job: str
    words: str


def jobs(pair: Comparison) -> Iterator[str]:
    """At most one rule in words; a body must be named in both, and no job be named in both."""
    if not pair.a.people & pair.b.people or not _bodies(pair.a) & _bodies(pair.b):
        return
    mine = list(_jobs(pair.a))
    yours = list(_jobs(pair.b)) if mine else []
    for one in mine:
        for other in yours:
            same = (one.person, one.section) == (other.person, other.section)
            if same and one.job != other.job and not (_has(pair.b, one) or _has(pair.a, other)):
                yield f"“{one.words}” in one text and “{other.words}” in the other"
                return


def _bodies(profile: Profile) -> frozenset[str]:
    return profile.names - profile.people - profile.places


def _jobs(profile: Profile) -> Iterator[Job]:
    for fact in profile.claim.facts:
        held = None if fact.negated else _HOLDS.search(fact.text)
        words = bare_words(held["words"])[: _BEFORE + 1] if held else ()
        job = next(((at, word) for at, word in enumerate(words) if word in _names()), None)
        person = (
            next((key for key in sorted(profile.people) if _is(key, fact.subject)), None) if job else None
        )
        if job and person:
            yield Job(person, *_names()[job[1]], " ".join(words[: job[0] + 1]))


def _is(key: str, name: str) -> bool:
    """Whether a key, surname and first letter, is that of a name."""
    surname, _, letter = key.partition(", ")
    words = bare_words(name)
    return surname in words and (not letter or words[0][:1] == letter)


def _has(profile: Profile, job: Job) -> bool:
    return any(_names().get(word) == (job.section, job.job) for word in profile.words)


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """Each word for a job, singular, with its section and job."""
    return {
        word: (section, job)
        for section in ("press", "staff")
        for word, job in lexicon.owner("posts", section).items()
    }
