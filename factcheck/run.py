"""What the commands do: articles to claims, claims to a worksheet or a report, a worksheet to another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.articles import of_worksheet, published
from factcheck.check import DEFAULT, NEVER, Policy, Report, check
from factcheck.entry import Entry, entries
from factcheck.errors import FactcheckError
from factcheck.extraction import Extraction, Paths, as_list, cache_of, extract
from factcheck.matching import GONE, UNKNOWN, Where
from factcheck.merge import merge
from factcheck.model import Document
from factcheck.pipes import DEFAULT_MODEL
from factcheck.read.corpus import Columns, file_of
from factcheck.sheet import Sheet, Written
from factcheck.tally import Tally, tally
from factcheck.write import target, tool_columns
from factcheck.write.opened import opened
from factcheck.write.target import Saved

if TYPE_CHECKING:
    from spacy.language import Language

    from factcheck.known import Known

__all__ = ["Extraction", "cache_of", "extract"]  # and all that is defined here


def check_output(output: Path, paths: Paths = ()) -> None:
    """Raise UnusableOutput unless a worksheet can be written there without losing anything."""
    target.check(output, as_list(paths))


def checked(found: Extraction, worksheet: Path, policy: Policy) -> Report:
    """What nobody has verified yet, by a worksheet, which stays as it is.

    Raises UnreadableInput and BrokenWorksheet.
    """
    earlier = opened(worksheet)
    where = _where(worksheet.parent, found.documents, found.failures)
    merged = merge(found.sheet, earlier, tool_columns(worksheet), where)
    return check(merged, entries(earlier.rows), policy, found.failures)


def policy(fail_on: Sequence[str], min_priority: int, kinds: Sequence[str]) -> Policy:
    """What makes a check fail, the usual without ``fail_on``; ``never`` in it outweighs the others."""
    rules = () if NEVER in fail_on else fail_on or DEFAULT
    return Policy(frozenset(rules), min_priority, frozenset(kinds))


def report(result: Report, name: str) -> str:
    """A report in one of the formats."""
    from factcheck.report import FORMATS

    return FORMATS[name](result)


def add_summary(result: Report, path: Path) -> None:
    """Add a summary to the page of a step at GitHub, which gives the file; others may have written there."""
    from factcheck.report import github

    with path.open("a", encoding="utf-8") as stream:
        stream.write(github.summary(result))


def write_report(result: Report, name: str, path: Path) -> None:
    """Write a report to a file, in place of an older one and of nothing else. Raises UnusableOutput."""
    from factcheck.report.earlier import ours

    target.write(path, report(result, name).encode("utf-8", "backslashreplace"), ours)


def _where(folder: Path, read: Iterable[Document], failures: Iterable[FactcheckError]) -> Where:
    """Where the documents of a worksheet in ``folder`` are; paths count from here, then from there.

    ``read`` are the documents of this run: a row that is in one of their corpora no more is gone. One that
    failed is still there, and so may be all others of a corpus that could be read in part only.
    """

    @cache
    def real(file: str) -> str | None:
        return _real(file, folder)

    def row(path: str, file: str) -> str | None:
        found = real(file)
        return found and found + path.removeprefix(file)

    unsure = [failure.document for failure in failures if failure.document]
    mine = [(path, file) for path in chain((one.path for one in read), unsure) if (file := file_of(path))]
    rows = {row(path, file) for path, file in mine}
    corpora = {real(file) for _, file in mine} - {real(file) for file in unsure}

    def where(path: str) -> str | None:
        file = file_of(path)
        if file is None:
            return real(path)
        place = row(path, file)
        return GONE if real(file) in corpora and place not in rows else place

    return where


def _real(path: str, folder: Path) -> str | None:
    places = [os.path.join(at, path) for at in ("", folder)] if path != "-" else []  # noqa: PTH118
    if found := next(filter(os.path.exists, places), None):
        return os.path.realpath(found)
    gone = any(os.path.isdir(os.path.dirname(place) or ".") for place in places)  # noqa: PTH112, PTH120
    return GONE if gone else UNKNOWN


def save(sheet: Sheet, output: Path, failures: Iterable[FactcheckError] = ()) -> Saved:
    """Write a worksheet; what people wrote in the one that is there stays on its rows, and a copy is kept.

    ``failures`` are what the run could not do: the rows of those articles stay as they are.

    Raises UnusableOutput and BrokenWorksheet.
    """

    def join(earlier: Written | None, tool: frozenset[str]) -> Sheet:
        if earlier is None:
            return sheet
        return merge(sheet, earlier, tool, _where(output.parent, sheet.documents, failures))

    return target.save(output, join)


def read_known(paths: Iterable[Path], output: Path) -> tuple[Known, ...]:
    """What earlier worksheets and ClaimReview feeds found.

    ``output`` is left out of a folder: what people wrote there is theirs already. Raises UnreadableInput and
    BrokenWorksheet.
    """
    from factcheck import known

    return tuple(check for path in paths for check in known.read_known(path, leaving=output))


def suggest(sheet: Sheet, earlier: Sequence[Known]) -> Sheet:
    """The sheet with what earlier checks found of its claims, as a suggestion."""
    from factcheck import known

    found = known.suggest((row.claim for row in sheet.rows), earlier)
    rows = (replace(row, earlier_check=found.get(row.claim.id, "")) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def read_worksheet(path: Path) -> tuple[Entry, ...]:
    """The rows of a worksheet that ``save`` wrote, people's notes or not. Raises UnreadableInput."""
    return entries(opened(path).rows)


def tally_of(path: Path) -> Tally:
    """How far the checking of a worksheet is. Raises UnreadableInput and BrokenWorksheet."""
    return tally(read_worksheet(path), lambda document: published(document, path.parent))


def export(
    worksheet: Path, output: Path, columns: Mapping[str, str] = MappingProxyType({})
) -> tuple[Saved, tuple[FactcheckError, ...]]:
    """Write a worksheet in the format of ``output``; and the articles that a page could not show.

    ``columns`` are the columns of corpora by what they hold.

    Raises UnreadableInput, BrokenWorksheet and UnusableOutput.
    """
    from factcheck import export as exporting

    source = opened(worksheet)
    page = output.suffix.lower() == ".html"
    shown, missing = of_worksheet(source, worksheet.parent, Columns(**columns)) if page else ((), ())
    sheet = exporting.sheet(source, tool_columns(worksheet), shown)

    def join(earlier: Written | None, tool: frozenset[str]) -> Sheet:
        if earlier is not None:
            exporting.check_replaceable(earlier, tool, source, str(output))
        return sheet

    return target.save(output, join), missing


def pipeline(model: str = DEFAULT_MODEL) -> Language:
    """A spaCy pipeline whose Docs carry their claims in ``doc.spans["claims"]``. Raises MissingModel."""
    from factcheck.pipes import build

    return build(model)
