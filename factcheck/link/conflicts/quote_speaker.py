"""The same words inside quotation marks, said by another person."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.quotes import quoted, speaker
from factcheck.link.naming import surname
from factcheck.link.words import small
from factcheck.model import Claim, Link

_RUN = 6  # words in a row; shorter ones are slogans and set phrases
_CONTENT = 3  # of them that are no small words


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: two named persons, one of whom cannot have said it first."""
    a, b = pair.a.claim, pair.b.claim
    one, other = speaker(a), speaker(b)
    if not one or not other or surname(one) == surname(other) or not (_person(a) and _person(b)):
        return
    said = _shared([q.words for q in quoted(a)], [q.words for q in quoted(b)])
    if said:
        rule = f"the same words from two speakers, {one} and {other} (“{' '.join(said)}”)"
        yield conflict(pair, "quote_speaker", "real", rule, by_source=False)


def _shared(ones: list[tuple[str, ...]], others: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The shorter of two quotations where all of it stands in the other one."""
    for one in ones:
        for other in others:
            short, long = sorted((one, other), key=len)
            if len(short) < _RUN or sum(word not in small() for word in short) < _CONTENT:
                continue
            if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
                return short
    return ()


def _person(claim: Claim) -> bool:
    """Whether the speaker is a person with a full name: a ministry and its minister may share words."""
    return any(name.name == speaker(claim) and name.label == "person" for name in claim.mentions)
