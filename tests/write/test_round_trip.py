"""Any text in any cell comes back as it was, from CSV, from a workbook and from Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.model import Claim, Document
from factcheck.sheet import KEYS, Kept, Row, Sheet
from factcheck.write import WRITERS

# What stands for a character that a format cannot hold.
LOST = {
    ".csv": str.maketrans("\0", "\ufffd"),
    ".xlsx": str.maketrans("\ufffe\uffff", "\ufffd\ufffd"),
    ".parquet": {},
}
TRICKY = st.text(alphabet="'=+-@\t\r\n \0_x0041DF\x01\x1f<r>&\"\ufeff\u200b＝🚢\u2028\ufffe,;|")
TEXTS = st.lists(st.text() | TRICKY, min_size=1, max_size=12)


@pytest.fixture
def claim(make_claim: Callable[..., Claim]) -> Callable[..., Claim]:
    return make_claim


def there_and_back(sheet: Sheet, suffix: str, folder: Path) -> list[dict[str, str]]:
    path = folder / f"w{suffix}"
    stream = io.BytesIO()
    WRITERS[suffix].write(sheet, stream)
    path.write_bytes(stream.getvalue())
    found = WRITERS[suffix].read(path)
    assert found.columns == sheet.columns
    return [dict(row) for row in found.rows]


@pytest.mark.parametrize("suffix", [*LOST])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
@example(texts=["_x0041_x0042_", "_x005F_x0041_", "_x0041\x01", "a_x000D_\r", "_X0041_", "\ufffe\uffff"])
@example(texts=["<r>bold</r>", "<r><t>x</t></r>", "<r>\n</r>", "<r>_x0041_</r>", "<t>x</t>", "&#95;&amp;"])
@example(texts=["=1+1", "'=1+1", "''=1", "\t=1", "\r", "\n", " lead", "trail ", "   ", "a\r\nb", "nul \0"])
@example(texts=["007", "1e5", "3.0", "TRUE", "2024-10-18", "#DIV/0!", "15%", "-2+3", "'tis", "'", "🚢"])
def test_any_text_in_any_cell_comes_back(
    suffix: str, texts: list[str], tmp_path: Path, claim: Callable[..., Claim], document: Document
) -> None:
    columns = (*KEYS, "lawyer")
    rows = tuple(
        Row(claim(number, text=text, context=text), people={"notes": text, "lawyer": text, "status": text})
        for number, text in enumerate(texts)
    )
    kept = tuple(Kept({"section": "mine", "kinds": text, "speaker": text, "notes": text}) for text in texts)
    back = there_and_back(Sheet((document,), rows, kept, columns), suffix, tmp_path)
    assert len(back) == 2 * len(texts)
    for text, row, own in zip(texts, back, back[len(texts) :], strict=False):
        same = text.translate(LOST[suffix])
        assert [row[key] for key in ("claim", "context", "notes", "lawyer", "status")] == [same] * 5
        assert [own[key] for key in ("section", "kinds", "speaker", "notes", "claim_id")] == (
            ["mine", *[same] * 3, ""]
        )


@pytest.mark.parametrize("suffix", [*LOST])
def test_half_a_character_is_written_as_its_escape(
    suffix: str, tmp_path: Path, claim: Callable[..., Claim], document: Document
) -> None:
    sheet = Sheet((document,), (Row(claim(text="half \ud83d a character")),))
    assert there_and_back(sheet, suffix, tmp_path)[0]["claim"] == "half \\ud83d a character"


@pytest.mark.parametrize("suffix", [*LOST])
def test_names_of_columns_come_back_too(
    suffix: str, tmp_path: Path, claim: Callable[..., Claim], document: Document
) -> None:
    columns = (*KEYS, "=mine", "'", "über\ntwo lines", "column 7", "-")
    sheet = Sheet((document,), (Row(claim(), people={"=mine": "a", "-": "b"}),), (), columns)
    (row,) = there_and_back(sheet, suffix, tmp_path)
    assert (row["=mine"], row["-"], row["column 7"]) == ("a", "b", "")


def test_all_of_them_are_read_as_the_same_rows(
    tmp_path: Path, claim: Callable[..., Claim], document: Document
) -> None:
    kept = (
        Kept({"claim": "a row of my own", "paragraph": "003"}, ""),
        Kept({"claim_id": "C" + "Z" * 10, "paragraph": "7", "priority": "soon", "change": "removed"}),
    )
    sheet = Sheet((document,), (Row(claim(1)), Row(claim(2), people={"checked_on": "2024-10-18"})), kept)
    csv, *others = (there_and_back(sheet, suffix, tmp_path) for suffix in LOST)
    assert others == [csv, csv]
