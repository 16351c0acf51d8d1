"""How the work is done, through the command: jobs, engines, the cache, and what is said of them."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from factcheck import run, settings
from factcheck.cli import ExitStatus, app
from factcheck.engine.choice import Engines
from factcheck.errors import BadSettings
from factcheck.settings import Settings
from factcheck.write.opened import opened

if TYPE_CHECKING:
    from spacy.language import Language

dask = pytest.mark.skipif(find_spec("distributed") is None, reason="dask is not installed")


def call(*arguments: str, width: int = 200) -> Result:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": str(width), "NO_COLOR": "1"})


def usage_error(result: Result) -> str:
    """What is said of a wrong option, on one line."""
    assert result.exit_code == 2
    assert "Usage: " in result.stderr
    assert "factcheck itself" not in result.stderr
    return " ".join(result.stderr.replace("│", " ").split())


def complaint(result: Result) -> str:
    """The one line on standard error of a command that could not do it."""
    assert result.exit_code == ExitStatus.FAILED, result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("factcheck: ")
    return line


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which is not there yet."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@dataclass
class Told:
    """The settings with which runs were started."""

    settings: list[Settings] = field(default_factory=list)

    @property
    def last(self) -> Settings:
        return self.settings[-1]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs that find nothing, and what they were told."""
    found = Told()

    def extract(paths: object, chosen: Settings, **_: object) -> run.Extraction:
        found.settings.append(chosen)
        return run.Extraction((), (), (), (), ())

    monkeypatch.setattr(run, "extract", extract)
    return found


# The cache


def test_info_says_where_the_cache_is_and_how_large(folder: Path, loaded: Language, cache: Path) -> None:
    empty = call("cache", "info")
    assert (empty.exit_code, empty.stderr) == (ExitStatus.OK, "")
    assert empty.stdout.splitlines() == [str(cache), "0 entries, 0.0 MB, of 2,000 MB at most"]
    assert not cache.exists()  # asking makes nothing
    call("extract", "ferry.md", "--quiet")
    filled = call("cache", "info")
    assert filled.exit_code == ExitStatus.OK
    assert filled.stdout.splitlines()[1].startswith("2 entries, 0.")  # the article, and its links


def test_the_folder_of_the_cache_stays_in_one_piece_on_a_narrow_terminal(cache: Path) -> None:
    assert call("cache", "info", width=20).stdout.splitlines()[0] == str(cache)


def test_the_limit_is_that_of_the_settings(folder: Path, cache: Path) -> None:
    (folder / "own.toml").write_text("cache-limit = 1500", encoding="utf-8")
    assert "of 1,500 MB at most" in call("cache", "info", "--config", "own.toml").stdout
    (folder / "factcheck.toml").write_text("cache-limit = 70", encoding="utf-8")
    assert "of 70 MB at most" in call("cache", "info").stdout
    (folder / "factcheck.toml").write_text("cache-limit = 0", encoding="utf-8")
    for command in ("info", "clear"):
        assert "cache-limit must be a whole number from 1" in complaint(call("cache", command))


def test_clear_empties_the_cache_and_leaves_the_worksheet(
    folder: Path, loaded: Language, cache: Path
) -> None:
    call("extract", "ferry.md", "--quiet")
    worksheet = (folder / "worksheet.csv").read_bytes()
    cleared = call("cache", "clear")
    assert (cleared.exit_code, cleared.stderr) == (ExitStatus.OK, "")
    assert cleared.stdout.startswith("Removed 2 entries, 0.")
    assert call("cache", "info").stdout.splitlines()[1].startswith("0 entries")
    assert call("cache", "clear").stdout.startswith("Removed 0 entries")
    assert call("extract", "ferry.md", "-o", "again.csv", "--quiet").exit_code == ExitStatus.OK
    assert (folder / "worksheet.csv").read_bytes() == worksheet == (folder / "again.csv").read_bytes()


def test_clearing_what_is_not_there_makes_nothing(cache: Path) -> None:
    result = call("cache", "clear")
    assert (result.exit_code, result.stdout) == (ExitStatus.OK, "Removed 0 entries, 0.0 MB\n")
    assert not cache.exists()


def test_a_cache_that_cannot_be_used_is_one_line_and_stops_no_run(
    folder: Path, loaded: Language, cache: Path
) -> None:
    cache.write_text("a file in its place", encoding="utf-8")
    result = call("extract", "ferry.md")
    assert result.exit_code == ExitStatus.OK
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"factcheck: {cache}: the cache cannot be used (")
    assert "FACTCHECK_CACHE" in line
    for command in ("info", "clear"):
        assert call("cache", command).exit_code == ExitStatus.OK
    assert cache.read_text(encoding="utf-8") == "a file in its place"


def test_without_a_cache_none_is_made_or_read(folder: Path, loaded: Language, cache: Path) -> None:
    assert call("extract", "ferry.md", "--no-cache", "--quiet").exit_code == ExitStatus.OK
    (folder / "factcheck.toml").write_text("cache = false", encoding="utf-8")
    assert call("extract", "ferry.md", "--quiet").exit_code == ExitStatus.OK
    assert call("check", "ferry.md", "--no-cache").exit_code == ExitStatus.OK
    assert not cache.exists()


def test_cache_alone_shows_its_commands() -> None:
    result = call("cache")
    assert "info" in result.output
    assert "clear" in result.output


# Options


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("--column", "body"), "'body': write it as text=body, with id, title, date, text before the =."),
        (("--column", "body=text"), "'body=text': write it as text=body"),
        (("--column", "text="), "'text=': write it as text=body"),
        (("--column", "=body"), "'=body': write it as text=body"),
        (("--column", "text=body", "--column", "Title=x"), "'Title=x': write it"),
        (("--engine", "spark"), "'spark' is none of local, dask."),
        (("--engine", ""), "'' is none of local, dask."),
        (("--engine", "Dask"), "'Dask' is none of local, dask."),
        (("--jobs", "0"), "for '--jobs'"),
        (("--jobs", "many"), "for '--jobs'"),
        (("--scheduler", "tcp://10.0.0.5:8786", "--engine", "local"), "--scheduler is for --engine dask."),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_a_wrong_option_is_a_usage_error(
    options: tuple[str, ...], fault: str, folder: Path, told: Told
) -> None:
    assert fault in usage_error(call("extract", "ferry.md", *options))
    assert told.settings == []
    assert not (folder / "worksheet.csv").exists()


def test_a_check_knows_the_same_faults_of_columns(folder: Path, told: Told) -> None:
    assert "write it as text=body" in usage_error(call("check", "ferry.md", "--column", "body"))


def test_columns_may_have_an_equals_sign_in_their_names(folder: Path, told: Told) -> None:
    call("extract", "a.csv", "--column", "text=a=b", "--column", "id=Artikel Nr.")
    assert told.last.columns == {"text": "a=b", "id": "Artikel Nr."}


def test_columns_and_the_rest_may_stand_in_the_settings_and_options_go_over_them(
    folder: Path, told: Told
) -> None:
    (folder / "factcheck.toml").write_text(
        'jobs = 3\nlink = false\ncache = false\nengine = "dask"\n[columns]\ntext = "body"\n', encoding="utf-8"
    )
    call("extract", "a.csv")
    assert (told.last.jobs, told.last.link, told.last.cache, told.last.engine) == (3, False, False, "dask")
    assert told.last.columns == {"text": "body"}
    call("extract", "a.csv", "--jobs", "5", "--engine", "local", "--column", "text=words")
    assert (told.last.jobs, told.last.link, told.last.engine) == (5, False, "local")
    assert told.last.columns == {"text": "words"}


def test_without_a_word_all_cores_work_and_the_cache_is_used(folder: Path, told: Told) -> None:
    call("extract", "ferry.md")
    assert told.last.jobs == (os.cpu_count() or 1)
    assert (told.last.cache, told.last.link, told.last.engine) == (True, True, "local")
    call("extract", "ferry.md", "--no-cache", "--no-link")
    assert (told.last.cache, told.last.link) == (False, False)


def test_no_link_writes_the_claims_without_repeats_and_conflicts(folder: Path, loaded: Language) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("The mill at Ostmark opened in 1968.", encoding="utf-8")
    call("extract", "a.txt", "b.txt", "-o", "linked.csv")
    result = call("extract", "a.txt", "b.txt", "-o", "plain.csv", "--no-link")
    assert result.exit_code == ExitStatus.OK
    linked, plain = (opened(folder / name).rows for name in ("linked.csv", "plain.csv"))
    assert all(row["repeat_group"] and row["repeats_in"] for row in linked)
    empty = {"repeat_group": "", "repeats_in": "", "conflicts_with": "", "conflict": ""}
    assert [dict(row) for row in plain] == [{**row, **empty} for row in linked]


# A scheduler


def test_a_scheduler_is_one_of_dasks(folder: Path, told: Told) -> None:
    call("extract", "ferry.md", "--scheduler", "tcp://10.0.0.5:8786")
    assert (told.last.engine, told.last.scheduler) == ("dask", "tcp://10.0.0.5:8786")
    call("extract", "ferry.md", "--scheduler", "tcp://10.0.0.5:8786", "--engine", "dask")
    assert (told.last.engine, told.last.scheduler) == ("dask", "tcp://10.0.0.5:8786")


def test_a_scheduler_in_the_settings_is_one_of_dasks_unless_an_engine_is_named(
    folder: Path, told: Told
) -> None:
    (folder / "factcheck.toml").write_text('scheduler = "tcp://10.0.0.5:8786"', encoding="utf-8")
    call("extract", "ferry.md")
    assert (told.last.engine, told.last.scheduler) == ("dask", "tcp://10.0.0.5:8786")
    call("extract", "ferry.md", "--engine", "local")
    assert told.last.engine == "local"
    assert settings.parse({"scheduler": "tcp://a:1", "engine": "local"}, "x.toml").engine == "local"
    with pytest.raises(BadSettings, match="scheduler must be text"):
        settings.parse({"scheduler": 8786}, "x.toml")


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        yield f"tcp://127.0.0.1:{found.getsockname()[1]}"


@dask
def test_a_scheduler_that_cannot_be_reached_is_one_line_and_nothing_is_written(
    folder: Path, loaded: Language, nobody: str
) -> None:
    line = complaint(call("extract", "ferry.md", "--scheduler", nobody))
    assert line.startswith(f"factcheck: No dask scheduler answers at {nobody} (")
    assert not (folder / "worksheet.csv").exists()


@dask
def test_an_address_that_is_none_is_one_line(folder: Path, loaded: Language) -> None:
    line = complaint(call("extract", "ferry.md", "--scheduler", "10.0.0.5"))
    assert "an address is written tcp://HOST:PORT" in line


def test_without_dask_the_line_says_how_to_install_it(
    folder: Path, loaded: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.engine.cluster.find_spec", lambda _name: None)
    line = complaint(call("extract", "ferry.md", "--engine", "dask"))
    assert 'pip install "factcheck-worksheet[dask]"' in line


def test_what_is_cached_needs_no_scheduler(folder: Path, loaded: Language, nobody: str) -> None:
    call("extract", "ferry.md", "-o", "a.csv")
    result = call("extract", "ferry.md", "-o", "b.csv", "--scheduler", nobody)
    assert (result.exit_code, result.stderr) == (ExitStatus.OK, "")
    assert (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()


# Which engine


@pytest.mark.parametrize(
    ("jobs", "kind", "little", "chosen"),
    [
        (1, "local", True, "Here"),
        (1, "local", False, "Here"),
        (2, "local", True, "Here"),
        (2, "local", False, "Processes"),
        (1, "dask", True, "Cluster"),
        (2, "dask", False, "Cluster"),
    ],
)
def test_little_work_and_one_job_stay_here(
    jobs: int, kind: str, little: bool, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.engine.cluster.find_spec", lambda _name: True)
    with Engines(jobs, kind, None) as engines:
        assert type(engines.choose(little)).__name__ == chosen


def test_processes_that_were_started_are_used_for_little_work_too_and_closed_once() -> None:
    with Engines(2, "local", None) as engines:
        many = engines.choose(False)
        assert engines.choose(True) is many
        assert engines.choose(False) is many
        assert engines.here is not many
