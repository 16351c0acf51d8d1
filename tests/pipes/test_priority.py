"""What to check first, and how the row says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.model import Statement
from factcheck.pipes.annotations import get
from factcheck.pipes.priority import in_words, level

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("names", "want"),
    [((), 3), (("date",), 3), (("figure", "date"), 2), (("quotation", "figure", "superlative"), 1)],
)
def test_features_add_up_to_a_priority(names: tuple[str, ...], want: int) -> None:
    assert level(names) == want


def test_the_heaviest_reason_stands_first() -> None:
    assert in_words(("date", "accusation")) == "could harm somebody's name, a date"


def test_an_accusation_outranks_a_plain_event(nlp: Language) -> None:
    doc = nlp("Two officers were charged with fraud on 3 May 2025. The council met in Ostmark on 4 May 2025.")
    first, second = get(doc, Statement)
    assert first.priority < second.priority
    assert "could harm somebody's name" in first.reasons[0].rule
