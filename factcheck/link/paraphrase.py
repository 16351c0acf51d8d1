"""How much speaks for two claims being one fact in other words: a sum of named parts."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from math import fsum

from factcheck import lexicon
from factcheck.link.compare import Comparison
from factcheck.link.profile import Profile, light
from factcheck.link.veto import other_places

_FEWEST = 2  # words in common, names and titles aside: two things that one person does are not one
_MANY = 30.0  # weight of words in common beyond which more say nothing


def paraphrase(pair: Comparison) -> float:
    """The sum of the parts, each by its weight in ``lexicon/alike.toml``.

    0 where hardly more than names is shared.
    """
    beside = (pair.a.terms & pair.b.terms) - pair.a.labels - pair.b.labels
    if len(beside) < _FEWEST:
        return 0.0
    weights = _weights()
    return fsum(weights[name] * value for name, value in _parts(pair, beside).items())


def _parts(pair: Comparison, beside: Set[str]) -> Mapping[str, float]:
    """What the fields of a comparison say, by name: a share from 0 to 1, a weight of words, or yes and no."""
    a, b = pair.a, pair.b
    return {
        "likeness": pair.likeness,
        "deed": pair.deed,
        "name": bool(a.names & b.names),
        "names": len(a.names & b.names) > 1,
        "word": min(_MANY, pair.alike.weight(beside)),
        "rare": sum(map(pair.alike.rare, beside)) > 1,
        "verb": _told(a, b) or _told(b, a),
        "both_verbs": _one_verb(a, b),
        "elsewhere": a.claim.document != b.claim.document,
        "speakers": bool(a.speaker and b.speaker) and a.speaker != b.speaker,
        "other_quotation": pair.quotation == "other" and spoken(a) and spoken(b),
        "places": other_places(a, b),
    }


def _told(one: Profile, other: Profile) -> bool:
    """Whether a verb of one stands in the other, as a verb or as a noun ("resigned", "resignation")."""
    return any(deed.verb in other.terms and deed.verb not in light() for deed in one.deeds)


def _one_verb(a: Profile, b: Profile) -> bool:
    mine, yours = (
        {(deed.verb, deed.negated) for deed in p.deeds if deed.verb not in light()} for p in (a, b)
    )
    return bool(mine & yours)


def spoken(profile: Profile) -> bool:
    """Whether the claim is somebody's own words."""
    return profile.claim.quotation is not None and profile.claim.quotation.direct


@cache
def _weights() -> Mapping[str, float]:
    return lexicon.numbers("alike", "paraphrase")
