from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from factcheck.check import Finding, Report
from factcheck.errors import UnreadableInput
from factcheck.report.github import summary


def cells(markdown: str) -> list[list[str]]:
    """The rows of its tables as a reader of Markdown sees them, tags and all."""
    html = MarkdownIt().enable("table").render(markdown)
    return [re.findall(r"<td>(.*?)</td>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", html, re.S)][1:]


def test_the_table_has_a_row_for_each_failing_finding(full: Report) -> None:
    rows = cells(summary(full))
    assert [len(row) for row in rows] == [5] * 5
    assert [row[1] for row in rows] == ["3", "4", "3", "3", "paragraph 7"]


def test_the_counts_stand_above_the_table(full: Report) -> None:
    text = summary(full)
    assert text.startswith("# factcheck: 5 to look at\n")
    assert "To look at: 2 new, 1 changed, 2 conflict." in text
    assert "1 verified, 1 known and not yet verified." in text


def test_nothing_from_an_article_is_obeyed(full: Report) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(summary(full))
    tags = set(re.findall(r"<(\w+)", html))
    ours = {"h1", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "span"}
    assert tags <= ours, tags - ours


def test_what_github_alone_obeys_is_kept_apart_by_a_tag(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    text = "See @all, #12, $x$, :tada: and https://example.org or www.example.org"
    row = cells(summary(report_of(finding(text=text, place=None))))[0][2]
    bare = re.sub(r"<span>(.)</span>", "_", row)
    assert not re.search(r"[@#$]|:\w|://|www\.", bare), bare
    html = MarkdownIt("commonmark", {"html": True}).enable("table")
    shown = re.sub(r"<[^>]+>", "", html.render(summary(report_of(finding(text=text)))))
    assert text in shown


def test_an_empty_report_says_so(empty: Report) -> None:
    assert "nothing to look at" in summary(empty)
    assert "|" not in summary(empty)


def test_unread_files_are_listed(report_of: Callable[..., Report]) -> None:
    text = summary(report_of(failures=(UnreadableInput("No file a.md.", "Check its name."),)))
    assert "- No file a.md. Check its name." in text


def test_a_summary_stays_below_what_github_takes_and_says_what_is_missing(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    found = [finding(text=f"{number} mills " + "🏭" * 300) for number in range(1000)]
    text = summary(report_of(*found))
    rows = text.count("\n| ferry.md")
    assert 1_000_000 < len(text.encode("utf-8")) <= 1024 * 1024
    assert 0 < rows < 1000
    assert f"\n{1000 - rows:,} more did not fit here" in text
