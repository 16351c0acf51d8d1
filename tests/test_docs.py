"""The documentation says what the program does: its columns, its keys, its examples."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from factcheck import summary
from factcheck.model import KINDS, MODALITIES
from factcheck.pipes import ORDER
from factcheck.sheet import COLUMNS, Row
from factcheck.write import jsonl

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text of one section of the README."""
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_the_table_of_columns_names_every_column_once_and_in_order() -> None:
    rows = [line.split("|")[1] for line in section("The worksheet").splitlines() if line.startswith("| `")]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == [
        column.key for column in COLUMNS
    ]


@pytest.mark.parametrize("word", [*KINDS, *MODALITIES])
def test_the_readme_names_every_kind_and_modality(word: str) -> None:
    assert f"`{word}`" in section("The worksheet")


def test_the_page_about_json_lines_names_every_key_in_order() -> None:
    page = (ROOT / "docs" / "jsonl.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    keys = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    assert tuple(key for key in keys if key not in ("status", "notes")) == jsonl.TOOL


def test_the_python_example_runs(
    loaded: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("factcheck.pipeline", lambda: loaded)
    (example,) = re.findall(r"```python\n(.*?)```", section("From Python"), re.S)
    names: dict[str, object] = {}
    exec(example, names)
    assert capsys.readouterr().out == ""
    assert len(names["found"].claims) == len(names["found"].frame) > 50  # type: ignore[attr-defined]
    assert names["doc"].spans["claims"][0].label_ in KINDS  # type: ignore[attr-defined]


def test_the_excerpt_of_the_output_is_real(loaded: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    import factcheck

    monkeypatch.chdir(ROOT)
    found = factcheck.extract("data/articles")
    console = Console(width=92, file=io.StringIO(), color_system=None)
    console.print(summary.render(found.sheet, found.failures, "worksheet.csv"))
    lines = [line.rstrip() for line in console.file.getvalue().strip().splitlines()]  # type: ignore[attr-defined]
    (block,) = re.findall(r"```\n(Read .*?)\n```", section("Try it"), re.S)
    assert block.splitlines() == lines

    frame = found.frame
    shown = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", section("Try it"), re.M))
    assert len(shown) > 8
    cells = {key: " ".join(cell.replace("\\|", "|").split()) for key, cell in shown.items()}
    assert cells in [
        {key: " ".join(str(row[key]).split()) for key in cells} for _, row in frame.astype(object).iterrows()
    ]


def test_the_explained_row_is_real(loaded: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import factcheck
    from factcheck import explain, run
    from factcheck.entry import chosen

    monkeypatch.chdir(ROOT)
    run.save(factcheck.extract("data/articles").sheet, tmp_path / "w.csv")
    known = run.read_worksheet(tmp_path / "w.csv")
    text = section("Repeats and conflicts")
    (asked,) = re.findall(r"factcheck explain worksheet\.csv (C\w{10})", text)
    console = Console(width=92, file=io.StringIO(), color_system=None, highlight=False, markup=False)
    console.print(explain.render(chosen(known, asked), known, width=92, colour=False))
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    (block,) = re.findall(r"```\n(1 conflict.*?)\n```", text, re.S)
    assert block in "\n".join(lines)


def test_every_component_has_tests() -> None:
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "pipes").rglob("test_*.py")}
    assert {name.removeprefix("factcheck_") for name in ORDER} <= tested


def test_every_part_of_the_package_is_in_the_guide() -> None:
    parts = {path.name for path in (ROOT / "factcheck").iterdir() if not path.name.startswith(("_", "py."))}
    assert {part for part in parts if f"`{part}" not in CONTRIBUTING} == set()


def test_ci_runs_the_lines_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    needles = re.findall(r"readme ['\"](.*?)['\"]\)", script)
    assert len(needles) == 2
    assert [README.count(needle.strip("'")) for needle in needles] == [1, 1]


def test_the_excerpt_of_status_is_real(loaded: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    import factcheck
    from factcheck import status
    from factcheck.entry import of_sheet
    from factcheck.tally import tally

    monkeypatch.chdir(ROOT)
    sheet = factcheck.extract("data/articles").sheet
    places = list(dict.fromkeys(row.claim.document for row in sheet.rows))
    rows = [replace(row, people=decided(row, places.index(row.claim.document))) for row in sheet.rows]
    console = Console(width=92, file=io.StringIO(), color_system=None)
    console.print(status.render(tally(of_sheet(replace(sheet, rows=tuple(rows))), lambda _: None)))
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    (block,) = re.findall(r"```\n(\d+ of \d+ claims checked.*?)\n```", README, re.S)
    assert [line for line in block.splitlines() if line not in lines] == []


def decided(row: Row, place: int) -> dict[str, str]:
    """What two people wrote on the rows of the first three articles."""
    if place > 2:
        return {}
    return {
        "status": "wrong" if row.claim.id[1] < "F" else "confirmed",
        "checked_by": "M. Kessel" if place < 2 else "J. Orr",
        "checked_on": f"2026-04-2{place}",
    }
