"""Lines that name the place or the day of a report, also where no blank line parts them from others."""

import pytest

from factcheck.layout import passages

BODY = "The mill in Dunmore will close in May, its owner said, and nobody there was surprised."


def found(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, text[passage.start : passage.end]) for passage in passages(text)]


def test_a_published_line_right_below_a_place_is_a_passage_of_its_own() -> None:
    text = f"PORT ELLERY, Lorrenia\nPublished: 4 May 2026\n\n{BODY}\n"
    assert found(text) == [
        ("boilerplate", "PORT ELLERY, Lorrenia"),
        ("boilerplate", "Published: 4 May 2026"),
        ("paragraph", BODY),
    ]


@pytest.mark.parametrize(
    "label", ["Published on 4 May 2026", "Last updated: 4 May 2026", "Posted 2026-05-04"]
)
def test_a_dated_label_right_above_its_paragraph_is_parted_from_it(label: str) -> None:
    assert found(f"{label}\r\n{BODY}\r\n") == [("boilerplate", label), ("paragraph", BODY)]


def test_a_date_or_a_name_that_an_editor_wrapped_stays_in_its_paragraph() -> None:
    text = (
        "The mill in Dunmore closed for good on\n4 May 2026\nand nobody there was surprised,\nits owner said."
    )
    assert found(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    "place", ["OSTMARK, Lorrenia", "ST. AVEL, Ore.", "PORT ELLERY, West Lorrenia", "AVEL, USA"]
)
def test_a_place_alone_is_no_claim(place: str) -> None:
    assert found(f"{place}\n\n{BODY}\n") == [("boilerplate", place), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "line", ["DUNMORE, Lorrenia, is where the old mill stands today.", "Dunmore, Lorrenia, rejoices"]
)
def test_a_place_with_more_words_behind_it_stays(line: str) -> None:
    assert found(f"{BODY}\n\n{line}\n\n{BODY}") != []
    assert ("boilerplate", line) not in found(f"{BODY}\n\n{line}\n\n{BODY}")
