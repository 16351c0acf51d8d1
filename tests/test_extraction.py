"""One result, however it is come by: here, in processes, on a cluster, with a cache or without."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import finding, run
from factcheck.article import analyse
from factcheck.errors import FailedAnalysis
from factcheck.extraction import Extraction, extract
from factcheck.finding import Given
from factcheck.settings import Settings
from factcheck.spool import Spool

if TYPE_CHECKING:
    from spacy.language import Language

SHARED = "The swing bridge at Port Ellery was closed for 14 days in March."
ARTICLES = {
    "a.md": "# Bridge shut\n\nPublished: 2 May 2024\n\n" + SHARED + " It carried 3,000 cars a day.\n",
    "b.txt": "“The bridge cost us $1.2m last year,” said Lina Ostrow, the harbour master.\n\n" + SHARED,
    "c.txt": "Tarn Valley Water said on Monday that 40 workers had left its pumping station at Ostmark.",
    "d.txt": "Tarn Valley Water said on Monday that 90 workers had left its pumping station at Ostmark.",
    "e.txt": "Over 200 ferries left Port Ellery in 2019, more than in any year before, Bram Tolk said.",
    "f.txt": "Good morning.",
    "g.txt": "The mill opened in 1968 and employs 40 people. It is the oldest one in Tarn Valley.",
}
BROKEN = "empty.txt"  # cannot be read

dask = pytest.mark.skipif(find_spec("distributed") is None, reason="dask is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with articles; a few words are much work there, and an article is a batch."""
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / BROKEN).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(finding, "_LITTLE", 1)
    monkeypatch.setattr(finding, "_MOST", 1)
    monkeypatch.setattr("factcheck.extraction._FEW", 1)
    return tmp_path


@pytest.fixture(scope="module")
def expected(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What one process without a cache gives, and the bytes that it writes."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("articles")
        for name, text in ARTICLES.items():
            (folder / name).write_text(text, encoding="utf-8")
        (folder / BROKEN).touch()
        patch.chdir(folder)
        for module in ("article", "extraction"):
            patch.setattr(f"factcheck.{module}.loaded", lambda _model: nlp)
        found = extract(paths())
        return found, written(found, folder)


def paths() -> list[str]:
    return [*ARTICLES, BROKEN, "nowhere.md"]


def written(found: Extraction, folder: Path) -> list[bytes]:
    """The worksheet as CSV and as JSON Lines."""
    files = [folder / name for name in ("w.csv", "w.jsonl")]
    for file in files:
        file.unlink(missing_ok=True)
        run.save(found.sheet, file)
    return [file.read_bytes() for file in files]


def same(found: Extraction, expected: Any, folder: Path) -> None:
    """Everything that was found is what it should be."""
    once, sheets = expected
    assert tuple(found.documents) == once.documents
    assert tuple(found.claims) == once.claims
    assert tuple(found.links) == once.links
    assert found.groups == once.groups
    assert [str(failure) for failure in found.failures] == [str(failure) for failure in once.failures]
    assert found.remark is None
    assert written(found, folder) == sheets


def test_what_is_compared_here_has_all_that_there_is(expected: Any) -> None:
    found, (sheet, _) = expected
    assert [document.path for document in found.documents] == [*ARTICLES]
    assert {link.relation for link in found.links} == {"same", "conflict"}
    assert found.groups
    assert len(found.failures) == 2
    assert sheet.count(b"\r\n") == len(found.claims) + 1


def test_a_cache_changes_nothing_cold_or_warm(articles: Path, loaded: Language, expected: Any) -> None:
    for _ in range(2):
        same(extract(paths(), Settings(cache=True)), expected, articles)


def test_a_warm_cache_needs_no_model_and_compares_nothing(
    articles: Path, loaded: Language, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract([*ARTICLES, BROKEN], Settings(cache=True))

    def refused(*_: object) -> None:
        raise AssertionError("this was done before")

    for name in ("article.loaded", "extraction.loaded", "link.link", "engine.processes.Processes"):
        monkeypatch.setattr(f"factcheck.{name}", refused)
    for jobs in (1, 2):
        found = extract([*ARTICLES, BROKEN], Settings(cache=True, jobs=jobs))
        assert [BROKEN in str(failure) for failure in found.failures] == [True]
        assert (found.claims, found.links, found.groups) == (
            expected[0].claims,
            expected[0].links,
            expected[0].groups,
        )


def test_two_processes_give_the_same_and_fill_the_cache_for_one(
    articles: Path, loaded: Language, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    found = extract(paths(), Settings(cache=True, jobs=2), watch=lambda *_: started.append(len(workers())))
    same(found, expected, articles)
    assert max(started) == 2
    assert workers() == []

    def refused(way: Any, source: Given) -> Any:
        raise AssertionError(source.path)

    monkeypatch.setattr(finding, "analyse", refused)
    same(extract(paths(), Settings(cache=True)), expected, articles)


def workers() -> list[int]:
    return [pid for child in multiprocessing.active_children() if (pid := child.pid) is not None]


class Killing:
    """Kills a process that works for the run, as soon as there is a first result and more to come."""

    def __init__(self) -> None:
        self.killed: int | None = None

    def __call__(self, stage: str, done: int, _whole: int) -> None:
        if self.killed is None and stage == "Looking for claims" and done:
            self.killed = min(workers())
            os.kill(self.killed, signal.SIGKILL)


@posix
def test_a_process_that_is_killed_in_the_middle_changes_nothing(articles: Path, expected: Any) -> None:
    killing = Killing()
    same(extract(paths(), Settings(jobs=2), watch=killing), expected, articles)
    assert killing.killed is not None


@dask
def test_a_cluster_gives_the_same(articles: Path, expected: Any) -> None:
    same(extract(paths(), Settings(jobs=2, engine="dask")), expected, articles)
    assert workers() == []


@dask
@posix
def test_a_worker_of_a_cluster_that_is_killed_in_the_middle_changes_nothing(
    articles: Path, expected: Any
) -> None:
    killing = Killing()
    same(extract(paths(), Settings(jobs=2, engine="dask"), watch=killing), expected, articles)
    assert killing.killed is not None


# What is done again


@pytest.fixture
def worked_through(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were worked through so far."""
    found: list[str] = []

    def counted(way: Any, source: Given) -> Any:
        found.append(source.path)
        return analyse(way, source)

    monkeypatch.setattr(finding, "analyse", counted)
    return found


def test_an_article_that_changed_is_worked_through_alone(
    articles: Path, loaded: Language, worked_through: list[str]
) -> None:
    settings = Settings(cache=True)
    extract(paths(), settings)
    assert worked_through == [*ARTICLES, BROKEN]
    worked_through.clear()
    (articles / "c.txt").write_text(ARTICLES["c.txt"].replace("40", "90"), encoding="utf-8")
    found = extract(paths(), settings)
    assert worked_through == ["c.txt"]
    whole = extract(paths())
    assert (found.documents, found.claims) == (whole.documents, whole.claims)
    assert (found.links, found.groups) == (whole.links, whole.groups)


@pytest.mark.parametrize(
    "other", [{"date": dt.date(2024, 5, 1)}, {"link": False}, {"jobs": 2}, {"cache_limit": 3}], ids=str
)
def test_only_what_decides_what_is_found_makes_work_again(
    articles: Path, loaded: Language, worked_through: list[str], other: dict[str, Any]
) -> None:
    extract(paths(), Settings(cache=True))
    worked_through.clear()
    extract(paths(), Settings(cache=True, **other))
    assert worked_through == ([*ARTICLES, BROKEN] if "date" in other else [])


def test_without_a_cache_nothing_is_kept(
    articles: Path, loaded: Language, worked_through: list[str], tmp_path: Path
) -> None:
    folder = Path(os.environ["FACTCHECK_CACHE"])
    for cache in (None, False):
        extract("a.md", Settings(cache=cache))
    assert worked_through == ["a.md", "a.md"]
    assert not folder.exists() or list(folder.iterdir()) == []


# Links


def test_without_links_there_are_the_same_claims_and_nothing_between_them(
    articles: Path, loaded: Language, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.link.link", None)
    found = extract(paths(), Settings(link=False))
    assert found.claims == expected[0].claims
    assert (found.links, found.groups) == ((), ())
    assert all(row.group == "" and row.repeats == row.conflicts == () for row in found.sheet.rows)


def test_claims_that_cannot_be_compared_are_told_and_are_in_the_worksheet(
    articles: Path, loaded: Language, expected: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise FailedAnalysis("The claims could not be compared with one another.", "Run it again.")

    with monkeypatch.context() as patch:
        patch.setattr("factcheck.link.link", fails)
        found = extract(paths(), Settings(cache=True))
    assert found.claims == expected[0].claims
    assert (found.links, found.groups) == ((), ())
    assert str(found.failures[-1]).startswith("The claims could not be compared")
    same(extract(paths(), Settings(cache=True)), expected, articles)  # nothing of the failure was kept


def test_the_links_of_other_articles_are_not_taken_from_the_cache(articles: Path, loaded: Language) -> None:
    settings = Settings(cache=True)
    extract(["a.md", "b.txt"], settings)
    assert extract(["a.md", "c.txt"], settings).groups == ()
    assert extract(["b.txt", "a.md"], settings).links == extract(["b.txt", "a.md"]).links


# A run that is larger than memory


@pytest.fixture
def small_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A function after which nearly everything lies on disk."""
    yield lambda: monkeypatch.setattr("factcheck.spool.HELD", 1)


@pytest.mark.parametrize("cache", [False, True])
def test_records_that_lie_on_disk_write_the_same_worksheets_and_summary(
    articles: Path, loaded: Language, expected: Any, small_memory: Callable[[], None], cache: bool
) -> None:
    small_memory()
    for _ in range(2):
        found = extract(paths(), Settings(cache=cache))
        assert isinstance(found.documents, Spool)
        assert isinstance(found.claims, Spool)
        assert isinstance(found.links, Spool)
        same(found, expected, articles)
        assert summaries(found) == summaries(expected[0])
        assert found.frame.equals(expected[0].frame)


def summaries(found: Extraction) -> tuple[str, str]:
    from rich.console import Console

    from factcheck import summary

    console = Console(width=100, no_color=True)
    with console.capture() as rendered:
        console.print(summary.render(found.sheet, found.failures, "w.csv"))
    with console.capture() as details:
        console.print(summary.details(found.sheet, [("Reading", 1.0)]))
    return rendered.get(), details.get()


def test_records_that_lie_on_disk_write_the_same_parquet(
    articles: Path, loaded: Language, expected: Any, small_memory: Callable[[], None]
) -> None:
    pytest.importorskip("pyarrow")
    small_memory()
    for name, found in (("disk.parquet", extract(paths())), ("memory.parquet", expected[0])):
        run.save(found.sheet, articles / name)
    assert (articles / "disk.parquet").read_bytes() == (articles / "memory.parquet").read_bytes()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".html", ".md"])
def test_records_that_lie_on_disk_go_into_a_worksheet_that_is_there(
    articles: Path, loaded: Language, expected: Any, small_memory: Callable[[], None], suffix: str
) -> None:
    files = [articles / f"{name}{suffix}" for name in ("memory", "disk")]
    once = extract([*ARTICLES][:-1])
    for file in files:
        run.save(once.sheet, file)
    run.save(expected[0].sheet, files[0])
    small_memory()
    run.save(extract(paths()).sheet, files[1])
    assert files[0].read_bytes() == files[1].read_bytes()
