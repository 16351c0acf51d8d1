"""Every kind of conflict against its table: what must be flagged, and look-alikes that must not."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factcheck.freeze import freeze
from factcheck.layout import passages
from factcheck.link import compared
from factcheck.link.conflicts import (
    CHECKS,
    age,
    antonym,
    between,
    certain,
    date,
    figure,
    name,
    negation,
    place,
    quote_speaker,
    quote_wording,
    role,
    status,
    superlative,
)
from factcheck.model import Claim, Document, Link
from factcheck.pipes import prepare

if TYPE_CHECKING:
    from spacy.language import Language

TABLES = Path(__file__).parents[2] / "cases" / "conflicts"
PUBLISHED = dt.date(2024, 10, 18)
FEWEST = 15  # cases of each kind in a table
FINDERS = {
    "age": age.find,
    "antonym": antonym.find,
    "certainty": certain.find,
    "date": date.find,
    "figure": figure.find,
    "name": name.find,
    "negation": negation.find,
    "place": place.find,
    "quote_speaker": quote_speaker.find,
    "quote_wording": quote_wording.find,
    "role": role.find,
    "status": status.find,
    "superlative": superlative.find,
}

Conflicts = Callable[[str], list[Link]]


class Case(NamedTuple):
    kind: str
    pair: str
    severity: str | None = None  # None: nothing may be said


def _read() -> Iterator[Case]:
    for kind in FINDERS:
        rows = tomllib.loads((TABLES / f"{kind}.toml").read_text(encoding="utf-8"))
        for row in rows["must"]:
            pair, arrow, severity = row.partition(" => ")
            assert arrow, row
            yield Case(kind, pair, severity)
        yield from (Case(kind, row) for row in rows["must_not"])


CASES = tuple(_read())


@pytest.fixture(scope="module")
def conflicts(nlp: Language) -> Conflicts:
    def claims(side: str, path: str) -> tuple[Claim, ...]:
        day, text = re.fullmatch(r"\s*(?:\[(\S+)\] )?(.*?)\s*", side).groups()  # type: ignore[union-attr]
        published = dt.date.fromisoformat(day) if day else PUBLISHED
        document = Document(path, "", text, passages(text), published, "--date")
        return freeze(nlp(prepare(nlp, document)), document)

    def found(pair: str) -> list[Link]:
        a, b = pair.split("||")
        both = [*claims(a, "a.txt"), *claims(b, "b.txt")]
        return [link for one in compared(both) for link in between(one)]

    return found


@pytest.mark.parametrize("case", [case for case in CASES if case.severity], ids=lambda case: case.pair)
def test_two_statements_that_cannot_both_be_right_conflict(case: Case, conflicts: Conflicts) -> None:
    links = conflicts(case.pair)
    assert all(link.relation == "conflict" for link in links)
    assert {link.severity for link in links if link.what == case.kind} == {case.severity}


@pytest.mark.parametrize("case", [case for case in CASES if not case.severity], ids=lambda case: case.pair)
def test_a_look_alike_is_let_pass(case: Case, conflicts: Conflicts) -> None:
    assert [link.why for link in conflicts(case.pair)] == []


@pytest.mark.parametrize("kind", FINDERS)
def test_every_table_has_enough_cases_of_both_kinds(kind: str) -> None:
    mine = [case for case in CASES if case.kind == kind]
    fires = [case for case in mine if case.severity]
    assert min(len(fires), len(mine) - len(fires)) >= FEWEST


def test_one_article_is_left_to_the_checks_inside_an_article(conflicts: Conflicts) -> None:
    assert conflicts("David Marrow, 58, keeps the bridge. David Marrow, 52, keeps the bridge. || ") == []


def test_every_check_has_its_table() -> None:
    assert set(FINDERS.values()) == set(CHECKS)
    assert {path.stem for path in TABLES.glob("*.toml")} == set(FINDERS)
