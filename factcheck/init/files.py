"""Which files a repository gets, with what is in them; nothing is written here."""

from __future__ import annotations

import tomllib
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from factcheck import settings
from factcheck.errors import UnusableOutput
from factcheck.sheet import Sheet
from factcheck.write import WORKSHEETS, writer

SETTINGS = "factcheck.toml"
WORKFLOW = ".github/workflows/factcheck.yml"
HOOKS = ".pre-commit-config.yaml"


class File(NamedTuple):
    """A file to write: its path, its name in the folder, its content.

    ``keep`` says that one that is there already is never replaced, ``entry`` what people could add to it.
    """

    path: Path
    name: str
    content: bytes
    keep: bool = False
    entry: str = ""


def plan(folder: Path, version: str) -> tuple[File, ...]:
    """The files for a folder, in the order in which people should look at them.

    ``version`` is the factcheck that is to do the checks. The worksheet is the one that the settings in the
    folder name; these are kept, since other ones could name another worksheet. Raises UnusableOutput and
    BadSettings.
    """
    if not folder.is_dir():
        raise UnusableOutput(f"{folder}: there is no such folder.", "Create it first, or mend the path.")
    entry = template("pre-commit.yaml", version)
    worksheet = settings.load(folder=folder).worksheet
    files = (
        File(folder / SETTINGS, SETTINGS, template(SETTINGS, version).encode(), keep=True),
        File(folder / worksheet, worksheet, empty_worksheet(Path(worksheet)), keep=True),
        File(folder / WORKFLOW, WORKFLOW, template("factcheck.yml", version).encode()),
        File(folder / HOOKS, HOOKS, f"repos:\n{entry}".encode(), keep=True, entry=entry),
    )
    return files[1:] if _in_pyproject(folder) else files


def _in_pyproject(folder: Path) -> bool:
    """Whether the settings stand in pyproject.toml: a factcheck.toml would hide them."""
    project = folder / "pyproject.toml"
    if (folder / SETTINGS).exists() or not project.is_file():
        return False
    return "factcheck" in tomllib.loads(project.read_text(encoding="utf-8-sig")).get("tool", {})


def template(name: str, version: str) -> str:
    """One of our templates, for a version of factcheck."""
    text = resources.files("factcheck.init").joinpath("templates", name).read_text(encoding="utf-8")
    return text.replace("{version}", version)


def empty_worksheet(path: Path) -> bytes:
    """A worksheet without a row, in the format of its name. Raises UnusableOutput."""
    format_ = writer(path)
    if format_ is None or path.suffix.lower() not in WORKSHEETS:
        raise UnusableOutput(
            f"{path}: cannot be a worksheet.", f"End its name in {', '.join(WORKSHEETS)}, in the settings."
        )
    stream = BytesIO()
    format_.write(Sheet((), ()), stream)
    return stream.getvalue()
