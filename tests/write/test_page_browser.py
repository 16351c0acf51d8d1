"""The page in a real browser: what a reader sees and does, what a hostile article cannot do."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, Kept, Sheet, build
from factcheck.write import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium or Chrome here"
)
WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 390, "height": 800}
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x=\'',
    "{{ 7 * 7 }} ${alert(1)} <!-- ",
    "a\u2028alert(1)\u2029c &lt;b&gt;",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI needs Chromium or Chrome to test the page"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Reader:
    """A page opened from disk, with whatever the browser complained about."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.url = file.as_uri()
        self.page: Page = context.new_page()
        self.page.set_default_timeout(4000)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open(self, fragment: str = "") -> Page:
        self.page.goto("about:blank")
        self.page.goto(self.url + fragment)
        return self.page

    def text(self, selector: str) -> str:
        return " ".join(self.page.locator(selector).inner_text().split())

    def current(self) -> str:
        return self.text("#panel-title")

    def shown(self) -> list[int]:
        """The numbers that can be seen in the text."""
        return [
            int(tag.get_attribute("data-claim") or "") + 1 for tag in self.page.locator("a.tag:visible").all()
        ]


@pytest.fixture
def reader(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """A function that writes a sheet as a page and gives a reader for it; keywords go to the browser."""
    contexts = []

    def make(sheet: Sheet, **options: Any) -> Reader:
        stream = io.BytesIO()
        page.write(sheet, stream)
        (tmp_path / "page.html").write_bytes(stream.getvalue())
        contexts.append(browser.new_context(**({"viewport": WIDE} | options)))
        return Reader(contexts[-1], tmp_path / "page.html")

    yield make
    for context in contexts:
        context.close()


# Reading


def test_the_page_opens_from_disk_without_a_request_or_a_complaint(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    assert opened.shown() == [1, 2, 3, 4, 5]
    found.locator("a.tag").first.click()
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("about:", opened.url))] == []


def test_a_click_on_marked_words_shows_the_row_and_escape_puts_it_away(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.get_by_text("We lost over 200 passengers").first.click()
    assert opened.current() == "Claim 3 of 5"
    shown = opened.text("#panel-body")
    for words in ("Status: confirmed", "quotation", "Lina Ostrow, harbour master", "somebody's exact words",
                  "Told 2 times", "Rang the company", "desk", "Harbour", "more than 200 people"):  # fmt: skip
        assert words in shown
    assert found.evaluate("document.activeElement.id") == "panel-title"
    found.keyboard.press("Escape")
    assert opened.current() == "No claim chosen"
    assert found.evaluate("document.activeElement.dataset.claim") == "2"


def test_a_conflict_shows_both_texts_with_what_differs_and_leads_to_the_other(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.locator("a.tag.clash").first.press("Enter")
    assert "one of the two must be wrong" in opened.text(".conflict")
    sides = found.locator(".sides > div")
    assert sides.count() == 2
    assert sides.nth(1).locator(".differs").all_inner_texts() == ["12"]
    found.locator(".sides a").click()
    assert opened.current() == "Claim 4 of 5"
    assert found.locator("mark.current").inner_text().startswith("The ferry company raised its fares by 12")


def test_of_claims_inside_one_another_the_shorter_one_is_meant_unless_it_is_left_out(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    inner = found.get_by_text("which was its third rise", exact=True).locator("visible=true").first
    inner.click()
    assert opened.current() == "Claim 1 of 5"
    found.get_by_text("The ferry company raised its fares by 15").first.click()
    assert opened.current() == "Claim 2 of 5"
    assert "current" in str(inner.get_attribute("class"))
    found.keyboard.press("Escape")
    found.get_by_label("1: check first").check()
    inner.click()
    assert opened.current() == "Claim 2 of 5"


def test_what_people_gave_as_a_source_is_a_link_if_it_is_a_web_address(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open(f"#{ferry_sheet.rows[2].claim.id}")
    link = found.locator("#panel-body a[href^=http]")
    assert link.get_attribute("href") == "https://example.org/fares?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_rows_without_their_place_are_shown_and_can_be_chosen(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    lost = Kept({"claim_id": "CZZZZZZZZZZ", "document": "news/ferry.md", "claim": "The ferry is red."})
    away = Kept({"claim_id": "CYYYYYYYYYY", "document": "away.txt", "claim": "Nine left."})
    opened = reader(replace(ferry_sheet, kept=(lost, away)))
    found = opened.open()
    found.get_by_text("The ferry is red.").locator("visible=true").click()
    assert "do not stand in the article" in opened.text("#panel-body")
    found.get_by_text("Nine left.").locator("visible=true").click()
    assert "away.txt" in opened.text("#panel-body")


# Keys


def test_everything_can_be_done_with_the_keyboard(reader: Callable[..., Reader], ferry_sheet: Sheet) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.keyboard.press("Tab")
    found.keyboard.press("Enter")
    assert found.evaluate("document.activeElement.id") == "articles"
    found.keyboard.press("Tab")
    found.keyboard.press("Enter")
    assert opened.current() == "Claim 1 of 5"
    for key, number in (("j", 2), ("ArrowRight", 3), ("k", 2), ("ArrowLeft", 1), ("k", 1)):
        found.keyboard.press(key)
        assert opened.current() == f"Claim {number} of 5"
    assert opened.text("#said") == "This is the first claim."
    found.get_by_label("Next claim").press("Enter")
    assert found.evaluate("document.activeElement.id") == "on"
    assert opened.text("#said").startswith("Claim 2 of 5: The ferry company")


def test_letters_type_in_a_field_and_can_be_switched_off(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.get_by_label("Words in a claim").press("j")
    assert opened.current() == "No claim chosen"
    found.get_by_text("Keyboard").click()
    found.locator("#letters").uncheck()
    found.get_by_role("button", name="Show all claims").first.click()
    found.locator("body").press("j")
    assert opened.current() == "No claim chosen"


# The filter


def test_groups_narrow_each_other_and_the_counts_follow(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    assert opened.text("#count") == "5 claims"
    found.get_by_label("title or role").check()
    assert opened.shown() == [3, 5]
    assert opened.text("#count") == "2 of 5 claims"
    counts = {n: opened.text(f"#priority-{n}-count") for n in (1, 2, 3)}
    assert counts == {1: "0", 2: "1", 3: "1"}
    found.get_by_label("figure").check()
    assert opened.shown() == [2, 3, 4, 5]
    found.get_by_label("3: check last").check()
    assert opened.shown() == [5]
    assert not found.locator("article.story").first.is_visible()
    found.get_by_role("button", name="Show all claims").first.click()
    assert opened.shown() == [1, 2, 3, 4, 5]


def test_words_are_looked_for_in_claims_and_in_notes_whatever_their_dress(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    for words, number in (
        ("FARES monday", "2"),
        ("rang the", "1"),
        ("fàres by", "2"),
        (ferry_sheet.rows[0].claim.id, "1"),
    ):
        found.get_by_label("Words in a claim").fill(words)
        found.get_by_text(f"{number} of 5 claims", exact=True).wait_for()
    found.get_by_label("Words in a claim").fill("zeppelin")
    found.get_by_text("Nothing matches.").wait_for()
    found.locator("#clear-too").click()
    assert opened.shown() == [1, 2, 3, 4, 5]
    assert found.evaluate("document.activeElement.id") == "words"


def test_a_claim_that_the_filter_leaves_out_is_shown_while_it_is_chosen(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.get_by_label("Article").select_option("1")
    assert opened.shown() == [1, 2, 3]
    found.locator("a.tag.clash").first.click()
    found.locator(".sides a").click()
    assert opened.shown() == [1, 2, 3, 4]
    found.keyboard.press("Escape")
    assert opened.shown() == [1, 2, 3]


def test_a_claim_that_no_longer_matches_leaves_the_panel(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open(f"#{ferry_sheet.rows[0].claim.id}")
    found.get_by_label("2: check next").check()
    assert (opened.current(), opened.shown()) == ("No claim chosen", [3])
    assert found.locator("#priority-2").evaluate("box => box === document.activeElement")


# The address


def test_the_address_of_a_claim_opens_it_and_the_state_is_in_the_address(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    id_ = ferry_sheet.rows[3].claim.id
    found = opened.open(f"#{id_}")
    assert opened.current() == "Claim 4 of 5"
    assert found.locator("mark.current").is_visible()
    found.get_by_label("figure").check()
    found.get_by_label("Article").select_option("2")
    found.get_by_label("Words in a claim").fill("ferry  12")
    found.wait_for_url("**words=**")
    address = found.evaluate("location.hash")
    found = opened.open(address)
    assert found.get_by_label("figure").is_checked()
    assert found.get_by_label("Words in a claim").input_value() == "ferry  12"
    assert opened.current() == "Claim 4 of 5"
    assert found.evaluate("location.hash") == address
    assert opened.complaints == []


@pytest.mark.parametrize(
    "fragment", ["#CNOBODY2345", "#kind=zeppelin&article=99&claim=x", "#%E0%A4%A", "#row-99", "#="]
)
def test_an_address_that_names_nothing_here_shows_all(
    fragment: str, reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    opened.open(fragment)
    assert (opened.shown(), opened.current(), opened.complaints) == ([1, 2, 3, 4, 5], "No claim chosen", [])


# Hostile articles


def test_hostile_articles_and_worksheets_do_nothing(
    reader: Callable[..., Reader], make_claim: Callable[..., Claim]
) -> None:
    documents = [Document(words, words, f"{words}\n\n{words}", ()) for words in HOSTILE]
    claims = [
        make_claim(
            n,
            document=words,
            text=words,
            start=0,
            end=len(words),
            section=words,
            names=(words,),
            context=f"{words} x",
        )
        for n, words in enumerate(HOSTILE)
    ]
    sheet = build(documents, claims)
    theirs = {
        "source_1": "javascript:alert(1)",
        "source_2": "data:text/html,<script>alert(1)</script>",
        "status": HOSTILE[0],
    }
    rows = tuple(
        replace(
            row,
            people=theirs | {"notes": row.claim.text},
            change=row.claim.text,
            earlier_claim=row.claim.text,
        )
        for row in sheet.rows
    )
    cells = dict.fromkeys(KEYS, HOSTILE[2]) | {
        "document": documents[0].path,
        "conflicts_with": claims[0].id,
        "conflict": HOSTILE[1],
    }
    opened = reader(replace(sheet, rows=rows, kept=(Kept(cells),)))
    found = opened.open()
    for tag in found.locator("a.tag").all():
        tag.press("Enter")
    assert [found.locator(name).count() for name in ("script", "img", "iframe", "b")] == [3, 0, 0, 0]
    assert found.locator("[onmouseover], [onfocus], [onerror], [style]").count() == 0
    assert (
        found.evaluate("[...document.links].filter(a => !a.getAttribute('href').startsWith('#')).length") == 0
    )
    assert HOSTILE[0] in found.locator("article.story").first.inner_text()
    assert opened.complaints == []
    assert all(url.startswith(("about:", opened.url)) for url in opened.requests)


def test_a_script_that_came_in_after_all_would_not_run(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    found.evaluate(
        "() => { const s = document.createElement('script');"
        " try { s.textContent = 'window.ran = 1' } catch {} document.body.append(s);"
        " const b = document.createElement('button');"
        " try { b.setAttribute('onclick', 'window.ran = 1') } catch {} document.body.append(b); b.click(); }"
    )
    assert found.evaluate("window.ran") is None


# Colours, paper, other ways to read


def test_the_colours_are_the_systems_until_the_reader_chooses_and_then_stay(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet, color_scheme="dark")
    found = opened.open()
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = found.evaluate(colour)
    button = found.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    light = found.evaluate(colour)
    assert light != dark and button.get_attribute("aria-pressed") == "false"
    found = opened.open()
    assert found.evaluate(colour) == light


def test_on_a_narrow_screen_the_chosen_words_stay_in_sight(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet, viewport=NARROW)
    found = opened.open()
    assert not found.locator("#words").is_visible()
    found.locator("body").press("j")
    for _ in range(4):
        found.locator("body").press("j")
        words, sheet = (
            found.locator("mark.current").first.bounding_box(),
            found.locator("#panel").bounding_box(),
        )
        assert words and sheet and words["y"] >= 0 and words["y"] + words["height"] <= sheet["y"]
    assert found.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    found.get_by_role("button", name="Filter").click()
    assert found.locator("#words").is_visible() and not found.locator("#panel").is_visible()


def test_paper_gets_the_articles_and_a_list_of_what_the_filter_shows(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet)
    found = opened.open()
    assert not found.locator("#row-1").is_visible()
    found.get_by_label("1: check first").check()
    found.get_by_text("2 of 5 claims", exact=True).wait_for()
    found.pdf()
    found.emulate_media(media="print")
    assert [found.locator(f"#row-{n}").is_visible() for n in range(1, 6)] == [False, True, False, True, False]
    assert not found.locator("#panel").is_visible() and not found.locator("#filter").is_visible()
    assert "Only 2 of 5 claims" in opened.text(".top")


def test_without_javascript_the_articles_and_a_list_of_all_claims_can_be_read(
    reader: Callable[..., Reader], ferry_sheet: Sheet
) -> None:
    opened = reader(ferry_sheet, java_script_enabled=False)
    found = opened.open()
    assert found.locator("a.tag:visible").count() == 5
    assert not found.locator("#filter").is_visible() and not found.locator("#panel").is_visible()
    found.locator("a.tag").nth(1).click()
    assert found.url.endswith("#row-2")
    row = opened.text("#row-2")
    for words in (
        "The ferry company raised its fares by 15 percent",
        "priority 1",
        "15 percent against 12",
        "claim 4",
        "Status: unchecked",
    ):
        assert words in row


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(size: dict[str, int], reader: Callable[..., Reader], ferry_sheet: Sheet) -> None:
    lost = tuple(
        Kept({"claim_id": "", "document": document.path, "claim": "It is red.", "status": status})
        for document, status in zip(ferry_sheet.documents, ("wrong", "in progress"), strict=True)
    )
    opened = reader(replace(ferry_sheet, kept=lost), viewport=size, reduced_motion="reduce")
    found = opened.open()
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: found.locator("a.tag.clash").first.click(),
        lambda: found.locator("#filter-open").click() if size is NARROW else None,
        lambda: found.get_by_label("Words in a claim").fill("zeppelin"),
    ]
    for step in steps:
        step()
        complain(found, {"type": "tag", "values": [*WCAG, "best-practice"]})
    found.emulate_media(color_scheme="dark")
    found.locator("#clear").click()
    found.locator("a.tag.clash").first.click()
    complain(found, {"type": "rule", "values": ["color-contrast"]})


WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def complain(found: Page, rules: dict[str, object]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(found, options={"runOnly": rules})
    assert results.violations_count == 0, results.generate_report()
    assert results.response["passes"]
