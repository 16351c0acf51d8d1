"""One fact as a line of text: who says it, subject, what it says; a quotation's words keep their marks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from factcheck.pipes.facting.subjects import Subject
from factcheck.pipes.facting.tree import Tree
from factcheck.pipes.facting.wording import wording


def told(tree: Tree, about: Subject, who: list[int], unit: list[int], instead: Mapping[int, str]) -> str:
    """The subject and what is said of it: a borrowed subject in front, a missing object behind the verb."""
    if about.name:
        text = wording(tree, unit)
        return f"{about.name} {text[:1].lower()}{text[1:]}"
    if about.gap:
        until = max((at for at in unit if at <= about.gap_at), default=min(unit) - 1)
        before, behind = [at for at in unit if at <= until], [at for at in unit if at > until]
        pieces = (wording(tree, [*who, *before], instead), wording(tree, about.gap), wording(tree, behind))
    elif about.own or max(who) < min(unit):
        pieces = (wording(tree, [*who, *unit], instead), "", "")
    else:
        pieces = (wording(tree, who, instead), wording(tree, unit), "")
    text = " ".join(piece for piece in pieces if piece)
    return f"{owned(tree, about)} {text}" if about.owner else text


def owned(tree: Tree, about: Subject) -> str:
    """The noun behind "whose", as a possessive."""
    return f"{wording(tree, about.owner)}'s" if about.owner else ""


def attributed(
    tree: Tree, text: str, around: Collection[int], own: Sequence[int], marked: range | None
) -> str:
    """The text with the words that it hangs on, before or behind it; ``marked`` are a quotation's words."""
    if marked is None and not around:
        return text
    first = min(own)
    if marked is None or first not in marked or max(own) not in marked:
        return _joined(tree, text, around, first)
    spoken = _joined(tree, text, [at for at in around if at in marked], first)
    return _joined(tree, f"“{spoken}”", [at for at in around if at not in marked], first)


def _joined(tree: Tree, text: str, around: Collection[int], first: int) -> str:
    front = wording(tree, (at for at in around if at < first))
    behind = wording(tree, (at for at in around if at > first))
    return " ".join(piece for piece in (front, text, behind) if piece)
