"""What a clause hangs on: who says it, and on what condition. A fact must not be told without it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.pipes.clauses import SUBJECTS, VERB_TAGS
from factcheck.pipes.facting.subjects import subject
from factcheck.pipes.facting.tree import Tree

HELPERS = ("aux", "auxpass", "neg")
_BESIDE = (
    "prep",
    "npadvmod",
    "advcl",
    "conj",
    "cc",
    "punct",
    "parataxis",
    "ccomp",
    "xcomp",
    "mark",
    *SUBJECTS,
)


def held(tree: Tree, verb: int) -> frozenset[int] | None:
    """The words outside a clause that it must not lose ("police said that"); None when it states nothing:
    inside a condition or a question, or where only a wish or a plan brings it up.
    """
    found: set[int] = set()
    at, free = verb, True  # free: it is no description, which is true of what others say exists
    for _ in range(len(tree.tokens)):
        dep, head = tree.deps[at], tree.heads[at]
        if head == at:
            break
        if dep in ("relcl", "acl"):
            if definite(tree, head, at):
                break
            free = False
        if not _told(tree, at, free):
            return None
        if dep == "ccomp":
            found |= says(tree, head, at)
            while tree.deps[head] == "xcomp":  # "went on to say that"
                head = tree.heads[head]
        elif dep == "conj":
            found |= {word for word in conditions(tree, head) if word < at and tree.low[word] not in hedges()}
        at = head
    asked = any(tree.tags[word].startswith("W") and tree.deps[word] in SUBJECTS for word in found)
    return None if asked else frozenset(found)


def _told(tree: Tree, at: int, free: bool) -> bool:
    """Whether what stands below a word on the way up may be told at all."""
    dep, head = tree.deps[at], tree.heads[at]
    if dep == "ccomp":
        return free and tree.tags[head] in VERB_TAGS and not asking(tree, at)
    if dep == "acl" and tree.has(at, "mark", "aux"):
        return False  # "the claim that ...", "a plan to ..."
    if dep == "advcl":
        own = has_own_subject(tree, at)
        return tree.tags[at] != "VB" and not conditional(tree, at) and (own or real(tree, head))
    if dep in ("xcomp", "pcomp", "csubj"):
        return False
    return free or tree.tags[head] not in VERB_TAGS or real(tree, head)


def says(tree: Tree, verb: int, clause: int) -> set[int]:
    """The words of a verb that governs a clause, its subject and whom it tells included."""
    top = verb
    while tree.deps[top] == "xcomp":
        top = tree.heads[top]
    found = {*subject(tree, top).words, *conditions(tree, top)}
    for at in {top, verb}:
        found.add(at)
        for kid in tree.kids[at]:
            ties = tree.tags[kid].startswith("W")  # "when she said"
            if tree.deps[kid] not in _BESIDE and not ties and not at < clause < kid:
                found.update(tree.below(kid))
    found.update(tree.of(clause, "mark"))
    return found - set(tree.all_below(clause)) | set(tree.of(clause, "mark"))


def conditions(tree: Tree, verb: int) -> set[int]:
    """The words of a clause on which the rest of it hangs: "if ...", "according to ...", ", police said,"."""
    found: set[int] = set()
    for kid in tree.kids[verb]:
        dep = tree.deps[kid]
        if (
            (dep == "advcl" and conditional(tree, kid))
            or (
                dep in ("prep", "advmod")
                and (tree.low[kid] in _words("binding") or tree.low[kid] in hedges())
            )
            or (dep == "parataxis" and tree.has(kid, *SUBJECTS))
        ):
            found.update(tree.below(kid))
    return found


def conditional(tree: Tree, clause: int) -> bool:
    """Whether a clause is one of "if", "unless", "whether"."""
    return any(tree.low[kid] in _words("condition") for kid in tree.of(clause, "mark", "advmod", "aux"))


def contrasting(tree: Tree, clause: int) -> bool:
    """Whether a clause is set against the one it depends on ("while ..."): each stands on its own."""
    return any(tree.low[kid] in _words("contrast") for kid in tree.of(clause, "mark", "advmod"))


def asking(tree: Tree, clause: int) -> bool:
    """Whether a clause is a question inside another one: "what he claims", "whether he knew"."""
    if conditional(tree, clause):
        return True
    return any(
        tree.tags[word].startswith("W")
        for kid in tree.kids[clause]
        if kid < clause
        for word in (kid, *tree.kids[kid])
    )


def has_own_subject(tree: Tree, verb: int) -> bool:
    """Whether the verb has a subject of its own."""
    return tree.has(verb, *SUBJECTS)


def real(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is or was: not a plan, a wish, an order or a denial."""
    if tree.deps[verb] in ("xcomp", "pcomp") or negative(tree, verb):
        return False
    return not any(tree.tags[kid] in ("MD", "TO") for kid in tree.of(verb, "aux"))


def negative(tree: Tree, verb: int) -> bool:
    """Whether a verb is negated, by "not" or by what it means ("refused to", "denied")."""
    return tree.low[verb] in _refusals() or any(
        tree.deps[kid] == "neg" or tree.low[kid] in _words("negative") for kid in tree.kids[verb]
    )


def denied(tree: Tree, chain: Iterable[int], phrases: Iterable[int]) -> bool:
    """Whether verbs are negated in so many words, or one of the phrases is: "not", "no proof", "nobody"."""
    if any(tree.deps[kid] == "neg" or tree.low[kid] == "never" for verb in chain for kid in tree.kids[verb]):
        return True
    return any(
        tree.low[at] in _words("negative") for top in phrases for at in (top, *tree.of(top, "det", "neg"))
    )


def narrowed(tree: Tree, verb: int) -> bool:
    """Whether "only", "rarely" and the like narrow a clause: it must not lose a part."""
    return any(
        tree.low[kid] in _words("narrowing")
        or any(tree.low[word] in _words("narrowing") for word in tree.kids[kid])
        for kid in tree.kids[verb]
        if tree.deps[kid] not in SUBJECTS
    )


def definite(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a described noun is there whatever the sentence does with it: a name, or behind a comma."""
    return tree.tags[noun] in ("NNP", "NNPS") or (
        tree.deps[clause] == "relcl" and tree.comma_before(min(tree.all_below(clause)))
    )


def hedges() -> frozenset[str]:
    """Adverbs that two joined verbs share: "allegedly broke in and stole"."""
    return _words("hedge")


@cache
def _refusals() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("facts", "verbs")["refusing"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("facts", "words")[name])
