"""Whether two claims state the same thing, and by which rule: only what is sure."""

from __future__ import annotations

from factcheck.link.compare import Comparison
from factcheck.link.event import among_the_same, happened, on_one_day
from factcheck.link.evidence import figure, paraphrase, part, quoted
from factcheck.link.veto import apart, firmness
from factcheck.model import Claim, Link

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})
_SHORTEST = 5  # words; shorter clauses ("he said so") are equal by chance
# Read off news stories that several outlets reported: from these on, four of five pairs were one fact.
_ALIKE = 0.72
_WITHIN = 1.05  # in one article, which says two like things more often than one thing twice
_QUOTED_WITHIN = 0.7  # for words that somebody says again and again


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
    if apart(pair):
        return None
    within = pair.a.claim.document == pair.b.claim.document
    if pair.wording == "near":
        return "near wording", "nearly the same words, may be one wire story"
    if pair.quotation == "same" and (not within or paraphrase(pair) >= _QUOTED_WITHIN):
        return "quotation", "the same quotation, cut differently"
    if paraphrase(pair) >= (_WITHIN if within else _ALIKE):
        return "paraphrase", "the same subject and values in other words"
    return None if within else _elsewhere(pair)


def _of_somebody(pair: Comparison) -> bool:
    """Whether "He was arrested on Friday" in two articles may be of two men: no name, nobody's own words."""
    claim = pair.a.claim
    spoken = pair.a.quoted or (claim.quotation is not None and claim.quotation.direct)
    elsewhere = claim.document != pair.b.claim.document
    return elsewhere and not spoken and not claim.mentions and pair.a.words[0] in _PRONOUNS


def _elsewhere(pair: Comparison) -> tuple[str, str] | None:
    """What shows one fact in two articles, and would be chance within one."""
    if part(pair):
        return "part", "one stands in the other with more detail"
    if words := quoted(pair):
        return "quoted words", f"the same words of one speaker (“{words}”)"
    if number := figure(pair):
        return "figure", f"the same figure of one thing (“{number}”)"
    if firmness(pair.a.claim) != firmness(pair.b.claim):
        return None
    if event := happened(pair) or on_one_day(pair) or among_the_same(pair):
        return "event", f"one event of the story (“{event}”)"
    return None
