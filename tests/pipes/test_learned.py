"""The learned weights: which sentences state facts, which are opinion, and what a reader is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.lexicon import numbers, words
from factcheck.pipes import learned, predicate, worth
from factcheck.pipes.found import Index
from factcheck.pipes.traits import Traits, traits

if TYPE_CHECKING:
    from spacy.language import Language

FACTS = (
    "The ferry company built a second pier near the old harbour.",
    "Unemployment in Ostmark has doubled since the tannery closed.",
    "The council voted against the bridge, and the mayor signed the order.",
    "Marta Lindqvist owned three hotels and never paid taxes in Varnholm.",
)
OPINIONS = (
    "I really hope that you all feel proud of what we are.",
    "It would be such a shame to let this wonderful moment pass.",
    "Thank you, and let us talk about why this is so important.",
    "What kind of people do we want to be?",
)


def seen(nlp: Language, text: str) -> Traits:
    """The traits of a whole text, taken as one clause."""
    doc = nlp(text)
    here, verb = Index(doc).within(0, len(text)), predicate.main_verb(doc[:])
    return traits(doc[:], verb, here, worth.features(doc[:], verb, here, text))


def test_statements_of_fact_rank_above_opinions(nlp: Language) -> None:
    facts = [learned.fact(seen(nlp, text)) for text in FACTS]
    opinions = [learned.fact(seen(nlp, text)) for text in OPINIONS]
    assert min(facts) > max(opinions)


@pytest.mark.parametrize("text", FACTS)
def test_a_statement_of_fact_states_a_fact_and_is_no_opinion(nlp: Language, text: str) -> None:
    assert learned.states_fact(seen(nlp, text))
    assert learned.opinion(seen(nlp, text)) < 0


@pytest.mark.parametrize("text", OPINIONS)
def test_an_opinion_states_no_fact(nlp: Language, text: str) -> None:
    assert not learned.states_fact(seen(nlp, text))
    assert learned.opinion(seen(nlp, text)) > 0


def test_nothing_seen_is_judged_by_the_intercept() -> None:
    nothing = Traits({}, ())
    assert learned.fact(nothing) == numbers("learned", "fact")["intercept"]
    assert learned.strongest(nothing) == ()


def test_unknown_traits_and_words_weigh_nothing() -> None:
    odd = Traits({"tense:never heard of": 1.0}, ("zzyzx",))
    assert learned.fact(odd) == learned.fact(Traits({}, ()))


def test_the_same_sentence_has_the_same_score_twice(nlp: Language) -> None:
    first, second = (seen(nlp, FACTS[0]) for _ in range(2))
    assert first == second
    assert learned.fact(first) == learned.fact(second)
    assert learned.strongest(first) == learned.strongest(second)


def test_word_weights_are_lower_case_words_of_moderate_weight() -> None:
    weights = numbers("learned", "fact_words")
    assert len(weights) > 5000
    assert all(word.isalpha() and word == word.lower() for word in weights)
    assert max(map(abs, weights.values())) < 10


@pytest.mark.parametrize("section", ["fact", "opinion"])
def test_trait_weights_are_moderate_and_have_an_intercept(section: str) -> None:
    weights = numbers("learned", section)
    assert "intercept" in weights
    assert max(map(abs, weights.values())) < 5


def test_plans_have_no_weight_for_facts() -> None:
    assert not [name for name in numbers("learned", "fact") if "will" in name or "plan" in name]


def test_every_trait_that_is_shown_to_readers_has_a_weight() -> None:
    assert set(words("traits", "shown")) <= set(numbers("learned", "fact"))


def test_what_spoke_for_a_fact_is_named_in_plain_words(nlp: Language) -> None:
    named = learned.strongest(seen(nlp, FACTS[0]))
    assert 1 <= len(named) <= 3
    phrases = {phrase for shown in words("traits", "shown").values() for phrase in shown}
    for name in named:
        assert name in phrases or name.strip("“”") in FACTS[0].lower()
