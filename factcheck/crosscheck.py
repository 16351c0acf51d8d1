"""What the claims of a run say of one another, for its summary: conflicts, and what is told most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from rich.padding import Padding
from rich.text import Text

from factcheck import disagreement
from factcheck.identity import bare_words
from factcheck.model import Claim
from factcheck.overview import Overview, Repeated
from factcheck.sheet import Conflict, Row
from factcheck.wording import one_line, plain, shortened

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHOWN = 3  # conflicts and repeats of each sort; all of them are in the worksheet
_SHOWN_AT_MOST = 110  # characters of a claim or a rule
_COUNTED = {"real": "cannot both be right", "reconcile": "to reconcile", "attributed": "between two sources"}


class Clash(NamedTuple):
    """A conflict with both of its claims, the first in story order before the other."""

    a: Claim
    b: Claim
    conflict: Conflict


def render(seen: Overview, output: str | None) -> Iterator[RenderableType]:
    """A section each on conflicts between claims, on those inside one article, and on repeats.

    ``output`` is the worksheet written, None when there is none.
    """
    found = clashes(seen.clashing)
    between = [clash for clash in found if not _inside(clash)]
    inside = [clash for clash in found if _inside(clash)]
    if between:
        title = f"{_count(len(between), 'conflict')} between claims: {_severities(between)}"
        yield from ("", Text(title, style="bold"), *_shown(between))
        yield from _how(between[0], output)
    if inside:
        title = f"{_count(len(inside), 'contradiction')} inside one article"
        yield from ("", Text(title, style="bold"), *_shown(inside))
        if not between:
            yield from _how(inside[0], output)
    yield from _repeats(seen.repeats)


def _how(clash: Clash, output: str | None) -> Iterator[RenderableType]:
    """The command that shows both sides of a conflict, in one piece, to be copied."""
    if output:
        sheet = f'"{output}"' if any(map(str.isspace, output)) else output
        both = f"Both sides of one: factcheck explain {sheet} {clash.a.id}"
        yield Text(f"  {plain(both)}", no_wrap=True, overflow="ignore")


def clashes(rows: Sequence[Row]) -> list[Clash]:
    """Each conflict of these rows once, the severe ones first; both sides of it are among the rows."""
    claims = {row.claim.id: row.claim for row in rows}
    found: dict[tuple[frozenset[str], str, str], Clash] = {}
    for row in rows:
        for conflict in row.conflicts:
            if conflict.other in claims:
                key = frozenset((row.claim.id, conflict.other)), conflict.what, conflict.why
                found.setdefault(key, Clash(row.claim, claims[conflict.other], conflict))
    order = list(_COUNTED)
    return sorted(found.values(), key=lambda clash: _rank(order, clash.conflict.severity))


def _rank(order: Sequence[str], severity: str) -> int:
    return order.index(severity) if severity in order else len(order)


def _inside(clash: Clash) -> bool:
    """Whether an article contradicts itself: two of its sources may well disagree."""
    return clash.a.document == clash.b.document and clash.conflict.severity != "attributed"


def _severities(found: Sequence[Clash]) -> str:
    counts = Counter(clash.conflict.severity for clash in found)
    return ", ".join(f"{counts[name]:,} {words}" for name, words in _COUNTED.items() if counts[name])


def _shown(found: Sequence[Clash]) -> Iterator[RenderableType]:
    for a, b, conflict in _varied(found)[:_SHOWN]:
        rule = disagreement.rule(conflict.why, a.text, b.text)
        yield _indented(f"{disagreement.what(conflict.what)}: {_short(rule)}", 2)
        if rule == one_line(conflict.why):  # it quotes what disagrees
            yield _indented(_place(a), 4, "dim")
            continue
        for claim in dict.fromkeys((a, b)):
            yield _indented(_short(claim.text), 4)
            yield _indented(_place(claim), 4, "dim")
    if len(found) > _SHOWN:
        yield _indented(f"and {len(found) - _SHOWN:,} more", 2)


def _varied(found: Sequence[Clash]) -> list[Clash]:
    """The conflicts in their order, but one that a rule found in other claims already behind the rest."""
    seen: set[tuple[str, frozenset[str]]] = set()
    fresh: list[Clash] = []
    again: list[Clash] = []
    for clash in found:
        rule = disagreement.rule(clash.conflict.why, clash.a.text, clash.b.text)
        key = clash.conflict.what, frozenset(bare_words(rule))
        (again if key in seen else fresh).append(clash)
        seen.add(key)
    return [*fresh, *again]


def _repeats(groups: Mapping[str, Repeated]) -> Iterator[RenderableType]:
    """The groups of the most claims, each with the words of its first whole sentence."""
    if not groups:
        return
    title = f"{_count(len(groups), 'claim')} told more than once: check each once, see repeat_group"
    yield from ("", Text(title, style="bold"))
    for group in nlargest(_SHOWN, groups.values(), key=lambda group: group.claims):
        documents = _count(group.documents, "document")
        yield _indented(f"{group.claims:,} times in {documents}: {_short(group.shown)}", 2)


def _indented(words: str, by: int, style: str = "") -> RenderableType:
    return Padding(Text(plain(words), style=style), (0, 0, 0, by), expand=False)


def _short(words: str) -> str:
    return shortened(plain(words), _SHOWN_AT_MOST)


def _place(claim: Claim) -> str:
    return f"{claim.document}, paragraph {claim.paragraph}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
