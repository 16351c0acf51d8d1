"""What a run may be told: by ``factcheck.toml`` or ``pyproject.toml``, and above them by options."""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import BadSettings
from factcheck.model import KINDS

DAY = "Write it as YYYY-MM-DD, for example 2024-10-18."
SHEETS = (".csv", ".jsonl", ".parquet", ".xlsx")  # endings of worksheets that can be read again
FAIL_ON = ("new", "changed", "conflict", "unverified", "never")  # what ``check`` can be told to fail on
FIELDS = ("id", "title", "date", "text")  # what the columns of a corpus hold
ENGINES = ("local", "dask")


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """A newsroom's own words: verbs of speaking in their plain form, units with their spellings, titles."""

    cues: tuple[str, ...] = ()
    units: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    titles: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    """``date`` is the publication day of articles that carry none; ``model`` None is our own model.

    ``paths`` are the articles to read, ``exclude`` what is left out of folders, ``columns`` the names of the
    columns of a corpus by what they hold. The next ones are for ``check``: its ``worksheet`` (in a file that
    names none the ``output``), what makes it fail (the usual when ``fail_on`` is empty), for which ``kinds``
    (all when empty) and up to which priority. ``known`` are earlier checks, for ``extract``.

    The last ones change nothing but time: how many processes work, at a dask ``scheduler`` or here, whether
    what was found is kept for the next run, and how many megabytes of it. ``link`` False compares no claims.
    """

    model: str | None = None
    date: dt.date | None = None
    output: str = "worksheet.csv"
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    worksheet: str = "worksheet.csv"
    fail_on: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_priority: int = 3
    known: tuple[str, ...] = ()
    words: Words = dataclasses.field(default_factory=Words)
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    link: bool = True
    jobs: int | None = None
    engine: str = "local"
    scheduler: str | None = None
    cache: bool | None = None
    cache_limit: int = 2_000

    def __post_init__(self) -> None:
        """Raise BadSettings for what a program set and a file could not."""
        wrong = [name for name in self.columns if name not in FIELDS]
        if wrong or self.engine not in ENGINES or (self.jobs or 1) < 1 or self.cache_limit < 1:
            raise BadSettings(
                f"Settings: {', '.join(wrong) or 'engine, jobs or cache_limit'} cannot be so.",
                f"engine is {' or '.join(ENGINES)}, numbers begin at 1, columns are {', '.join(FIELDS)}.",
            )

    def over(self, **options: object) -> Settings:
        """These settings with the options that were given (are not None) in their place."""
        given: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
        return dataclasses.replace(self, **given)


KEYS = tuple(field.name.replace("_", "-") for field in dataclasses.fields(Settings))


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
    found = {key.replace("-", "_"): _READ[key](key, value, where) for key, value in table.items()}
    output = found.get("output", "")
    if output.lower().endswith(SHEETS):
        found.setdefault("worksheet", output)  # what extract writes is what check reads
    if "scheduler" in found:
        found.setdefault("engine", "dask")  # it is one of dask's, as the option says too
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
    close = difflib.get_close_matches(key.replace("_", "-"), KEYS, n=1)
    return f"Did you mean {close[0]!r}?" if close else ""


def _text(key: str, value: object, where: str) -> str:
    if not (isinstance(value, str) and value):
        raise BadSettings(f"{where}: {key} must be text.", f'Write it as {key} = "...".')
    return value


def _list(key: str, value: object, where: str) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(item, str) and item for item in value)):
        raise BadSettings(f"{where}: {key} must be a list of texts.", f'Write it as {key} = ["...", "..."].')
    return tuple(value)


def _some(choices: Collection[str]) -> Callable[[str, object, str], tuple[str, ...]]:
    """A reader for one or more of a few words."""

    def read(key: str, value: object, where: str) -> tuple[str, ...]:
        found = _list(key, value, where)
        if wrong := [item for item in found if item not in choices]:
            close = difflib.get_close_matches(wrong[0], choices, n=1)
            meant = f"Did you mean {close[0]!r}? " if close else ""
            raise BadSettings(f"{where}: {key} cannot be {wrong[0]!r}.", f"{meant}Use {', '.join(choices)}.")
        if not found:  # none of them, or the usual ones? it would be a guess
            raise BadSettings(f"{where}: {key} is empty.", f"Leave it out, or use {', '.join(choices)}.")
        return found

    return read


def _priority(key: str, value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 3:
        raise BadSettings(f"{where}: {key} must be 1, 2 or 3.", f"Write it as {key} = 1.")
    return value


def _words(key: str, value: object, where: str) -> Words:
    if not isinstance(value, dict) or (unknown := [name for name in value if name not in _LISTS]):
        what = f"{key} has no list {unknown[0]!r}" if isinstance(value, dict) else f"{key} must be a table"
        raise BadSettings(
            f"{where}: {what}.", 'Write [words], and below it cues = ["quip"], units or titles.'
        )
    units = value.get("units", {})
    if not isinstance(units, dict):
        raise BadSettings(
            f"{where}: units must be a table.", 'Write it as units = { crans = ["cran", "crans"] }.'
        )
    return Words(
        _list("cues", value.get("cues", []), where),
        {name: _list(name, spellings, where) for name, spellings in units.items()},
        _list("titles", value.get("titles", []), where),
    )


def _columns(key: str, value: object, where: str) -> Mapping[str, str]:
    known = isinstance(value, dict) and all(name in FIELDS for name in value)
    if not isinstance(value, dict) or not known:
        raise BadSettings(
            f"{where}: {key} must be a table of {', '.join(FIELDS)}.",
            f'Write [{key}], and below it text = "body".',
        )
    return {name: _text(name, column, where) for name, column in value.items()}


def _yes_or_no(key: str, value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise BadSettings(f"{where}: {key} must be true or false.", f"Write it as {key} = false.")
    return value


def _number(key: str, value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise BadSettings(f"{where}: {key} must be a whole number from 1.", f"Write it as {key} = 2.")
    return value


def _engine(key: str, value: object, where: str) -> str:
    if value not in ENGINES:
        raise BadSettings(f"{where}: {key} cannot be {value!r}.", f"Use {' or '.join(ENGINES)}.")
    return str(value)


def _date(key: str, value: object, where: str) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return day(str(value))
    except ValueError as error:
        raise BadSettings(f"{where}: {key} {str(value)!r} is no day.", DAY) from error


_READ: Mapping[str, Callable[[str, object, str], Any]] = {
    "model": _text,
    "date": _date,
    "output": _text,
    "paths": _list,
    "exclude": _list,
    "worksheet": _text,
    "fail-on": _some(FAIL_ON),
    "kinds": _some(KINDS),
    "min-priority": _priority,
    "known": _list,
    "words": _words,
    "columns": _columns,
    "link": _yes_or_no,
    "jobs": _number,
    "engine": _engine,
    "scheduler": _text,
    "cache": _yes_or_no,
    "cache-limit": _number,
}
_LISTS = tuple(field.name for field in dataclasses.fields(Words))
