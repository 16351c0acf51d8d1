"""What a verb says of its subject: the verb with its helpers, what must follow it, and what may."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from factcheck import lexicon
from factcheck.pipes.clauses import SUBJECTS, VERB_TAGS
from factcheck.pipes.facting.holding import HELPERS, asking, conditions, contrasting, hedges
from factcheck.pipes.facting.tree import Tree

_NEEDED = ("dobj", "attr", "acomp", "oprd", "dative", "agent", "xcomp", "ccomp")
_FREE = ("prep", "npadvmod", "advcl", "advmod", "pobj")


_ALIKE = (("VB", "VB"), ("VB", "VBP"), ("VBN", "VBN"), ("VBG", "VBG"))  # VBP is how taggers misread some


@dataclass(slots=True)
class Parts:
    """The words of a clause without its subject; phrases are given by their top words.

    ``chain`` are the verb and the verbs that it leads to ("agreed to sign"), ``verbs`` these with their
    helpers, ``lent`` words of the verb that it is joined to; ``needed`` are phrases that complete them,
    ``free`` say when, where, how; ``small`` are one-word adverbs, and the conditions that must
    stay; ``clauses`` are what is said.
    """

    chain: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    needed: list[int] = field(default_factory=list)
    free: list[int] = field(default_factory=list)
    small: list[int] = field(default_factory=list)
    lent: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)


def parts(tree: Tree, verb: int) -> Parts:
    """The parts of the clause of a verb."""
    found = Parts()
    at: int | None = verb
    while at is not None:
        at = _gather(tree, at, found)
    if all(tree.deps[top] == "acomp" for top in found.needed):
        _complete(tree, found)
    found.lent = lent(tree, verb)
    return found


def _gather(tree: Tree, verb: int, found: Parts) -> int | None:
    """Sort the children of one verb; the next verb of the chain, if there is one."""
    following = None
    found.verbs.append(verb)
    found.chain.append(verb)
    bound = conditions(tree, verb)
    found.small += bound
    for kid in tree.kids[verb]:
        dep = tree.deps[kid]
        if dep in HELPERS or dep == "prt":
            found.verbs.append(kid)
        elif kid in bound:
            continue
        elif dep == "xcomp" and tree.tags[kid] in VERB_TAGS and following is None:
            following = kid
        elif dep == "ccomp" and tree.tags[kid] in VERB_TAGS and _is_told(tree, kid):
            found.clauses.append(kid)
        elif dep in _NEEDED or (dep == "prep" and not tree.kids[kid]):
            if tree.deps[verb] != "relcl" or not tree.tags[kid].startswith("W"):
                found.needed.append(kid)
        elif dep in _FREE or (dep == "dep" and not tree.kids[kid]):
            _add_free(tree, kid, found)
    return following


def _is_told(tree: Tree, clause: int) -> bool:
    """Whether a clause that a verb governs makes facts of its own."""
    return tree.has(clause, *SUBJECTS) and not asking(tree, clause)


def _complete(tree: Tree, found: Parts) -> None:
    """Without an object, what follows at once is needed: "stood by his word", "is eager to go"."""
    after = 1 + max(at for at in (*found.verbs, *(at for top in found.needed for at in tree.below(top))))
    for top in found.free:
        phrase = tree.below(top)
        if phrase[0] == after and not any(tree.tokens[at].ent_type_ in ("DATE", "TIME") for at in phrase[:3]):
            found.free.remove(top)
            found.needed.append(top)
            return


def _add_free(tree: Tree, top: int, found: Parts) -> None:
    """A phrase that may follow the verb; contrasts ("while ...") and words like "meanwhile" are left out."""
    if (tree.deps[top] == "advcl" and contrasting(tree, top)) or tree.tags[top].startswith("W"):
        return
    phrase = tree.below(top)
    if len(phrase) > 1:
        found.free.append(top)
    elif tree.low[top] not in _linking():
        found.small += phrase


def lent(tree: Tree, verb: int) -> list[int]:
    """What a verb shares with the one it is joined to: helpers ("has resigned and moved"), or "plans to"."""
    if tree.deps[verb] != "conj" or tree.has(verb, "auxpass", *SUBJECTS):
        return []
    head = verb
    while tree.deps[head] == "conj":
        head = tree.heads[head]
    words = [kid for kid in tree.of(head, "advmod") if kid < head and tree.low[kid] in hedges()]
    tags = tree.tags[head], tree.tags[verb]
    if tags not in _ALIKE or (tree.has(verb, "aux") and tree.deps[head] != "xcomp"):
        return words
    if not tree.has(verb, "aux"):  # "plans to close and to sell" has its own "to"
        words += (kid for kid in tree.of(head, *HELPERS) if kid < head)
    if tree.tags[verb] == "VBN" and tree.has(verb, "dobj") and not tree.has(head, "dobj"):
        words = [kid for kid in words if tree.deps[kid] != "auxpass"]  # "was ill and has lost his job"
    while tree.deps[head] == "xcomp":
        head = tree.heads[head]
        words += [head, *tree.of(head, *HELPERS), *tree.of(head, "prt")]
    return words


@cache
def _linking() -> frozenset[str]:
    return frozenset(lexicon.words("facts", "words")["linking"])
