"""A claim as it is looked for: in a worksheet or in an article."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.identity import wording

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as it stands in a worksheet or in an article: ``order`` is its place in its document, from 0.

    ``live`` is false for one that was gone from the article in an earlier run already.
    """

    id: str
    document: str
    text: str
    context: str
    order: int
    live: bool = True

    @property
    def words(self) -> Words:
        """What the claim says, whatever its capitals and punctuation."""
        return wording(self.text)
