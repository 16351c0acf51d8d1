"""Which pairs are made: the same in one part or in many, from memory or from disk, and sifted with care."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

import numpy as np
import pytest

from factcheck.link import block, link
from factcheck.link.block import Pairs, pairs
from factcheck.link.digest import digest
from factcheck.link.index import Index, index
from factcheck.link.likeness import Likeness
from factcheck.link.profile import names_of
from factcheck.link.profiler import Profiler
from factcheck.link.sift import sift
from factcheck.model import Claim, Date, Figure, Name, Quotation, Speaker
from factcheck.spool import Spool, encode

SIEVE = sys.modules["factcheck.link.sift"]  # the module, and not the function of that name
NOUNS = ("bridge", "ferry", "mill", "harbour", "school", "dyke", "tram", "library", "quarry", "market")
WRONG_DAY = "Monday, October 15, 2024"  # it was a Tuesday
VERBS = ("opened", "closed", "flooded", "burned", "moved", "expanded")
PLACES = ("Ostmark", "Port Ellery", "Tarn Valley", "Brackwater", "Lower Senn")


def claim(number: int, text: str, **parts: object) -> Claim:
    usual: dict[str, object] = {
        "id": f"C{number:010}",
        "document": f"{number // 3}.txt",
        "start": number % 3 * 500,
        "end": number % 3 * 500 + len(text),
        "text": text,
        "context": text,
        "section": "",
        "paragraph": 1,
        "kinds": ("event",),
        "modality": "asserted",
        "priority": 3,
    }
    return Claim(**(usual | parts))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    """Claims of which many are alike: some in the same words, some with a figure, a name or a quotation."""
    chance = random.Random(11)
    found = []
    for number in range(150):
        noun, verb, place = (chance.choice(words) for words in (NOUNS, VERBS, PLACES))
        people = f"{chance.choice([40, 90, 300])} people"
        text = f"The old {noun} at {place} {verb} in May and cost {people} their work."
        if number % 9 == 4:
            text = f"{text[:-1]} on {WRONG_DAY}."
        found.append(claim(number, text, **said(number, text, place, people)))
    return found


def said(number: int, text: str, place: str, people: str) -> dict[str, object]:
    """What is in a claim, with offsets into its document."""
    at = number % 3 * 500

    def where(words: str) -> tuple[str, int, int]:
        start = at + text.index(words)
        return words, start, start + len(words)

    parts: dict[str, object] = {"names": (place,), "mentions": (Name(*where(place), place, "place"),)}
    if number % 4 == 0:
        value = float(people.split()[0])
        parts["figures"] = (Figure(*where(people), value, value, "people", of="people"),)
    if number % 5 == 0:
        parts["quotation"] = Quotation(((at, at + len(text)),), True, "said")
        parts["speaker"] = Speaker("Lina Ostrow", None, "Ostrow", at, at + 6)
    if WRONG_DAY in text:
        parts["dates"] = (Date(*where(WRONG_DAY), "2024-10-15"),)
    return parts


def indexed(claims: Sequence[Claim]) -> Index:
    profiler = Profiler(names_of(claims))
    return index([digest(profiler, [encode(claim) for claim in claims])] if claims else [])


def as_tuples(found: Pairs) -> list[tuple[int, int, bool]]:
    return list(zip(*(part.tolist() for part in found), strict=True))


def test_pairs_are_sorted_and_none_is_there_twice(claims: list[Claim]) -> None:
    found = pairs(indexed(claims))
    both = [(one, other) for one, other, _ in as_tuples(found)]
    assert len(both) > 100
    assert both == sorted(set(both))
    assert all(0 <= one < other < len(claims) for one, other in both)
    assert 0 < found.marked.sum() < len(both)


@pytest.mark.parametrize("part", [500, 5_000])
def test_blocks_in_many_parts_give_the_pairs_of_one(
    claims: list[Claim], part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = indexed(claims)
    whole = as_tuples(pairs(known))
    monkeypatch.setattr(block, "_PART", part)
    assert block._number(known, 20) > 1
    assert as_tuples(pairs(known)) == whole


@pytest.mark.parametrize("slab", [7, 149, 150])
def test_keys_that_are_made_of_a_few_claims_at_a_time_give_the_same_pairs(
    claims: list[Claim], slab: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = indexed(claims)
    whole = as_tuples(pairs(known))
    monkeypatch.setattr(block, "_SLAB", slab)
    assert as_tuples(pairs(known)) == whole


def test_digests_of_a_few_articles_make_the_index_of_all(claims: list[Claim]) -> None:
    profiler = Profiler(names_of(claims))
    packed = [encode(claim) for claim in claims]
    whole = index([digest(profiler, packed)])
    parts = index(digest(profiler, packed[start : start + 21]) for start in range(0, len(packed), 21))
    assert parts.words == whole.words
    assert parts.features == whole.features
    for name in ("common", "terms", "first_term", "marks", "first_mark", "wordings"):
        assert np.array_equal(getattr(parts, name), getattr(whole, name)), name


def test_the_rarest_words_have_the_lowest_numbers(claims: list[Claim]) -> None:
    known = indexed(claims)
    assert list(known.common) == sorted(known.common)
    assert len(known.common) == len(known.words) == len(set(known.words))
    for at in range(len(known)):
        terms = known.terms[known.first_term[at] : known.first_term[at + 1]].tolist()
        assert terms == sorted(set(terms))


@pytest.mark.parametrize("number", [0, 1])
def test_of_no_claims_or_one_there_are_no_pairs_and_no_links(number: int, claims: list[Claim]) -> None:
    known = indexed(claims[:number])
    assert len(known) == number
    found = pairs(known)
    assert as_tuples(found) == []
    assert as_tuples(sift(found, known, np.ones(len(known.words)))) == []
    assert link(claims[:number]) == ((), ())


def test_claims_without_a_word_are_no_trouble() -> None:
    empty = [claim(number, text) for number, text in enumerate(["", "?!", "…", "", "🛶", "a", "A"])]
    assert link(empty) == ((), ())


def test_a_large_run_is_looked_up_by_fewer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = [f"mill{letter}" for letter in "abcdefg"], [f"dyke{letter}" for letter in "abcdefg"]
    two = [" ".join([*words, "ferry", "harbour"]) for words in rare]  # what they share is not their rarest
    others = [*rare[0], *rare[1], "ferry", "ferry", "harbour", "harbour"]
    known = indexed([claim(number, text) for number, text in enumerate([*two, *others])])
    assert (0, 1, False) in as_tuples(pairs(known))
    monkeypatch.setattr(block, "_FREE", 0)
    monkeypatch.setattr(block, "_EACH", 0)
    assert (0, 1, False) not in as_tuples(pairs(known))


def test_what_too_many_claims_share_brings_none_of_them_together(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = [claim(n, f"The old ferry at Ostmark burned, witness{n} and person{n} told.") for n in range(6)]
    assert as_tuples(pairs(indexed(alike)))
    monkeypatch.setattr(block, "_FULL", 5)
    assert as_tuples(pairs(indexed(alike))) == []


# The sieve


def test_pairs_that_share_a_mark_go_through_whatever_else_they_share(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = indexed(claims)
    found = pairs(known)
    monkeypatch.setattr(SIEVE, "_LEAST", 2.0)  # more than two claims can have in common
    sifted = as_tuples(sift(found, known, np.ones(len(known.words))))
    assert sifted == [pair for pair in as_tuples(found) if pair[2]]
    assert sifted


def test_pairs_that_share_enough_of_their_words_go_through(claims: list[Claim]) -> None:
    known = indexed(claims)
    found = pairs(known)
    rarity = 2.0 ** -np.arange(len(known.words))  # a common word weighs next to nothing
    weights = dict(zip(known.words, rarity, strict=True))
    terms = [
        {known.words[n] for n in known.terms[known.first_term[at] : known.first_term[at + 1]]}
        for at in range(len(known))
    ]

    def enough(one: int, other: int) -> bool:
        sums = [sum(map(weights.__getitem__, words)) for words in (terms[one], terms[other])]
        shared = sum(map(weights.__getitem__, terms[one] & terms[other]))
        return shared >= 0.2 * float(np.sqrt(sums[0] * sums[1]))

    expected = [
        (one, other, marked) for one, other, marked in as_tuples(found) if marked or enough(one, other)
    ]
    assert 0 < len(expected) < len(found.one)
    assert as_tuples(sift(found, known, rarity)) == expected


@pytest.mark.parametrize("slab", [1, 13])
def test_pairs_are_sifted_the_same_a_few_at_a_time(
    claims: list[Claim], slab: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = indexed(claims)
    alike = Likeness(known.features, len(claims))
    rarity = np.array([alike.rarity(word) for word in known.words])
    whole = as_tuples(sift(pairs(known), known, rarity))
    monkeypatch.setattr(SIEVE, "_SLAB", slab)
    assert as_tuples(sift(pairs(known), known, rarity)) == whole


# Links


def test_claims_on_disk_and_claims_in_memory_have_the_same_links(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    spooled = Spool(Claim)
    for one in claims:
        spooled.append(encode(one))
    links, groups = link(tuple(claims))
    assert links
    assert groups
    assert link(spooled) == link(claims) == (links, groups)
    monkeypatch.setattr("factcheck.spool.HELD", 3)
    on_disk, same = link(spooled)
    assert isinstance(on_disk, Spool)
    assert (tuple(on_disk), same) == (links, groups)


@pytest.mark.parametrize(("digested", "judged"), [(1, 1), (7, 3), (500, 10)])
def test_chunks_of_any_size_give_the_same_links(
    claims: list[Claim], digested: int, judged: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = link(claims)
    monkeypatch.setattr("factcheck.link._DIGESTED", digested)
    monkeypatch.setattr("factcheck.link._JUDGED", judged)
    assert link(claims) == whole


def test_links_stand_in_the_order_of_the_claims(claims: list[Claim]) -> None:
    place = {claim.id: number for number, claim in enumerate(claims)}
    assert sum(one.a == one.b for one in link(claims)[0]) > 10  # some contradict themselves
    found = [(place[one.a], place[one.b]) for one in link(claims)[0]]
    assert found == sorted(found)


def test_who_watches_is_told_of_all_pairs(claims: list[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.link._JUDGED", 50)
    told: list[tuple[int, int]] = []
    link(claims, watch=lambda done, whole: told.append((done, whole)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 100
