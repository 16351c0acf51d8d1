"""Bytes to text and text files: encodings, line breaks, what is refused."""

import codecs
from pathlib import Path

import pytest

from factcheck.errors import UnreadableInput
from factcheck.read import read
from factcheck.read.decode import decode

STORY = "Bridge closed\n\nThe council said “it cost £3m – no more” on Monday.\n"


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        codecs.BOM_UTF8 + STORY.encode(),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
        STORY.encode("cp1252"),
    ],
)
def test_text_in_the_usual_encodings_is_read_without_its_byte_order_mark(data: bytes) -> None:
    assert decode(data, "story.txt") == STORY


def test_the_declared_encoding_counts_when_it_is_not_utf_8() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "page.html", "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode(), "page.html", "iso-8859-2") == "Łódź"
    assert decode(b"caf\xe9", "page.html", "no-such-encoding") == "café"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\x89PNG\r\n", "picture"),
        (b"text\0text", "not a text file"),
        (bytes(range(1, 9)) * 20, "not a text file"),
        (b"a broken \x81\x8d file", "encoding"),
        (codecs.BOM_UTF16_LE + b"odd", "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name_and_a_hint(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput) as refused:
        read(str(path))
    assert "story.txt" in refused.value.message
    assert says in refused.value.message
    assert refused.value.hint.endswith(".")


def test_line_breaks_and_odd_characters_stay_so_that_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    parts = (
        "Bridge closed",
        "The coun\u00adcil spent £3\u00a0million on the ﬁrst cable 😀 on Monday.",
        "It said so.",
    )
    text = "\r\n\r\n".join(parts) + "\r\n"
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode())
    document = read(str(path))
    assert document.text == text
    assert document.path == str(path)
    assert [document.text[p.start : p.end] for p in document.passages] == list(parts)
    assert [p.line for p in document.passages] == [1, 3, 5]


def test_standard_input_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        class buffer:  # noqa: N801
            read = staticmethod(lambda: "\ufeffThe café closed on Monday.".encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    document = read("-")
    assert (document.path, document.text, document.title) == (
        "-",
        "The café closed on Monday.",
        "standard input",
    )
