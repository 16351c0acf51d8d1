"""What a sentence says of somebody in passing: "Marta Lindqvist, 43, the mayor of Ostmark, ..."."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.pipes.facting.tree import Tree

_NAMES = ("NNP", "NNPS")
_PLACES = ("GPE", "LOC", "FAC")
_OLDEST = 120
_RELATIONS = ("appos", "nummod", "npadvmod", "prep")


def described(tree: Tree) -> Iterator[tuple[list[int], list[int], str]]:
    """Words of a noun, words that say what it is ("is" belongs between them), and what to add for an age."""
    for at, dep in enumerate(tree.deps):
        if dep not in _RELATIONS:
            continue
        head = tree.heads[at]
        if dep != "prep" and tree.tags[head] in _NAMES and _is_age(tree, at):
            yield _noun(tree, head, at), [at], " years old"
        elif head < at and (_explains(tree, head, at) or _is_origin(tree, head, at)):
            yield _noun(tree, head, at), tree.below(at), ""


def _is_origin(tree: Tree, head: int, at: int) -> bool:
    """Behind a person's name and a comma: ", from Ostmark"."""
    if tree.deps[at] != "prep" or tree.low[at] != "from" or tree.low[at - 1] != ",":
        return False
    return tree.tags[head] in _NAMES and tree.tokens[head].ent_type_ == "PERSON"


def _is_age(tree: Tree, at: int) -> bool:
    """A whole number up to 120 between commas behind a name."""
    word = tree.low[at]
    return (
        word.isascii()
        and word.isdigit()
        and 0 < int(word) <= _OLDEST
        and tree.low[at - 1] == ","
        and at + 1 < len(tree.low)
        and tree.low[at + 1] in (",", ".")
        and tree.tokens[tree.heads[at]].ent_type_ not in ("DATE", *_PLACES)
        and not tree.kids[at]
    )


def _explains(tree: Tree, head: int, at: int) -> bool:
    """One of the two is a name and the other a common noun; not "Ostmark, Varnland", no date and no list."""
    if (
        tree.deps[at] != "appos"
        or tree.low[at - 1] == "("
        or tree.has(at, "conj", "cc")
        or tree.has(head, "conj")
    ):
        return False
    kinds = {tree.tags[head] in _NAMES, tree.tags[at] in _NAMES}
    if len(kinds) == 1 or tree.tags[at] not in (*_NAMES, "NN") or tree.tags[head] not in (*_NAMES, "NN"):
        return False
    if not tree.comma_before(min(tree.below(at))) or any(tree.low[word] == "then" for word in tree.below(at)):
        return False
    return not any(
        tree.tokens[word].ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL") for word in (head, at)
    )


def _noun(tree: Tree, top: int, aside: int) -> list[int]:
    return [word for word in tree.below(top) if word < aside]
