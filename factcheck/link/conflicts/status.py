"""A thing that one text has done and the other still to come: "the pact was signed", "is to be signed"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.matter import persons
from factcheck.link.conflicts.stages import Stage, stages
from factcheck.link.profile import Profile
from factcheck.link.words import term
from factcheck.model import Link

_COMMON = 2  # words that say what the thing is, in both
_SHARE = 0.4  # of those of the shorter text

_CLASH = ({"done", "coming"}, {"done", "open"})
_RULES = {
    "coming": "done in one text, still to come in the other",
    "open": "done in one text, not yet in the other",
}


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: one event of a story, done in one text and not in the other."""
    if pair.dates == "differ" or "hedged" in (pair.a.claim.modality, pair.b.claim.modality):
        return
    for one in stages(pair.a.claim.text):
        for other in stages(pair.b.claim.text):
            if one.deed == other.deed and {one.stage, other.stage} in _CLASH and _one_thing(pair, one, other):
                done, later = (one, other) if one.stage == "done" else (other, one)
                rule = f"{_RULES[later.stage]} (“{done.text}” and “{later.text}”)"
                yield conflict(pair, "status", _severity(pair, done is one), rule)
                return


def _one_thing(pair: Comparison, one: Stage, other: Stage) -> bool:
    """Whether it befalls the same thing, by the words that say which one, or the same person."""
    common = one.about & other.about
    if " " in one.deed:
        return len(common) >= _COMMON
    named = {term(word) for word in persons(pair.a.claim) & persons(pair.b.claim)}
    shorter = min(len(one.about), len(other.about))
    return bool(named & common) and len(common) >= max(_COMMON, _SHARE * shorter)


def _severity(pair: Comparison, a_done: bool) -> str:
    """``reconcile`` where the text that has it done appeared on a later day than the other; else ``real``."""
    done, later = (pair.a, pair.b) if a_done else (pair.b, pair.a)
    return "reconcile" if _before(later, done) else "real"


def _before(one: Profile, other: Profile) -> bool:
    first, second = one.claim.published, other.claim.published
    return bool(first and second and first < second)
