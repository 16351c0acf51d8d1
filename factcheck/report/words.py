"""What the formats share: the rules in plain English, how grave a finding is, and a finding as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from factcheck.check import RULES, Finding, Report
from factcheck.wording import plain, shortened

VERIFIED = "verified"  # the rule of a claim that somebody decided about
_LONGEST = 400  # characters of a claim or of what is told of it
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’)]»"


class Rule(NamedTuple):
    """A rule for a person: its name, what it found, and what to do."""

    title: str
    meaning: str
    advice: str


NAMED: Mapping[str, Rule] = MappingProxyType(
    {
        "new": Rule(
            "Claim not in the worksheet",
            "The claim is not in the worksheet, so nobody can have verified it.",
            "Verify the claim, take it into the worksheet, and write down there what you found.",
        ),
        "changed": Rule(
            "Claim changed since it was checked",
            "The words of the claim are not those in the worksheet. "
            "What was found of the earlier words may not hold for these.",
            "Check the new words, and write into the row of the claim what you found of them.",
        ),
        "conflict": Rule(
            "Claims that cannot both be right",
            "Two claims, or two parts of one claim, contradict each other: one of them must be wrong.",
            "Find out which is right, and correct the other.",
        ),
        "unverified": Rule(
            "Claim that nobody has verified",
            "The claim is in the worksheet, but nobody has decided about it.",
            "Verify the claim, and write into its row of the worksheet what you found.",
        ),
        VERIFIED: Rule(
            "Verified claim",
            "The claim is in the worksheet, and somebody has decided about it.",
            "There is nothing to do.",
        ),
    }
)


def level(finding: Finding) -> str:
    """``error`` for a failing conflict or a failing claim of priority 1, ``warning``, or ``note``."""
    if not finding.fails:
        return "note"
    return "error" if finding.rule == "conflict" or finding.priority == 1 else "warning"


def claim(finding: Finding) -> str:
    """The claim on one line, cut when it is very long."""
    return shortened(plain(finding.text).strip(), _LONGEST)


def remarks(finding: Finding) -> Iterator[str]:
    """Sentences about a claim: what is wrong with it, where it stands in a file without lines, what to do."""
    if finding.rule != "new" and finding.about:  # of a new claim its title says all
        yield sentence(shortened(plain(finding.about), _LONGEST))
    if finding.place is None:
        yield f"It stands in paragraph {finding.paragraph}."
    if finding.todo:
        yield sentence(shortened(plain(finding.todo), _LONGEST))


def message(finding: Finding) -> str:
    """All of a finding on one line."""
    head = f"{NAMED[finding.rule].title}: {sentence(claim(finding))}"
    return " ".join((head, *remarks(finding)))


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    stop = "" if words.rstrip(_CLOSING).endswith(_ENDS) else "."
    return words[:1].upper() + words[1:] + stop


def _counted(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{counts[rule]:,} {rule}" for rule in RULES if counts[rule])


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}" + ("" if count == 1 else "s")


def summed(report: Report) -> tuple[str, str]:
    """What there is to look at, and how much was looked at, in a sentence each."""
    failing = _counted(finding for finding in report.findings if finding.fails)
    passed = _counted(f for f in report.findings if not f.fails and f.rule != "unverified")
    nothing = "Not everything could be looked at." if report.failures else "Nothing to look at."
    first = f"To look at: {failing}." if failing else nothing
    claims = len({finding.id for finding in (*report.findings, *report.verified)})
    return (
        f"{first} Seen, and no reason to fail: {passed}." if passed else first,
        f"{_number(claims, 'claim')} in {_number(len(report.documents), 'document')}: "
        f"{len(report.verified):,} verified, "
        f"{report.counts.get('unverified', 0):,} known and not yet verified.",
    )
