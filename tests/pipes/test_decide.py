"""Where the rules are sure they decide; elsewhere the learned weights tip the balance and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.model import Statement
from factcheck.pipes import learned, predicate
from factcheck.pipes.annotations import get
from factcheck.pipes.decide import Decision, decide
from factcheck.pipes.found import Index

if TYPE_CHECKING:
    from spacy.language import Language

IN_DOUBT = "Varnholm exports steel and buys coal."
HARD = [
    "“I love this wonderful town,” said Marta Lindqvist.",
    "Marta Lindqvist said that the town was wonderful.",
    "Officials said the town was wonderful.",
    "The old mill is thought to have been sold to a rival.",
    "The town is wonderful for 40,000 people.",
    "The town was wonderful on 3 May 2025.",
]


def judged(nlp: Language, text: str) -> Decision:
    doc = nlp(text)
    return decide(doc[:], predicate.main_verb(doc[:]), Index(doc).within(0, len(text)), text)


@pytest.mark.parametrize("text", HARD)
def test_hard_evidence_is_never_voted_out(nlp: Language, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(learned, "fact", lambda _seen: -100.0)
    assert judged(nlp, text).claim


@pytest.mark.parametrize(
    "text", ["Write to us and tell us about the bridge.", "Why would we close the bridge?"]
)
def test_what_the_rules_are_sure_is_none_is_never_voted_in(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(learned, "fact", lambda _seen: 100.0)
    assert not judged(nlp, text).claim


@pytest.mark.parametrize(("score", "claim"), [(-100.0, False), (100.0, True)])
def test_in_doubt_the_learned_score_decides(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, score: float, claim: bool
) -> None:
    monkeypatch.setattr(learned, "fact", lambda _seen: score)
    assert judged(nlp, IN_DOUBT).claim is claim


def test_praise_in_a_factual_form_is_voted_out(nlp: Language) -> None:
    assert not judged(nlp, "The crisis was an important moment.").claim


def test_the_reason_names_the_words_that_tipped_the_balance(nlp: Language) -> None:
    (statement,) = get(nlp(IN_DOUBT), Statement)
    assert statement.reasons[-1].rule == "reads like a statement of fact: “exports”, “coal”, “steel”"


def test_no_such_reason_is_given_where_the_rules_decided(nlp: Language) -> None:
    statements = get(nlp("The council in Ostmark closed the old tannery bridge."), Statement)
    rules = [reason.rule for statement in statements for reason in statement.reasons]
    assert rules
    assert not [rule for rule in rules if rule.startswith("reads like")]
