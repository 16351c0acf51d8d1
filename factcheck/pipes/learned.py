"""Two learned sums over the traits of a clause: does it state a fact, and is it written as opinion?

The weights stand in ``lexicon/learned.toml``, by name; CONTRIBUTING.md says where they come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from factcheck.lexicon import numbers, words
from factcheck.pipes.traits import Traits

_DAMPING = 2  # words added to the count, as in training: one word alone decides less than several
_TELLING = 0.05  # log odds; what adds less is not worth naming


def fact(seen: Traits) -> float:
    """Log odds that the clause states something that can be verified; a plan is judged by the rest of it."""
    weights, listed = numbers("learned", "fact"), _listed(seen)
    return weights["intercept"] + _sum(seen, weights) + sum(listed) / (len(listed) + _DAMPING)


def states_fact(seen: Traits) -> bool:
    """Whether ``fact`` reaches the threshold that 97 % of the facts in ClaimBuster's ground truth reach."""
    return fact(seen) >= numbers("learned", "fact")["threshold"]


def opinion(seen: Traits) -> float:
    """Log odds that the clause is written as opinion; 0 is the border."""
    weights = numbers("learned", "opinion")
    return weights["intercept"] + weights["fact"] * fact(seen) + _sum(seen, weights)


def strongest(seen: Traits, most: int = 3) -> tuple[str, ...]:
    """What spoke most for a fact, as a reader would say it: ``“built”``, ``the past tense``."""
    weights, known = numbers("learned", "fact"), numbers("learned", "fact_words")
    shown = words("traits", "shown")
    found: defaultdict[str, float] = defaultdict(float)
    for name, value in seen.named.items():
        if name in shown:
            found[shown[name][0]] += weights.get(name, 0.0) * value
    share = 1 / (len(_listed(seen)) + _DAMPING)
    for word in seen.words:
        if word in known:
            found[f"“{word}”"] += known[word] * share
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, weight in ranked[:most] if weight >= _TELLING)


def _sum(seen: Traits, weights: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in seen.named.items() if name in weights)


def _listed(seen: Traits) -> list[float]:
    """The weights of the clause's words that have one."""
    known = numbers("learned", "fact_words")
    return [known[word] for word in seen.words if word in known]
