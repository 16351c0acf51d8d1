from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import factcheck
from factcheck import run
from factcheck.errors import FailedAnalysis, MissingModel, UnreadableInput
from factcheck.sheet import COLUMNS

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline


@Language.component("test_fails_on_boom")
def fails_on_boom(doc: Doc) -> Doc:
    if "BOOM" in doc.text:
        raise ZeroDivisionError("boom")
    return doc


def test_extract_gives_claims_as_records_and_as_a_frame(folder: Path, loaded: Pipeline) -> None:
    found = factcheck.extract("ferry.md")
    text = found.documents[0].text
    assert len(found.claims) >= 2
    assert all(text[claim.start : claim.end] == claim.text for claim in found.claims)
    assert list(found.frame.columns) == [column.key for column in COLUMNS]
    assert found.frame["claim_id"].tolist() == [claim.id for claim in found.claims]
    assert found.frame["speaker"].isin(["Lina Ostrow"]).any()
    assert found.failures == ()


def test_paths_may_be_one_or_many_text_or_path_objects(folder: Path, loaded: Pipeline) -> None:
    one = factcheck.extract(Path("ferry.md")).claims
    assert [claim.text for claim in factcheck.extract([folder]).claims] == [claim.text for claim in one]
    assert factcheck.extract(["ferry.md", Path("ferry.md")]).claims == one
    assert factcheck.extract([]).claims == ()


def test_the_date_is_for_articles_that_carry_none(folder: Path, loaded: Pipeline) -> None:
    (folder / "plain.txt").write_text("The ferry sank on Monday, the harbour office said.", encoding="utf-8")
    found = factcheck.extract(["ferry.md", "plain.txt"], date=dt.date(2023, 5, 5))
    assert [document.published for document in found.documents] == [
        dt.date(2024, 10, 18),
        dt.date(2023, 5, 5),
    ]


def test_what_cannot_be_read_is_a_failure_and_the_others_are_done(folder: Path, loaded: Pipeline) -> None:
    (folder / "empty.md").write_bytes(b"")
    (folder / "void").mkdir()
    found = factcheck.extract(["nowhere.md", "void", "empty.md", "ferry.md"])
    assert [document.path for document in found.documents] == ["ferry.md"]
    assert [type(failure) for failure in found.failures] == [UnreadableInput] * 3
    assert found.claims


def test_a_document_that_a_component_fails_on_is_named_and_the_others_are_done(
    folder: Path, loaded: Pipeline
) -> None:
    (folder / "bad.md").write_text("BOOM. The mayor paid $5 million on 3 May 2024.", encoding="utf-8")
    alone = factcheck.extract("ferry.md").claims
    loaded.add_pipe("test_fails_on_boom", before="factcheck_claims")
    try:
        found = factcheck.extract(["bad.md", "ferry.md"])
    finally:
        loaded.remove_pipe("test_fails_on_boom")
    assert found.claims == alone
    assert [document.path for document in found.documents] == ["ferry.md"]
    (failure,) = found.failures
    assert isinstance(failure, FailedAnalysis)
    assert "bad.md" in str(failure) and "test_fails_on_boom" in str(failure) and "--debug" in failure.hint
    assert "ZeroDivisionError: boom" in failure.__notes__[0]  # for --debug


def test_a_text_that_is_too_long_for_the_model_is_named_and_the_others_are_done(
    folder: Path, loaded: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.pipes.LONGEST", 1_000)
    (folder / "book.txt").write_text("A ferry came. " * 100, encoding="utf-8")
    found = factcheck.extract(["book.txt", "ferry.md"])
    assert [document.path for document in found.documents] == ["ferry.md"]
    assert "book.txt is too long: 1,400 characters. Split it" in str(found.failures[0])


def test_an_article_gives_the_same_claims_whatever_else_is_read(folder: Path, loaded: Pipeline) -> None:
    alone = factcheck.extract("ferry.md").claims
    for number in range(3):
        (folder / f"other{number}.txt").write_text(
            "The council met on Friday. " * (number + 1), encoding="utf-8"
        )
    together = factcheck.extract(["other0.txt", "ferry.md", "other1.txt", "other2.txt"]).claims
    assert tuple(claim for claim in together if claim.document == "ferry.md") == alone


def test_stages_are_told_in_order_and_reach_the_whole(folder: Path, loaded: Pipeline) -> None:
    told: list[tuple[str, int, int]] = []
    factcheck.extract("ferry.md", watch=lambda *call: told.append(call))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["Reading", "Loading the language model", "Looking for claims", "Comparing claims"]
    searched = [(done, whole) for stage, done, whole in told if stage == "Looking for claims"]
    assert searched[0][0] == 0 and searched[-1][0] == searched[-1][1] > 0


def test_a_model_that_is_not_installed_is_named_with_the_line_that_installs_it(folder: Path) -> None:
    with pytest.raises(MissingModel, match="pip install no-such-model"):
        factcheck.extract("ferry.md", model="no_such_model")


def test_the_pipeline_gives_docs_with_their_claims(nlp: Pipeline) -> None:
    doc = nlp("The ferry company raised its fares by 15 percent on Monday.")
    assert [span.text for span in doc.spans["claims"]]
    assert factcheck.pipeline is run.pipeline


def test_the_public_names_are_there_and_nothing_is_imported_for_them_before_use() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
        assert name in dir(factcheck)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = factcheck.nothing_of_the_kind
    code = (
        "import sys, factcheck; print([m for m in ('spacy', 'pandas', 'rich', 'typer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
