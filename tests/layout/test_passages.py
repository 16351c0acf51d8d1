"""Whole texts: what stands next to what decides."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.layout import passages

OPENING = "The harbour bridge in Dunmore was closed on Monday, and nobody knew for how long it would stay so."
CLOSING = "Engineers have looked at the cables since August and found that two of the four must be renewed."


def cut(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, text[passage.start : passage.end]) for passage in passages(text)]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in cut(text)]


def test_an_empty_text_has_no_passages() -> None:
    assert passages("") == ()
    assert passages(" \n\t\n\u00a0\u200b\r\n") == ()


def test_the_line_is_that_of_the_first_word_with_any_kind_of_line_break() -> None:
    text = f"{OPENING}\r\n\r\n{CLOSING}\n\n\n{OPENING} Again.\r\r{CLOSING}"
    assert [passage.line for passage in passages(text)] == [1, 3, 6, 8]


def test_lines_that_an_editor_wrapped_stay_one_paragraph() -> None:
    text = (
        "The harbour bridge in Dunmore was closed on Monday for\n"
        "repairs. Two of the four cables must be renewed, which\n"
        "The Dunmore Echo says will cost the council 3 million.\n"
        "It opened in 1931.\n"
    )
    assert cut(text) == [("paragraph", text.strip())]


def test_long_lines_without_blank_lines_between_them_are_paragraphs() -> None:
    assert cut(f"{OPENING} {CLOSING}\n{CLOSING} {OPENING}") == [
        ("paragraph", f"{OPENING} {CLOSING}"),
        ("paragraph", f"{CLOSING} {OPENING}"),
    ]


def test_a_heading_right_above_its_paragraph_is_a_passage_of_its_own() -> None:
    text = f"{OPENING}\n\nWhat the Engineers Found\n{CLOSING}"
    assert cut(text)[1:] == [("heading", "What the Engineers Found"), ("paragraph", CLOSING)]


def test_underlined_and_marked_headings() -> None:
    text = f"Bridge closed\n=============\n\n{OPENING}\n\n### The cables ###\n{CLOSING}"
    assert cut(text)[0] == ("heading", "Bridge closed")
    assert ("heading", "### The cables ###") in cut(text)


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        (
            "The Cost of Waiting: What Dunmore Paid",
            "The council spent 3 million euros on the first two cables alone.",
        ),
        ("A Bridge and Its Makers", "In the spring of 1931 the first cart rolled over it from the north."),
        ("Why Now?", "Rust had been found in two of the four cables by August."),
        ("Dunmore's Second Bridge", "Dunmore's council has talked about another bridge since the war ended."),
        (
            "Bolts, Cables, and Beams",
            "Simultaneously, the Clare Ferry started to sail every hour from the pier.",
        ),
        ("What Comes Next", "Mayor Quill said that it would take two more years to finish."),
    ],
)
def test_a_marked_heading_inside_a_line_ends_where_the_text_begins(heading: str, body: str) -> None:
    text = f"{OPENING} ## {heading} {body} {CLOSING}"
    assert cut(text) == [
        ("paragraph", OPENING),
        ("heading", f"## {heading}"),
        ("paragraph", f"{body} {CLOSING}"),
    ]


def test_a_table_of_contents_is_boilerplate_and_tells_the_headings() -> None:
    contents = "## Table of Contents * [rust in the cables](#rust) * [the way forward](#way)"
    text = f"{OPENING}\n{contents}\n## rust in the cables Rust was found. ### the way forward {CLOSING}"
    assert cut(text) == [
        ("paragraph", OPENING),
        ("boilerplate", contents),
        ("heading", "## rust in the cables"),
        ("paragraph", "Rust was found."),
        ("heading", "### the way forward"),
        ("paragraph", CLOSING),
    ]


def test_a_marked_heading_whose_end_cannot_be_told_loses_no_words() -> None:
    body = (
        "the bridge was closed again on tuesday because of rust in two of its cables, the council said today."
    )
    assert cut(f"## {body}") == [("paragraph", body)]


def test_a_number_sign_inside_a_sentence_is_no_heading() -> None:
    text = "The song went to # 1 in May and the singer thanked Dunmore for it. It stayed there for 3 weeks."
    assert cut(text) == [("paragraph", text)]


def test_the_first_line_is_the_title_even_when_it_is_long() -> None:
    title = "Council of Dunmore votes to close the harbour bridge for two years after rust is found in cables"
    assert kinds(f"{title}\n\n{OPENING}\n\n{CLOSING}") == ["heading", "paragraph", "paragraph"]


def test_labels_behind_the_last_paragraph_are_no_headings() -> None:
    labels = "Harbour bridge Dunmore wallpaper\n\nThe Old Bridge Photos"
    text = f"Bridge closed\n\n{OPENING}\n\n{CLOSING}\n\n{labels}"
    assert kinds(text) == ["heading", "paragraph", "paragraph", "caption", "caption"]


def test_list_items_are_passages_and_a_wrapped_item_is_one() -> None:
    items = "- 240 bolts were replaced\n- two cables were renewed,\n  and painted"
    text = f"{OPENING}\n\nWhat was done:\n{items}\n\n{CLOSING}"
    assert cut(text)[1:-1] == [
        ("paragraph", "What was done:"),
        ("list", "- 240 bolts were replaced"),
        ("list", "- two cables were renewed,\n  and painted"),
    ]


def test_a_dash_or_year_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    text = (
        "The bridge was opened by the mayor of that time in the year\n"
        "1931. It was closed only once before, in the winter of 1947\n"
        "- the coldest that the county has known - for eleven weeks.\n"
    )
    assert cut(text) == [("paragraph", text.strip())]


def test_rows_of_a_table_are_passages() -> None:
    piped = "| Year | Cars |\n|---|---|\n| 2022 | 12,000 |\n| 2023 | 9,500 |"
    tabbed = "Year\tCars\n2022\t12,000"
    assert kinds(f"{OPENING}\n\n{piped}\n\n{tabbed}\n\n{CLOSING}").count("table") >= 5


def test_a_caption_and_its_credit_are_parted() -> None:
    text = f"{OPENING}\n\nThe mayor opens the bridge on May 3, 1931. Image: Dunmore Museum.\n\n{CLOSING}"
    assert cut(text)[1:-1] == [
        ("caption", "The mayor opens the bridge on May 3, 1931."),
        ("boilerplate", "Image: Dunmore Museum."),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Tom Fisher",
        "(AP Photo/Tom Fisher)",
        "Photograph by Tom Fisher.",
        "Tom Fisher/Getty Images",
        "(Reuters)",
    ],
)
def test_picture_credits_of_many_forms(credit: str) -> None:
    text = f"{OPENING}\n\nThe bridge at dusk on Sunday. {credit}\n\n{CLOSING}"
    assert cut(text)[1:-1] == [("caption", "The bridge at dusk on Sunday."), ("boilerplate", credit)]


def test_a_long_paragraph_keeps_its_kind_when_a_credit_ends_it() -> None:
    assert kinds(f"{OPENING} {CLOSING} {OPENING} {CLOSING} Photo: Tom Fisher") == ["paragraph", "boilerplate"]


def test_the_same_label_twice_is_one_caption() -> None:
    text = f"{OPENING}\n\nHarbour bridge, Dunmore\n\nHarbour bridge, Dunmore\n\n{CLOSING}"
    assert kinds(text) == ["paragraph", "caption", "boilerplate", "paragraph"]


def test_a_sentence_that_stands_twice_in_different_places_stays() -> None:
    again = "The council did not answer."
    assert kinds(f"{OPENING}\n\n{again}\n\n{CLOSING}\n\n{again}") == ["paragraph"] * 4


@pytest.mark.parametrize("tail", ["Mary Quill", "— Mary Quill, Mayor of Dunmore", "Mary Quill, councillor"])
def test_a_pull_quote_whose_words_stand_in_the_text_is_boilerplate(tail: str) -> None:
    said = "We would have closed the bridge in May if anybody had told us about the rust."
    body = f"Mary Quill was angry. “{said}” she told the council on Monday, and she left the room."
    assert kinds(f"{OPENING}\n\n{said} {tail}\n\n{body}\n\n{CLOSING}") == [
        "paragraph",
        "boilerplate",
        "paragraph",
        "paragraph",
    ]


def test_a_pull_quote_whose_words_stand_nowhere_else_stays() -> None:
    said = "We would have closed the bridge in May if anybody had told us about the rust."
    assert kinds(f"{OPENING}\n\n“{said}” — Mary Quill\n\n{CLOSING}") == ["paragraph"] * 3


def test_an_author_box_is_boilerplate_to_its_end() -> None:
    fields = "  • Name : Jane Doe\n  • Job : Diver\n  • Bio : Likes bridges. And boats."
    box = f"Detail Author:\n\n{fields}\n\nSocials\n\ntiktok:"
    text = f"{OPENING}\n\n{CLOSING}\n\n{box}"
    assert set(kinds(text)[2:]) == {"boilerplate"}
    assert kinds(text)[:2] == ["paragraph", "paragraph"]


def test_about_the_author_takes_the_biography_and_no_more() -> None:
    text = f"{OPENING}\n\nAbout the author\n\nJane Doe has written about bridges since 2004.\n\n{CLOSING}"
    assert kinds(text) == ["paragraph", "boilerplate", "boilerplate", "paragraph"]


def test_one_labelled_line_makes_no_author_box() -> None:
    text = f"{OPENING}\n\n- Name: the Aurora was called Lena until 1950.\n- It sank in 1962.\n\n{CLOSING}"
    assert kinds(text) == ["paragraph", "list", "list", "paragraph"]


def test_links_below_related_go_and_the_article_comes_back() -> None:
    links = "- Ten bridges to see\n- Ferry sold\n\nMayor Quill Resigns"
    text = f"{OPENING}\n\nRelated articles\n\n{links}\n\n{CLOSING}"
    assert kinds(text) == ["paragraph", *["boilerplate"] * 4, "paragraph"]


def test_a_menu_at_the_top_is_boilerplate() -> None:
    text = f"Clare\n\nSport\n\nFarming\n\nWeather\n\nBridge in Dunmore closed after 90 years\n\n{OPENING}"
    assert kinds(text) == [*["boilerplate"] * 4, "heading", "paragraph"]


def test_a_call_to_action_at_the_end_of_a_paragraph_is_parted_from_it() -> None:
    call = "What do you think about it? Share your thoughts in the comments below. We read them all for you."
    assert cut(f"{OPENING}\n\n{CLOSING} {call}")[1:] == [("paragraph", CLOSING), ("boilerplate", call)]


def test_a_quoted_call_to_action_stays() -> None:
    text = f"{OPENING} “Leave a comment on our website,” the mayor told the crowd of 200."
    assert kinds(text) == ["paragraph"]


def test_bold_marks_stay_in_the_text() -> None:
    assert cut(f"**{OPENING}**")[0] == ("paragraph", f"**{OPENING}**")


LINES = st.sampled_from(
    [
        *(OPENING, CLOSING, "", "", "## Why Now? The town", "- one", "1. two", "• Name : Jane", "Photo: Tom"),
        *(
            "___",
            "***",
            "| a | b |",
            "Related",
            "[a](#b) [c](#d)",
            "Comments",
            "What was done",
            "a\tb",
            "“",
            "#",
        ),
        *(
            "The ferry in Kilmore. Image: Quill.",
            "\u00ad\u00a0",
            "By Jane Doe",
            "Published: 2024-01-01",
            "😀",
        ),
        *("Share your thoughts in the comments below.", "ﬁve ferries"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", " ", "\r", "\u2028"])), max_size=14))
def test_passages_never_overlap_and_never_lose_a_letter(parts: list[tuple[str, str]]) -> None:
    text = "".join(line + gap for line, gap in parts)
    found = passages(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)
    covered = set().union(*(range(p.start, p.end) for p in found))
    assert not [at for at, char in enumerate(text) if char.isalnum() and at not in covered]


@pytest.mark.parametrize(
    "unit", ["## The Way ", "[a](#b", "Photo: ", "By A", ". ", "“", "- ", "|", "a@", "1 like ", "# ", "A"]
)
def test_a_text_of_one_very_long_line_is_read(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert passages(text)[0].start == 0 or text.startswith(("#", "-", "."))
