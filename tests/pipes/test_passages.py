"""Where the parser is told that no sentence begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from factcheck.pipes.passages import mark_passages

if TYPE_CHECKING:
    from spacy.language import Language


def starts(nlp: Language, text: str) -> dict[str, bool | None]:
    """``is_sent_start`` of each word of the text, as the parser finds it: None where it may choose."""
    doc: Doc = mark_passages(nlp.make_doc(text))
    return {token.text: token.is_sent_start for token in doc}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jan Roe (R-Wisc.) voted against it.", "voted"),
        ("Jan Roe (R-Calif.) voted against it.", "voted"),
        ("It was the voters’ first choice.", "first"),
        ("“Never!” she said.", "she"),
        ("They asked Ariz. Gov. Jan Roe to sign.", "Gov."),
        ("They asked Lt. Gov. Roe to sign.", "Roe"),
        ("In Dunmore, Ark., where he lived, it rained.", ","),
        ("The meeting in Dunmore, Ariz., was short.", "was"),
    ],
)
def test_a_sentence_goes_on_behind_what_only_looks_like_its_end(nlp: Language, text: str, word: str) -> None:
    assert starts(nlp, text)[word] is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He lives in Dunmore, Ariz. The town is small.", "The"),
        ("“Never!” Roe left.", "Roe"),
        ("He met the man. It rained.", "It"),
        ("It was late. iPhones rang.", "iPhones"),
    ],
)
def test_a_sentence_may_begin_behind_a_mark(nlp: Language, text: str, word: str) -> None:
    assert starts(nlp, text)[word] is None


def test_an_empty_text_has_no_sentences(nlp: Language) -> None:
    assert starts(nlp, "") == {}
