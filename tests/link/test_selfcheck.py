"""Every self-check against its table of cases, read by the whole pipeline."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factcheck.freeze import freeze
from factcheck.layout import passages
from factcheck.link.selfcheck import CHECKS, story, within
from factcheck.model import Claim, Document
from factcheck.pipes import prepare

if TYPE_CHECKING:
    from spacy.language import Language

TABLES = Path(__file__).parent.parent / "cases" / "selfcheck"
PUBLISHED = dt.date(2024, 10, 18)
NAMED = {check.__name__.rsplit(".", 1)[-1]: check for check in CHECKS}
FEWEST = 15  # cases of each kind in a table


class Case(NamedTuple):
    check: str
    text: str
    why: str | None = None  # a part of the explanation; None: nothing may be said


def _read() -> Iterator[Case]:
    for table in sorted(TABLES.glob("*.toml")):
        rows = tomllib.loads(table.read_text(encoding="utf-8"))
        for row in rows["must"]:
            text, arrow, why = row.partition(" => ")
            assert arrow, row
            yield Case(table.stem, text, why)
        yield from (Case(table.stem, row) for row in rows["must_not"])


CASES = tuple(_read())


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[str], tuple[Claim, ...]]:
    def claims(text: str) -> tuple[Claim, ...]:
        document = Document("a.txt", "", text, passages(text), PUBLISHED, "--date")
        return freeze(nlp(prepare(nlp, document)), document)

    return claims


@pytest.mark.parametrize("case", [case for case in CASES if case.why is not None], ids=lambda c: c.text)
def test_a_contradiction_is_found_and_its_sum_is_shown(
    case: Case, read: Callable[[str], tuple[Claim, ...]]
) -> None:
    claims = read(case.text)
    found = list(NAMED[case.check].find(story(claims)))
    assert len(found) == 1, [link.why for link in found]
    assert case.why is not None
    assert case.why in found[0].why
    assert {found[0].a, found[0].b} <= {claim.id for claim in claims}
    assert found[0].relation == "conflict"
    assert found[0].severity in ("real", "reconcile")


@pytest.mark.parametrize("case", [case for case in CASES if case.why is None], ids=lambda c: c.text)
def test_a_look_alike_is_let_pass_by_every_check(
    case: Case, read: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert [link.why for link in within(read(case.text))] == []


@pytest.mark.parametrize("check", NAMED)
def test_every_check_has_a_table_with_enough_cases(check: str) -> None:
    mine = [case for case in CASES if case.check == check]
    fires = [case for case in mine if case.why is not None]
    assert min(len(fires), len(mine) - len(fires)) >= FEWEST
    assert {case.check for case in CASES} == set(NAMED)
