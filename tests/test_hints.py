import re
from collections.abc import Callable

import pytest

from factcheck.hints import check_hint
from factcheck.lexicon import words
from factcheck.model import KINDS, Claim, Figure


def figure(text: str, unit: str | None) -> Figure:
    return Figure(text, 0, len(text), 1.0, 1.0, unit)


@pytest.mark.parametrize(
    ("parts", "words_of_the_hint"),
    [
        ({"kinds": ("quote",)}, ["recording"]),
        ({"kinds": ("quote",), "speaker": None}, ["who said", "recording"]),
        ({"kinds": ("figure",), "figures": (figure("aged 54", "years old"),)}, ["date of birth"]),
        ({"kinds": ("figure",), "figures": (figure("54-year-old", "years"),)}, ["date of birth"]),
        ({"kinds": ("figure",), "figures": (figure("54 years", "years"),)}, ["began"]),
        ({"kinds": ("figure",), "figures": (figure("$5", "USD"),)}, ["budget"]),
        ({"kinds": ("figure",), "figures": (figure("$5 a head", "USD per person"),)}, ["budget"]),
        ({"kinds": ("figure",), "figures": (figure("4%", "percent"),)}, ["primary dataset", "sum again"]),
        ({"kinds": ("figure",), "figures": (figure("4 km", "km"),)}, ["measurement"]),
        ({"kinds": ("figure",), "figures": (figure("4 boats", "boats"),)}, ["primary dataset"]),
        ({"kinds": ("superlative", "event"), "figures": ()}, ["record holder"]),
        ({"kinds": ("comparison",), "figures": ()}, ["sum again"]),
        ({"kinds": ("event",), "modality": "planned"}, ["announcement"]),
        ({"kinds": ("reported_speech",), "modality": "denied"}, ["denial"]),
    ],
)
def test_a_hint_says_what_to_do_first(
    parts: dict[str, object], words_of_the_hint: list[str], make_claim: Callable[..., Claim]
) -> None:
    hint = check_hint(make_claim(**parts))
    for expected in words_of_the_hint:
        assert expected in hint


def test_every_kind_has_a_hint(make_claim: Callable[..., Claim]) -> None:
    for kind in KINDS:
        assert check_hint(make_claim(kinds=(kind,), figures=(), modality="asserted")), kind


def test_a_row_with_everything_gets_two_sentences(make_claim: Callable[..., Claim]) -> None:
    hint = check_hint(make_claim(kinds=KINDS, modality="denied", speaker=None))
    assert len(re.findall(r"\.", hint)) == 2


def test_each_hint_is_a_sentence() -> None:
    for name, sentences in words("hints", "hints").items():
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences), name
