"""What several test files share: the loaded pipeline, and claims built by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Claim, Document, Figure, Quotation, Reason, Speaker

if TYPE_CHECKING:
    from spacy.language import Language

ARTICLE = (
    "# Ferry fares rise in Port Ellery\n\n"
    "Published: 18 October 2024\n\n"
    "The ferry company raised its fares by 15 percent on Monday.\n\n"
    "“We lost over 200 passengers a day, and we could not go on like this,” said Lina Ostrow, "
    "the harbour master.\n"
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the cache of who runs it, or of another test."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline, loaded once."""
    from factcheck.pipes import build

    return build()


@pytest.fixture
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """Let runs in this process use the pipeline that is loaded already."""
    monkeypatch.setattr("factcheck.article.loaded", lambda _model="": nlp)
    monkeypatch.setattr("factcheck.extraction.loaded", lambda _model="": nlp)
    yield nlp


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """A function that opens a file in LibreOffice Calc and saves it with another ending."""
    program = shutil.which("soffice")
    if program is None:
        assert not os.environ.get("CI"), "LibreOffice must be there in CI"
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(path: Path, suffix: str) -> Path:
        folder = tmp_path_factory.mktemp("saved")
        # Commas, double quotation marks, UTF-8, what stands in the cells and not how it looks.
        how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false" if suffix == "csv" else suffix
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", how]
        if path.suffix == ".csv":
            command.append("--infilter=CSV:44,34,76,1")  # as its dialogue finds out from the byte order mark
        done = subprocess.run(
            [*command, "--outdir", folder, path], check=False, capture_output=True, text=True, timeout=240
        )
        saved = folder / f"{path.stem}.{suffix}"
        assert saved.exists(), done.stderr
        return saved

    return convert


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with one article, ``ferry.md``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """A function that builds a claim; keywords replace its parts."""

    def make(number: int = 1, **parts: object) -> Claim:
        usual: dict[str, object] = {
            "id": "C" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[number] * 10,
            "document": "ferry.md",
            "start": 0,
            "end": 40,
            "text": "“Over 200 Ellerians left,” Ostrow said.",
            "context": "“Over 200 Ellerians left,” Ostrow said.",
            "section": "Fares",
            "paragraph": 2,
            "kinds": ("quote", "figure"),
            "modality": "attributed",
            "priority": 1,
            "reasons": (
                Reason("priority 1: a figure", "", 0, 0),
                Reason("somebody's exact words", "said", 34, 38),
            ),
            "figures": (
                Figure("Over 200 Ellerians", 1, 19, 200.0, None, "people", "over", None, "Ellerians"),
            ),
            "quotation": Quotation(((0, 26),), True, "said", 34, 38),
            "speaker": Speaker("Lina Ostrow", "harbour master", "Ostrow", 27, 33),
            "names": ("Lina Ostrow",),
        }
        return Claim(**(usual | parts))  # type: ignore[arg-type]

    return make


@pytest.fixture
def document() -> Document:
    """The document of the claims that ``make_claim`` builds."""
    return Document("ferry.md", "Ferry fares", "“Over 200 Ellerians left,” Ostrow said.", ())
