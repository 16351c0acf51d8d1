"""A Doc with what attribution asks of it again and again: sentences, passages, quotations, names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from factcheck.model import Name, Passage, Quoted, Role
from factcheck.pipes.annotations import get

_SPEECH_WORDS = 4  # fewer words in quotation marks are a name, a title or a phrase


@dataclass(frozen=True, slots=True)
class Story:
    """Read-only; every index is a token's place in ``doc``, every offset a character of ``text``."""

    doc: Doc
    text: str
    starts: Sequence[int]  # of tokens, characters
    sentences: Sequence[int]  # first tokens
    passages: Sequence[Passage]
    quotes: Sequence[Quoted]
    quote_at: Sequence[int]  # for each token the quotation it stands in, or -1
    names: Mapping[int, Name]  # by each token they hold
    roles: Mapping[str, Sequence[Role]]  # by the person's name
    role_at: Mapping[int, Role]  # by each token they hold

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after the offset."""
        return bisect_left(self.starts, offset)

    def sentence(self, at: int) -> tuple[int, int]:
        """Token bounds of the sentence that holds token ``at``."""
        nth = bisect_right(self.sentences, at)
        end = self.sentences[nth] if nth < len(self.sentences) else len(self.doc)
        return self.sentences[nth - 1], end

    def passage(self, offset: int) -> int:
        """The index of the passage that holds the offset, or the last one before it."""
        return max(0, bisect_right(self.passages, offset, key=lambda p: p.start) - 1)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Character bounds of the tokens ``first:last``."""
        return self.starts[first], self.starts[last - 1] + len(self.doc[last - 1])

    def in_speech(self, at: int) -> bool:
        """Whether the token stands in a quotation long enough to be somebody's sentence."""
        nth = self.quote_at[at]
        return nth >= 0 and is_long(self.text, self.quotes[nth])

    def in_turn(self, at: int) -> bool:
        """Whether the token stands in a quotation, however short, that a comma or full stop closes."""
        nth = self.quote_at[at]
        if nth < 0:
            return False
        inner = self.text[self.quotes[nth].inner_start : self.quotes[nth].inner_end].rstrip()
        return inner.endswith((",", ".", "?", "!"))


def read(doc: Doc) -> Story:
    """Gather what earlier components left on the Doc."""
    starts = [token.idx for token in doc]
    quotes = get(doc, Quoted)
    quote_at = [-1] * len(starts)
    for nth, quoted in enumerate(quotes):
        for at in range(bisect_left(starts, quoted.start), bisect_left(starts, quoted.end)):
            quote_at[at] = nth
    names: dict[int, Name] = {}
    for name in get(doc, Name):
        for at in range(bisect_left(starts, name.start), bisect_left(starts, name.end)):
            names[at] = name
    roles, role_at = _by_place(get(doc, Role), starts)
    return Story(
        doc=doc,
        text=doc.text,
        starts=starts,
        sentences=[token.i for token in doc if token.is_sent_start] or [0],
        passages=get(doc, Passage),
        quotes=quotes,
        quote_at=quote_at,
        names=names,
        roles=roles,
        role_at=role_at,
    )


def _by_place(found: Sequence[Role], starts: Sequence[int]) -> tuple[dict[str, list[Role]], dict[int, Role]]:
    """Roles by name and by token."""
    by_name: dict[str, list[Role]] = {}
    at: dict[int, Role] = {}
    for role in found:
        by_name.setdefault(role.name, []).append(role)
        for place in range(bisect_left(starts, role.start), bisect_left(starts, role.end)):
            at.setdefault(place, role)
    return by_name, at


def is_long(text: str, quoted: Quoted) -> bool:
    """Enough words to be speech rather than a name or a phrase."""
    return text.count(" ", quoted.inner_start, quoted.inner_end) >= _SPEECH_WORDS - 1
