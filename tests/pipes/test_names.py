"""Names in full: surnames, titles, possessives, acronyms and bodies called back by a noun."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Name
from factcheck.pipes.annotations import get
from factcheck.pipes.naming.forms import Mention, surname
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
