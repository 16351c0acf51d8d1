"""Articles against a worksheet: which claims nobody has verified yet, and whether that is a failure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck import disagreement
from factcheck.entry import Entry
from factcheck.errors import FactcheckError
from factcheck.hints import check_hint
from factcheck.identity import bare_words
from factcheck.ignored import is_ignored
from factcheck.place import Lines, Place
from factcheck.sheet import Conflict, Row, Sheet
from factcheck.verdict import settled, told

RULES = ("new", "changed", "conflict", "unverified")  # in the order of their weight
NEVER = "never"
DEFAULT = ("new", "changed", "conflict")
LOWEST = 3  # the priority of claims that can wait


@dataclass(frozen=True, slots=True)
class Policy:
    """What makes a check fail: some of RULES, for claims of these kinds (all when empty) up to a priority.

    A conflict counts when one of its two sides must be wrong.
    """

    fail_on: frozenset[str] = frozenset(DEFAULT)
    priority: int = LOWEST
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that nobody has verified, and why that matters; ``place`` is None where a file has no lines.

    ``rule`` is one of RULES, ``about`` says it in words; ``fingerprint`` stays while the claim's words do.
    """

    rule: str
    fails: bool
    id: str
    document: str
    place: Place | None
    paragraph: int
    text: str
    priority: int
    about: str
    todo: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, the most important first; ``verified`` are the claims that somebody decided about.

    ``documents`` were read, ``failures`` could not be.
    """

    findings: tuple[Finding, ...]
    verified: tuple[Finding, ...]
    documents: tuple[str, ...]
    failures: tuple[FactcheckError, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by rule, those that do not fail included."""
        return {rule: sum(finding.rule == rule for finding in self.findings) for rule in RULES}

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that make it fail."""
        return tuple(finding for finding in self.findings if finding.fails)


def check(
    sheet: Sheet, known: Sequence[Entry], policy: Policy, failures: Sequence[FactcheckError] = ()
) -> Report:
    """The report on a sheet that was merged with a worksheet; ``known`` are the rows of that worksheet.

    A conflict is new unless the worksheet has it already, or somebody has decided about both of its sides.
    """
    lines = {document.path: Lines(document) for document in sheet.documents}
    rows = {row.claim.id: row for row in sheet.rows if not is_ignored(row.claim)}
    before = _known(known)
    findings: list[Finding] = []
    verified: list[Finding] = []
    told_before: set[str] = set()
    for row in rows.values():
        clashes = [
            (why, other)
            for conflict in row.conflicts
            if (other := rows.get(conflict.other)) and other.claim.id not in told_before
            for why in _of_conflict(row, conflict, other, before)
        ]
        told_before.add(row.claim.id)
        if _asked(policy, row):
            alone = [*_of_claim(row)]
            findings += (_finding(row, why, policy, row.claim.priority, lines) for why in alone)
            if not alone:
                verified.append(_finding(row, _Why("verified", told(row.people), ""), policy, 0, lines))
        for why, other in clashes:
            if _asked(policy, row, other):
                priority = min(row.claim.priority, other.claim.priority)
                findings.append(_finding(row, why, policy, priority, lines))
    findings.sort(key=_weight)
    documents = tuple(document.path for document in sheet.documents)
    return Report(tuple(findings), tuple(verified), documents, tuple(failures))


_Clash = tuple[frozenset[tuple[str, ...]], str]  # the words of both sides, and what disagrees


def _known(rows: Sequence[Entry]) -> frozenset[_Clash]:
    """The conflicts that a worksheet has: by their words, for a file may have another name by now.

    One that people wrote over, so that it does not say what disagrees, stands for any between its two sides.
    """
    words = {entry.id: bare_words(entry.text) for entry in rows}
    return frozenset(
        (frozenset((words[entry.id], words[conflict.other])), conflict.what)
        for entry in rows
        for conflict in entry.conflicts
        if conflict.other in words and (conflict.severity == "real" or not conflict.what)
    )


def _asked(policy: Policy, *rows: Row) -> bool:
    return not policy.kinds or any(policy.kinds & set(row.claim.kinds) for row in rows)


class _Why(NamedTuple):
    """A rule, what it found, what to do about it, and what tells it from others of one claim."""

    rule: str
    about: str
    todo: str
    key: str = ""


def _of_claim(row: Row) -> Iterator[_Why]:
    hint = check_hint(row.claim)
    if row.change == "changed":
        decision = f" ({row.earlier_check})" if row.earlier_check else ""
        yield _Why("changed", f"the words changed; they were: “{row.earlier_claim}”{decision}", hint)
    elif row.change == "new":
        yield _Why("new", "not in the worksheet", hint)
    elif not settled(row.people):
        yield _Why("unverified", "in the worksheet, but nobody has decided about it", hint)


def _of_conflict(row: Row, conflict: Conflict, other: Row, before: Collection[_Clash]) -> Iterator[_Why]:
    """A conflict of which one side must be wrong, unless it is known or somebody has decided about both."""
    sides = frozenset((bare_words(row.claim.text), bare_words(other.claim.text)))
    known = (sides, conflict.what) in before or (sides, "") in before
    if conflict.severity == "real" and not known and not (_done(row) and _done(other)):
        about = _in_words(row, conflict, other)
        key = f"/{conflict.what}/{other.claim.id}"
        yield _Why("conflict", about, "Find out which is right, and correct the other.", key)


def _done(row: Row) -> bool:
    return row.change != "changed" and settled(row.people)


def _in_words(row: Row, conflict: Conflict, other: Row) -> str:
    """What disagrees and where the other side stands."""
    own = other is row
    rule = disagreement.rule(conflict.why, row.claim.text, other.claim.text)
    words = f"{disagreement.what(conflict.what)}, {disagreement.severity(conflict.severity, own=own)}: {rule}"
    where = f"{other.claim.document}, paragraph {other.claim.paragraph}"
    return words if own else f"{words}; the other: “{other.claim.text}” ({where})"


def _finding(row: Row, why: _Why, policy: Policy, priority: int, lines: Mapping[str, Lines]) -> Finding:
    claim = row.claim
    return Finding(
        rule=why.rule,
        fails=why.rule in policy.fail_on and priority <= policy.priority,
        id=claim.id,
        document=claim.document,
        place=lines[claim.document].place(claim.start, claim.end),
        paragraph=claim.paragraph,
        text=claim.text,
        priority=priority or claim.priority,
        about=why.about,
        todo=why.todo,
        fingerprint=f"{claim.id}/{why.rule}{why.key}",
    )


def _weight(finding: Finding) -> tuple[bool, int, int]:
    """Failures first, then by priority and rule; otherwise as they stand in the articles."""
    return not finding.fails, finding.priority, RULES.index(finding.rule)
