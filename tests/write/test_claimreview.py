"""Verified rows as ClaimReview, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.entry import Entry, entries
from factcheck.known import read_known
from factcheck.write.claimreview import document, reviews

ROW = {
    "claim_id": "CAAAAAAAAAA",
    "document": "drafts/secret/ferry.md",
    "claim": "“Over 200 Ellerians left,”\nOstrow said.",
    "speaker": "Lina Ostrow",
    "speaker_role": "harbour master",
    "status": "wrong",
    "verdict": "It was 180",
    "source_1": "+47 555 0101",
    "contact": "a friend",
    "notes": "do not print",
    "checked_by": "MK",
    "checked_on": "2026-03-05",
}


def made(**cells: str) -> Entry:
    (entry,) = entries([ROW | cells])
    return entry


def test_a_row_becomes_a_review_with_all_that_is_known() -> None:
    assert reviews([made()]) == [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "identifier": "CAAAAAAAAAA",
            "claimReviewed": "“Over 200 Ellerians left,” Ostrow said.",
            "reviewRating": {
                "@type": "Rating",
                "alternateName": "It was 180",
                "ratingValue": 1,
                "bestRating": 5,
                "worstRating": 1,
            },
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": "Lina Ostrow"},
                "appearance": {"@type": "CreativeWork", "name": "ferry.md"},
            },
            "author": {"@type": "Person", "name": "MK"},
            "datePublished": "2026-03-05",
        }
    ]


def test_sources_contacts_notes_and_folders_stay_in_the_worksheet() -> None:
    text = document(reviews([made()])).decode()
    assert not [part for part in ("+47", "friend", "print", "secret") if part in text]


@pytest.mark.parametrize(
    ("status", "value"),
    [
        ("confirmed", 5),
        ("Confirmed with  change", 3),
        ("wrong", 1),
        ("cannot verify", None),
    ],
)
def test_a_status_is_a_rating_from_1_to_5_and_what_cannot_be_verified_has_none(
    status: str, value: int | None
) -> None:
    (review,) = reviews([made(status=status, verdict="")])
    rating = review["reviewRating"]
    assert rating.get("ratingValue") == value
    assert rating["alternateName"] == " ".join(status.lower().split())
    assert ("bestRating" in rating) is ("worstRating" in rating) is (value is not None)


@pytest.mark.parametrize("status", ["", "unchecked", "in progress", "asked her", "cut", "not a claim"])
def test_a_row_that_nobody_has_decided_about_is_left_out(status: str) -> None:
    assert reviews([made(status=status, verdict="")]) == []


def test_a_verdict_from_before_a_change_is_published_with_the_earlier_words() -> None:
    cells = {"change": "changed", "earlier_claim": "Over 190 left.", "verdict": ""}
    (review,) = reviews([made(**cells, earlier_check="wrong, by MK, 2026-03-05: for the earlier words")])
    assert review["claimReviewed"] == "Over 190 left."


@pytest.mark.parametrize("date", ["05/03/2026", "5 March", "", "yesterday", "2026-13-01"])
def test_a_date_that_can_be_read_in_two_ways_is_left_out(date: str) -> None:
    assert "datePublished" not in reviews([made(checked_on=date)])[0]


def test_what_is_empty_is_left_out_and_an_address_is_one() -> None:
    empty = {"speaker": "", "checked_by": " ", "checked_on": ""}
    (review,) = reviews([made(**empty, document="https://gazette.example/ferry")])
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "appearance": {"@type": "CreativeWork", "url": "https://gazette.example/ferry"},
    }
    assert not {"author", "datePublished", "url"} & review.keys()
    assert "appearance" not in reviews([made(document="-")])[0]["itemReviewed"]


def test_the_publisher_stands_for_its_checkers() -> None:
    assert reviews([made()], "The Gazette")[0]["author"] == {"@type": "Organization", "name": "The Gazette"}


def test_the_document_is_read_back_with_the_same_verdicts_and_is_the_same_each_time(tmp_path: Path) -> None:
    rows: list[Mapping[str, str]] = [
        {
            "claim_id": "CB",
            "status": "confirmed",
            "checked_on": "2026-03-05 00:00:00",
            "claim": "Zoë – “no” 🚢",
        },
        {"claim_id": "CA", "status": "cannot verify", "speaker": "Tobias Renn"},
        {"claim_id": "CC", "status": "confirmed with change", "verdict": "Half true"},
        {"claim_id": "CD", "status": "unchecked", "verdict": ""},
    ]
    found = entries([ROW | {"verdict": ""} | row for row in rows])
    path = tmp_path / "checks.json"
    path.write_bytes(document(reviews(found)))
    assert path.read_bytes() == document(reviews(found))
    assert json.loads(path.read_bytes())["@context"] == "https://schema.org"
    assert [(one.text, one.verdict, one.who, one.date, one.speaker) for one in read_known(path)] == [
        ("Zoë – “no” 🚢", "confirmed", "MK", "2026-03-05", "Lina Ostrow"),
        ("“Over 200 Ellerians left,” Ostrow said.", "cannot verify", "MK", "2026-03-05", "Tobias Renn"),
        ("“Over 200 Ellerians left,” Ostrow said.", "Half true", "MK", "2026-03-05", "Lina Ostrow"),
    ]


def test_half_a_character_does_not_stop_the_writer() -> None:
    assert json.loads(document(reviews([made(verdict="\ud83d")])))
