"""Conflicts in the words of a journalist: what disagrees, how severe it is, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.wording import one_line

SEVERITIES = {
    "real": "one of the two must be wrong",
    "reconcile": "both could be right",
    "attributed": "two sources disagree",
}
# Where one claim contradicts itself there are no two.
_OWN = {"real": "cannot be right as it stands", "reconcile": "may be right, look again"}
WHAT = {
    "figure": "figure",
    "date": "date",
    "age": "age",
    "name": "spelling of a name",
    "role": "title or role",
    "quote_wording": "words of a quotation",
    "quote_speaker": "who said it",
    "status": "planned or done",
    "certainty": "fact or possibility",
    "negation": "one says not",
    "antonym": "opposites",
    "place": "place",
    "superlative": "superlative",
    "arithmetic": "arithmetic",
    "weekday": "weekday",
}
_ONE_MARK = dict.fromkeys(map(ord, "\"'“”‘’"), "'")
_LABEL = re.compile(
    "({}), ({}): ".format(
        "|".join(map(re.escape, sorted(WHAT.values(), key=len, reverse=True))),
        "|".join(map(re.escape, (*SEVERITIES.values(), *_OWN.values()))),
    )
)


def what(name: str) -> str:
    """What disagrees, in words; a name that we do not know as it is."""
    return WHAT.get(name, name.replace("_", " "))


def severity(name: str, *, own: bool = False) -> str:
    """How severe a conflict is, in words; ``own`` for a claim that contradicts itself."""
    return (_OWN.get(name) if own else None) or SEVERITIES.get(name, name)


def line(name: str, severe: str, why: str, *, own: bool = False) -> str:
    """A conflict on one line: ``figure, two sources disagree: ...``."""
    return f"{what(name)}, {severity(severe, own=own)}: {one_line(why)}"


def lines(cell: str) -> Iterator[tuple[str, str, str]]:
    """The conflicts of a cell as what, severity (as in Link) and why; one that somebody wrote is all why."""
    names = {words: name for name, words in WHAT.items()}
    severities = {words: name for table in (SEVERITIES, _OWN) for name, words in table.items()}
    for text in filter(None, map(str.strip, cell.splitlines())):
        if label := _LABEL.match(text):
            yield names[label[1]], severities[label[2]], text[label.end() :]
        else:
            yield "", "", text


def rule(why: str, *texts: str) -> str:
    """The rule without the claims' texts that are quoted behind it, whatever their quotation marks became."""
    words = one_line(why)
    unmarked = words.translate(_ONE_MARK)
    ends = [unmarked.find(f": '{one_line(text)}' (".translate(_ONE_MARK)) for text in texts]
    return words[: min((end for end in ends if end > 0), default=len(words))]
