"""Claims that were verified before, read from worksheets and feeds, and suggested where they are the same."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import BrokenWorksheet, UnreadableInput
from factcheck.known import Known, read_known, suggest
from factcheck.known.same import alike, worded
from factcheck.known.wording import form, lasting
from factcheck.model import Claim, Date, Document, Quotation, Speaker
from factcheck.sheet import Sheet, build
from factcheck.write import writer

CASES = tomllib.loads((Path(__file__).parent / "cases" / "known.toml").read_text(encoding="utf-8"))
Make = Callable[..., Claim]


@pytest.fixture
def plain(make_claim: Make) -> Make:
    """A function that builds a claim of words alone."""
    bare = {"speaker": None, "quotation": None, "figures": (), "names": (), "context": ""}
    return lambda text, **parts: make_claim(**({"text": text} | bare | parts))


def save(path: Path, claims: list[Claim], document: Document, **people: str) -> Path:
    """A worksheet in which every row has the same cells of people's."""
    rows = [type(row)(row.claim, people=people, **_change(people)) for row in build([document], claims).rows]
    format_ = writer(path)
    assert format_
    with path.open("wb") as stream:
        format_.write(Sheet((document,), tuple(rows)), stream)
    return path


def _change(people: dict[str, str]) -> dict[str, str]:
    return {key: people.pop(key) for key in ("change", "earlier_claim", "earlier_check") if key in people}


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["about"])
def test_a_claim_that_was_verified_before_is_suggested(plain: Make, case: dict[str, str]) -> None:
    for known, now in ((case["known"], case["claim"]), (case["claim"], case["known"])):
        claim = plain(now)
        assert suggest([claim], [Known(known, "confirmed")]).keys() == {claim.id}


@pytest.mark.parametrize("case", CASES["other"], ids=lambda case: case["about"])
def test_another_claim_is_not(plain: Make, case: dict[str, str]) -> None:
    for known, now in ((case["known"], case["claim"]), (case["claim"], case["known"])):
        assert suggest([plain(now)], [Known(known, "confirmed")]) == {}


def test_the_cell_says_what_was_found_when_by_whom_and_where(plain: Make) -> None:
    known = Known("The mill opened in 1968.", "confirmed", "MK", "2026-03-05", "monday.csv")
    claim = plain("The mill opened in 1968.")
    cell = "confirmed on 2026-03-05 by MK (monday.csv): “The mill opened in 1968.”"
    assert suggest([claim], [known]) == {claim.id: cell}


def test_a_status_and_a_verdict_in_other_words_are_both_told(plain: Make) -> None:
    known = Known("The mill opened in 1968.", "it was 1969", where="a.csv", status="wrong")
    assert [*suggest([plain(known.text)], [known]).values()] == [
        "wrong (“it was 1969”) (a.csv): “The mill opened in 1968.”"
    ]


def test_checks_that_agree_stand_below_one_another_the_newest_first(plain: Make) -> None:
    text = "The mill opened in 1968."
    known = [
        Known(text, "confirmed", date=date, where=f"{n}.csv")
        for n, date in enumerate(["2024-01-02", "", "2026-03-05", "2025-12-31", "2023-01-01"])
    ]
    (cell,) = suggest([plain(text)], known).values()
    assert [line.partition(")")[0] for line in cell.splitlines()] == [
        "confirmed on 2026-03-05 (2.csv",
        "confirmed on 2025-12-31 (3.csv",
        "confirmed on 2024-01-02 (0.csv",
        "and 2 more",
    ]
    assert suggest([plain(text)], known[::-1]) == suggest([plain(text)], known)


def test_checks_that_disagree_are_told_as_such_with_the_newest_of_each_verdict(plain: Make) -> None:
    text = "The mill opened in 1968."
    known = [
        Known(text, "confirmed", date="2026-03-05", where="b.csv", status="confirmed"),
        Known(text, "True", date="2026-03-04", where="feed.json"),
        Known(text, "wrong", date="2020-01-01", where="a.csv", status="wrong"),
    ]
    (cell,) = suggest([plain(text)], known).values()
    assert [line.partition(":")[0] for line in cell.splitlines()] == [
        "earlier checks disagree",
        "confirmed on 2026-03-05 (b.csv)",
        "wrong on 2020-01-01 (a.csv)",
    ]


@pytest.mark.parametrize(
    ("day", "counted_from", "known", "want"),
    [
        ("2026-03-06", dt.date(2026, 3, 6), "2026-03-06", True),
        ("2026-03-13", dt.date(2026, 3, 13), "2026-03-06", False),
        ("2026-03-13", dt.date(2026, 3, 13), "", False),
        (None, None, "2026-03-06", False),
        ("XXXX-05-03", None, "XXXX-05-03", False),
        ("1998", None, "", True),
    ],
)
def test_the_same_words_on_another_friday_are_another_claim(
    plain: Make, day: str | None, counted_from: dt.date | None, known: str, want: bool
) -> None:
    text = "The council of Ostmark voted on Friday to close two of its schools."
    date = Date("Friday", 33, 39, day, counted_from.isoformat() if counted_from else None)
    earlier = Known(text, "confirmed", days=(known,) if known else ())
    assert bool(suggest([plain(text, dates=(date,))], [earlier])) is want


def test_the_same_words_of_another_speaker_are_another_claim(plain: Make) -> None:
    text = "“We lost over 200 passengers a day, and we could not go on like this.”"
    claim = plain(text, speaker=Speaker("Lina Ostrow", None, "Ostrow", 0, 0))
    assert suggest([claim], [Known(text, "confirmed", speaker="Tobias Renn")]) == {}
    assert suggest([claim], [Known(text, "confirmed", speaker="Ostrow")])


def test_he_is_one_person_where_both_contexts_name_him(plain: Make) -> None:
    claim = plain("He was arrested in 2019", context="He [Tobias Renn] was arrested in 2019.")
    assert suggest([claim], [Known(claim.text, "wrong", about=("Tobias Renn",))])
    assert suggest([claim], [Known(claim.text, "wrong", about=("David Hutchison",))]) == {}
    assert suggest([claim], [Known(claim.text, "wrong")]) == {}


def test_what_a_speaker_said_is_found_in_a_feed_under_his_name(plain: Make) -> None:
    text = "Crime in Halden has doubled since 2019, Tobias Renn told the council."
    claim = plain(
        text,
        start=100,
        quotation=Quotation(((100, 139),), False, "told"),
        speaker=Speaker("Tobias Renn", None, "Tobias Renn", 140, 151),
    )
    known = Known("Crime in Halden has doubled since 2019.", "False", speaker="Tobias Renn")
    assert suggest([claim], [known])
    assert suggest([claim], [Known(known.text, "False", speaker="Ada Lindqvist")]) == {}
    assert suggest([claim], [Known(known.text, "False")]) == {}


@pytest.mark.parametrize("name", ["w.csv", "w.jsonl"])
def test_a_worksheet_gives_its_verdicts(
    tmp_path: Path, make_claim: Make, document: Document, name: str
) -> None:
    friday = Date("Friday", 0, 0, "2026-03-06", "2026-03-06")
    claim = make_claim(dates=(friday,), context="He [Tobias Renn] left on Friday.")
    path = save(
        tmp_path / name,
        [claim],
        document,
        status="Confirmed",
        verdict="she says\nso",
        checked_by="MK",
        checked_on="2026-03-05",
    )
    assert read_known(path) == (
        Known(
            claim.text, "she says so", "MK", "2026-03-05", name, "Lina Ostrow", "confirmed",
            ("2026-03-06",), ("Tobias Renn",), "ferry.md",
        ),
    )  # fmt: skip
    assert suggest([claim], read_known(path))


@pytest.mark.parametrize(
    "text",
    [
        "The company was fined £3.4 million in 2024 for a leak.",
        "She earned £640,000 last year and paid no tax.",
        "The thieves broke into the museum by a window on the first floor.",
    ],
)
def test_what_is_of_somebody_named_before_is_known_in_the_same_article_only(
    text: str, make_claim: Make
) -> None:
    claim = make_claim(text=text, context=text, quotation=None, speaker=None, figures=(), dates=())
    known = Known(text, "confirmed", where="monday.csv", story="ferry.md")
    assert suggest([claim], [known])
    assert suggest([replace(claim, document="archive/ferry.md")], [known])
    assert not suggest([replace(claim, document="quarry.md")], [known])


@pytest.mark.parametrize(
    ("status", "verdict", "want"),
    [
        ("", "", ""),
        ("unchecked", "", ""),
        ("In  Progress", "", ""),
        ("not a claim", "opinion", ""),
        ("cut", "", ""),
        ("cut", "was wrong", "was wrong"),
        ("unchecked", "true", "true"),
        ("cannot verify", "", "cannot verify"),
        ("WRONG", "", "wrong"),
        ("asked her", "", ""),
    ],
)
def test_only_a_row_that_somebody_has_decided_about_counts(
    tmp_path: Path, make_claim: Make, document: Document, status: str, verdict: str, want: str
) -> None:
    path = save(tmp_path / "w.csv", [make_claim()], document, status=status, verdict=verdict)
    assert [one.verdict for one in read_known(path)] == ([want] if want else [])


def test_a_verdict_from_before_a_change_belongs_to_the_earlier_words(
    tmp_path: Path, make_claim: Make, document: Document
) -> None:
    path = save(
        tmp_path / "w.csv",
        [make_claim(text="The mill has 40 workers.")],
        document,
        status="confirmed",
        change="changed",
        earlier_claim="The mill has 30 workers.",
        earlier_check="confirmed: for the earlier words",
    )
    assert [one.text for one in read_known(path)] == ["The mill has 30 workers."]


def test_a_folder_is_read_by_name_without_what_is_no_worksheet_and_without_the_output(
    tmp_path: Path, make_claim: Make, document: Document
) -> None:
    (tmp_path / "old").mkdir()
    for name in ("b.csv", "a.jsonl", "old/c.CSV", "out.csv"):
        save(tmp_path / name, [make_claim()], document, status="wrong")
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "settings.json").write_text('{"a": 1}')
    (tmp_path / "draft.json").write_text("{")
    (tmp_path / "prices.csv").write_text("name,price\r\nferry,3\r\n")
    (tmp_path / "photo.xlsx").write_bytes(b"no workbook")
    (tmp_path / "log.jsonl").write_text('{"level": "info"}\n')
    (tmp_path / ".hidden.csv").write_text("x")
    found = read_known(tmp_path, leaving=tmp_path / "out.csv")
    assert [one.where for one in found] == ["a.jsonl", "b.csv", "old/c.CSV"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("w.csv", "a,b\r\n1,2\r\n"),
        ("w.jsonl", "{"),
        ("w.json", "{"),
        ("w.json", "[" * 100_000),
        ("w.json", '{"a": 1}'),
        ("w.txt", "claim"),
        ("w.json", b"\xff\xfe"),
    ],
)
def test_a_file_that_is_neither_names_itself_and_what_to_do(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableInput) as raised:
        read_known(path)
    assert str(path) in raised.value.message and raised.value.hint


def test_a_missing_file_and_a_broken_worksheet_or_feed_in_a_folder_are_named(
    tmp_path: Path, make_claim: Make, document: Document
) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.csv"):
        read_known(tmp_path / "none.csv")
    path = save(tmp_path / "b.csv", [make_claim()], document)
    path.write_bytes(path.read_bytes().replace(b"verdict", b"found", 1))
    with pytest.raises(BrokenWorksheet, match=r"b\.csv: has no column verdict"):
        read_known(tmp_path)
    (tmp_path / "a.json").write_text('{"@type": "ClaimReview"')
    with pytest.raises(UnreadableInput, match=r"a\.json: is broken JSON"):
        read_known(tmp_path)
    (tmp_path / "a.json").unlink()
    path.unlink()
    path.mkdir()
    assert read_known(tmp_path) == ()


def test_a_file_in_a_folder_that_may_not_be_read_is_named(
    tmp_path: Path, make_claim: Make, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path / "a.csv", [make_claim()], document)

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("factcheck.write.opened.recognised", closed)
    with pytest.raises(UnreadableInput, match=r"a\.csv: cannot be read \(permission denied\)"):
        read_known(tmp_path)


REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The mill &amp; the lock\nopened in 1968.",
    "author": {"@type": "Organization", "name": "Halden Checks"},
    "datePublished": "2024-05-03T10:00:00Z",
    "url": "https://checks.example/mill",
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Tobias Renn"}, "datePublished": "2024-05-01"},
}
READ = Known(
    "The mill & the lock opened in 1968.", "False", "Halden Checks", "2024-05-03",
    "https://checks.example/mill", "Tobias Renn",
)  # fmt: skip


@pytest.mark.parametrize(
    "shape",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        REVIEW | {"@type": ["Article", "http://schema.org/ClaimReview"]},
        REVIEW | {"author": ["Halden Checks"], "claimReviewed": {"@value": REVIEW["claimReviewed"]}},
    ],
)
def test_a_feed_is_read_in_each_of_its_shapes(tmp_path: Path, shape: object) -> None:
    path = tmp_path / "feed.json"
    path.write_text("\ufeff" + json.dumps(shape), encoding="utf-8")
    assert read_known(path) == (READ,)


def test_a_review_with_a_number_alone_says_so_and_one_without_a_rating_is_left_out(tmp_path: Path) -> None:
    number = {"ratingValue": 2, "bestRating": 5, "worstRating": 1}
    shapes = [
        REVIEW | {"reviewRating": number},
        REVIEW | {"reviewRating": None},
        REVIEW | {"claimReviewed": []},
    ]
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(shapes), encoding="utf-8")
    assert [one.verdict for one in read_known(path)] == ["rated 2 on a scale from 1 to 5"]


@given(st.text(alphabet=st.characters() | st.sampled_from("’'\"“”,.$€5kmd -²½"), max_size=80))
def test_no_text_stops_it_and_what_is_unseen_changes_nothing(text: str) -> None:
    assert form(text) == form(text.replace("k", "k\u00ad"))
    wording = worded(text)
    assert alike(wording, wording) is bool(wording.exact)
    assert lasting(wording.exact) <= {*form(text)}
