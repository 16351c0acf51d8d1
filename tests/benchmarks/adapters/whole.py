"""A labelled sentence as the learned weights see it: the whole text as one clause."""

from __future__ import annotations

from spacy.tokens import Doc

from factcheck.pipes import predicate, worth
from factcheck.pipes.found import Index
from factcheck.pipes.traits import Traits, traits


def seen(doc: Doc) -> Traits:
    """The traits of a whole processed text."""
    clause, here = doc[:], Index(doc).within(0, len(doc.text))
    verb = predicate.main_verb(clause)
    return traits(clause, verb, here, worth.features(clause, verb, here, doc.text))
