"""Paragraphs that an editor took out of the check with a comment, and comments in general."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from factcheck import ignored as rules
from factcheck import run
from factcheck.cli import ExitStatus, app
from factcheck.freeze import freeze
from factcheck.ignored import ignored
from factcheck.model import Claim, Document
from factcheck.pipes import prepare
from factcheck.read import read
from factcheck.sheet import build, cells

if TYPE_CHECKING:
    from spacy.language import Language

HATS = "The mayor of Dunmore bought 300 hats in 2019."
BRIDGE = "The bridge was built in 1890 by Orla Kemp."
COMMENT = "<!-- factcheck: ignore: satire -->"


@pytest.fixture
def story(tmp_path: Path) -> Callable[..., Document]:
    """A function that reads a text as an article in Markdown, or with another ending."""

    def make(text: str, name: str = "a.md") -> Document:
        (tmp_path / name).write_bytes(text.encode())
        return read(str(tmp_path / name))

    return make


def set_aside(document: Document) -> dict[str, str]:
    """The words of each passage that is ignored, and the reason."""
    passages = document.passages
    for reason in ignored(document).values():
        assert document.text[reason.start : reason.end] == reason.text
    return {
        document.text[passages[at].start : passages[at].end]: reason.text
        for at, reason in ignored(document).items()
    }


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        f"{COMMENT}\n\n{HATS}\n\n{BRIDGE}\n",
        f"{COMMENT}\n{HATS}\n\n{BRIDGE}\n",
        f"{COMMENT} {HATS}\n\n{BRIDGE}\n",
        f"{HATS} {COMMENT}\n\n{BRIDGE}\n",
        f"{HATS}{COMMENT}\n{BRIDGE}\n",
        f"{HATS} {COMMENT} {BRIDGE}\n",
        f"{HATS} <!-- ask Kim --> {COMMENT}\n\n{BRIDGE}\n",
        f"{HATS} {COMMENT} <!-- ask Kim -->\n\n{BRIDGE}\n",
        f"{BRIDGE}\n\n{HATS} {COMMENT}",
        f"{BRIDGE}\n{COMMENT}\n{HATS}",
        f"> {HATS} {COMMENT}\n\n> {BRIDGE}\n",
        f"# Dunmore\n\n{COMMENT}\n\n## Hats\n\n{HATS}\n\n{BRIDGE}\n",
        f"   {COMMENT}\n\n{HATS}\n\n{BRIDGE}\n",
        f"<!-- ask Kim --> {COMMENT}\n\n{HATS}\n\n{BRIDGE}\n",
        f"{COMMENT}\n{COMMENT}\n\n{COMMENT}\n\n{HATS}\n\n{BRIDGE}\n",
        f"    {HATS} {COMMENT}\n\n{BRIDGE}\n",
        f"{COMMENT}\n\n```\nx = 1\n```\n\n{HATS}\n\n{BRIDGE}\n",
    ],
)
def test_one_paragraph_is_ignored_and_its_neighbour_is_not(
    text: str, end: str, story: Callable[..., Document]
) -> None:
    assert set_aside(story(text.replace("\n", end))) == {HATS: "satire"}


def test_of_a_list_one_item_is_ignored(story: Callable[..., Document]) -> None:
    assert set_aside(story(f"- {HATS} {COMMENT}\n- {BRIDGE}\n")) == {f"- {HATS}": "satire"}
    assert set_aside(story(f"- {BRIDGE}\n  {COMMENT}\n- {HATS}\n")) == {f"- {HATS}": "satire"}


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("<!--factcheck:ignore-->", ""),
        ("<!-- FactCheck: Ignore -->", ""),
        ("<!-- factcheck: ignore : -->", ""),
        ("<!-- factcheck: ignore: a column: not news -->", "a column: not news"),
        ("<!--\nfactcheck: ignore: two\nlines\n-->", "two\nlines"),
    ],
)
def test_ways_to_write_it(comment: str, reason: str, story: Callable[..., Document]) -> None:
    assert set_aside(story(f"{HATS} {comment}\n\n{BRIDGE}\n")) == {HATS: reason}


@pytest.mark.parametrize(
    "text",
    [
        f"{HATS} <!-- factcheck: ignored by us -->\n",
        f"{HATS} <!-- please factcheck: ignore -->\n",
        f"{HATS} <!-- factcheck: ignore\n\n{BRIDGE}\n",
        f"<!-- factcheck: ignore\n\n{HATS}\n\n{BRIDGE}\n",
        f"```\n{COMMENT}\n```\n\n{HATS}\n",
        f"~~~ html\n{COMMENT}\n\n~~~\n\n{HATS}\n",
        f"It is written as `{COMMENT}`\n\n{HATS}\n",
        f"It is written as ``{COMMENT}``. {HATS}\n",
        f"{HATS}\n\n{COMMENT}\n",
        f"Write it so:\n\n    {COMMENT}\n\n{HATS}\n",
        f"Write it so:\n\n\t{COMMENT}\n\n{HATS}\n",
        f"    {COMMENT}\n\n{HATS}\n",
        f"    <!-- ask Kim --> {COMMENT}\n\n{HATS}\n",
        f"> {COMMENT}\n\n{HATS}\n",
        f"> {BRIDGE}\n> {COMMENT}\n\n{HATS}\n",
    ],
)
def test_what_ignores_nothing(text: str, story: Callable[..., Document]) -> None:
    assert set_aside(story(text)) == {}


def test_comments_in_great_number_are_looked_at_once(
    story: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    whole = rules._whole
    monkeypatch.setattr(rules, "_whole", lambda *given: looked.append(1) or whole(*given))
    for between in (" ", "\n", "\n\n"):
        document = story(between.join([BRIDGE, *[COMMENT] * 300, HATS]))
        assert set_aside(document) == {BRIDGE if between == " " else HATS: "satire"}
    assert len(looked) < 3 * 2 * 3 * 302


def test_the_claims_stay_with_the_reason_and_can_wait(nlp: Language, story: Callable[..., Document]) -> None:
    before, after = (claims(nlp, story(f"{words}\n\n{BRIDGE}\n")) for words in (HATS, f"{HATS} {COMMENT}"))
    assert [claim.id for claim in before] == [claim.id for claim in after]
    assert after[0].priority == 3
    row, other = (cells(row) for row in build([], after).rows)
    assert str(row["why"]).startswith("ignored: “satire”; ")
    assert "priority" not in str(row["why"])
    assert "ignored" not in str(other["why"])


def claims(nlp: Language, document: Document) -> tuple[Claim, ...]:
    return freeze(nlp(prepare(nlp, document)), document)


NOTE = "<!-- Bill Roe said in 1999 that 200 people drowned. -->"


@pytest.mark.parametrize(
    "text",
    [
        f"{NOTE}\n\n{BRIDGE}\n",
        f"{BRIDGE} {NOTE}\n",
        f"{NOTE} {BRIDGE}\n",
        f"{NOTE}\n{BRIDGE}\n",
        f"{BRIDGE}\n{NOTE.replace(' ', chr(10))}\n",
        f"- {BRIDGE} {NOTE}\n",
    ],
)
def test_a_comment_gives_no_claim_and_its_neighbours_do(
    text: str, nlp: Language, story: Callable[..., Document]
) -> None:
    assert [claim.text.rstrip(".") for claim in claims(nlp, story(text))] == [BRIDGE.rstrip(".")]


def test_a_comment_inside_a_sentence_is_not_read(nlp: Language, story: Callable[..., Document]) -> None:
    (claim,) = claims(nlp, story(BRIDGE.replace("built", f"built {NOTE}")))
    assert [figure.low for figure in claim.figures] == []
    assert [date.value for date in claim.dates] == ["1890"]
    assert claim.names == ("Orla Kemp",)


@pytest.mark.parametrize(
    "text", [f"{BRIDGE}\n\n<!-- a slip\n\n{HATS}\n", f"{BRIDGE} <!-- a slip\n\n{HATS}\n"]
)
def test_a_comment_that_never_ends_hides_nothing(
    text: str, nlp: Language, story: Callable[..., Document]
) -> None:
    assert [claim.text for claim in claims(nlp, story(text))][-1].startswith("The mayor of Dunmore")


def test_check_passes_over_what_is_ignored_and_extract_does_not(folder: Path, loaded: Language) -> None:
    (folder / "ferry.md").write_text(f"{BRIDGE}\n", encoding="utf-8")
    runner = CliRunner(env={"CI": ""})
    assert runner.invoke(app, ["extract", "ferry.md", "-q"]).exit_code == ExitStatus.OK
    (folder / "ferry.md").write_text(f"{BRIDGE}\n\n{HATS}\n", encoding="utf-8")
    assert runner.invoke(app, ["check", "ferry.md"]).exit_code == ExitStatus.FOUND
    (folder / "ferry.md").write_text(f"{BRIDGE}\n\n{HATS} {COMMENT}\n", encoding="utf-8")
    for rule in ("new", "unverified"):
        done = runner.invoke(app, ["check", "ferry.md", "--fail-on", rule])
        assert ("hats" in done.output, rule == "new") == (False, done.exit_code == ExitStatus.OK)
    runner.invoke(app, ["extract", "ferry.md", "-q"])
    assert [row.text for row in run.read_worksheet(Path("worksheet.csv"))][1].startswith(HATS[:-1])


def test_a_conflict_with_what_is_ignored_is_no_finding(folder: Path, loaded: Language) -> None:
    (folder / "ferry.md").write_text("The bridge in Dunmore is 240 metres long.\n", encoding="utf-8")
    runner = CliRunner(env={"CI": ""})
    runner.invoke(app, ["extract", "ferry.md", "-q"])
    other = "The bridge in Dunmore is 310 metres long."
    for text, status in ((other, ExitStatus.FOUND), (f"{other} {COMMENT}", ExitStatus.OK)):
        (folder / "other.md").write_text(f"{text}\n", encoding="utf-8")
        done = runner.invoke(app, ["check", "ferry.md", "other.md", "--fail-on", "conflict"])
        assert done.exit_code == status, done.output
