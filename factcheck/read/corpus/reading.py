"""The articles of a corpus, one by one, with what is wrong with the others."""

from __future__ import annotations

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR

from factcheck.errors import UnreadableInput
from factcheck.read.corpus import csv_rows, json_lines, parquet_rows
from factcheck.read.corpus.article import Article
from factcheck.read.corpus.columns import Columns, resolve
from factcheck.read.corpus.names import row_path, suffix_of
from factcheck.read.corpus.row import Damaged, Rows, Table, bad, damaged, empty
from factcheck.read.corpus.stream import text_of
from factcheck.read.corpus.values import text_in, words_in
from factcheck.read.opening import folder, refusal

_TOLD = 20  # rows of a file that cannot be read and are told one by one
_OURS = {"claim_id", "document", "modality", "priority"}  # a worksheet has these columns, a corpus never all
_USUAL = Columns()


def articles(path: str, columns: Columns = _USUAL) -> Iterator[Article | UnreadableInput]:
    """The articles of a corpus in their order, as they are read; no more than a few are held at once.

    What cannot be read comes as an UnreadableInput in its place: a row, the file where it has not the
    columns, or what is left of a file that is damaged.
    """
    try:
        if S_ISDIR(Path(path).stat().st_mode):
            raise folder(path)
        with _opened(path) as table:
            names = _columns(table, columns, path)
            found = _articles(table.rows(frozenset(names.values())), names, path)
            yield from _few(found, path)
    except UnreadableInput as refused:
        yield refused
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield damaged(path, "", error)
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character in it
        yield refusal(path, error)


def _opened(path: str) -> AbstractContextManager[Table]:
    if suffix_of(path) == ".parquet":
        return parquet_rows.table(path)
    return _text(path)


@contextmanager
def _text(path: str) -> Iterator[Table]:
    is_csv = suffix_of(path) == ".csv"
    # A line break inside a cell stays as it is; JSON has none, and "\r" alone ends no line there.
    with text_of(path, newline="" if is_csv else "\n") as stream:
        yield (csv_rows if is_csv else json_lines).table(stream, path)


def _columns(table: Table, columns: Columns, path: str) -> dict[str, str]:
    if {*table.names} >= _OURS:
        raise UnreadableInput(
            f"{path} is a list of claims that factcheck wrote, and no corpus.", "Leave it out."
        )
    return resolve(columns, table.names, path)


def _few(found: Iterator[Article | UnreadableInput], path: str) -> Iterator[Article | UnreadableInput]:
    """All articles, the first bad rows, and at the end how many more there were."""
    refused = 0
    for item in found:
        refused += isinstance(item, UnreadableInput) and not isinstance(item, Damaged)
        if isinstance(item, Article | Damaged) or refused <= _TOLD:
            yield item
    if refused > _TOLD:
        more = refused - _TOLD
        left = UnreadableInput(
            f"{path}: {more:,} more {'row' if more == 1 else 'rows'} cannot be read.",
            "Mend the ones that are named first, and run it again.",
        )
        left.document = path
        yield left


def _articles(rows: Rows, names: Mapping[str, str], path: str) -> Iterator[Article | UnreadableInput]:
    """The rows as articles, each with a path of its own.

    Of rows with one id all are read: they may be versions of one article, and one that is left out would not
    be checked. The second is called ``id~2``; where it says the same again, the worksheet says so too.
    """
    used: set[bytes] = set()  # digests, so that ids of any length take the same room
    again: Counter[bytes] = Counter()
    number = 0
    for number, row in enumerate(rows, 1):
        if isinstance(row, UnreadableInput):
            yield row
            continue
        values = {field: row.values.get(name) for field, name in names.items()}
        text = text_in(values["text"])
        id_, title, date = (words_in(values.get(field)) for field in ("id", "title", "date"))
        if text is None:
            what = f"the column {names['text']} holds no text"
            refused = bad(path, row.where, what, "Put the text of the article there, or leave the row out.")
            refused.document = row_path(path, id_ or str(number))
            yield refused
            continue
        yield Article(row_path(path, _free(id_ or str(number), used, again)), title, date, text)
    if not number:
        yield empty(path)


def _free(id_: str, used: set[bytes], again: Counter[bytes]) -> str:
    """The id, or one made from it that no row before has."""
    name, digest = id_, _digest(id_)
    while _digest(name) in used:
        again[digest] += 1
        name = f"{id_}~{again[digest] + 1}"
    used.add(_digest(name))
    return name


def _digest(id_: str) -> bytes:
    return blake2b(id_.encode(), digest_size=8).digest()
