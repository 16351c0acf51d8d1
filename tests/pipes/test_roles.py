"""Titles before, behind and beside a name, with the time they hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Role
from factcheck.pipes.annotations import get
from factcheck.pipes.roles import roles_of

if TYPE_CHECKING:
    from spacy.language import Language

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "roles.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["title"])
def test_title_and_name_are_found_as_they_stand(nlp: Language, case: dict[str, str]) -> None:
    (marked,) = re.findall(r"\[\[(?:the )?(.*?)\]\]", case["text"])
    doc = nlp(re.sub(r"\[\[|\]\]", "", case["text"]))
    found = [
        (role.text.replace(", a ", ", ").replace(", the ", ", "), role.title, role.status)
        for role in get(doc, Role)
    ]
    marked = marked.replace(", a ", ", ").replace(", the ", ", ")
    assert (marked, case["title"], case.get("status", "current")) in found


@pytest.mark.parametrize("case", CASES["without"], ids=lambda case: case["title"])
def test_the_next_name_a_clause_or_a_day_is_no_title(nlp: Language, case: dict[str, str]) -> None:
    assert case["title"] not in [role.title for role in get(nlp(case["text"]), Role)]


def test_a_title_belongs_to_the_fullest_name(nlp: Language) -> None:
    doc = nlp("Mary Hall came first. Then Senator Hall spoke.")
    assert [(role.title, role.name) for role in get(doc, Role)] == [("Senator", "Mary Hall")]


def test_offsets_of_roles_are_those_of_the_text(nlp: Language) -> None:
    doc = nlp(
        "🙂 “Go,” said Mayor\u00a0Mary Hall, a former nurse.\r\n\r\nThe Norland coach, Peter Hall, agreed."
    )
    assert get(doc, Role)
    assert all(doc.text[role.start : role.end] == role.text for role in get(doc, Role))


def test_the_role_beside_a_mention_comes_before_an_earlier_one() -> None:
    roles = [
        Role("Senator Hall", 0, 12, "Mary Hall", "Senator"),
        Role("Mayor Hall", 50, 60, "Mary Hall", "Mayor"),
    ]
    assert roles_of(roles, "Mary Hall", 56, 60) == "Mayor"
    assert roles_of(roles, "Mary Hall", 90, 94) == "Senator"
    assert roles_of(roles, "Peter Hall", 0, 12) is None
