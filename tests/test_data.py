"""The sample articles and their gold: what is marked stands where it is said to stand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import KINDS, MODALITIES

DATA = Path(__file__).parents[1] / "data"
MENTIONS = {"figure", "date", "quote", "speaker", "cue", "role", "superlative"}
LABELS = {"same", "conflict", "lookalike"}
CONFLICTS = {
    "figure",
    "date",
    "age",
    "name",
    "role",
    "place",
    "status",
    "negation",
    "antonym",
    "superlative",
    "quote_wording",
    "quote_speaker",
    "arithmetic",
    "weekday",
}
SEVERITIES = {"real", "reconcile", "attributed"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def text(doc: str) -> str:
    with (DATA / doc).open(encoding="utf-8", newline="") as file:
        return file.read()


GOLD = rows("gold.jsonl")
LINKS = rows("links.jsonl")


def test_every_gold_claim_stands_at_its_offsets() -> None:
    wrong = [row["text"] for row in GOLD if text(row["doc"])[row["start"] : row["end"]] != row["text"]]
    assert wrong == []


def test_every_mention_stands_at_its_offsets_inside_its_claim() -> None:
    wrong = [
        (mention["text"], row["text"])
        for row in GOLD
        for mention in row["mentions"]
        if text(row["doc"])[mention["start"] : mention["end"]] != mention["text"]
        or not row["start"] <= mention["start"] < mention["end"] <= row["end"]
    ]
    assert wrong == []


def test_kinds_and_modalities_are_known_ones() -> None:
    assert {kind for row in GOLD for kind in row["kinds"]} <= set(KINDS)
    assert {row["modality"] for row in GOLD} == set(MODALITIES)
    assert {mention["kind"] for row in GOLD for mention in row["mentions"]} <= MENTIONS
    assert all(row["kinds"] for row in GOLD)


@pytest.mark.parametrize("kind", ["figure", "date", "quote", "superlative"])
def test_a_claim_of_a_kind_has_a_mention_of_it(kind: str) -> None:
    bare = [
        row["text"]
        for row in GOLD
        if (kind in row["kinds"]) != any(mention["kind"] == kind for mention in row["mentions"])
    ]
    assert bare == []


def test_only_a_quote_or_reported_speech_has_a_speaker() -> None:
    assert all(row["speaker"] is None or {"quote", "reported_speech"} & set(row["kinds"]) for row in GOLD)


def test_the_gold_is_in_story_order_and_says_nothing_twice() -> None:
    places = [(row["doc"], row["start"], row["end"]) for row in GOLD]
    assert len(set(places)) == len(places)
    for doc in {row["doc"] for row in GOLD}:
        here = [place for place in places if place[0] == doc]
        assert here == sorted(here)


def test_headings_and_publication_lines_are_no_claims() -> None:
    for row in GOLD:
        line = text(row["doc"])[: row["start"]].rsplit("\n", 1)[-1]
        assert not line.startswith(("#", "Published:", "title:")), row["text"]


def test_every_text_and_markdown_article_has_gold_and_every_format_is_there() -> None:
    articles = {path.name: path.suffix for path in (DATA / "articles").iterdir()}
    assert set(articles.values()) == {".txt", ".md", ".html", ".docx"}
    marked = {row["doc"].removeprefix("articles/") for row in GOLD}
    assert marked == {name for name, suffix in articles.items() if suffix in {".txt", ".md"}}
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z]+", name) for name in articles)


def test_the_sides_of_every_pair_stand_at_their_offsets() -> None:
    for side in (side for row in LINKS for side in (row["a"], row["b"])):
        assert (DATA / side["doc"]).is_file()
        if "start" in side:
            assert text(side["doc"])[side["start"] : side["end"]] == side["text"]
        else:
            assert side["doc"].endswith((".html", ".docx"))


def test_pairs_have_known_labels_and_only_a_conflict_has_a_severity() -> None:
    assert {row["label"] for row in LINKS} == LABELS
    for row in LINKS:
        assert (row["severity"] in SEVERITIES) == (row["label"] == "conflict"), row
    assert {row["what"] for row in LINKS if row["label"] == "conflict"} == CONFLICTS


def test_only_a_claim_against_itself_is_a_pair_of_one() -> None:
    alone = {row["what"] for row in LINKS if row["a"] == row["b"]}
    assert alone == {"arithmetic", "weekday"}
