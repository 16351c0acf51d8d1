import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import run
from factcheck.errors import BrokenWorksheet
from factcheck.model import Claim, Date, Document, Fact, Figure, Group, Link
from factcheck.sheet import PEOPLE, Kept, Sheet, build
from factcheck.write import jsonl
from factcheck.write.opened import opened


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


def saved(entry: dict[str, Any], folder: Path) -> Path:
    (folder / "w.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return folder / "w.jsonl"


def test_values_in_people_s_keys_stay_what_they_are(
    make_claim: Callable[..., Claim], document: Document, tmp_path: Path
) -> None:
    sheet = build([document], [make_claim()])
    theirs = {"notes": ["a", "b"], "source_1": {"page": 3}, "checked_on": None, "verdict": 5, "mine": [1.5]}
    path = saved(lines(sheet)[0] | theirs, tmp_path)
    run.save(sheet, path)
    found = json.loads(path.read_text("utf-8"))
    assert {key: found[key] for key in theirs} == theirs


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ('"score": NaN', "NaN is no value of JSON"),
        ('"score": -Infinity', "-Infinity is no value of JSON"),
        ('"score": [1e400]', "1e400 is no value of JSON"),
        ('"notes": "a second one"', "the key notes is there twice"),
        ('"mine": {"a": 1, "a": 2}', "the key a is there twice"),
        ('"mine"', "delimiter"),
    ],
)
def test_what_cannot_be_written_again_is_refused_in_whatever_line(
    added: str, told: str, make_claim: Callable[..., Claim], document: Document, tmp_path: Path
) -> None:
    one, two = map(json.dumps, lines(build([document], [make_claim(1), make_claim(2)])))
    for number, content in ((1, [f"{one[:-1]}, {added}}}", two]), (2, [one, f"{two[:-1]}, {added}}}"])):
        (tmp_path / "w.jsonl").write_text("\n".join(content), encoding="utf-8")
        with pytest.raises(BrokenWorksheet, match=f"line {number} cannot be read .*{told}"):
            jsonl.read(tmp_path / "w.jsonl")


def test_a_worksheet_with_nothing_but_rows_of_people_s_own_goes_on(tmp_path: Path) -> None:
    sheet = Sheet((), (), (Kept({"notes": "mine"}), Kept({"claim": "mine too", "why": "seen"})))
    path = tmp_path / "w.jsonl"
    with path.open("wb") as stream:
        jsonl.write(sheet, stream)
    run.save(Sheet((), ()), path)
    assert [row["notes"] for row in opened(path).rows] == ["mine", ""]
    assert opened(path).rows[1]["text"] == "mine too"


@pytest.mark.parametrize("content", [b"{}\n", b"[1]\n", b"not json", b"\xff\xfe", b'{"claim_id": '])
def test_a_foreign_file_is_none_of_ours(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_bytes(content)
    with pytest.raises(ValueError):
        jsonl.read(tmp_path / "w.jsonl")
