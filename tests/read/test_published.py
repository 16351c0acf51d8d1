"""When an article appeared and what it is called: the order of the sources."""

import datetime as dt
from pathlib import Path

import pytest

from factcheck.layout.datelines import first_date, is_date_line
from factcheck.read import read

BODY = "The harbour bridge in Dunmore was closed on Monday, and nobody knew for how long it would stay so."


def dated(tmp_path: Path, text: str, name: str = "story.txt") -> tuple[dt.date | None, str | None]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read(str(path), date=dt.date(1999, 1, 1))
    return document.published, document.published_from


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Published: 2024-10-23", "Published line"),
        ("**Published:** October 23, 2024", "Published line"),
        ("Posted on Wed, 23 Oct 2024 10:15", "Published line"),
        ("Date: 23.10.2024", "Published line"),
        ("Wednesday, October 23, 2024", "dateline"),
        ("23 October 2024", "dateline"),
        ("23rd of October, 2024 at 5 pm", "dateline"),
        ("By Lena Fisk, 23 October 2024", "byline"),
        ("By Jane Doe | 23 October 2024", "byline"),
        ("*By Jane Doe and Tom Fisher, October 23, 2024*", "byline"),
        ("By Jane Doe | 23 October 2024 | Updated 25 October 2024", "byline"),
    ],
)
def test_lines_that_give_the_date(line: str, source: str, tmp_path: Path) -> None:
    assert dated(tmp_path, f"Bridge closed\n\n{line}\n\n{BODY}\n") == (dt.date(2024, 10, 23), source)


@pytest.mark.parametrize(
    "place",
    ["DUNMORE, Oct. 23, 2024 — ", "DUNMORE (Oct 23, 2024) - ", "DUNMORE, Clare, October 23, 2024 (ABC) – "],
)
def test_a_dateline_that_opens_the_first_paragraph(place: str, tmp_path: Path) -> None:
    assert dated(tmp_path, f"Bridge closed\n\n{place}{BODY}\n") == (dt.date(2024, 10, 23), "dateline")


def test_the_published_line_wins_over_a_dateline_and_over_the_name(tmp_path: Path) -> None:
    text = f"Friday, October 25, 2024\n\nUpdated: 2024-10-26\n\nPublished: 2024-10-23\n\n{BODY}"
    assert dated(tmp_path, text, "2020-01-01-story.txt") == (dt.date(2024, 10, 23), "Published line")


@pytest.mark.parametrize(
    "line",
    [
        "Updated: October 23, 2024",
        "By Jane Doe | Updated 23 October 2024",
        "Published figures of October 23, 2024, show 12.",
        "Date: 5/6/2024",
    ],
)
def test_lines_that_do_not_give_the_date(line: str, tmp_path: Path) -> None:
    assert dated(tmp_path, f"Bridge closed\n\n{line}\n\n{BODY}\n")[1] == "--date"


def test_a_date_inside_the_text_is_no_dateline(tmp_path: Path) -> None:
    assert (
        dated(tmp_path, f"Bridge closed\n\nOn October 23, 2024 — a Wednesday — it rained. {BODY}")[1]
        == "--date"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2024-10-23-bridge.txt", True),
        ("20241023_bridge.txt", True),
        ("bridge_2024.10.23.txt", True),
        ("2024-13-23-bridge.txt", False),
        ("2024-02-31-bridge.txt", False),
        ("1202410234.txt", False),
    ],
)
def test_the_date_in_a_file_name(name: str, found: bool, tmp_path: Path) -> None:
    expected = (dt.date(2024, 10, 23), "file name") if found else (dt.date(1999, 1, 1), "--date")
    assert dated(tmp_path, BODY, name) == expected


def test_no_date_at_all(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(BODY)
    document = read(str(path))
    assert (document.published, document.published_from) == (None, None)


def test_days_that_do_not_exist_or_can_be_read_two_ways_are_no_dates() -> None:
    assert first_date("31 February 2024") is None
    assert first_date("03/04/2024") is None
    assert first_date("04/04/2024") == dt.date(2024, 4, 4)
    assert first_date("10/23/2024") == first_date("23/10/2024") == dt.date(2024, 10, 23)
    assert first_date("no date, then Sept 3rd, 2021") == dt.date(2021, 9, 3)
    assert not is_date_line("October 23, 2024, was a Wednesday")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Published: 2024-10-23\n\n# **Bridge** closed\n\n{BODY}", "Bridge closed"),
        (f"Bridge closed\n\n{BODY}", "Bridge closed"),
        (BODY, "story"),
    ],
)
def test_the_title_is_the_first_heading_or_the_name_of_the_file(
    text: str, title: str, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text)
    assert read(str(path)).title == title
