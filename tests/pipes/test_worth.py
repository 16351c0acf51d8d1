"""What counts as somebody's speech, and what as a way of speaking, on records built by hand."""

from __future__ import annotations

import pytest

from factcheck.model import Figure, Quotation, Speaker
from factcheck.pipes.worth import is_comment, is_small


def said(cue: str, name: str | None, mention: str = "") -> Quotation:
    speaker = Speaker(name, None, mention or name or "", 0, 1)
    return Quotation(((5, 20),), False, cue, 2, 4, speaker)


@pytest.mark.parametrize(
    ("cue", "name", "mention"),
    [
        ("underscores", "approach", "This approach"),
        ("says", "the community", "the community"),
        ("offers", "Marta Lindqvist", "Marta Lindqvist"),
        ("could encourage", None, "This"),
    ],
)
def test_an_idea_or_a_verb_of_commentary_is_no_speech(cue: str, name: str | None, mention: str) -> None:
    assert is_comment(said(cue, name, mention))


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("said", "officials"),
        ("suggested", "Marta Lindqvist"),
        ("said", "Baltic Trading Community"),
        ("according to", "police"),
    ],
)
def test_a_person_or_a_body_speaks(cue: str, name: str) -> None:
    assert not is_comment(said(cue, name))


@pytest.mark.parametrize(
    ("figure", "small"),
    [
        (Figure("two nations", 0, 11, 2.0, 2.0, "nations"), True),
        (Figure("2 nations", 0, 9, 2.0, 2.0, "nations"), False),
        (Figure("two years", 0, 9, 2.0, 2.0, "years"), False),
        (Figure("over two", 0, 8, 2.0, None, None, "over"), False),
        (Figure("three nations", 0, 13, 3.0, 3.0, "nations"), False),
    ],
)
def test_one_or_two_in_words_is_a_way_of_speaking(figure: Figure, small: bool) -> None:
    assert is_small(figure) is small
