"""What ends up as a claim, of which kinds, how firmly stated, and with which reasons."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Statement
from factcheck.pipes.annotations import get
from factcheck.pipes.claims import kinds, modality

if TYPE_CHECKING:
    from spacy.language import Language

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "claims.toml").read_text(encoding="utf-8")
)


def bare(text: str) -> str:
    """A claim without the marks at its edges, which the case tables leave open."""
    return text.strip(' .,"“”')


def rows(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    return [doc.text[s.start : s.end] for s in get(doc, Statement)]


@pytest.mark.parametrize("case", CASES["must"], ids=lambda case: case["why"])
def test_claims_are_found_and_cut_where_a_checker_would(nlp: Language, case: dict[str, Any]) -> None:
    text = re.sub(r"\[\[|\]\]", "", case["text"])
    want = [bare(claim) for claim in re.findall(r"\[\[(.*?)\]\]", case["text"], re.S)]
    found = [bare(row) for row in rows(nlp, text)]
    assert all(any(claim == row or claim in row for row in found) for claim in want), found
    assert len({next(row for row in found if claim in row) for claim in want}) == len(want), found


@pytest.mark.parametrize("case", CASES["must_not"], ids=lambda case: case["why"])
def test_commentary_and_furniture_give_no_row(nlp: Language, case: dict[str, Any]) -> None:
    assert rows(nlp, case["text"]) == []


def test_offsets_and_spans_name_the_same_words(nlp: Language) -> None:
    text = (
        "Ostmark\u00a0council met on 3\u00a0May 2025.\r\n\r\n"
        "“We voted,” said Marta Lindqvist. \U0001f6a2 It passed 12\u20139."
    )
    doc = nlp(text)
    statements = get(doc, Statement)
    assert statements
    for statement, span in zip(statements, doc.spans["claims"], strict=True):
        words = text[statement.start : statement.end]
        assert words == words.strip()
        assert words in span.text or span.text in words


def test_every_row_has_a_reason_with_words_of_the_article(nlp: Language) -> None:
    doc = nlp("Marta Lindqvist, the mayor of Ostmark, said over 200 workers left on 3 May 2025.")
    (statement,) = get(doc, Statement)
    rules = {reason.rule for reason in statement.reasons}
    assert {"reported speech", "figure", "date"} <= rules
    for reason in statement.reasons:
        assert doc.text[reason.start : reason.end] == reason.text


def test_an_article_without_a_sentence_has_no_claims(nlp: Language) -> None:
    assert rows(nlp, "\n\n \t\n") == []


def test_the_same_text_gives_the_same_statements_twice(nlp: Language) -> None:
    text = "The port handled 40,000 containers in 2024. Marta Lindqvist said it was a record."
    assert get(nlp(text), Statement) == get(nlp(text), Statement)


@pytest.mark.parametrize(
    ("features", "want"),
    [
        (("quotation", "figure"), ("quote", "figure")),
        (("reported", "date"), ("reported_speech", "date")),
        (("past", "figure"), ("figure", "event")),
        (("past",), ("event",)),
    ],
)
def test_kinds_follow_from_the_features(features: tuple[str, ...], want: tuple[str, ...]) -> None:
    assert kinds(features) == want


@pytest.mark.parametrize(
    ("cues", "features", "want"),
    [
        ((), ("past",), "asserted"),
        (("planned",), ("planned",), "planned"),
        (("hedged",), ("past",), "hedged"),
        (("hedged",), ("reported_by_name",), "attributed"),
        (("denied",), ("reported_by_name",), "denied"),
        ((), ("unattributed_quotation",), "asserted"),
    ],
)
def test_a_source_outranks_a_hedge(cues: tuple[str, ...], features: tuple[str, ...], want: str) -> None:
    assert modality(cues, features) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Marta Lindqvist denied that the pier was unsafe.", "denied"),
        ("Permits were denied to every applicant, Marta Lindqvist said.", "attributed"),
    ],
)
def test_a_denial_counts_when_it_is_what_the_speaker_does(nlp: Language, text: str, want: str) -> None:
    assert [statement.modality for statement in get(nlp(text), Statement)] == [want]
