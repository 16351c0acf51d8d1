"""Records on disk: what goes in comes out, whatever is read when."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from factcheck import spool
from factcheck.model import Claim, Date, Document, Fact, Figure, Passage
from factcheck.spool import Spool, encode, held, raw

ODD = "\u00a0\u202f “quoted”\r\n\t\0 \u00ad 🛶 Łódź \ufeff 漢字 \U0010ffff"


def documents(number: int) -> list[Document]:
    """Documents of very different lengths."""
    return [Document(f"{n}.txt", f"Title {n}", "A word. " * (n * n), ()) for n in range(number)]


def spooled(records: Sequence[Document]) -> Spool[Document]:
    found = Spool(Document)
    for record in records:
        found.append(encode(record))
    return found


def test_every_record_comes_back_equal_with_its_dates_figures_and_nested_parts(
    make_claim: Callable[..., Claim],
) -> None:
    claims = [
        make_claim(1),
        make_claim(
            2,
            text=ODD,
            context="",
            section=ODD,
            published=dt.date(2024, 2, 29),
            figures=(
                Figure(ODD, 0, 3, 0.1 + 0.2, 1e300, None),
                Figure("none", 0, 4, None, float("-inf"), "people", "over", "up", "boats"),
                Figure("twelve", 0, 6, 12, 12.0),
            ),
            dates=(Date("Friday", 0, 6, None), Date("May", 0, 3, "2024-05", "2024-10-18")),
            facts=(Fact("It sank", "the ferry", "sink", True, 0, 7),),
            quotation=None,
            speaker=None,
        ),
    ]
    found = Spool(Claim)
    for claim in claims:
        found.append(encode(claim))
    assert list(found) == claims
    assert [found[0], found[1]] == claims
    assert hash(found[1]) == hash(claims[1])


def test_a_document_comes_back_with_passages_and_day() -> None:
    whole = Document("a.md", ODD, ODD * 1_000, (Passage("list", 0, 3, 1, 2),), dt.date(1999, 12, 31), "text")
    assert list(spooled([whole])) == [whole]


def test_equal_records_are_equal_bytes(make_claim: Callable[..., Claim]) -> None:
    assert encode(make_claim(1)) == encode(make_claim(1)) != encode(make_claim(2))
    records = documents(3)
    assert [raw(spooled(records), at) for at in range(3)] == [raw(records, at) for at in range(3)]


def test_places_count_from_either_end_and_beyond_them_is_an_error() -> None:
    records = documents(5)
    found = spooled(records)
    assert [found[at] for at in range(-5, 5)] == records + records
    for beyond in (5, -6, 10**9):
        with pytest.raises(IndexError):
            found[beyond]


@pytest.mark.parametrize(
    "part",
    [
        slice(None),
        slice(1, 3),
        slice(-2, None),
        slice(None, None, -1),
        slice(4, 0, -2),
        slice(3, 99),
        slice(9, 12),
        slice(2, 2),
    ],
    ids=str,
)
def test_a_slice_is_that_of_a_tuple(part: slice) -> None:
    records = tuple(documents(6))
    found = spooled(records)
    assert found[part] == records[part]
    found.order([5, 3, 1])
    assert found[part] == (records[5], records[3], records[1])[part]


def test_an_order_shows_the_records_in_another_row_and_may_leave_some_out() -> None:
    records = documents(4)
    found = spooled(records)
    found.order([3, 0, 2])
    assert len(found) == 3
    assert list(found) == [records[3], records[0], records[2]]
    assert found[-1] == records[2]
    assert found.raw(0) == encode(records[3])
    with pytest.raises(IndexError):
        found[3]


def test_an_empty_one_has_nothing_in_it() -> None:
    found = Spool(Document)
    assert (len(found), list(found), found[:]) == (0, [], ())
    found.order([])
    assert held(found) == ()
    for beyond in (0, -1):
        with pytest.raises(IndexError):
            found[beyond]


def test_reading_anywhere_disturbs_no_loop_and_no_other_loop() -> None:
    records = documents(40)
    found = spooled(records)
    chance = random.Random(3)
    seen = []
    for one, other in zip(found, reversed(found), strict=True):
        at = chance.randrange(40)
        assert found[at] == records[at]
        seen.append((one, other))
    assert seen == list(zip(records, reversed(records), strict=True))


def test_reading_between_two_additions_loses_neither() -> None:
    records = documents(20)
    found = Spool(Document)
    for number, record in enumerate(records):
        found.append(encode(record))
        assert found[0] == records[0]
        assert len(found) == number + 1
    assert list(found) == records


def test_few_records_are_held_and_more_stay_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "HELD", 3)
    records = documents(4)
    few, many = spooled(records[:3]), spooled(records)
    assert held(few) == tuple(records[:3])
    assert held(many) is many
    assert [*held(many)] == records


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = spooled(documents(30))
    assert len(found) == 30
    del found
    assert list(tmp_path.iterdir()) == []
