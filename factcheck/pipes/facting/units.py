"""What one clause says, cut into units: the bare statement, and it again with each circumstance."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.pipes.facting.joined import noun_of, one_by_one
from factcheck.pipes.facting.parts import Parts
from factcheck.pipes.facting.tree import Tree

_LONG = 12  # words; an object as long as this is not said again with each circumstance


def units(tree: Tree, said: Parts, whole: bool) -> Iterator[list[int]]:
    """The words of each unit, subject aside; all in one where a part alone would not be true (``whole``)."""
    base = [*said.verbs, *said.lent, *said.small]
    needed = [tree.below(top) for top in said.needed]
    if whole:
        yield [*base, *(at for top in (*said.needed, *said.free) for at in tree.below(top))]
        return
    if needed or not said.free or _passive(tree, said):
        slim = [at for top in said.needed for at in _slim(tree, top)]
        if slim and len(slim) < sum(map(len, needed)):
            yield [*base, *slim]
        for objects in _each(tree, said.needed, needed):
            yield [*base, *objects]
    short = [at for phrase in needed if len(phrase) < _LONG for at in phrase]
    for top in said.free:
        for circumstance in one_by_one(tree, tree.below(top), noun_of(tree, top)):
            yield [*base, *short, *circumstance]


def _each(tree: Tree, tops: list[int], phrases: list[list[int]]) -> Iterator[list[int]]:
    """The words of all phrases, once for each member of the first phrase that is joined by "and"."""
    for nth, (top, phrase) in enumerate(zip(tops, phrases, strict=True)):
        choices = one_by_one(tree, phrase, noun_of(tree, top))
        if len(choices) > 1:
            others = [at for n, other in enumerate(phrases) if n != nth for at in other]
            yield from ([*others, *choice] for choice in choices)
            return
    yield [at for phrase in phrases for at in phrase]


def _slim(tree: Tree, top: int) -> list[int]:
    """A phrase without what is added behind its noun: "a stain on the coat"; "of" stays."""
    phrase = tree.below(top)
    noun = (
        top
        if tree.deps[top] in ("dobj", "attr")
        else noun_of(tree, top)
        if tree.deps[top] == "prep"
        else None
    )
    if noun is None:
        return phrase
    added = [kid for kid in tree.of(noun, "prep", "acl") if kid > noun and tree.low[kid] != "of"]
    cut = {at for kid in added for at in tree.below(kid)}
    return [at for at in phrase if at not in cut]


def _passive(tree: Tree, said: Parts) -> bool:
    """ "was arrested" says enough alone; "came" and "is" do not."""
    return any(tree.deps[at] in ("auxpass", "prt") for at in said.verbs)
