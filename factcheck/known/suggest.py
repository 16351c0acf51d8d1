"""What earlier checks say of the claims of a run: a suggestion for a person, who decides again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from factcheck.known.record import Known
from factcheck.known.same import Wording, same, worded
from factcheck.known.telling import told
from factcheck.model import Claim


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim by its own words, or by the words of its speaker alone."""

    claim: Claim
    wording: Wording
    spoken: bool


def suggest(claims: Iterable[Claim], known: Sequence[Known]) -> dict[str, str]:
    """The cell ``earlier_check`` by claim_id, for the claims that were surely verified before.

    One line a check, the newest first, three at most; nothing else of a row may follow from it.
    """
    asked = [one for claim in claims for one in _asked(claim)]
    wanted = {one.wording.lasting for one in asked}
    index: dict[Set[str], list[tuple[Known, Wording]]] = defaultdict(list)
    for earlier in known:
        wording = worded(earlier.text)
        if wording.lasting in wanted:
            index[wording.lasting].append((earlier, wording))
    hits: dict[str, list[Known]] = {}
    for one in asked:
        for earlier, wording in index.get(one.wording.lasting, ()):
            if same(one.claim, one.wording, earlier, wording, one.spoken):
                hits.setdefault(one.claim.id, []).append(earlier)
    return {id_: told(found) for id_, found in hits.items()}


def _asked(claim: Claim) -> Iterator[_Asked]:
    """A claim as it stands; what somebody said also without who said it, as published checks have it."""
    yield _Asked(claim, worded(claim.text), False)
    if claim.quotation and claim.speaker and claim.speaker.name:
        spans = ((start - claim.start, end - claim.start) for start, end in claim.quotation.spans)
        inside = " ".join(claim.text[max(0, start) : max(0, end)] for start, end in spans)
        if inside.strip():
            yield _Asked(claim, worded(inside), True)
