"""What shows that two claims are one fact: a part, a figure or words quoted in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.link.compare import Comparison, like_figures
from factcheck.link.profile import light
from factcheck.link.values import overlap
from factcheck.link.words import small, term, terms
from factcheck.model import Figure

# Limits read off news stories that three outlets reported: see tests/benchmarks/floors.json.
_PART = 0.8  # of the weight of the shorter claim stands in one deed of the longer
_FEWEST = 4  # words of a claim that can be a part
_QUOTE = 6  # words in marks that may stand in another sentence; a longer quotation is compared as such
_BESIDE = 4.0  # weight of the words that are shared beside them
_MOST = 0.6  # of the words of a claim
_RARE = 7.0  # weight of words in common: two that are rare in the run
_SMALL_NUMBER = 12  # counts up to a dozen are equal by chance


def part(pair: Comparison) -> bool:
    """Whether the shorter claim, its verb included, stands in one deed of the longer."""
    one, other = sorted((pair.a, pair.b), key=lambda profile: len(profile.terms))
    if len(one.terms) < _FEWEST:
        return False
    verbs = {deed.verb for deed in one.deeds} - light()
    weight = pair.alike.weight
    whole = weight(one.terms)
    return any(
        verbs & deed.terms
        and len(one.terms & deed.terms) >= _FEWEST
        and weight(one.terms & deed.terms) >= _PART * whole
        for deed in other.deeds
    )


def figure(pair: Comparison) -> str | None:
    """The words of a figure that both state of one thing, with more in common than it."""
    common = pair.a.terms & pair.b.terms
    for one, other in like_figures(pair.a.claim, pair.b.claim):
        if _telling(one) and _telling(other) and _ends(one) & _ends(other) and overlap(one, other):
            beside = common - {*terms(one.text), *terms(other.text)}
            named = bool(pair.a.names & pair.b.names)
            if pair.alike.weight(beside) >= (_RARE if named else _RARE + 3):
                return one.text
    return None


def _telling(figure: Figure) -> bool:
    """A number in digits that is neither an age nor a small count."""
    counted = figure.unit not in ("USD", "percent") and max(_ends(figure), default=0) <= _SMALL_NUMBER
    return figure.unit != "years old" and not counted and any(sign.isdigit() for sign in figure.text)


def _ends(figure: Figure) -> frozenset[float]:
    return frozenset(end for end in (figure.low, figure.high) if end is not None)


def quoted(pair: Comparison) -> str | None:
    """A few words in a row that one puts in marks and the other has too, of one speaker and one matter.

    A speaker's slogans come back in sentences on other matters: more must be shared, or the quotation be most
    of a claim.
    """
    if pair.a.speaker is None or pair.a.speaker != pair.b.speaker:
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for words in one.quoted:
            stems = _stems(words)
            if (
                1 < len(stems) <= _QUOTE
                and pair.alike.weight(stems) >= _RARE
                and _holds(_stems(other.words), stems)
            ):
                beside = (one.terms & other.terms) - {*stems, *terms(pair.a.speaker)}
                most = _MOST * min(len(one.terms), len(other.terms))
                if pair.alike.weight(beside) >= _BESIDE or len(stems) >= most:
                    return " ".join(words)
    return None


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of ``part`` stand in ``words`` in a row."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _stems(words: Iterable[str]) -> list[str]:
    return [term(word) for word in words if word not in small()]
