"""The same words inside quotation marks, said by another person."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.link.compare import Comparison
from factcheck.link.conflicts.finding import conflict
from factcheck.link.conflicts.quotes import quoted, speakers
from factcheck.link.words import small
from factcheck.model import Claim, Link

_RUN = 6  # words in a row; shorter ones are slogans and set phrases
_CONTENT = 3  # of them that are no small words


def find(pair: Comparison) -> Iterator[Link]:
    """At most one conflict a pair: two named persons, one of whom cannot have said it first."""
    one, other = speakers(pair)
    if one is None or other is None or one == other or one.split(",")[0] == other.split(",")[0]:
        return
    if not (_person(pair.a.claim) and _person(pair.b.claim)):
        return
    said = _shared([q.words for q in quoted(pair.a.claim)], [q.words for q in quoted(pair.b.claim)])
    if said:
        a, b = pair.a.claim.speaker, pair.b.claim.speaker
        names = f"{a.name if a else ''} and {b.name if b else ''}"
        rule = f"the same words from two speakers, {names} (“{' '.join(said)}”)"
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
    name = claim.speaker.name if claim.speaker else None
    return bool(name) and any(m.name == name and m.label == "person" for m in claim.mentions)
