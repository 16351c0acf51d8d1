"""What is counted: the head of the noun phrase behind a number, and its plural. Docs are built by hand."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from factcheck.pipes.quantity import counted, labels, ordinals

_VOCAB = English().vocab  # knows lower case and titles; no model is loaded


def _doc(tagged: str) -> Doc:
    words, tags = zip(*(pair.rsplit("/", 1) for pair in tagged.split()), strict=True)
    return Doc(_VOCAB, words=list(words), tags=list(tags))


@pytest.mark.parametrize(
    ("tagged", "want"),
    [
        ("wooden/JJ houses/NNS burned/VBD", "houses"),
        ("police/NN officers/NNS left/VBD", "officers"),
        ("of/IN the/DT teams/NNS", "teams"),
        ("town/NN -/HYPH hall/NN meetings/NNS", "meetings"),
        ("Kia/NNP and/CC Volvo/NNP cars/NNS", "cars"),
        ("in/IN March/NNP", None),
        (",/, said/VBD", None),
    ],
)
def test_the_counted_noun_heads_its_phrase(tagged: str, want: str | None) -> None:
    doc = _doc(tagged)
    found = counted.noun(doc, 0, through_of=True)
    assert (doc[found].text if found is not None else None) == want


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("story", "stories"),
        ("day", "days"),
        ("man", "men"),
        ("men", "men"),
        ("church", "churches"),
        ("crew", "crew"),
    ],
)
def test_a_plural(word: str, want: str) -> None:
    assert counted.plural(word) == want


@pytest.mark.parametrize(
    ("tagged", "at", "want"),
    [
        ("Vostok/NNP 1/CD flew/VBD", 1, True),
        ("page/NN 5/CD", 1, True),
        ("the/DT 40/CD boats/NNS", 1, False),
        ("hired/VBD 40/CD boats/NNS", 1, False),
        ("the/DT Big/NNP Ten/NNP", 2, True),
        ("at/IN 1777/CD Elm/NNP", 1, True),
    ],
)
def test_a_number_in_a_name_is_a_label(tagged: str, at: int, want: bool) -> None:
    assert labels.is_label(_doc(tagged), at, at + 1, bare=True) == want


@pytest.mark.parametrize(
    ("tagged", "amount", "digits", "want"),
    [
        ("mission/NN", 39, True, "mission"),
        ("Ostmark/NNP Fair/NNP", 22, True, "Fair"),
        ("Legion/NNP", 501, True, None),
        ("century/NN", 19, True, None),
        ("term/NN", 2, False, "term"),
        ("time/NN", 2, False, None),
        ("time/NN", 1, False, None),
    ],
)
def test_an_ordinal_counts_before_what_can_be_numbered(
    tagged: str, amount: float, digits: bool, want: str | None
) -> None:
    doc = _doc(tagged)
    found = ordinals.counts(doc, 0, amount, digits=digits)
    assert (doc[found].text if found is not None else None) == want
