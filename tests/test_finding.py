"""From sources to claims: what the cache knows is not looked for again, and the order stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck import finding
from factcheck.article import Analysed, Source, Way, analyse
from factcheck.cache import Cache, Nothing
from factcheck.engine import Crashed
from factcheck.errors import FactcheckError, FailedAnalysis, UnreadableInput
from factcheck.finding import Found, Given, find
from factcheck.model import Claim, Document
from factcheck.read.corpus import Article
from factcheck.settings import Words
from factcheck.spool import Spool, encode

MARK = b"a fingerprint"
WAY = Way("no_model", mark=MARK)


class Counting:
    """An Engine that finds a claim for each word, and remembers what it was given.

    An article that says "refuse" cannot be worked through, one that says "crash" ends its process.
    """

    def __init__(self) -> None:
        self.batches: list[list[Given]] = []
        self.told: list[bool] = []  # of each choice, whether there was little to do

    @property
    def paths(self) -> list[str]:
        return [source.path for batch in self.batches for source in batch]

    def choose(self, little: bool) -> Counting:
        self.told.append(little)
        return self

    def map(self, work: Callable[..., Any], batches: Iterable[Sequence[Given]], shared: Way) -> Iterator[Any]:
        assert work is analyse
        assert isinstance(shared, Way)
        for batch in batches:
            self.batches.append(list(batch))
            yield from map(result, batch)

    def close(self) -> None:
        pass


def text_of(source: Given) -> str:
    return source.data.decode() if isinstance(source, Source) else source.text


def result(source: Given) -> bytes | FactcheckError | Crashed:
    text = text_of(source)
    if "refuse" in text:
        return FailedAnalysis(f"{source.path}: was read, but a part failed on it.", "Report it.")
    if "crash" in text:
        return Crashed("the process that worked on it ended twice (SIGKILL)")
    document = Document(source.path, "", text, ())
    claims = (
        Claim(f"C{n}", source.path, n, n + 1, word, "", "", 1, ("event",), "asserted", 3)
        for n, word in enumerate(text.split())
    )
    return encode(Analysed(encode(document), tuple(map(encode, claims))))


def source(path: str, text: str = "one two") -> Source:
    return Source(path, text.encode())


Run = Callable[..., tuple[Found, Counting]]


@pytest.fixture
def found_in(tmp_path: Path) -> Run:
    """A function that runs over sources, with a cache that stays between two runs."""

    def run(
        sources: Iterable[Given | FactcheckError],
        way: Way = WAY,
        mark: bytes = MARK,
        known: Cache | None = None,
    ) -> tuple[Found, Counting]:
        engine = Counting()
        with known or Cache(tmp_path / "cache", 10_000_000) as cache:
            return find(sources, replace(way, mark=mark), cache, engine.choose, [].append), engine

    return run


def paths(found: Found) -> list[str]:
    return [document.path for document in found.documents]


def said(found: Found) -> list[tuple[str, str]]:
    return [(claim.document, claim.text) for claim in found.claims]


def test_documents_and_claims_come_in_the_order_of_the_sources(found_in: Run) -> None:
    found, _ = found_in([source("b.md", "one"), source("a.md", "two three"), source("c.md", "")])
    assert paths(found) == ["b.md", "a.md", "c.md"]
    assert said(found) == [("b.md", "one"), ("a.md", "two"), ("a.md", "three")]
    assert found.failures == ()


def test_what_was_found_once_is_not_looked_for_again(found_in: Run) -> None:
    sources = [source(f"{n}.md", f"word{n}") for n in range(5)]
    first, worked = found_in(sources)
    again, idle = found_in(sources)
    assert worked.paths == [f"{n}.md" for n in range(5)]
    assert idle.batches == []
    assert idle.told == []  # no engine is asked for: no model is loaded, no process started
    assert again == first


@pytest.mark.parametrize("cached", [(0,), (4,), (1, 3), (0, 2, 4), (0, 1, 3, 4)], ids=str)
def test_the_order_stays_whatever_of_it_is_cached(found_in: Run, cached: tuple[int, ...]) -> None:
    sources = [source(f"{n}.md", f"one{n} two{n}") for n in range(5)]
    cold, _ = found_in(sources, known=Nothing())
    found_in([sources[n] for n in cached])
    mixed, engine = found_in(sources)
    assert engine.paths == [f"{n}.md" for n in range(5) if n not in cached]
    assert mixed == cold


def test_of_rows_of_a_corpus_those_that_did_not_change_are_cached(found_in: Run) -> None:
    rows = [Article(f"all.csv#{n}", "Title", "2024-05-01", f"word{n}") for n in range(4)]
    found_in(rows)
    changes = [{"title": "Another"}, {"date": "2024-05-02"}, {"text": "others"}]
    others = [
        Article(**{"path": row.path, "title": row.title, "date": row.date, "text": row.text, **change})
        for row, change in zip(rows, changes, strict=False)
    ]
    found, engine = found_in([*others, rows[3]])
    assert engine.paths == ["all.csv#0", "all.csv#1", "all.csv#2"]
    assert said(found)[2:] == [("all.csv#2", "others"), ("all.csv#3", "word3")]


def test_a_document_that_fails_costs_only_itself(found_in: Run) -> None:
    missing = UnreadableInput("b.md: there is no such file.", "Check the path.")
    sources = [source("a.md"), missing, source("c.md", "refuse"), source("d.md")]
    found, _ = found_in(sources)
    assert paths(found) == ["a.md", "d.md"]
    assert [str(failure) for failure in found.failures] == [
        "b.md: there is no such file. Check the path.",
        "c.md: was read, but a part failed on it. Report it.",
    ]


def test_a_document_that_ended_its_process_is_named_and_the_others_are_done(found_in: Run) -> None:
    found, _ = found_in([source("a.md"), source("b.md", "crash"), source("c.md")])
    assert paths(found) == ["a.md", "c.md"]
    (failure,) = found.failures
    assert isinstance(failure, FailedAnalysis)
    assert failure.message == (
        "b.md: could not be worked through (the process that worked on it ended twice (SIGKILL))."
    )
    assert failure.hint.endswith("The others are done.")
    assert failure.document == "b.md"


@pytest.mark.parametrize("fault", ["refuse", "crash"])
def test_what_failed_is_tried_again(found_in: Run, fault: str) -> None:
    sources = [source("a.md"), source("b.md", fault)]
    found_in(sources)
    found, engine = found_in(sources)
    assert engine.paths == ["b.md"]
    assert len(found.failures) == 1


def test_failures_stand_in_the_order_of_the_sources_whenever_they_were_found(found_in: Run) -> None:
    late = UnreadableInput("z.md: there is no such file.", "")
    found, _ = found_in([source("b.md", "crash"), source("a.md", "refuse"), late, source("c.md", "crash")])
    assert [failure.message[:4] for failure in found.failures] == ["b.md", "a.md", "z.md", "c.md"]
    assert paths(found) == []


@pytest.mark.parametrize(
    ("path", "text", "way", "mark"),
    [
        ("b.md", "one two", WAY, MARK),
        ("a.md", "one two ", WAY, MARK),
        ("a.md", "one two", Way("no_model", dt.date(2024, 5, 1)), MARK),
        ("a.md", "one two", WAY, b"another fingerprint"),
    ],
    ids=["path", "text", "date", "mark"],
)
def test_another_path_text_date_or_mark_is_worked_through(
    found_in: Run, path: str, text: str, way: Way, mark: bytes
) -> None:
    first, _ = found_in([source("a.md")])
    other, engine = found_in([source(path, text)], way, mark)
    assert engine.paths == [path]
    assert other.key != first.key
    assert found_in([source("a.md")])[1].paths == []  # the one does not replace the other


def test_own_words_are_in_the_mark_that_a_run_gives() -> None:
    from factcheck.fingerprint import fingerprint

    one, other = (fingerprint("no_model", words) for words in (Words(), Words(cues=("quip",))))
    assert one != other


def test_the_key_names_what_was_found_and_its_order(found_in: Run) -> None:
    a, b, bad = source("a.md"), source("b.md"), source("c.md", "refuse")
    keys = [found_in(sources)[0].key for sources in ([a, b], [b, a], [a], [a, b, bad], [bad, a, b])]
    assert keys[0] == keys[3] == keys[4]  # a document that failed has no part in it
    assert len(set(keys)) == 3


def test_a_batch_has_so_many_bytes_and_articles_and_no_more(
    found_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_BATCH", 100)
    monkeypatch.setattr(finding, "_MOST", 3)
    sizes = [40, 40, 40, 500, 10, 10, 10, 10, 100, 1]
    sources: list[Given] = [source(f"{n}.md", "x" * size) for n, size in enumerate(sizes)]
    sources[1] = Article("all.csv#1", "", "", "x" * 40)
    _, engine = found_in(sources)
    assert [[len(text_of(each)) for each in batch] for batch in engine.batches] == [
        [40, 40],
        [40],
        [500],
        [10, 10, 10],
        [10],
        [100],
        [1],
    ]


@pytest.mark.parametrize(
    ("sizes", "little"),
    [
        ([50], True),
        ([50, 49], True),
        ([50, 50], True),
        ([500], True),
        ([60, 60], False),
        ([50, 50, 1], False),
        ([500, 0], False),
    ],
    ids=str,
)
def test_the_engine_is_told_whether_there_is_little_to_do(
    found_in: Run, monkeypatch: pytest.MonkeyPatch, sizes: list[int], little: bool
) -> None:
    monkeypatch.setattr(finding, "_LITTLE", 100)
    _, engine = found_in([source(f"{n}.md", "x" * size) for n, size in enumerate(sizes)])
    assert engine.told == [little]
    assert len(engine.paths) == len(sizes)


def test_a_web_page_or_word_file_counts_for_a_part_of_its_bytes(
    found_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_LITTLE", 100)
    for path, little in (("a.html", True), ("a.DOCX", True), ("a.md", False), ("A.TXT", False), ("-", False)):
        _, engine = found_in([source(path, "x" * 500), source("b.md", path)])
        assert engine.told == [little], path


def test_what_is_cached_makes_no_work_larger(found_in: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_LITTLE", 100)
    sources = [source(f"{n}.md", "x" * 90) for n in range(9)]
    found_in(sources[1:])
    assert found_in(sources)[1].told == [True]


def test_sources_are_taken_as_they_are_wanted(found_in: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_LITTLE", 10)
    monkeypatch.setattr(finding, "_MOST", 2)
    taken: list[int] = []
    ahead: list[int] = []

    def sources() -> Iterator[Given]:
        for n in range(20):
            taken.append(n)
            yield source(f"{n}.md", "x" * 5)

    def watch(done: int) -> None:
        ahead.append(len(taken) - done)

    find(sources(), WAY, Nothing(), Counting().choose, watch)
    assert len(taken) == 20
    assert max(ahead) <= 5  # what is looked at before an engine is chosen, and a batch


def test_who_watches_is_told_of_every_source_and_never_less_than_before(tmp_path: Path) -> None:
    sources = [source("a.md"), UnreadableInput("b.md: gone.", ""), source("c.md", "refuse"), source("d.md")]
    for _ in range(2):
        told: list[int] = []
        with Cache(tmp_path / "cache", 10_000_000) as known:
            find(sources, WAY, known, Counting().choose, told.append)
        assert told == sorted(told)
        assert told[-1] == 4


def test_nothing_to_read_gives_nothing_and_asks_for_no_engine(found_in: Run) -> None:
    found, engine = found_in([])
    assert (tuple(found.documents), tuple(found.claims), found.failures) == ((), (), ())
    assert engine.told == []
    only, engine = found_in([UnreadableInput("a.md: gone.", "")])
    assert engine.told == []
    assert only.key == found.key
    assert len(only.failures) == 1


def test_a_cache_that_cannot_be_used_costs_nothing_but_time(found_in: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in its place", encoding="utf-8")
    sources = [source("a.md"), source("b.md", "crash"), source("c.md")]
    whole, _ = found_in(sources, known=Nothing())
    for _ in range(2):
        broken = Cache(tmp_path / "file", 10_000_000)
        found, engine = found_in(sources, known=broken)
        assert engine.paths == ["a.md", "b.md", "c.md"]
        assert (found.documents, found.claims, found.key) == (whole.documents, whole.claims, whole.key)
        assert [failure.message[:4] for failure in found.failures] == ["b.md"]
        assert broken.problem is not None


def test_one_source_that_is_there_twice_is_there_twice(found_in: Run) -> None:
    for _ in range(2):
        found, _ = found_in([source("a.md"), source("b.md"), source("a.md")])
        assert paths(found) == ["a.md", "b.md", "a.md"]
        assert [document for document, _ in said(found)] == ["a.md"] * 2 + ["b.md"] * 2 + ["a.md"] * 2


def test_more_than_is_held_in_memory_lies_on_disk_and_is_the_same(
    found_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [source(f"{n % 7}{n}.md", f"one{n} " * (n % 4)) for n in range(30)]
    few, _ = found_in(sources, known=Nothing())
    found_in(sources[::3])
    monkeypatch.setattr("factcheck.spool.HELD", 5)
    many, _ = found_in(sources)
    assert isinstance(few.claims, tuple)
    assert isinstance(many.claims, Spool)
    assert isinstance(many.documents, Spool)
    assert (tuple(many.documents), tuple(many.claims), many.key) == (few.documents, few.claims, few.key)
