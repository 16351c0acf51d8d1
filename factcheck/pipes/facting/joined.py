"""Joined parts told one by one: "coins and notes" once as coins and once as notes, where that stays true."""

from __future__ import annotations

from functools import cache

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.pipes.facting.tree import Tree

_MOST = 4  # a longer list stays a list
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_ADJECTIVES = ("JJ", "JJR", "JJS", "VBN")


def one_by_one(tree: Tree, phrase: list[int], top: int) -> list[list[int]]:
    """The phrase once for each of the nouns that "and" joins at ``top``, or the phrase itself.

    A possessive that they share stays with each: "his wife and son".
    """
    members = _members(tree, top)
    if not 1 < len(members) <= _MOST or not {*members} <= {*phrase} or not _apart(tree, members, phrase):
        return [phrase]
    own = [_branch(tree, member) for member in members]
    outside = set(phrase) - {at for branch in own for at in branch} - set(_links(tree, members))
    shared = [at for kid in tree.of(members[0], "poss") for at in tree.below(kid)]
    found = []
    for nth, branch in enumerate(own):
        lent = (
            shared
            if nth and not tree.has(members[nth], "poss", "det") and tree.tags[members[nth]][:3] != "NNP"
            else []
        )
        found.append(sorted({*outside, *branch, *lent} & {*phrase}))
    return found


def joint(tree: Tree, verbs: list[int], said: list[int]) -> bool:
    """Whether a subject of several may do this only as one: "met", "lost 200 jobs", "are brothers"."""
    return any(tree.low[at] in _joint_verbs() for at in verbs) or any(
        tree.tags[at] == "CD"
        or tree.low[at] in _together()
        or (tree.deps[at] == "attr" and tree.tags[at] in ("NNS", "NNPS"))
        for at in said
    )


def noun_of(tree: Tree, top: int) -> int:
    """The noun in which a phrase may be joined: the object of a preposition, or the phrase's own top."""
    if tree.deps[top] in ("prep", "agent", "dative") and tree.low[top] not in _together():
        return next(iter(tree.of(top, "pobj")), top)
    return top


def _members(tree: Tree, top: int) -> list[int]:
    """The nouns that "and" joins, the first one in front."""
    kinds = _ADJECTIVES if tree.deps[top] in ("acomp", "oprd") else _NOUNS
    if tree.tags[top] not in kinds:
        return [top]
    found = [top]
    while len(found) <= _MOST:
        following = [kid for kid in tree.of(found[-1], "conj") if tree.tags[kid] in kinds]
        if len(following) != 1:
            break
        found += following
    return found


def _branch(tree: Tree, member: int) -> list[int]:
    """A member without the ones that follow it."""
    waiting, found = [member], []
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += (
            kid
            for kid in tree.kids[at]
            if tree.deps[kid] not in ("punct", "relcl", "appos")
            and not (at == member and tree.deps[kid] in ("conj", "cc", "preconj"))
        )
    return found


def _links(tree: Tree, members: list[int]) -> list[int]:
    return [kid for member in members for kid in tree.of(member, "cc", "preconj", "punct")]


def _apart(tree: Tree, members: list[int], phrase: list[int]) -> bool:
    """Whether each of the nouns can stand alone."""
    links = [tree.low[kid] for member in members for kid in tree.of(member, "cc", "preconj")]
    if set(links) - {"and", "&"} or "and" not in links or any(tree.low[at] in _together() for at in phrase):
        return False
    if any(
        tree.low[kid] == "&" or tree.tokens[kid].ent_iob_ == "I" for m in members for kid in tree.of(m, "cc")
    ):
        return False  # a name: "Marsh and Hill Ltd"
    first, *others = members
    if tree.has(first, "nummod"):
        return all(tree.has(member, "nummod", "det", "poss") for member in others)
    return True


@cache
def _together() -> frozenset[str]:
    return frozenset(lexicon.words("facts", "words")["together"])


@cache
def _joint_verbs() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("facts", "verbs")["joint"])
