"""Markdown files: structure from markdown-it, offsets into the file."""

import datetime as dt
from pathlib import Path

import pytest

from factcheck.errors import UnreadableInput
from factcheck.model import Document
from factcheck.read import read
from factcheck.read.frontmatter import front_matter

STORY = """---
title: "Bridge closed"
publish_date: 2024-10-23  # a Wednesday
---

The harbour *bridge*
------------

The **harbour bridge** in [Dunmore](https://a.org) was closed on Monday,
and nobody knew why.

![The bridge at dusk](bridge.jpg)

- 240 bolts were replaced
- two cables
  were renewed
  1. in May

> “It is safe,” said Mary Quill,
> the mayor of Dunmore.

| Year | Cars |
|------|------|
| 2022 | 12,000 |

```
x = 1
```

    An indented paragraph is no program.

Read more: Ten bridges

### The end ###
It will open again in March, the council said.
"""


def story(tmp_path: Path, text: str = STORY) -> Document:
    path = tmp_path / "story.md"
    path.write_bytes(text.encode())
    return read(str(path))


def cut(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_blocks_of_a_story(newline: str, tmp_path: Path) -> None:
    document = story(tmp_path, STORY.replace("\n", newline))
    assert document.text == STORY.replace("\n", newline)
    found = [(kind, words.replace(newline, "\n")) for kind, words in cut(document)]
    assert found[0] == ("boilerplate", STORY[: STORY.index("\n\n")])
    assert found[1:] == [
        ("heading", "The harbour *bridge*"),
        (
            "paragraph",
            "The **harbour bridge** in [Dunmore](https://a.org) was closed on Monday,\nand nobody knew why.",
        ),
        ("caption", "The bridge at dusk"),
        ("list", "- 240 bolts were replaced"),
        ("list", "- two cables\n  were renewed"),
        ("list", "1. in May"),
        ("paragraph", "“It is safe,” said Mary Quill,\n> the mayor of Dunmore."),
        ("table", "| Year | Cars |"),
        ("table", "| 2022 | 12,000 |"),
        ("boilerplate", "```\nx = 1\n```"),
        ("paragraph", "An indented paragraph is no program."),
        ("boilerplate", "Read more: Ten bridges"),
        ("heading", "### The end ###"),
        ("paragraph", "It will open again in March, the council said."),
    ]
    assert [p.line for p in document.passages][:3] == [1, 6, 9]


def test_title_and_date_come_from_the_front_matter(tmp_path: Path) -> None:
    document = story(tmp_path)
    assert document.title == "Bridge closed"
    assert (document.published, document.published_from) == (dt.date(2024, 10, 23), "front matter")


def test_front_matter_needs_its_pairs_and_its_end() -> None:
    assert front_matter("---\ntitle: A\n") == ({}, 0)
    assert front_matter("---\nThe council met.\n---\n") == ({}, 0)
    assert front_matter("Text\n---\ntitle: A\n---") == ({}, 0)
    assert front_matter("---\r\nDate-Published: 'x'\r\n---\r\nText") == ({"datepublished": "x"}, 29)


def test_headings_and_contents_inside_one_long_line(tmp_path: Path) -> None:
    rust = "The cables were painted for the last time in 1988, and rain has run into them for many winters."
    now = "The council will meet on Tuesday to hear the engineers, and nobody in Dunmore expects good news."
    contents = "## Contents * [Why It Rusts](#why) * [And Now](#now)"
    text = f"# Bridge\n{contents}\n## Why It Rusts {rust} ### And Now {now}"
    assert [kind for kind, _ in cut(story(tmp_path, text))] == [
        "heading", "boilerplate", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_html_with_an_article_in_it_is_read_and_other_html_is_not(tmp_path: Path) -> None:
    words = "The bridge was closed on Monday by the council of Dunmore."
    text = f"<div>\n{words}\n</div>\n\n<script>\nlet a = '{words}'\n</script>\n"
    assert [kind for kind, _ in cut(story(tmp_path, text))] == ["paragraph", "boilerplate"]


def test_a_file_of_nothing_but_spaces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        story(tmp_path, "\n \n")


@pytest.mark.parametrize("dash", ["-- ", "— ", "–", "--"])
def test_the_signature_of_a_block_quote_stays_with_it(dash: str, tmp_path: Path) -> None:
    text = (
        f"It sank in May.\n\n> The alarms never went off.\n> {dash}Petra Lund, deck officer\n\nIt was old.\n"
    )
    assert cut(story(tmp_path, text))[1:] == [
        ("paragraph", f"The alarms never went off.\n> {dash}Petra Lund, deck officer"),
        ("paragraph", "It was old."),
    ]


def test_a_signature_below_a_blank_line_is_no_heading_and_no_list(tmp_path: Path) -> None:
    for dash in ("--", "—"):
        text = f"> The alarms never went off.\n>\n> {dash} Petra Lund, deck officer\n\nIt was old.\n"
        assert cut(story(tmp_path, text))[1] == ("boilerplate", f"{dash} Petra Lund, deck officer")


def test_names_behind_dashes_one_below_the_other_are_a_list(tmp_path: Path) -> None:
    text = "Two were saved.\n— Petra Lund, deck officer\n— Anna Berg, cook\n\nIt was old.\n"
    assert [kind for kind, _ in cut(story(tmp_path, text))] == ["paragraph", "list", "list", "paragraph"]


@pytest.mark.parametrize(
    "image", ["![The ferry](a.jpg)", "![The ferry][a]", "[![The ferry](a.jpg)](https://a.org)"]
)
@pytest.mark.parametrize("gap", ["\n", " ", "\r\n"])
def test_a_picture_right_behind_a_paragraph_is_parted_from_it(image: str, gap: str, tmp_path: Path) -> None:
    found = cut(story(tmp_path, f"The ferry sank in 1990.{gap}{image}\n\nIt was old.\n"))
    assert found == [
        ("paragraph", "The ferry sank in 1990."), ("caption", "The ferry"), ("paragraph", "It was old."),
    ]  # fmt: skip


def test_pictures_between_lines_part_paragraphs_and_one_inside_a_line_stays(tmp_path: Path) -> None:
    text = "![](a.jpg) The ferry sank.\n![One](b.jpg) ![Two](c.jpg)\nIt was ![a](d.png) old.\n"
    assert cut(story(tmp_path, text)) == [
        ("boilerplate", "![](a.jpg)"),
        ("paragraph", "The ferry sank."),
        ("caption", "One"),
        ("caption", "Two"),
        ("paragraph", "It was ![a](d.png) old."),
    ]
