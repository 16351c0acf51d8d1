"""The fingerprint changes with whatever decides what is found, and with nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from factcheck import fingerprint as module
from factcheck.fingerprint import fingerprint
from factcheck.pipes import DEFAULT_MODEL
from factcheck.settings import Words


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package in place of our own."""
    at = tmp_path / "package"
    (at / "pipes").mkdir(parents=True)
    (at / "pipes" / "figures.py").write_text("LONGEST = 3\n")
    (at / "units.toml").write_text("[words]\n")
    monkeypatch.setattr(module, "_HERE", at)
    return at


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model as a folder."""
    at = tmp_path / "model"
    (at / "ner").mkdir(parents=True)
    (at / "meta.json").write_text(json.dumps({"lang": "en", "version": "1.0"}))
    (at / "ner" / "model").write_bytes(b"weights")
    return at


def now() -> bytes:
    return fingerprint(DEFAULT_MODEL, Words())


def test_the_same_gives_the_same_in_every_process() -> None:
    code = "from factcheck.fingerprint import *; print(fingerprint(sys.argv[1], Words()).hex())"
    command = [sys.executable, "-c", code, DEFAULT_MODEL]
    told = {
        subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONHASHSEED": s}
        ).stdout.strip()
        for s in "12"
    }
    assert told == {now().hex()}


def test_nothing_heavy_is_imported_for_it() -> None:
    code = (
        "from factcheck.fingerprint import *; fingerprint(sys.argv[1], Words());"
        "print({'spacy', 'thinc', 'numpy', 'pandas', 'lxml', sys.argv[1]} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, DEFAULT_MODEL]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "set()"


@pytest.mark.parametrize(
    "change",
    [
        lambda at: (at / "pipes" / "figures.py").write_text("LONGEST = 4\n"),
        lambda at: (at / "units.toml").write_text('[words]\ncran = ["crans"]\n'),
        lambda at: (at / "pipes" / "figures.py").rename(at / "figures.py"),
        lambda at: (at / "pipes" / "dates.py").touch(),
    ],
)
def test_our_code_and_word_lists_change_it(package: Path, change: Callable[[Path], object]) -> None:
    before = now()
    change(package)
    assert now() != before


def test_files_that_find_nothing_do_not_change_it(package: Path) -> None:
    before = now()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "figures.py").touch()
    (package / "page.css").touch()
    os.utime(package / "units.toml", (0, 0))
    assert now() == before


def test_our_version_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = now()
    monkeypatch.setattr(module, "__version__", "99")
    assert now() != before


@pytest.mark.parametrize("part", ["spacy", "thinc", "numpy", "trafilatura", "python-docx", "markdown-it-py"])
def test_a_new_version_of_what_reads_and_parses_changes_it(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = now()
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == part else real(name))
    assert now() != before


def test_a_part_that_is_not_installed_is_a_difference_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    before = now()

    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    assert now() != before


@pytest.mark.parametrize(
    "words",
    [
        Words(cues=("quip",)),
        Words(titles=("quip",)),
        Words(units={"cran": ("cran", "crans")}),
        Words(units={"cran": ("crans", "cran")}),
        Words(units={"crans": ("cran",)}),
    ],
)
def test_a_newsrooms_own_words_change_it(words: Words) -> None:
    assert fingerprint(DEFAULT_MODEL, words) == fingerprint(DEFAULT_MODEL, words)
    others = [Words(), Words(cues=("quip", "quip")), Words(units={"cran": ("cran",)})]
    assert fingerprint(DEFAULT_MODEL, words) not in [fingerprint(DEFAULT_MODEL, other) for other in others]


def test_another_model_changes_it(model: Path) -> None:
    assert (
        len({fingerprint(name, Words()) for name in (DEFAULT_MODEL, str(model), "blank:en", "", "/", "a.b")})
        == 6
    )


@pytest.mark.parametrize("file", ["meta.json", "ner/model"])
def test_a_model_in_a_folder_changes_it_when_a_file_is_written_anew(model: Path, file: str) -> None:
    before = fingerprint(str(model), Words())
    assert fingerprint(str(model), Words()) == before
    content = (model / file).read_bytes()
    (model / file).write_bytes(content + b" ")
    longer = fingerprint(str(model), Words())
    (model / file).write_bytes(content)
    os.utime(model / file, (1, 1))
    assert len({before, longer, fingerprint(str(model), Words())}) == 3


class Installed(metadata.Distribution):
    """A model as pip leaves it behind."""

    def __init__(self, record: str | None) -> None:
        self.record = record

    def read_text(self, filename: str) -> str | None:
        return {"RECORD": self.record, "METADATA": "Name: en_ferry\nVersion: 1.0\n"}.get(filename)

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        return Path(path)


def test_an_installed_model_goes_by_the_hashes_of_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_(record: str) -> bytes:
        monkeypatch.setattr(metadata, "distribution", lambda _: Installed(record))
        return fingerprint("en_ferry", Words())

    files = "en_ferry/meta.json,sha256=aaa,10\nen_ferry/model,sha256=bbb,99\n"
    here = with_(files + "en_ferry/__pycache__/x.pyc,,\nen_ferry-1.0.dist-info/INSTALLER,sha256=zzz,4\n")
    assert with_(files + "en_ferry-1.0.dist-info/INSTALLER,sha256=yyy,2\n") == here
    assert with_(files.replace("bbb", "ccc")) != here


def test_a_model_installed_as_a_link_goes_by_the_files_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Path
) -> None:
    (model / "__init__.py").touch()
    model.rename(tmp_path / "en_ferry")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(metadata, "distribution", lambda _: Installed(None))
    before = fingerprint("en_ferry", Words())
    assert fingerprint("en_ferry", Words()) == before
    (tmp_path / "en_ferry" / "ner" / "model").write_bytes(b"other weights")
    assert fingerprint("en_ferry", Words()) != before
    assert "en_ferry" not in sys.modules
