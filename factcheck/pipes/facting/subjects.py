"""Who or what a verb is about, also where the sentence says it only once."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.pipes.clauses import SUBJECTS
from factcheck.pipes.facting.tree import Tree

WHO = ("who", "which", "that", "whom")
_LENDS = ("conj", "xcomp", "advcl")  # verbs in these relations share the subject of their head


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of a subject: ``top`` is its noun, ``own`` says that the verb has it itself.

    ``owner`` is a noun behind "whose", ``gap`` a noun that a relative clause takes as its object, which goes
    behind the word ``gap_at``; ``name`` is a subject that stands in another sentence.
    """

    words: tuple[int, ...] = ()
    top: int | None = None
    own: bool = True
    owner: tuple[int, ...] = ()
    gap: tuple[int, ...] = ()
    gap_at: int = 0
    name: str = ""


def subject(tree: Tree, verb: int) -> Subject:
    """The subject of a verb, looked for in the verbs that it depends on; empty when there is none."""
    at = verb
    for _ in range(len(tree.tokens)):
        dep, head = tree.deps[at], tree.heads[at]
        nearest = min(tree.of(at, *SUBJECTS), key=lambda kid: abs(kid - at), default=None)
        if nearest is not None:
            return _own(tree, nearest, at, own=at == verb)
        if dep in ("relcl", "acl"):
            return Subject(_noun(tree, head, at), head, own=dep == "acl")
        if dep not in _LENDS or head == at:
            break
        at = head
    return Subject()


def _own(tree: Tree, top: int, verb: int, own: bool) -> Subject:
    words = tuple(tree.below(top))
    if tree.deps[verb] != "relcl":
        return Subject(words, top, own)
    head = tree.heads[verb]
    noun = _noun(tree, head, verb)
    if tree.low[top] in WHO:
        return Subject(noun, head, own=False)
    whose = next((at for at in words if tree.low[at] == "whose"), None)
    if whose is not None:
        return Subject(tuple(at for at in words if at != whose), top, own, owner=noun)
    if not _misses(tree, verb):
        return Subject(words, top, own)
    return Subject(words, top, own, gap=noun, gap_at=_last_of_verb(tree, verb))


def _last_of_verb(tree: Tree, verb: int) -> int:
    """The verb, or the last verb, particle or lone preposition that it leads to: "cares for"."""
    last = verb
    for kid in tree.kids[verb]:
        if kid > verb and tree.deps[kid] == "xcomp":
            last = max(last, _last_of_verb(tree, kid))
        elif kid > verb and tree.deps[kid] in ("prt", "prep") and not tree.kids[kid]:
            last = max(last, kid)
    return last


def _misses(tree: Tree, verb: int) -> bool:
    """Whether a relative clause lacks an object, the noun that it describes: not in "in which he lived"."""
    objects = [tree.tags[kid].startswith("W") for kid in tree.of(verb, "dobj", "attr", "acomp", "oprd")]
    if objects:
        return all(objects)
    asked = any(
        tree.tags[word].startswith("W") and tree.low[word] != "that"
        for kid in tree.kids[verb]
        if kid < verb
        for word in (kid, *tree.kids[kid])
    )
    return not asked and not tree.has(verb, "auxpass")


def _noun(tree: Tree, top: int, verb: int) -> tuple[int, ...]:
    """A noun with what stands before the clause that describes it."""
    clause = set(tree.all_below(verb))
    return tuple(at for at in tree.below(top) if at not in clause and at < verb)
