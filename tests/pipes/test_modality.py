"""Words that make a statement planned, hedged or denied, and words that only look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.model import Reason
from factcheck.pipes import predicate
from factcheck.pipes.annotations import get
from factcheck.pipes.modality import governing

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The ferry will sail in June.", {"planned"}),
        ("The council plans to close the pier.", {"planned"}),
        ("The vote is scheduled for Monday.", {"planned"}),
        ("The bridge is to reopen in May.", {"planned"}),
        ("The goal is to reopen the bridge.", set()),
        ("What the mayor is", set()),
        ("The driver was allegedly asleep.", {"hedged"}),
        ("The fire may spread.", {"hedged"}),
        ("Marta Lindqvist denied the report.", {"denied"}),
        ("Marta Lindqvist dismissed the claims.", {"denied"}),
        ("Marta Lindqvist did not deny the report.", set()),
        ("The council rejected the offer.", set()),
        ("The port denied him entry.", set()),
        ("It showed a wish to project strength.", set()),
        ("It was a note intended for the mayor.", set()),
        ("They could not find the boat.", set()),
        ("The fair opened in May.", set()),
        ("He left the house to her in his will.", set()),
        ("The plans were lost.", set()),
        ("The ferry sailed in June.", set()),
    ],
)
def test_the_cue_gives_the_modality(nlp: Language, text: str, want: set[str]) -> None:
    assert {cue.rule for cue in get(nlp(text), Reason)} == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The bridge will open in May.", ["planned"]),
        ("The mayor cancelled the planned opening.", []),
        ("The council passed a bill that aims to close the pier.", []),
        ("They argued for hours, perhaps for the last time this week.", []),
        ("The driver was allegedly asleep.", ["hedged"]),
    ],
)
def test_only_what_governs_the_clause_says_how_firm_it_is(nlp: Language, text: str, want: list[str]) -> None:
    doc = nlp(text)
    cues = governing(predicate.main_verb(doc[:]), get(doc, Reason))
    assert [cue.rule for cue in cues] == want


def test_without_a_verb_every_cue_counts() -> None:
    cue = Reason("planned", "planned", 4, 11)
    assert governing(None, [cue]) == (cue,)
