"""Reports built by hand, one of them with everything that a format could trip over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.check import Finding, Report
from factcheck.errors import UnreadableInput
from factcheck.model import Document
from factcheck.place import Lines, Place

ODD = "news desk/ß, 100%:\nfinal.md"  # a path with what every format must escape
CRLF = "First.\r\n\r\n\tThe “mill” 🏭 employs 40% <b>people</b>.\r\nIt opened in\r\n1968."
HOSTILE = (
    "Said ::error::x %0A]]> | <img src=x onerror=a> [click](https://example.org) {0} `a` *b* $5 and $6 "
    "@all #12 \x1b[31m \x00 \ufffe \u202e :tada:\n::warning::y"
)


@pytest.fixture(autouse=True)
def at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is the top of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """A function that builds a finding; keywords replace its parts."""

    def make(rule: str = "new", **parts: object) -> Finding:
        usual: dict[str, object] = {
            "rule": rule,
            "fails": rule not in ("unverified", "verified"),
            "id": "CAAAAAAAAAA",
            "document": "ferry.md",
            "place": Place(3, 1, 3, 25),
            "paragraph": 2,
            "text": "The mill employs 40 people.",
            "priority": 2,
            "about": f"why it is {rule}",
            "todo": "Ask for the figures.",
            "fingerprint": f"CAAAAAAAAAA/{rule}",
        }
        return Finding(**(usual | parts))  # type: ignore[arg-type]

    return make


@pytest.fixture
def report_of() -> Callable[..., Report]:
    """A function that makes a report of findings, sorted into its two lists."""

    def make(*found: Finding, failures: tuple[UnreadableInput, ...] = ()) -> Report:
        findings = tuple(one for one in found if one.rule != "verified")
        verified = tuple(one for one in found if one.rule == "verified")
        documents = tuple(dict.fromkeys(one.document for one in found))
        return Report(findings, verified, documents, failures)

    return make


@pytest.fixture
def full(finding: Callable[..., Finding], report_of: Callable[..., Report]) -> Report:
    """Every rule, hostile words, an odd path, CRLF, a tab, an emoji, and a page without lines."""
    text = CRLF
    lines = Lines(Document(ODD, "", text, ()))
    start, end = text.index("It opened"), len(text)
    mill = text.index("The “mill”")
    return report_of(
        finding(
            "new",
            document=ODD,
            place=lines.place(mill, text.index("\r\nIt")),
            text=text[mill : text.index("\r\nIt")],
            priority=1,
        ),
        finding("changed", document=ODD, place=lines.place(start, end), text=text[start:end], id="CB"),
        finding("conflict", text=HOSTILE, about=HOSTILE, id="CC", fingerprint="CC/conflict/figure/CB"),
        finding("conflict", text=HOSTILE, about="two", id="CC", fingerprint="CC/conflict/date/CD"),
        finding("new", document="page.html", place=None, paragraph=7, priority=3, id="CD"),
        finding("unverified", id="CE", fingerprint="CE/unverified"),
        finding("new", fails=False, priority=3, id="CF", fingerprint="CF/new"),
        finding("verified", about="confirmed, by M. Kessel", id="CG", fingerprint="CG/verified"),
        failures=(UnreadableInput("The file a%b\n.md is | empty.", "Put <text> into it."),),
    )


@pytest.fixture
def empty(report_of: Callable[..., Report]) -> Report:
    """Nothing was read and nothing found."""
    return report_of()
