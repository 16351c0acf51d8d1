"""The life of a worksheet: filled in, saved by LibreOffice, articles edited, and the command run again."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from factcheck import run
from factcheck.sheet import Written
from factcheck.write.opened import opened

SAMPLES = Path(__file__).parents[1] / "data" / "articles"
INQUIRY, DEAL, KNOWN = (
    "bridge-inquiry-opens.txt",
    "2026-04-16-norvane-rescue-deal.md",
    "norvane-what-we-know.md",
)
RENAMED = "norvane-explained.md"
FILLED = 40
PEOPLE = ("status", "verdict", "source_1", "checked_by", "checked_on", "notes", "lawyer")
HOSTILE = (
    "=1+1",
    "'quoted'",
    "über 30 €; “so” said",
    "two\nlines",
    "-12",
    "2026-03-05",
    "  spaces  ",
)


def extract(folder: Path, output: Path) -> Written:
    run.save(run.extract(folder / "articles").sheet, output)
    return opened(output)


def fill_in(path: Path) -> dict[str, dict[str, str]]:
    """What a person does in a spreadsheet: forty rows, a column and a row of their own. Notes by claim."""
    import csv

    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    chance = random.Random(5)
    told = {}
    for number, row in enumerate(chance.sample(rows, FILLED)):
        cells = dict(zip(header, row, strict=True)) | {
            "status": chance.choice(["confirmed", "wrong", "in progress", "cannot verify"]),
            "verdict": HOSTILE[number % len(HOSTILE)].replace("=1+1", "as written"),
            "source_1": f"https://archive.example/{number}?a=1&b=2",
            "checked_by": "M. Kessel",
            "checked_on": f"2026-03-{number % 28 + 1:02}",
            "notes": f"note {number}",
            "lawyer": f"seen {number}" if number % 2 else "",
        }
        row[:] = [cells[key] for key in header]
        row.append(cells["lawyer"])
        told[f"{cells['document']} {cells['claim']}"] = {key: cells[key] for key in PEOPLE}
    own = [""] * len(header)
    own[header.index("notes")] = "a row of mine"
    rows.insert(7, own)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([[*header, "lawyer"], *rows])
    return told


def edit(folder: Path) -> None:
    """A figure changed, a quotation cut, paragraphs moved, added and removed, a file renamed."""
    inquiry = folder / INQUIRY
    paragraphs = inquiry.read_text("utf-8").split("\n\n")
    moved = next(paragraph for paragraph in paragraphs if paragraph.startswith("Priya Lindqvist"))
    paragraphs.remove(moved)
    paragraphs.insert(4, moved)
    text = "\n\n".join(paragraphs).replace("19 witnesses", "21 witnesses")
    inquiry.write_text(
        text.replace(
            "for twenty-two years and I have never heard it groan as it does now", "for twenty-two years"
        ),
        "utf-8",
    )
    deal = folder / DEAL
    paragraphs = deal.read_text("utf-8").split("\n\n")
    paragraphs = [paragraph for paragraph in paragraphs if not paragraph.startswith("Lena Okafor-Dahl")]
    paragraphs.insert(
        3, "The regional bank lent Norvane €7 million in 2024, its spokesman Karl Brandt said on Thursday."
    )
    deal.write_text("\n\n".join(paragraphs), "utf-8")
    (folder / KNOWN).rename(folder / RENAMED)


def change_of(row: dict[str, str]) -> str:
    """What ought to have happened to a row, by what was done to the articles."""
    name = Path(row["document"]).name
    if name == RENAMED or "Quay Street had fallen" in row["context"] or "number of shops" in row["context"]:
        return "moved"
    if "21 witnesses" in row["claim"] or "for twenty-two years" in row["claim"]:
        return "changed"
    if "Okafor-Dahl" in row["context"] or "shareholders" in row["context"]:
        return "removed"
    return "new" if "regional bank" in row["context"] else "unchanged"


@pytest.mark.parametrize("name", ["worksheet.csv", "worksheet.xlsx"])
def test_a_worksheet_lives_through_libreoffice_and_edited_articles(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    loaded: Language,
    libreoffice: Callable[[Path, str], Path],
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLES, "articles", ignore=shutil.ignore_patterns("*.docx", "*.html"))
    first = extract(Path(), Path("worksheet.csv"))
    told = fill_in(Path("worksheet.csv"))
    assert len(told) == FILLED
    saved = libreoffice(Path("worksheet.csv"), Path(name).suffix[1:])
    shutil.move(saved, name)
    edit(Path("articles"))

    second = extract(Path(), Path(name))

    rows = [dict(row) for row in second.rows if row["claim_id"]]
    assert {row["notes"] for row in second.rows if not row["claim_id"]} == {"a row of mine"}
    assert {row["change"] for row in rows} == {"unchanged", "changed", "moved", "new", "removed"}
    assert [(row["change"], row["claim"]) for row in rows if row["change"] != change_of(row)] == []
    found = {}
    for row in rows:
        before = row["document"].replace(RENAMED, KNOWN), row["earlier_claim"] or row["claim"]
        if row["notes"]:
            found[" ".join(before)] = {key: row[key] for key in PEOPLE}
    assert found == told
    assert len(rows) == len(first.rows) + sum(row["change"] == "new" for row in rows)
    assert Path(f"{name}.bak").exists()
