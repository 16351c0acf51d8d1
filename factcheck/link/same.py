"""Whether two claims state the same thing, and by which rule: only what is sure."""

from __future__ import annotations

from factcheck.link.compare import Comparison
from factcheck.link.event import among_the_same, happened, on_one_day
from factcheck.link.evidence import figure, part, quoted
from factcheck.link.paraphrase import paraphrase, spoken
from factcheck.link.profile import RUN
from factcheck.link.veto import apart, at_odds, firmness, other_places
from factcheck.model import Claim, Link

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})
_SHORTEST = 5  # words; shorter clauses ("he said so") are equal by chance
# Read off news stories that several outlets reported: from these on, four of five pairs were one fact.
_ALIKE = 0.72
_NEARBY = 1.05  # in neighbouring paragraphs, which say two like things more often than one thing twice
_FAR = 5  # paragraphs from here on an article may come back to what it said
_QUOTED_WITHIN = 0.7  # for a few words in marks, often a name, or such as somebody says again and again


def same(pair: Comparison) -> Link | None:
    """A Link with the surest rule that holds; None where nothing is sure or a figure or date differs."""
    rule = _rule(pair)
    if rule is None:
        return None
    return linked(pair.a.claim, pair.b.claim, *rule)


def linked(a: Claim, b: Claim, what: str, why: str) -> Link:
    """The Link of two claims that state the same thing."""
    texts = f"“{a.text}” ({a.document}) and “{b.text}” ({b.document})"
    return Link(a.id, b.id, "same", what, "", f"{why}: {texts}")


def _rule(pair: Comparison) -> tuple[str, str] | None:
    if pair.wording == "exact":
        told = len(pair.a.words) >= _SHORTEST and not _of_somebody(pair)
        return ("wording", "the same words") if told else None
    within = pair.a.claim.document == pair.b.claim.document
    set_apart = apart(pair)
    if pair.wording == "near" and not set_apart:
        return "near wording", "nearly the same words, may be one wire story"
    if event := _event(pair, set_apart):
        return "event", f"one event of the story (“{event}”)"
    if set_apart:
        return None
    alike = paraphrase(pair)
    if pair.quotation == "same" and (alike >= _QUOTED_WITHIN or not (within or _a_few_words(pair))):
        return "quotation", "the same quotation, cut differently"
    if alike >= (_NEARBY if within and not _comes_back(pair) else _ALIKE):
        return "paraphrase", "the same subject and values in other words"
    return None if within else _elsewhere(pair)


def _event(pair: Comparison, set_apart: bool) -> str | None:
    """The word for an event that both tell of, as surely; within one article only what happens once."""
    if at_odds(pair) or other_places(pair.a, pair.b) or firmness(pair.a.claim) != firmness(pair.b.claim):
        return None
    if set_apart or pair.a.claim.document == pair.b.claim.document:
        return happened(pair)
    return happened(pair) or on_one_day(pair) or among_the_same(pair)


def _a_few_words(pair: Comparison) -> bool:
    """Whether one has only a few words in marks: the name of a programme, a word that goes round."""
    return any(max(map(len, profile.quoted), default=0) < RUN for profile in (pair.a, pair.b))


def _comes_back(pair: Comparison) -> bool:
    """Whether an article may say a thing again: far from the first place, not in its source's speech."""
    far = abs(pair.a.claim.paragraph - pair.b.claim.paragraph) >= _FAR
    return far and not (spoken(pair.a) and spoken(pair.b))


def _of_somebody(pair: Comparison) -> bool:
    """Whether "He was arrested on Friday" in two articles may be of two men: no name, nobody's own words."""
    claim = pair.a.claim
    spoken = pair.a.quoted or (claim.quotation is not None and claim.quotation.direct)
    elsewhere = claim.document != pair.b.claim.document
    return elsewhere and not spoken and not claim.mentions and pair.a.words[0] in _PRONOUNS


def _elsewhere(pair: Comparison) -> tuple[str, str] | None:
    """What shows one fact in two articles, and would be chance within one."""
    if words := quoted(pair):
        return "quoted words", f"the same words of one speaker (“{words}”)"
    if other_places(pair.a, pair.b):
        return None
    if part(pair):
        return "part", "one stands in the other with more detail"
    if number := figure(pair):
        return "figure", f"the same figure of one thing (“{number}”)"
    return None
