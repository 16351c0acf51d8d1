"""Saved web pages."""

import datetime as dt
from pathlib import Path

import pytest

from factcheck.errors import UnreadableInput
from factcheck.model import Document
from factcheck.read import read

HEAD = """<title>Harbour bridge reopens | The Dunmore Echo</title>
<meta property="og:title" content="Harbour bridge reopens">
<meta property="article:published_time" content="2024-10-23T08:00:00Z">"""
ARTICLE = """<article><h1>Harbour bridge reopens</h1>
<p>The harbour bridge in Dunmore reopened on
   Monday after <b>14 months</b> that cost &pound;3.2m, it said.</p>
<h2>What was done</h2>
<p>Engineers replaced 240 bolts, <a href="/x">according to a report</a>.
&ldquo;It&rsquo;s safe,&rdquo; said Mary Quill.</p>
<ul><li>240 bolts were replaced</li><li>Two cables were renewed<ul><li>one of them in May</li></ul></li></ul>
<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2022</td><td>12,000</td></tr></table>
<p>It is the oldest bridge in the county and carries 9,500 cars a day. Work began in August 2023.</p>
<p>By Tuesday the ferry had stopped.<br><br>It carried 40,000 people in a year, and the captain was sad.</p>
<p>Sign up for our newsletter</p></article>"""


def page(tmp_path: Path, head: str = HEAD, article: str = ARTICLE, encoding: str = "utf-8") -> Document:
    nav = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>'
    source = (
        f"<!doctype html><html><head>{head}</head><body>{nav}{article}<footer>Imprint</footer></body></html>"
    )
    path = tmp_path / "story.html"
    path.write_bytes(source.encode(encoding))
    return read(str(path))


def cut(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


def test_the_blocks_of_an_article(tmp_path: Path) -> None:
    assert cut(page(tmp_path)) == [
        ("heading", "Harbour bridge reopens"),
        (
            "paragraph",
            "The harbour bridge in Dunmore reopened on Monday after 14 months that cost £3.2m, it said.",
        ),
        ("heading", "What was done"),
        ("paragraph", "Engineers replaced 240 bolts, according to a report. “It’s safe,” said Mary Quill."),
        ("list", "240 bolts were replaced"),
        ("list", "Two cables were renewed"),
        ("list", "one of them in May"),
        ("table", "Year | Cars"),
        ("table", "2022 | 12,000"),
        (
            "paragraph",
            "It is the oldest bridge in the county and carries 9,500 cars a day. Work began in August 2023.",
        ),
        ("paragraph", "By Tuesday the ferry had stopped."),
        ("paragraph", "It carried 40,000 people in a year, and the captain was sad."),
        ("boilerplate", "Sign up for our newsletter"),
    ]


def test_title_and_date_come_from_the_page(tmp_path: Path) -> None:
    document = page(tmp_path)
    assert document.title == "Harbour bridge reopens"
    assert (document.published, document.published_from) == (dt.date(2024, 10, 23), "HTML metadata")


def test_a_date_in_linked_data(tmp_path: Path) -> None:
    linked = '{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2024-10-23T08:00:00Z"}'
    document = page(tmp_path, f'<script type="application/ld+json">{linked}</script>')
    assert (document.published, document.published_from) == (dt.date(2024, 10, 23), "HTML metadata")


def test_a_date_that_only_stands_in_the_text_is_not_taken_for_metadata(tmp_path: Path) -> None:
    document = page(tmp_path, "<title>Bridge</title>", ARTICLE.replace("August 2023", "August 3, 2023"))
    assert document.published is None


def test_the_published_line_of_the_text_is_found(tmp_path: Path) -> None:
    article = ARTICLE.replace("<h2>", "<p>Published: October 22, 2024</p><h2>", 1)
    document = page(tmp_path, "<title>Bridge</title>", article)
    assert (document.published, document.published_from) == (dt.date(2024, 10, 22), "Published line")


def test_the_encoding_that_the_page_names_is_used(tmp_path: Path) -> None:
    article = ARTICLE.replace("the captain", "Łukasz")
    document = page(tmp_path, '<meta charset="iso-8859-2">', article.replace("’", "'"), "iso-8859-2")
    assert "Łukasz" in document.text


@pytest.mark.parametrize("source", ["<p>The council met on Monday.</p>", "The council met on Monday."])
def test_a_bare_fragment_is_read(source: str, tmp_path: Path) -> None:
    path = tmp_path / "part.htm"
    path.write_text(source)
    assert read(str(path)).text == "The council met on Monday."


def test_a_page_without_text_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableInput, match=r"story\.html holds no text"):
        path = tmp_path / "story.html"
        path.write_text("<html><body><script>let a = 1</script><img src='a.png'></body></html>")
        read(str(path))
    assert capfd.readouterr() == ("", "")
