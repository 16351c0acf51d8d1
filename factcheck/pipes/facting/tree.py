"""A sentence's parse as plain lists: asking spaCy's tokens time and again costs more than the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

BOUND = "bound"  # our name for a relative clause without which the noun means something else
LOOSE = ("punct", "relcl", "appos")  # what a phrase can lose and still name the same thing


@dataclass(slots=True, eq=False)
class Tree:
    """A sentence; words are numbered from 0, ``heads[root]`` is the root itself.

    ``texts`` have the space that follows a word; ``starts`` are characters of the document.
    """

    tokens: list[Token]
    texts: list[str]
    starts: list[int]
    low: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    known: dict[int, list[int]] = field(default_factory=dict)  # phrases that were asked for

    def below(self, top: int) -> list[int]:
        """The words of a phrase in order, less what it can lose and still name the same thing (LOOSE)."""
        found = self.known.get(top)
        if found is None:
            found = self.known[top] = self._below(top, LOOSE)
        return found

    def all_below(self, top: int) -> list[int]:
        """The words of a phrase in order."""
        return self._below(top, ())

    def _below(self, top: int, without: Collection[str]) -> list[int]:
        found, deps = [top], self.deps
        for at in found:  # grows while we walk
            if self.kids[at]:
                found += [kid for kid in self.kids[at] if deps[kid] not in without]
        found.sort()
        return found

    def of(self, at: int, *deps: str) -> list[int]:
        """The children of a word that stand in one of these relations to it."""
        known = self.deps
        return [kid for kid in self.kids[at] if known[kid] in deps]

    def has(self, at: int, *deps: str) -> bool:
        """Whether a word has a child in one of these relations."""
        return bool(self.of(at, *deps))

    def comma_before(self, at: int) -> bool:
        """Whether the phrase that begins with this word is set off by a comma, a dash or a bracket."""
        return at > 0 and self.low[at - 1] in _OFF


_ALL = frozenset(("all", "any", "every", "each", "no", "most", "few", "those", "these", "what", "whatever"))
_OFF = (",", "—", "–", "--", "-", "(")


def plant(sentence: Span) -> Tree:
    """The tree of a sentence."""
    tokens, first = list(sentence), sentence.start
    heads = [head - first for head in (token.head.i for token in tokens)]
    kids: list[list[int]] = [[] for _ in tokens]
    for at, head in enumerate(heads):
        if head != at and 0 <= head < len(tokens):
            kids[head].append(at)
        else:
            heads[at] = at
    low = [token.lower_ for token in tokens]
    tags = [token.tag_ for token in tokens]
    deps = [token.dep_ for token in tokens]
    texts = [token.text_with_ws for token in tokens]
    starts = [token.idx for token in tokens]
    tree = Tree(tokens, texts, starts, low, tags, deps, heads, kids)
    for at, dep in enumerate(deps):
        if dep == "relcl" and _picks(tree, at):
            deps[at] = BOUND
        elif dep == "appos" and tags[at] == "DT":
            deps[at] = "det"  # "they each"
    return tree


def _picks(tree: Tree, clause: int) -> bool:
    """Whether a relative clause says which ones are meant: "workers who strike", "all that he owned"."""
    noun = tree.heads[clause]
    if tree.tags[clause] == "VB" and any(tree.low[kid] == "to" for kid in tree.of(clause, "aux")):
        return True  # "the first to call"
    if tree.deps[noun] == "attr":
        return True  # "he is the man who ..."
    first = min(tree.all_below(clause))
    if tree.comma_before(first) or tree.tags[noun] in ("NNP", "NNPS"):
        return False
    named = (kid for kid in tree.kids[noun] if kid < noun and tree.deps[kid] in ("det", "poss", "nummod"))
    return all(tree.low[kid] in _ALL for kid in named)
