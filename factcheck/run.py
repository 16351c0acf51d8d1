"""The program on one screen: read, pipes, freeze, link, sheet, write."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import export as exporting
from factcheck.articles import Watch, documents, of_worksheet, published
from factcheck.check import DEFAULT, NEVER, Policy, Report, check
from factcheck.entry import Entry, entries
from factcheck.errors import FactcheckError, FailedAnalysis
from factcheck.matching import GONE, UNKNOWN, Where
from factcheck.merge import merge
from factcheck.model import Claim, Document, Group, Link
from factcheck.pipes import DEFAULT_MODEL
from factcheck.settings import Words
from factcheck.sheet import Sheet, Written, build, frame
from factcheck.tally import Tally, tally
from factcheck.write import target, tool_columns
from factcheck.write.opened import opened
from factcheck.write.target import Saved

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

    from factcheck.known import Known

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found: documents in the order given, claims in story order, and what could not be done."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    failures: tuple[FactcheckError, ...]

    @property
    def sheet(self) -> Sheet:
        """The claims as the rows of a fresh worksheet."""
        return build(self.documents, self.claims, self.links, self.groups)

    @property
    def frame(self) -> pd.DataFrame:
        """The worksheet as a pandas DataFrame, one row a claim."""
        return frame(self.sheet)


def extract(
    paths: Paths,
    *,
    date: dt.date | None = None,
    model: str = DEFAULT_MODEL,
    exclude: Collection[str] = (),
    watch: Watch | None = None,
) -> Extraction:
    """Find the claims in files and folders (``-`` is standard input).

    ``date`` is the publication day of articles that carry none, ``exclude`` are patterns, as in a
    .gitignore, of what is left out of folders. A file that cannot be read is in ``failures`` and the others
    are done. Raises MissingModel.
    """
    from factcheck.link import link

    watch = watch or _nobody
    read, unreadable = documents(_as_list(paths), date, watch, exclude)
    claims, unfinished = _find_claims(read, model, watch) if read else ({}, ())
    watch("Comparing claims", 0, 0)
    found = tuple(claim for claims_of_one in claims.values() for claim in claims_of_one)
    links, groups = link(found)
    done = tuple(read[place] for place in claims)
    return Extraction(done, found, links, groups, (*unreadable, *unfinished))


def use_words(own: Words) -> None:
    """Add a newsroom's own words, for the rest of the process. Call it before anything else here."""
    from factcheck import lexicon

    for file, section, lists in (
        ("cues", "verb", {"speech": own.cues}),
        ("units", "words", own.units),
        ("titles", "office", {"own": own.titles}),
    ):
        if any(lists.values()):
            lexicon.extend(file, section, lists)


def check_output(output: Path, paths: Paths = ()) -> None:
    """Raise UnusableOutput unless a worksheet can be written there without losing anything."""
    target.check(output, _as_list(paths))


def checked(found: Extraction, worksheet: Path, policy: Policy) -> Report:
    """What nobody has verified yet, by a worksheet, which stays as it is.

    Raises UnreadableInput and BrokenWorksheet.
    """
    earlier = opened(worksheet)
    merged = merge(found.sheet, earlier, tool_columns(worksheet), _where(worksheet.parent))
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


def _where(folder: Path) -> Where:
    """Where the documents of a worksheet in ``folder`` are; paths count from here, then from there."""

    def where(path: str) -> str | None:
        places = [os.path.join(at, path) for at in ("", folder)] if path != "-" else []  # noqa: PTH118
        if found := next(filter(os.path.exists, places), None):
            return os.path.realpath(found)
        gone = any(os.path.isdir(os.path.dirname(place) or ".") for place in places)  # noqa: PTH112, PTH120
        return GONE if gone else UNKNOWN

    return where


def save(sheet: Sheet, output: Path) -> Saved:
    """Write a worksheet; what people wrote in the one that is there stays on its rows, and a copy is kept.

    Raises UnusableOutput and BrokenWorksheet.
    """

    def join(earlier: Written | None, tool: frozenset[str]) -> Sheet:
        return sheet if earlier is None else merge(sheet, earlier, tool, _where(output.parent))

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


def export(worksheet: Path, output: Path) -> tuple[Saved, tuple[FactcheckError, ...]]:
    """Write a worksheet in the format of ``output``; and the articles that a page could not show.

    Raises UnreadableInput, BrokenWorksheet and UnusableOutput.
    """
    source = opened(worksheet)
    shown, missing = of_worksheet(source, worksheet.parent) if output.suffix.lower() == ".html" else ((), ())
    sheet = exporting.sheet(source, tool_columns(worksheet), shown)

    def join(earlier: Written | None, tool: frozenset[str]) -> Sheet:
        if earlier is not None:
            exporting.check_replaceable(earlier, tool, source, str(output))
        return sheet

    return target.save(output, join), missing


def pipeline(model: str = DEFAULT_MODEL) -> Language:
    """A spaCy pipeline whose Docs carry their claims in ``doc.spans["claims"]``. Raises MissingModel."""
    from factcheck.pipes import build as build_pipeline

    return build_pipeline(model)


def _as_list(paths: Paths) -> list[str]:
    """One path or several as a list of text."""
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]


def _find_claims(
    read: Sequence[Document], model: str, watch: Watch
) -> tuple[dict[int, tuple[Claim, ...]], tuple[FactcheckError, ...]]:
    """The claims of each document by its place, and what kept others from being worked through."""
    watch("Loading the language model", 0, 0)
    nlp = pipeline(model)
    from factcheck.freeze import freeze

    failures: dict[int, FactcheckError] = {}

    def blame(component: str, _: object, docs: Sequence[Doc], error: Exception) -> None:
        for doc in docs:
            failures[doc._context] = _failure(read[doc._context], component, error)

    # nlp.set_error_handler would do this, but spaCy 3.8's parser has no place for a handler and raises.
    nlp.default_error_handler = blame
    claims = {}
    total, done = sum(len(document.text) for document in read), 0
    watch("Looking for claims", 0, total)
    for doc, place in nlp.pipe(_prepared(nlp, read), as_tuples=True, batch_size=1):
        claims[place] = freeze(doc, read[place])
        done += len(read[place].text)
        watch("Looking for claims", done, total)
    return claims, tuple(failures.values())


def _prepared(nlp: Language, read: Sequence[Document]) -> Iterator[tuple[Doc, int]]:
    """Each document as a Doc with its place: nlp.pipe hands the place on to its results and errors.

    One at a time (``batch_size=1``), so that what is found in an article does not depend on its neighbours
    and an error costs one article; it is 7 % slower than sixteen at a time.
    """
    from factcheck.pipes import prepare

    for place, document in enumerate(read):
        yield prepare(nlp, document), place


def _failure(document: Document, component: str, error: Exception) -> FactcheckError:
    failure = FailedAnalysis(
        f"{document.path}: was read, but {component} failed on it ({type(error).__name__}).",
        "Run it alone with --debug and report what that shows; the other documents are done.",
    )
    failure.__cause__ = error
    return failure


def _nobody(stage: str, done: int, whole: int) -> None:
    """Nobody watches."""
