"""Keys of names in a run: nicknames and letters."""

from __future__ import annotations

from factcheck.link.naming import keys
from factcheck.model import Name


def person(name: str) -> Name:
    return Name(name, 0, len(name), name, "person")


def test_a_nickname_has_the_key_of_the_full_name_in_the_run() -> None:
    found = keys([person("Bill Lind"), person("William Lind"), person("Lind")])
    assert set(found.values()) == {"lind, w"}


def test_a_nickname_of_two_names_takes_the_one_that_the_run_knows() -> None:
    assert set(keys([person("Ted Lind"), person("Theodore Lind")]).values()) == {"lind, t"}
    assert set(keys([person("Ted Lind"), person("Edward Lind")]).values()) == {"lind, e"}


def test_a_nickname_alone_keeps_its_letter() -> None:
    assert keys([person("Bill Lind"), person("Robert Lind")])["Bill Lind", "person"] == "lind, b"


def test_an_accent_makes_no_other_person() -> None:
    assert len(set(keys([person("Inés Calderón"), person("Ines Calderon")]).values())) == 1
