"""Whether two claims state the same thing, and by which rule: only what is sure."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.link.compare import Comparison
from factcheck.link.profile import Deed
from factcheck.link.words import term
from factcheck.model import Claim, Link

_SHORTEST = 5  # words; shorter clauses ("he said so") are equal by chance
# Read off news stories that several outlets reported: at these shares no look-alike was among the pairs.
_LIKE = 0.45  # of all words
_DEED = 0.6  # of the words of one thing said


def same(pair: Comparison) -> Link | None:
    """A Link with the surest rule that holds; None where nothing is sure or a figure or date differs."""
    rule = _rule(pair)
    if rule is None:
        return None
    what, why = rule
    a, b = pair.a.claim, pair.b.claim
    return Link(
        a.id, b.id, "same", what, "", f"{why}: “{a.text}” ({a.document}) and “{b.text}” ({b.document})"
    )


def _rule(pair: Comparison) -> tuple[str, str] | None:
    if pair.wording == "exact":
        return ("wording", "the same words") if len(pair.a.words) >= _SHORTEST else None
    fields = pair.figures, pair.dates, pair.names, pair.negation
    if "differ" in fields or _firmness(pair.a.claim) != _firmness(pair.b.claim):
        return None
    if pair.quotation == "same" and pair.wording != "near":
        return "quotation", "the same quotation, cut differently"
    if pair.quotation == "other":
        return None
    if pair.wording == "near":
        return "near wording", "nearly the same words, may be one wire story"
    if pair.likeness >= _LIKE:
        return "paraphrase", "the same subject and values in other words"
    if pair.deeds and pair.deed >= _DEED and _one_deed(*pair.deeds):
        return "paraphrase", "the same thing said in other words"
    event = once(pair)
    return ("event", f"one event of the story (“{event}”)") if event else None


def _one_deed(one: Deed, other: Deed) -> bool:
    """The same verb with something of the same subject."""
    return one.verb == other.verb and one.negated == other.negated and bool(one.subject & other.subject)


def _firmness(claim: Claim) -> str:
    """A source's words and the article's own are one here; plans, rumours and denials are not."""
    return "asserted" if claim.modality == "attributed" else claim.modality


def once(pair: Comparison) -> str | None:
    """The word for something that happens to somebody once in a story, when both say that it happened."""
    for one in pair.a.deeds:
        for other in pair.b.deeds:
            alike = one.verb == other.verb and one.negated == other.negated
            if alike and one.verb in _once() and one.people & other.people:
                return one.verb.removeprefix("=")
    return None


@cache
def _once() -> frozenset[str]:
    return frozenset(term(word) for word in lexicon.words("alike", "words")["once"])
