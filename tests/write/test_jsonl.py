import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Claim, Date, Document, Fact, Figure, Group, Link
from factcheck.sheet import PEOPLE, Sheet, build
from factcheck.write import jsonl


def lines(sheet: Sheet) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    jsonl.write(sheet, stream)
    return [json.loads(line) for line in stream.getvalue().decode("utf-8").splitlines()]


def test_an_object_has_the_keys_of_the_schema_in_their_order(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    fact = Fact("Over 200 Ellerians left", "Over 200 Ellerians", "leave", False, 1, 24)
    claim = make_claim(dates=(Date("Friday", 0, 6, "2024-10-11", "2024-10-18"),), facts=(fact,))
    other = make_claim(2)
    link = Link(claim.id, other.id, "conflict", "figure", "real", "200 and 300")
    entry = lines(build([document], [claim, other], [link]))[0]
    schema = (
        "claim_id document start end text context section paragraph kinds figures dates speaker "
        "speaker_role cue quotation modality names priority reasons facts repeat_group repeats_in repeats "
        "conflicts change earlier_claim earlier_check"
    )
    assert list(entry) == [*schema.split(), *PEOPLE] == [*jsonl.TOOL, *PEOPLE]
    keys = ["text", "start", "end", "low", "high", "unit", "approx", "change", "of"]
    assert list(entry["figures"][0]) == keys
    assert list(entry["dates"][0]) == ["text", "start", "end", "value", "resolved_from"]
    assert list(entry["reasons"][0]) == ["rule", "text", "start", "end"]
    assert entry["facts"] == [
        {
            "text": "Over 200 Ellerians left",
            "subject": "Over 200 Ellerians",
            "verb": "leave",
            "negated": False,
        }
    ]
    assert entry["conflicts"] == [
        {"with": other.id, "what": "figure", "severity": "real", "why": "200 and 300"}
    ]
    assert entry["quotation"] == {
        "direct": True,
        "spans": [{"text": "“Over 200 Ellerians left,”", "start": 0, "end": 26}],
    }


def test_repeats_are_objects_beside_the_documents_they_are_in(
    make_claim: Callable[..., Claim], document: Document, tmp_path: Path
) -> None:
    one, two = make_claim(1), make_claim(2, document="b.md", text="Over 200 left.", paragraph=4)
    sheet = build([document], [one, two], (), [Group("R1", (one.id, two.id))])
    first, second = lines(sheet)
    assert first["repeats"] == [
        {"with": two.id, "document": "b.md", "paragraph": 4, "same_words": False},
    ]
    assert (first["repeats_in"], second["repeats_in"]) == (["b.md"], ["ferry.md"])


def test_lists_come_back_as_json(
    make_claim: Callable[..., Claim], document: Document, tmp_path: Path
) -> None:
    with (tmp_path / "w.jsonl").open("wb") as stream:
        jsonl.write(build([document], [make_claim()]), stream)
    (row,) = jsonl.read(tmp_path / "w.jsonl").rows
    assert json.loads(row["kinds"]) == ["quote", "figure"]
    assert (row["paragraph"], row["repeat_group"]) == ("2", "")


def test_whole_numbers_are_written_as_integers_and_open_sides_as_null(
    make_claim: Callable[..., Claim], document: Document
) -> None:
    figures = (Figure("a", 0, 1, 1.2e9, None), Figure("b", 1, 2, 2.5, float("inf")))
    found = lines(build([document], [make_claim(figures=figures)]))[0]["figures"]
    assert [(figure["low"], figure["high"]) for figure in found] == [(1200000000, None), (2.5, None)]
    assert isinstance(found[0]["low"], int)


@pytest.mark.parametrize("text", ["=1+1", "Zoë 🚢", "nul \0", "half \ud83d a character", "a\u2028b"])
def test_text_is_not_guarded_and_comes_back_exactly(
    text: str, tmp_path: Path, make_claim: Callable[..., Claim], document: Document
) -> None:
    with (tmp_path / "w.jsonl").open("wb") as stream:
        jsonl.write(build([document], [make_claim(text=text)]), stream)
    assert jsonl.read(tmp_path / "w.jsonl").rows[0]["text"] == text
    assert (tmp_path / "w.jsonl").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("content", [b"{}\n", b"[1]\n", b"not json", b"\xff\xfe", b'{"claim_id": '])
def test_a_foreign_file_is_none_of_ours(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_bytes(content)
    with pytest.raises(ValueError):
        jsonl.read(tmp_path / "w.jsonl")
