"""Words that make a statement planned, hedged or denied, and words that only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.model import Reason
from factcheck.pipes.annotations import get

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ferry will sail in June.", {"planned"}),
        ("The council plans to close the pier.", {"planned"}),
        ("The vote is scheduled for Monday.", {"planned"}),
        ("The driver was allegedly asleep.", {"hedged"}),
        ("The fire may spread.", {"hedged"}),
        ("Marta Lindqvist denied the report.", {"denied"}),
        ("The fair opened in May.", set()),
        ("He left the house to her in his will.", set()),
        ("The plans were lost.", set()),
        ("The ferry sailed in June.", set()),
    ],
)
def test_the_cue_gives_the_modality(nlp: Language, text: str, want: set[str]) -> None:
    assert {cue.rule for cue in get(nlp(text), Reason)} == want
