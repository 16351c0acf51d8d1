"""Who is meant by "the governor": the one person of the document who holds that office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from factcheck.lexicon import every, owner
from factcheck.pipes.speech.story import Story

_REACH = 6  # sentences back, as far as for a pronoun
_PASSING = 1  # mentions of somebody who is named in passing only


def office(title: str) -> str:
    """The office in a title, in plain words: "Lt. Gov." is "lieutenant governor", not "governor"."""
    plain = owner("cues", "short")
    words = [plain.get(word, word) for word in title.lower().replace(".", "").split()]
    if len(words) > 1 and words[-2] in every("cues", "below"):
        return " ".join(words[-2:])
    return words[-1] if words else ""


def holder(story: Story, head: Token) -> str | None:
    """The full name behind "the governor" or "the vice president"; None when more than one can be meant."""
    children = list(head.children)
    if head.lower_ not in every("titles", "office") or not any(c.lower_ == "the" for c in children):
        return None
    beside = [c for c in children if c.dep_ in ("amod", "compound", "poss", "prep")]
    below = [c for c in beside if c.i == head.i - 1 and c.lower_ in every("cues", "below")]
    if len(beside) > len(below):
        return None
    wanted = office(" ".join([*(c.text for c in below), head.text]))
    roles = [r for found in story.roles.values() for r in found if office(r.title) == wanted]
    current = [role for role in roles if role.status != "former"]
    names = {role.name for role in current or roles}
    return next(iter(names)) if len(names) == 1 else _nearest(story, head, names)


def _nearest(story: Story, head: Token, names: set[str]) -> str | None:
    """Of several, the only one named a short way back, else the only one named more than in passing."""
    found = sorted({(n.start, n.name) for n in story.names.values() if n.name in names})
    floor = story.sentence(head.i)[0]
    for _step in range(_REACH):
        floor = story.sentence(floor - 1)[0] if floor else 0
    first = bisect_left(found, (story.starts[floor], ""))
    last = bisect_left(found, (head.idx, ""))
    for some in (found[first:last], found):
        often = {name for _, name in some if some is not found or _times(some, name) > _PASSING}
        if len(often) == 1:
            return next(iter(often))
        if often and some is not found:
            return None
    return None


def _times(found: Sequence[tuple[int, str]], name: str) -> int:
    return sum(1 for _, other in found if other == name)
