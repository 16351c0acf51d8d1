"""The command line: options in, one call to ``run``, exit status out. Only this file prints or exits."""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from factcheck import __version__
from factcheck.errors import FactcheckError, UnreadableInput

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.run import Extraction


class ExitStatus(IntEnum):
    """What a command ends with."""

    OK = 0  # done, and nothing to flag
    FLAGGED = 1  # done, and there are claims or conflicts to look at
    FAILED = 2  # could not do it, or not all of it


INTERRUPTED = 130  # what shells expect after Ctrl-C: 128 and the number of the signal

EXAMPLES = """Examples:

factcheck extract article.md   writes worksheet.csv

factcheck extract articles/ -o council.csv   a folder and all folders in it

factcheck extract draft.docx page.html --date 2024-10-18   for articles that carry no date

pbpaste | factcheck extract -   reads standard input
"""

app = typer.Typer(
    name="factcheck",
    help="Finds the claims in news articles that a fact-checker would underline and writes a worksheet. Works offline.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The console script ``factcheck``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a character must not stop the run
            stream.reconfigure(errors="replace")
    app(prog_name="factcheck")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options before a command; with this callback ``extract`` stays a command of its own."""


def _day(text: str) -> dt.date:
    from factcheck.settings import DAY, day

    try:
        return day(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day. {DAY}") from error


@app.command(epilog=EXAMPLES)
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Articles (.txt .md .html .htm .docx), folders, or - for standard input."),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The worksheet: .csv or .jsonl. [default: worksheet.csv]")
    ] = None,
    date: Annotated[
        dt.date | None,
        typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Day of publication of articles that carry none."),
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Any installed English spaCy pipeline.")] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings. [default: factcheck.toml or pyproject.toml here]")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress; errors are still shown.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more about each document, and how long it took.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    """Find every claim that can be checked and write a worksheet, one row a claim."""
    from factcheck import run, settings

    with _plain_errors(debug):
        chosen = settings.load(config).over(model=model, date=date, output=output)
        worksheet = Path(chosen.output)
        run.check_output(worksheet, paths)
        _show_extraction


def _show_extraction() -> None: ...
