"""Articles from Parquet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import parquet
from factcheck.read.corpus import Article, Columns, articles, document

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

USUAL = Columns()
Found = Callable[..., tuple[list[Article], list[Exception]]]


@pytest.fixture
def found_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """A function from columns to what is read from a file with them."""
    monkeypatch.chdir(tmp_path)

    def read(columns: Columns = USUAL, **values: Any) -> list[Any]:
        pq.write_table(pa.table(values), "n.parquet")
        return list(articles("n.parquet", columns))

    return read


@pytest.mark.parametrize("kind", ["string", "large_string", "binary", "dictionary", "string_view"])
def test_text_of_every_kind_is_read(kind: str, found_in: Callable[..., list[Any]]) -> None:
    if kind == "dictionary":
        column = pa.array(["Zoë left.", "No."]).dictionary_encode()
    else:
        column = pa.array(["Zoë left.", "No."], getattr(pa, kind)())
    assert [article.text for article in found_in(text=column)] == ["Zoë left.", "No."]


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        ([7, 8], ["7", "8"]),
        (["a", None], ["a", "2"]),
        ([7.0, None], ["7", "2"]),
        (pa.array([7, 8], pa.uint8()), ["7", "8"]),
        (pa.array([7, 8], pa.decimal128(5)), ["7", "8"]),
        ([[1], [2]], ["1", "2"]),
    ],
)
def test_ids_of_every_kind_become_names(
    ids: Any, names: list[str], found_in: Callable[..., list[Any]]
) -> None:
    found = found_in(id=ids, text=["a", "b"])
    assert [article.path for article in found] == [f"n.parquet#{name}" for name in names]


DAY = dt.date(2024, 10, 18)
TIME = dt.datetime(2024, 10, 18, 23, 30)


@pytest.mark.parametrize(
    "date",
    [
        pa.array([DAY], pa.date32()),
        pa.array([DAY], pa.date64()),
        pa.array([TIME], pa.timestamp("s")),
        pa.array([1729294200123456789], pa.timestamp("ns")),
        pa.array([TIME.replace(tzinfo=dt.UTC)], pa.timestamp("ms", "UTC")),
        pa.array([dt.datetime(2024, 10, 18, 3, tzinfo=dt.UTC)], pa.timestamp("us", "Asia/Tokyo")),
        ["2024-10-18T23:30:00Z"],
        [20241018],
    ],
)
def test_a_day_of_every_kind_is_read_in_its_own_time_zone(
    date: Any, found_in: Callable[..., list[Any]]
) -> None:
    (article,) = found_in(date=date, text=["a"])
    assert document(article).published == DAY


def test_a_date_that_python_cannot_hold_costs_no_article(found_in: Callable[..., list[Any]]) -> None:
    far = pa.array([10**14, 0], pa.timestamp("s"))
    first, second = found_in(date=far, text=["a", "b"])
    assert (first.date, second.date) == ("", "1970-01-01T00:00:00")


def test_text_that_is_no_text_costs_its_row_alone(found_in: Callable[..., list[Any]]) -> None:
    column = pa.array([b"a", b"caf\xe9", None, b" ", b"e"], pa.binary())
    found = found_in(text=column)
    assert [item.path for item in found if isinstance(item, Article)] == ["n.parquet#1", "n.parquet#5"]
    assert [str(item).split(":")[0] for item in found[1:4]] == [f"n.parquet, row {n}" for n in (2, 3, 4)]
    assert all(not isinstance(item, Article) for item in found_in(text=[[1], [2]]))


def test_only_the_columns_that_are_needed_are_read(
    found_in: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    rows = parquet.rows
    monkeypatch.setattr(
        parquet, "rows", lambda file, names, n: (asked.append(names), rows(file, names, n))[1]
    )
    found_in(Columns(text="body"), body=["a"], pictures=[b"\xff" * 100], id=[1])
    assert {*asked[0]} == {"id", "body"}


def test_rows_are_taken_from_the_file_a_few_at_a_time(
    found_in: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found_in(text=[f"words {number}" for number in range(2_000)])  # all in one group
    taken = 0
    values = parquet._values

    def count(column: Any) -> list[object]:
        nonlocal taken
        taken += len(column)
        return values(column)

    monkeypatch.setattr(parquet, "_values", count)
    found = articles("n.parquet")
    assert next(found).text == "words 0"  # type: ignore[union-attr]
    assert taken <= 100
    assert sum(1 for _ in found) == 1_999


def test_a_file_that_is_no_parquet_is_refused_and_a_damaged_one_read_as_far_as_it_goes(
    found: Found, found_in: Callable[..., list[Any]]
) -> None:
    assert "n.parquet is damaged or no Parquet file" in str(found(b"text\na\n", "n.parquet")[1][0])
    assert "holds no articles" in str(found_in(text=pa.array([], pa.string()))[0])
    schema = pa.schema([("text", pa.string())])
    with pq.ParquetWriter("n.parquet", schema, use_dictionary=False) as writer:
        for _ in range(2):
            writer.write_table(pa.table({"text": ["words " * 200] * 500}, schema))
    content = bytearray(Path("n.parquet").read_bytes())
    second = pq.ParquetFile("n.parquet").metadata.row_group(1).column(0).data_page_offset
    content[second : second + 400] = b"\xff" * 400
    read, (refused,) = found(bytes(content), "n.parquet")
    assert 0 < len(read) <= 500
    assert f"what stands behind row {len(read)} was not read" in str(refused)


def test_without_pyarrow_it_is_said_how_to_get_it(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "installed", lambda: False)
    articles, (refused,) = found(b"PAR1", "n.parquet")
    assert not articles
    assert 'pip install "factcheck-worksheet[parquet]"' in str(refused)
