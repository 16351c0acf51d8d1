"""Articles against a worksheet: which claims nobody has verified yet, and whether that is a failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck import disagreement
from factcheck.entry import Entry
from factcheck.errors import FactcheckError
from factcheck.hints import check_hint
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
    counts: Mapping[str, int] = field(default_factory=dict)  # findings by rule

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
    before = {frozenset((entry.id, conflict.other)) for entry in known for conflict in entry.conflicts}
    order = {row.claim.id: place for place, row in enumerate(sheet.rows)}
    findings: list[Finding] = []
    verified: list[Finding] = []
    for row in sheet.rows:
        if is_ignored(row.claim) or (policy.kinds and not policy.kinds & set(row.claim.kinds)):
            continue
        found = [*_of_claim(row)]
        for conflict in row.conflicts:
            other = sheet.rows[order.get(conflict.other, order[row.claim.id])]
            later = order[other.claim.id] >= order[row.claim.id]
            known_pair = frozenset((row.claim.id, other.claim.id)) in before
            if later and not known_pair and not is_ignored(other.claim):
                found += _of_conflict(row, conflict, other)
        for why in found:
            fails = why.rule in policy.fail_on and row.claim.priority <= policy.priority
            findings.append(_finding(row, why, fails, lines))
        if not found:
            verified.append(_finding(row, _Why("verified", told(row.people), ""), False, lines))
    findings.sort(key=_weight)
    counts = {rule: sum(finding.rule == rule for finding in findings) for rule in RULES}
    documents = tuple(document.path for document in sheet.documents)
    return Report(tuple(findings), tuple(verified), documents, tuple(failures), counts)


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


def _of_conflict(row: Row, conflict: Conflict, other: Row) -> Iterator[_Why]:
    """A conflict of which one side must be wrong, unless somebody has decided about both."""
    if conflict.severity == "real" and not (_done(row) and _done(other)):
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


def _finding(row: Row, why: _Why, fails: bool, lines: Mapping[str, Lines]) -> Finding:
    claim = row.claim
    return Finding(
        rule=why.rule,
        fails=fails,
        id=claim.id,
        document=claim.document,
        place=lines[claim.document].place(claim.start, claim.end),
        paragraph=claim.paragraph,
        text=claim.text,
        priority=claim.priority,
        about=why.about,
        todo=why.todo,
        fingerprint=f"{claim.id}/{why.rule}{why.key}",
    )


def _weight(finding: Finding) -> tuple[bool, int, int]:
    """Failures first, then by priority and rule; otherwise as they stand in the articles."""
    return not finding.fails, finding.priority, RULES.index(finding.rule)
