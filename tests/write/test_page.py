"""The page to read, as bytes: what is in it, what is escaped, what stays out."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.entry import entries
from factcheck.model import Claim, Document, Passage
from factcheck.sheet import KEYS, Kept, Sheet, build
from factcheck.write import csv_file, jsonl, page
from factcheck.write.page.blocks import Block, blocks
from factcheck.write.page.marking import mark
from factcheck.write.page.markup import Run, runs
from factcheck.write.page.places import place
from factcheck.write.page.records import address
from factcheck.write.page.render import embedded
from factcheck.write.page.stories import page as page_of

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "{{ 7 * 7 }} {% raw %} ${alert(1)} <!-- ",
    "a\u2028b\u2029c ]]> &lt; &amp;",
    "\u202egnp.exe\u202c \0 \x1b[31m",
)


def written(sheet: Sheet) -> str:
    stream = io.BytesIO()
    page.write(sheet, stream)
    return stream.getvalue().decode("utf-8")


class Parsed(HTMLParser):
    """The elements of a page with their attributes, the text of scripts and styles, and all other text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.inside.append((str(self.cdata_elem), data))
        else:
            self.text += data


def kept(texts: Mapping[str, str], *documents: Document) -> Sheet:
    return Sheet(documents, (), (Kept({"claim_id": "CAAAAAAAAAA", **texts}),), KEYS)


def data(html: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    value: dict[str, Any] = json.loads(found)
    return value


# The file


def test_the_same_sheet_gives_the_same_bytes(ferry_sheet: Sheet) -> None:
    assert written(ferry_sheet) == written(ferry_sheet)


def test_a_worksheet_read_back_from_csv_gives_the_same_page(ferry_sheet: Sheet, tmp_path: Path) -> None:
    with (tmp_path / "w.csv").open("wb") as stream:
        csv_file.write(ferry_sheet, stream)
    found = csv_file.read(tmp_path / "w.csv")
    again = Sheet(ferry_sheet.documents, (), tuple(map(Kept, found.rows)), found.columns)
    assert written(again) == written(ferry_sheet)


def test_a_worksheet_read_back_from_json_lines_gives_the_same_page(
    ferry_sheet: Sheet, tmp_path: Path
) -> None:
    with (tmp_path / "w.jsonl").open("wb") as stream:
        jsonl.write(ferry_sheet, stream)
    found = jsonl.read(tmp_path / "w.jsonl")
    again = Sheet(ferry_sheet.documents, (), tuple(map(Kept, found.rows)), found.columns)
    expected = data(written(ferry_sheet))
    for claim in expected["claims"]:
        del claim["hint"]  # JSON Lines has none
    assert data(written(again)) == expected


def test_a_page_of_ours_is_recognised_and_nobody_elses(ferry_sheet: Sheet, tmp_path: Path) -> None:
    ours, other = tmp_path / "ours.html", tmp_path / "other.html"
    html = written(ferry_sheet)
    ours.write_text(html, encoding="utf-8")
    assert page.is_page(ours)
    name = html.split("\n")[4]
    for content in (
        "",
        "\0\xff",
        f"<!doctype html><p>{'x' * 3000}</p>{name}",
        html.replace('content="factcheck', 'content="hugo'),
        name,
    ):
        other.write_text(content, encoding="utf-8")
        assert not page.is_page(other)
    with pytest.raises(OSError):
        page.is_page(tmp_path / "missing.html")


def test_the_policy_allows_our_own_style_and_scripts_by_hash_and_nothing_else(ferry_sheet: Sheet) -> None:
    found = Parsed(written(ferry_sheet))
    policy = next(a["content"] for _, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    scripts = [attrs for tag, attrs in found.elements if tag == "script"]
    assert [attrs.get("type") for attrs in scripts] == [None, "application/json", "module"]
    for tag, text in (found.inside[0], found.inside[1], found.inside[3]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert re.search(rf"{tag}-src[^;]*'sha256-{re.escape(digest)}'", policy)
    assert policy.count("sha256-") == 3


def test_nothing_is_loaded_from_anywhere(ferry_sheet: Sheet) -> None:
    for tag, attrs in Parsed(written(ferry_sheet)).elements:
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert not {"src", "style", "srcset", "action"} & attrs.keys()
        assert not [name for name in attrs if name.startswith("on")]


def test_an_empty_worksheet_is_a_page_too() -> None:
    assert "No article was read." in written(Sheet((), ()))
    assert "Nothing to check was found" in written(Sheet((Document("a.txt", "", "", ()),), ()))


# What is escaped


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_element_and_no_attribute(text: str, make_claim: Callable[..., Claim]) -> None:
    def parsed(words: str) -> Parsed:
        document = Document(words, words, f"{words}\n\n{words}", ())
        parts = {"section": words, "names": (words,), "context": words + "x", "kinds": ("figure", words)}
        sheet = build(
            [document], [make_claim(1, document=words, text=words, start=0, end=len(words), **parts)]
        )
        cells = dict.fromkeys(KEYS, words) | {
            "document": "",
            "own column " + words: words,
            "conflicts_with": words,
        }
        return Parsed(
            written(Sheet(sheet.documents, sheet.rows, (Kept(cells), Kept(cells | {"claim_id": ""})), KEYS))
        )

    harmless = parsed("abc, def")
    found = parsed(text)
    shape = [(tag, sorted(attrs)) for tag, attrs in found.elements]
    assert {tag for tag, _ in shape} == {tag for tag, _ in harmless.elements}
    assert {name for _, names in shape for name in names} == {
        name for _, attrs in harmless.elements for name in attrs
    }
    assert sum(tag == "script" for tag, _ in shape) == 3
    assert text.replace("\0", "\ufffd") in found.text


def test_data_in_a_script_element_can_neither_end_it_nor_break_a_line() -> None:
    text = "".join(HOSTILE)
    found = embedded({"a": text})
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found) == {"a": text}


def test_half_a_character_stops_nothing() -> None:
    assert "ship" in written(kept({"claim": "a \ud83d ship", "document": "b\udce9.txt"}))


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        (" HTTP://example.org ", True),
        ("javascript:alert(1)", False),
        ("https:javascript:alert(1)", False),
        ("https://", False),
        ("https://[::1", False),
        ("see https://example.org", False),
        ("https://example.org and more", False),
        ('https://example.org/"onclick="alert(1)', False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("\u0001https://example.org", False),
        ("", False),
    ],
)
def test_only_a_whole_web_address_is_a_link(cell: str, leads: bool) -> None:
    assert address(cell) == (cell.strip() if leads else "")
    html = written(kept({"source_1": cell, "notes": cell, "claim": "x"}))
    links = [
        a["href"] for tag, a in Parsed(html).elements if tag == "a" and not str(a["href"]).startswith("#")
    ]
    assert links == ([cell.strip()] if leads else [])


def test_a_link_hands_nothing_over(ferry_sheet: Sheet) -> None:
    (rel,) = [
        a["rel"] for _, a in Parsed(written(ferry_sheet)).elements if str(a.get("href")).startswith("http")
    ]
    assert rel == "noopener noreferrer"


# Where claims stand


def where(claim: str, text: str, start: str = "0", end: str = "0") -> str | None:
    (entry,) = entries([{"claim_id": "C", "claim": claim, "start": start, "end": end}])
    found = place(entry, text)
    return text[slice(*found)] if found else None


def test_a_claim_stands_at_its_offsets() -> None:
    assert where("no, no", "no, no, no, no!", "8", "14") == "no, no"
    (entry,) = entries([{"claim_id": "C", "claim": "no", "start": "4", "end": "6"}])
    assert place(entry, "no, no, no") == (4, 6)


def test_a_claim_that_moved_is_found_the_nearest_to_where_it_was() -> None:
    (entry,) = entries([{"claim_id": "C", "claim": "ten left", "start": "30", "end": "38"}])
    assert place(entry, "ten left. It rained a lot. And ten left.") == (31, 39)


@pytest.mark.parametrize("offsets", [("x", "y"), ("-1", "5"), ("1e3", "2"), ("9" * 40, "9" * 41), ("", "")])
def test_offsets_that_somebody_wrote_over_do_not_matter(offsets: tuple[str, str]) -> None:
    assert where("ten left", "Then ten left.", *offsets) == "ten left"


def test_other_marks_and_line_breaks_are_the_same_words() -> None:
    assert where('"Ten left", he said', "He: “Ten\r\nleft” — he said.") == "Ten\r\nleft” — he said"


@pytest.mark.parametrize("claim", ["ten lef", "eleven left", "…", ""])
def test_other_words_or_none_are_not_found(claim: str) -> None:
    assert where(claim, "Then ten left.") is None


TEXT = "The ferry sank off Ostmark on 3 May, killing 20 people, the coast guard said."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(
    lambda span: span[0] < span[1]
)


@given(st.lists(SPANS, max_size=6), st.sets(st.integers(1, len(TEXT) - 1), max_size=3))
def test_however_claims_overlap_the_pieces_are_the_text_and_the_claims(
    spans: list[tuple[int, int]], cuts: set[int]
) -> None:
    edges = [0, *sorted(cuts), len(TEXT)]
    cells = [(Run(a, b),) for a, b in pairwise(edges)]
    (marked,) = mark(TEXT, [Block("table", (tuple(cells),))], dict(enumerate(spans)))
    pieces = [piece for cell in marked.rows[0] for piece in cell]
    assert "".join(piece.text for piece in pieces) == TEXT
    for number, (start, end) in enumerate(spans):
        assert "".join(piece.text for piece in pieces if number in piece.claims) == TEXT[start:end]
        assert sum(number in piece.ends for piece in pieces) == 1
    lengths = [[spans[n][1] - spans[n][0] for n in piece.claims] for piece in pieces]
    assert all(found == sorted(found) for found in lengths)


def test_a_claim_over_two_passages_has_its_number_once_at_its_end() -> None:
    text = "Nine went.\n\nTen left."
    found = blocks(Document("a.txt", "", text, ()))
    first, second = mark(text, found, {0: (5, 15)})
    assert [piece.ends for piece in first.rows[0][0]] == [(), ()]
    assert [(piece.text, piece.claims, piece.ends) for piece in second.rows[0][0]] == [
        ("Ten", (0,), (0,)),
        (" left.", (), ()),
    ]


# The article


def shown(path: str, text: str) -> list[tuple[str, list[list[str]]]]:
    found = blocks(Document(path, "", text, ()))
    return [
        (
            block.kind,
            [["".join(text[run.start : run.end] for run in cell) for cell in row] for row in block.rows],
        )
        for block in found
    ]


def test_lists_and_tables_have_their_items_and_cells() -> None:
    text = (
        "Ten people left the town.\n\n- one ship\n- two boats\n\n| Year | Fare |\n|---|---|\n| 2023 | 4 |\n"
    )
    assert shown("a.txt", text)[1:] == [
        ("list", [["one ship"], ["two boats"]]),
        ("table", [["Year", "Fare"], ["2023", "4"]]),
    ]


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        ("| Year | Fare |\n|---|---|\n| 2023 | low |", True),
        ("Ship | Fare\nAnna | 4\nBerta | 5", True),
        ("Anna | 4\nBerta | 5", False),
        ("Anna | red\nBerta | blue", False),
    ],
)
def test_a_row_names_columns_where_a_rule_or_numbers_below_it_say_so(table: str, heads: bool) -> None:
    (found,) = [block for block in blocks(Document("a.txt", "", table, ())) if block.kind == "table"]
    assert found.heads is heads


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**The jobs.** It cut *ten*.", "The jobs. It cut ten."),
        ("See [the report](https://example.org) now ![x](y.png).", "See the report now ."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("> said __so__ _he_", "said so he"),
        ("** no ** and *", "** no ** and *"),
    ],
)
def test_the_marks_of_markdown_are_set_and_not_shown(text: str, words: str) -> None:
    found = runs(text, 0, len(text), markdown=True)
    assert "".join(text[run.start : run.end] for run in found) == words
    assert runs(text, 0, len(text), markdown=False) == (Run(0, len(text)),)


def test_a_dateline_leads_its_paragraph_and_front_matter_and_the_title_again_are_left_out(
    ferry_sheet: Sheet,
) -> None:
    story = page_of(ferry_sheet).stories[0]
    assert [block.kind for block in story.blocks] == ["paragraph", "paragraph", "table"]
    assert [piece.text for piece in story.blocks[0].lead] == ["PORT ELLERY —"]
    front = "---\ntitle: x\n---"
    assert blocks(Document("a.md", "", front, (Passage("boilerplate", 0, len(front), 1),))) == ()


# The rows


def test_claims_are_numbered_in_the_order_in_which_their_numbers_stand_in_the_text(
    ferry_sheet: Sheet,
) -> None:
    found = page_of(ferry_sheet)
    html = written(ferry_sheet)
    assert [int(number) for number in re.findall(r'data-claim="(\d+)"', html)] == list(range(5))
    assert found.records[0].text == "which was its third rise"
    assert all(record.found for record in found.records)


def test_words_that_left_the_article_are_listed_below_it(ferry_sheet: Sheet) -> None:
    cells = {
        "claim_id": "CZZZZZZZZZZ",
        "document": "news/ferry.md",
        "claim": "The ferry is red.",
        "change": "removed",
    }
    found = page_of(Sheet(ferry_sheet.documents, ferry_sheet.rows, (Kept(cells),), KEYS))
    assert [found.records[number].id for number in found.stories[0].adrift] == ["CZZZZZZZZZZ"]
    assert "No longer in the article" in written(kept(cells, ferry_sheet.documents[0]))


def test_rows_of_an_article_that_was_not_read_are_listed_under_its_name() -> None:
    html = written(kept({"document": "gone/away.txt", "claim": "Ten left."}))
    assert "Rows without their article" in html and "gone/away.txt" in html and "Ten left." in html


def test_a_row_that_somebody_added_without_an_id_is_shown_and_an_empty_one_is_not(ferry_sheet: Sheet) -> None:
    own = Kept({"claim_id": " ", "document": "news/council.txt", "claim": "said nothing about it"}, above="")
    found = page_of(
        Sheet(ferry_sheet.documents, (), (own, Kept({"claim_id": "", "status": "unchecked"})), KEYS)
    )
    (record,) = found.records
    assert (record.id, record.anchor, record.found) == ("row 2 of the worksheet", "row-at-1", True)


def test_an_id_twice_names_one_place_on_the_page() -> None:
    rows = tuple(Kept({"claim_id": "CAAAAAAAAAA", "claim": f"{n} left"}) for n in range(3))
    anchors = [record.anchor for record in page_of(Sheet((), (), rows, KEYS)).records]
    assert anchors == ["CAAAAAAAAAA", "row-at-2", "row-at-3"]


def test_a_conflict_has_both_texts_with_the_words_that_differ(ferry_sheet: Sheet) -> None:
    found = page_of(ferry_sheet)
    (one, other) = [record for record in found.records if record.conflicts]
    (clash,) = one.conflicts
    assert (clash.what, clash.severity, clash.rule) == (
        "figure",
        "one of the two must be wrong",
        "15 percent against 12 percent",
    )
    assert clash.other is not None and found.records[clash.other] is other
    assert "15" in [words for words, differs in clash.mine if differs]
    assert [words for words, differs in clash.theirs if differs] == ["12"]


def test_a_conflict_with_a_row_that_is_not_there_is_told_without_it() -> None:
    (record,) = page_of(kept({"claim": "x", "conflicts_with": "CGONE", "conflict": "my own words"})).records
    assert (record.conflicts[0].other, record.conflicts[0].rule) == (None, "my own words")


def test_what_people_wrote_is_shown_also_in_columns_of_their_own(ferry_sheet: Sheet) -> None:
    (record,) = [record for record in page_of(ferry_sheet).records if record.people]
    assert [(note.label, note.text) for note in record.people] == [
        ("Source 1", "https://example.org/fares?a=1&b=2"),
        ("Notes", "Rang the company"),
        ("desk", "Harbour"),
    ]
    assert (record.status, record.sign, page_of(ferry_sheet).settled) == ("confirmed", "right", 1)


def test_the_filter_offers_what_there_is_and_no_group_without_a_choice(ferry_sheet: Sheet) -> None:
    choices = page_of(ferry_sheet).choices
    assert {group: [(c.value, c.number) for c in found] for group, found in choices.items()} == {
        "priority": [("1", 2), ("2", 1), ("3", 2)],
        "conflict": [("real", 2), ("none", 3)],
        "status": [("unchecked", 4), ("confirmed", 1)],
        "kind": [("quote", 1), ("figure", 2), ("date", 2), ("role", 2), ("superlative", 1)],
    }
