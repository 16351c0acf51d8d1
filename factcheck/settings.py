"""What a run may be told: by ``factcheck.toml`` or ``pyproject.toml``, and above them by options."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import BadSettings

DAY = "Write it as YYYY-MM-DD, for example 2024-10-18."


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """``date`` is the publication day of articles that carry none; ``model`` None is our own model."""

    model: str | None = None
    date: dt.date | None = None
    output: str = "worksheet.csv"

    def over(self, **options: object) -> Settings:
        """These settings with the options that were given (are not None) in their place."""
        given: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
        return dataclasses.replace(self, **given)


KEYS = tuple(field.name for field in dataclasses.fields(Settings))


def load(config: Path | None = None, folder: Path = Path()) -> Settings:
    """The settings of ``config``, else of ``factcheck.toml`` or ``pyproject.toml`` in ``folder``, else none.

    Raises BadSettings.
    """
    if config is not None:
        return parse(_table(config, required=True), str(config))
    for name in ("factcheck.toml", "pyproject.toml"):
        if (folder / name).is_file():
            return parse(_table(folder / name, required=False), name)
    return Settings()


def parse(table: Mapping[str, object], where: str) -> Settings:
    """Settings from a table of TOML; ``where`` names the file in messages. Raises BadSettings."""
    if unknown := [key for key in table if key not in KEYS]:
        raise BadSettings(
            f"{where}: unknown option {', '.join(map(repr, unknown))}.",
            " ".join([*filter(None, map(_suggestion, unknown)), f"Known options: {', '.join(KEYS)}."]),
        )
    for key in ("model", "output"):
        if key in table and not (isinstance(table[key], str) and table[key]):
            raise BadSettings(f"{where}: {key} must be text.", f'Write it as {key} = "...".')
    found = dict(table)
    if "date" in table:
        found["date"] = _date(table["date"], where)
    return Settings().over(**found)


def day(text: str) -> dt.date:
    """A day from ``YYYY-MM-DD``. Raises ValueError for anything else."""
    found = dt.date.fromisoformat(text)
    if found.isoformat() != text:  # fromisoformat also takes 20241018 and week dates
        raise ValueError(text)
    return found


def _table(path: Path, *, required: bool) -> Mapping[str, object]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BadSettings(f"{path}: there is no such file.", "Mend the path after --config.") from error
    except OSError as error:
        raise BadSettings(
            f"{path}: cannot be read ({error.strerror}).", "Name a file with --config that you may read."
        ) from error
    except ValueError as error:  # undecodable, or no TOML
        reason = " ".join(str(error).split())
        raise BadSettings(f"{path}: is no valid TOML ({reason}).", "Mend the file.") from error
    if path.name != "pyproject.toml":
        return content
    tool = content.get("tool")
    found = tool.get("factcheck") if isinstance(tool, dict) else None
    if isinstance(found, dict):
        return found
    if required or found is not None:
        raise BadSettings(f"{path}: has no table [tool.factcheck].", "Add it, or leave --config out.")
    return {}


def _suggestion(key: str) -> str:
    close = difflib.get_close_matches(key, KEYS, n=1)
    return f"Did you mean {close[0]!r}?" if close else ""


def _date(value: object, where: str) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return day(str(value))
    except ValueError as error:
        raise BadSettings(f"{where}: date {str(value)!r} is no day.", DAY) from error
