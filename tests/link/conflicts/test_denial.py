"""A headline and one that calls its story untrue; sentences are held to more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.link.compare import Comparison, compare
from factcheck.link.conflicts import antonym
from factcheck.link.conflicts.denial import denial
from factcheck.link.likeness import Likeness
from factcheck.link.profile import profiles
from factcheck.model import Claim

Pair = Callable[[str, str], Comparison]
OTHERS = ("Harbour fares to rise in spring", "Storm closes the coast road", "Mill hires forty workers")


@pytest.fixture
def pair(make_claim: Callable[..., Claim]) -> Pair:
    def make(one: str, other: str) -> Comparison:
        bare = {"figures": (), "quotation": None, "speaker": None, "names": (), "modality": "asserted"}
        claims = [
            make_claim(number, text=text, context=text, document=f"{number}.txt", **bare)
            for number, text in enumerate((one, other))
        ]
        a, b = profiles(claims)
        return compare(a, b, Likeness.among((one, other, *OTHERS)))

    return make


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostmark closed off after cholera outbreak", "Report of cholera outbreak in Ostmark is a hoax"),
        ("Norvian king opens a restaurant in Tarn", "Palace denies Norvian king opens restaurant in Tarn"),
        ("Giant eel caught off the coast of Lowick", "Debunked: the giant eel caught off Lowick"),
        ("Town of Tarn bans all bicycles", "Fake news: bicycles banned in the town of Tarn"),
        ("Singer Rosa Lind dies in Tarn", "No, singer Rosa Lind is alive in Tarn"),
    ],
)
def test_a_headline_conflicts_with_one_that_calls_its_story_untrue(one: str, other: str, pair: Pair) -> None:
    for found in (pair(one, other), pair(other, one)):
        (link,) = antonym.find(found)
        assert (link.what, link.severity) == ("antonym", "real")
        assert "untrue" in link.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Town of Tarn bans all bicycles", "The giant eel of Lowick is a hoax"),
        ("Hoax: Tarn bans bicycles", "Bicycle ban in Tarn is a hoax"),
        ("Woman says giant eel of Lowick is no hoax", "Giant eel of Lowick seen by woman"),
        ("No room for bicycles in Tarn", "Tarn bans bicycles for want of room"),
        ("Police find a fake bomb in Tarn harbour.", "Police find a bomb in Tarn harbour."),
        ("", "Hoax"),
    ],
)
def test_other_stories_and_hoaxes_that_are_denied_do_not(one: str, other: str, pair: Pair) -> None:
    assert list(denial(pair(one, other))) == []
