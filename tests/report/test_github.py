from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from factcheck.check import Finding, Report
from factcheck.errors import UnreadableInput
from factcheck.report import github

ODD = "news desk/ß, 100%:\nfinal.md"
_MARKS = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def obeyed(output: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that GitHub's runner reads: one a line, split and unescaped in its order."""
    found = []
    for line in re.split(r"\r\n|\r|\n", output.removesuffix("\n")) if output else []:
        command = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert command, line
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        found.append(
            (command[1], {key: plain(value) for key, value in properties.items()}, plain(command[3]))
        )
    return found


def plain(text: str) -> str:
    for mark, character in _MARKS:
        text = text.replace(mark, character)
    return text


def test_only_what_fails_becomes_a_command_and_the_gravest_comes_first(full: Report) -> None:
    found = obeyed(github.render(full))
    assert [name for name, _, _ in found] == ["error"] * 4 + ["warning"] * 2
    assert found[0][1] == {"title": "Could not be checked"}


def test_a_command_names_the_file_the_lines_and_columns_and_the_claim(full: Report) -> None:
    _, properties, message = obeyed(github.render(full))[1]
    assert properties == {
        "file": ODD,
        "line": "3",
        "endLine": "3",
        "col": "2",
        "endColumn": "41",
        "title": "Claim not in the worksheet (priority 1)",
    }
    assert message == "The “mill” 🏭 employs 40% <b>people</b>.\nAsk for the figures."


def test_a_claim_of_several_lines_has_no_columns_for_github_takes_none(full: Report) -> None:
    (changed,) = (given for _, given, _ in obeyed(github.render(full)) if "changed" in given["title"])
    assert (changed["line"], changed["endLine"]) == ("4", "5")
    assert not {"col", "endColumn"} & set(changed)


def test_a_file_without_lines_gets_no_line_and_its_message_the_paragraph(full: Report) -> None:
    ((properties, message),) = (
        (given, message)
        for _, given, message in obeyed(github.render(full))
        if given.get("file") == "page.html"
    )
    assert set(properties) == {"file", "title"}
    assert "It stands in paragraph 7." in message


def test_words_of_an_article_give_no_command_of_their_own(full: Report) -> None:
    output = github.render(full)
    assert len(output.splitlines()) == 6
    assert "\x1b" not in output and "\u202e" not in output


def test_a_report_with_nothing_to_say_is_empty(
    empty: Report, finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    assert github.render(empty) == github.render(report_of(finding("unverified"), finding("verified"))) == ""


@pytest.mark.parametrize(("count", "notices"), [(10, 0), (11, 1)])
def test_a_notice_says_how_many_github_does_not_show(
    finding: Callable[..., Finding], report_of: Callable[..., Report], count: int, notices: int
) -> None:
    found = obeyed(github.render(report_of(*[finding(priority=1)] * count, *[finding(priority=3)] * 10)))
    assert [name for name, _, _ in found].count("notice") == notices
    if notices:
        assert found[-1][0] == "notice"
        assert found[-1][2].endswith("the log has more errors (1).")


def test_a_path_that_is_no_utf_8_can_be_printed(
    finding: Callable[..., Finding], report_of: Callable[..., Report]
) -> None:
    (command,) = obeyed(github.render(report_of(finding(document="caf\udce9.md"))))
    assert command[1]["file"] == "caf?.md"


def test_an_unread_file_alone_is_an_error(report_of: Callable[..., Report]) -> None:
    report = report_of(failures=(UnreadableInput("No file a.md.", "Check its name."),))
    assert obeyed(github.render(report)) == [
        ("error", {"title": "Could not be checked"}, "No file a.md.\nCheck its name.")
    ]
