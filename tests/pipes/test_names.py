"""Names in full: surnames, titles, possessives, acronyms and bodies called back by a noun."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Name
from factcheck.pipes.annotations import get
from factcheck.pipes.naming.forms import Mention, surname
from factcheck.pipes.naming.initials import initials
from factcheck.pipes.naming.mentions import acronyms
from factcheck.pipes.naming.people import fullest, gender

if TYPE_CHECKING:
    from spacy.language import Language

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8")
)


def person(text: str, start: int, title: str = "") -> Mention:
    return Mention(start, start + len(text), text, "person", title)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["why"])
def test_names_come_in_their_fullest_form(nlp: Language, case: dict[str, Any]) -> None:
    found = [[name.text, name.name, name.label] for name in get(nlp(case["text"]), Name)]
    for want in case["names"]:
        assert want in found


@pytest.mark.parametrize("case", CASES["without"], ids=lambda case: case["why"])
def test_what_looks_like_a_name_is_left_out(nlp: Language, case: dict[str, Any]) -> None:
    found = [name.text for name in get(nlp(case["text"]), Name)]
    assert not set(found) & set(case["names"])


def test_every_name_stands_where_it_says(nlp: Language) -> None:
    doc = nlp(
        "“Ms.\u00a0Roe’s boat sank,” said Sen. Ada Lind of\u202fOslo, who leads the Harbour Board (HB). 🙂"
    )
    names = get(doc, Name)
    assert names
    assert all(doc.text[name.start : name.end] == name.text for name in names)


def test_the_main_person_of_a_surname_is_meant_when_nothing_else_tells() -> None:
    names = ["Ada Lind", "Ada Lind", "Ada Lind", "Bo Lind", "Lind"]
    assert fullest([person(name, at * 20) for at, name in enumerate(names)])[-1] == "Ada Lind"


def test_the_person_named_last_is_meant_when_both_are_named_alike() -> None:
    names = ["Ada Lind", "Bo Lind", "Lind"]
    assert fullest([person(name, at * 20) for at, name in enumerate(names)])[-1] == "Bo Lind"


def test_a_middle_name_makes_no_second_person() -> None:
    assert fullest([person("Ada Lind", 0), person("Ada B. Lind", 20)]) == ["Ada B. Lind", "Ada B. Lind"]


def test_a_lone_surname_keeps_its_own_form() -> None:
    assert fullest([person("Lind", 0)]) == ["Lind"]


def test_a_father_and_his_son_are_two_persons() -> None:
    names = ["Bo Lind", "Bo Lind Jr.", "Lind", "Lind Jr."]
    found = fullest([person(name, at * 20) for at, name in enumerate(names)])
    assert found == ["Bo Lind", "Bo Lind Jr.", "Bo Lind", "Bo Lind Jr."]


def test_a_president_beside_a_son_named_in_full_is_another_person() -> None:
    mentions = [person("Lind", 0, "president"), person("Bo Lind Jr.", 20), person("Lind", 40, "mr")]
    assert fullest(mentions) == ["Lind", "Bo Lind Jr.", "Lind"]


def test_mr_is_the_son_where_the_text_named_him_first() -> None:
    mentions = [person("Bo Lind Jr.", 0), person("Lind", 20, "president"), person("Lind", 40, "mr")]
    assert fullest(mentions) == ["Bo Lind Jr.", "Lind", "Bo Lind Jr."]


def test_a_man_is_not_the_woman_of_his_surname() -> None:
    mentions = [
        person("Mary Lind", 0),
        person("Lind", 20, "mr"),
        person("Lind", 40),
        person("Lind", 60, "ms"),
    ]
    assert fullest(mentions) == ["Mary Lind", "Lind", "Lind", "Mary Lind"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bill Lind", "William Lind"), ("Ted Lind", "Edward Lind"), ("Ted Lind", "Theodore Lind")],
)
def test_a_nickname_names_the_same_person(one: str, other: str) -> None:
    assert fullest([person(one, 0), person(other, 20)]) == [other, other]


def test_first_names_that_no_nickname_joins_are_two_persons() -> None:
    assert fullest([person("Bill Lind", 0), person("Robert Lind", 20)]) == ["Bill Lind", "Robert Lind"]


@pytest.mark.parametrize("short", ["HSA", "H.S.A."])
def test_initials_without_brackets_spell_one_body(short: str) -> None:
    text = f"The Harbour Safety Authority closed the pier. The {short} gave no reason."
    body = Mention(4, 28, "Harbour Safety Authority", "organisation")
    assert initials(text, [body]) == {short: "Harbour Safety Authority"}


def test_initials_that_fit_two_bodies_stand_for_neither() -> None:
    names = ["Harbour Safety Authority", "Highland Ski Academy"]
    bodies = [Mention(at, at + len(n), n, "organisation") for at, n in enumerate(names)]
    assert initials("The HSA gave no reason.", bodies) == {}


def test_an_acronym_must_spell_the_name_before_it() -> None:
    text = "The Ministry of Roads and Ports (MRP) met the Bridge Office (XY)."
    assert acronyms(text) == {"MRP": "Ministry of Roads and Ports"}


@pytest.mark.parametrize(("name", "last"), [("Ada Lind Jr.", "Lind"), ("Lind", "Lind"), ("", "")])
def test_a_suffix_is_no_surname(name: str, last: str) -> None:
    assert surname(name) == last


def test_gender_comes_from_the_title_before_the_first_name() -> None:
    assert gender("Mary Roe", "mr") == "male"
    assert gender("Mary Roe") == "female"
    assert gender("Quillon Roe") is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "’s", "The", "Mr.", "President"])
def test_texts_of_almost_nothing_hold_no_names(nlp: Language, text: str) -> None:
    assert get(nlp(text), Name) == ()
