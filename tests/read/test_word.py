"""Word documents, made here with python-docx."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.errors import UnreadableInput
from factcheck.model import Document
from factcheck.read import read

BODY = "The harbour bridge in Dunmore was closed on Monday, and nobody knew for how long it would stay so."


def saved(document: Any, tmp_path: Path) -> Document:
    path = tmp_path / "story.docx"
    document.save(str(path))
    return read(str(path))


def cut(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


def test_paragraphs_headings_lists_tables_and_captions_in_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Bridge closed", 0)
    word.add_paragraph(BODY)
    word.add_heading("What was done", 1)
    word.add_paragraph("240 bolts were replaced.", style="List Bullet")
    table = word.add_table(2, 2)
    for row, cells in zip(table.rows, (("Year", "Cars"), ("2022", "12,000")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    word.add_paragraph("The mayor opens the bridge.", style="Caption")
    word.add_paragraph("")
    word.add_paragraph("It will open again in March, the council said. It cost £3\u00a0million.")
    document = saved(word, tmp_path)
    assert cut(document) == [
        ("heading", "Bridge closed"),
        ("paragraph", BODY),
        ("heading", "What was done"),
        ("list", "240 bolts were replaced."),
        ("table", "Year | Cars"),
        ("table", "2022 | 12,000"),
        ("caption", "The mayor opens the bridge."),
        ("paragraph", "It will open again in March, the council said. It cost £3\u00a0million."),
    ]
    assert document.title == "Bridge closed"
    assert "Year | Cars\n2022 | 12,000\n\nThe mayor" in document.text


def test_a_style_built_on_a_heading_is_a_heading(tmp_path: Path) -> None:
    word = docx.Document()
    style = word.styles.add_style("House Headline", 1)
    style.base_style = word.styles["Heading 1"]
    word.add_paragraph("the bridge closed.", style="House Headline")
    word.add_paragraph(BODY)
    assert cut(saved(word, tmp_path))[0] == ("heading", "the bridge closed.")


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The bridge was closed ")._p
    for tag, words, name in (("ins", "on Monday", "t"), ("del", " on Tuesday", "delText")):
        run = f'<w:r><w:{name} xml:space="preserve">{words}</w:{name}></w:r>'
        paragraph.append(parse_xml(f"<w:{tag} {nsdecls('w')}>{run}</w:{tag}>"))
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>, it said.</w:t></w:r>"))
    assert saved(word, tmp_path).text == "The bridge was closed on Monday, it said."


def test_content_controls_and_frames_of_one_cell_are_read(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(BODY)
    inside = "<w:sdtContent><w:p><w:r><w:t>It rained.</w:t></w:r></w:p></w:sdtContent>"
    word.element.body.insert(1, parse_xml(f"<w:sdt {nsdecls('w')}>{inside}</w:sdt>"))
    word.add_table(1, 1).rows[0].cells[0].text = "Nobody was hurt, the council said."
    assert [words for _, words in cut(saved(word, tmp_path))][1:] == [
        "It rained.",
        "Nobody was hurt, the council said.",
    ]


def test_footnotes_come_at_the_end(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(BODY)
    word.add_paragraph("The end came in May, the council said.")
    notes = "".join(
        f'<w:footnote w:id="{at}"{kind}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for at, (kind, words) in enumerate([(' w:type="separator"', "-"), ("", "The report has 40 pages.")])
    )
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert cut(saved(word, tmp_path))[2:] == [("paragraph", "The report has 40 pages.")]


def test_title_and_day_come_from_the_properties_unless_the_text_says_otherwise(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Bridge closed for good"
    word.core_properties.created = dt.datetime(2024, 10, 23, 9, 0)
    word.core_properties.comments = ""
    word.add_paragraph(BODY)
    document = saved(word, tmp_path)
    assert document.title == "Bridge closed for good"
    assert (document.published, document.published_from) == (dt.date(2024, 10, 23), "Word properties")
    word.add_paragraph("Published: October 25, 2024")
    assert saved(word, tmp_path).published == dt.date(2024, 10, 25)


def test_the_day_that_python_docx_puts_into_new_files_does_not_count(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(BODY)
    assert saved(word, tmp_path).published is None


def _zip(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"The council met.", "not a Word document"),
        (b"PK\x03\x04 broken", "damaged"),
        (_zip(a="b"), "damaged"),
        (_zip(**{"[Content_Types].xml": "<broken"}), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (b"%PDF-1.4", "a PDF"),
    ],
)
def test_a_broken_document_is_refused_with_a_hint(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=says) as refused:
        read(str(path))
    assert "story.docx" in refused.value.message
    assert refused.value.hint


def test_a_document_that_lost_its_main_part_is_refused(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.docx", tmp_path / "story.docx"
    docx.Document().save(str(whole))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
    with pytest.raises(UnreadableInput, match="damaged"):
        read(str(path))


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="holds no text"):
        saved(docx.Document(), tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "Quill's office spent £2.4m on hired engineers last winter.1",
        "Fourteen sailors died on Tuesday",
        "Council votes to close the bridge",
        "Rust in the cables",
    ],
)
def test_running_text_is_no_heading_however_short(line: str, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Bridge closed", 0)
    for words in (BODY, line, "Two cables must be renewed, the council said on Friday.", line + " indeed"):
        word.add_paragraph(words)
    assert [kind for kind, _ in cut(saved(word, tmp_path))] == ["heading", *["paragraph"] * 4]


def test_bold_words_without_a_verb_are_a_heading_and_bold_sentences_are_not(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Bridge in Dunmore closed for good")
    word.styles.add_style("Crosshead", 1).font.bold = True
    word.add_paragraph(BODY)
    word.add_paragraph().add_run("Rust in the cables").bold = True
    word.add_paragraph("Two cables must be renewed, the council said on Friday.")
    word.add_paragraph("Ferries and bolts", style="Crosshead")
    word.add_paragraph("Ferries sail in its place, and the bolts are being counted.")
    word.add_paragraph().add_run("Fourteen sailors died on Tuesday").bold = True
    word.add_paragraph("All of them had worked on the ferry, its owner said.")
    assert [kind for kind, _ in cut(saved(word, tmp_path))] == [
        "heading", "paragraph", "heading", "paragraph", "heading", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


def raised(paragraph: Any, words: str) -> None:
    paragraph.add_run(words).font.superscript = True


def test_the_number_of_a_footnote_does_not_stick_to_the_text(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The bridge was closed last year.")
    raised(paragraph, "1")
    paragraph.add_run(" The ferry")
    raised(paragraph, "2")
    paragraph.add_run(" sailed.")
    reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="4"/><w:t>3</w:t></w:r>'
    paragraph._p.append(parse_xml(reference))
    note = word.add_paragraph()
    raised(note, "1")
    note.add_run(" Answer to a question in the council.")
    assert [words for _, words in cut(saved(word, tmp_path))] == [
        "The bridge was closed last year. The ferry sailed.",
        "Answer to a question in the council.",
    ]


def test_powers_and_ordinals_are_no_footnotes(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The deck of 400 m")
    for power, words in (("2", " cost 10"), ("6", " euros on the 1"), ("st", " of May, for 30 metres")):
        raised(paragraph, power)
        paragraph.add_run(words)
    raised(paragraph, "2")
    paragraph.add_run(".")
    assert (
        saved(word, tmp_path).text == "The deck of 400 m2 cost 106 euros on the 1st of May, for 30 metres2."
    )


def test_a_footnote_does_not_begin_with_its_number(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(BODY)
    typed = (
        "1 Answer to a question.",
        "[3]\u00a0Report of the council.",
        "12 people were asked.",
        "* Estimate.",
    )
    notes = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for at, words in enumerate(typed, 2)
    )
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert [words for _, words in cut(saved(word, tmp_path))][1:] == [
        "Answer to a question.", "Report of the council.", "12 people were asked.", "Estimate.",
    ]  # fmt: skip


def test_the_byline_of_a_word_document_gives_the_day(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Bridge closed", 0)
    word.add_paragraph("By Lena Fisk, 12 August 2025")
    word.add_paragraph(BODY)
    document = saved(word, tmp_path)
    assert (document.published, document.published_from) == (dt.date(2025, 8, 12), "byline")
    assert cut(document)[1][0] == "boilerplate"
