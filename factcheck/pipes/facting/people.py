"""Whom a subject names: the fullest name in the article, and who is left out in a telegram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model import Name
from factcheck.pipes.clauses import SUBJECTS
from factcheck.pipes.facting.tree import Tree
from factcheck.pipes.facting.wording import wording


@dataclass(slots=True)
class Cast:
    """The persons of an article by where a mention starts, pronouns by where they end.

    ``leader`` is the subject of the sentence before.
    """

    mentions: Mapping[int, Name]
    pronouns: Mapping[int, str]
    leader: str | None = None


def cast(names: Iterable[Name], pronouns: Mapping[int, str]) -> Cast:
    """The cast of an article with these names, and these persons behind "he" and "she"."""
    return Cast({name.start: name for name in names if name.label == "person"}, pronouns)


def named(tree: Tree, words: Iterable[int], people: Cast) -> dict[int, str]:
    """What to write for words of a subject: a full name at the first word of a mention, else nothing."""
    found: dict[int, str] = {}
    for at in words:
        start = tree.starts[at]
        name = people.mentions.get(start)
        if name is not None and len(name.name) > len(name.text) and name.name.endswith(name.text):
            found |= {rest: "" for rest in range(at + 1, len(tree.starts)) if tree.starts[rest] < name.end}
            found[at] = name.name
        elif people.pronouns and start + len(tree.low[at]) in people.pronouns and tree.deps[at] in SUBJECTS:
            found[at] = people.pronouns[start + len(tree.low[at])]
    return found


def left_out(tree: Tree, verb: int, people: Cast) -> str | None:
    """The subject of a sentence that begins with its verb, as in a telegram: that of the sentence before."""
    root = verb
    while tree.deps[root] == "conj":
        root = tree.heads[root]
    if tree.deps[root] != "ROOT" or tree.has(root, *SUBJECTS):
        return None
    before = [at for at in range(root) if not tree.texts[at].isspace()]
    if any(tree.deps[at] not in ("advmod", "cc", "aux", "auxpass", "neg") for at in before):
        return None
    past = any(tree.tags[at] in ("VBD", "VBZ") for at in (*before, root))
    return people.leader if past else None


def follow(tree: Tree, people: Cast) -> None:
    """Remember the subject of the main verb of this sentence: a noun, or a pronoun whose name is known."""
    root = next((at for at, head in enumerate(tree.heads) if head == at and tree.deps[at] == "ROOT"), None)
    top = next(iter(tree.of(root, *SUBJECTS)), None) if root is not None else None
    if root is None or top is None:
        people.leader = left_out(tree, root, people) if root is not None else None
        return
    words = tree.below(top)
    instead = named(tree, words, people)
    noun = tree.tags[top].startswith("NN") or top in instead
    people.leader = wording(tree, words, instead) if noun else None
