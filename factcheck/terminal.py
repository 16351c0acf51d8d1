"""What a command says, on standard output or standard error, and how it ends."""

from __future__ import annotations

import logging
import os
import re
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


class ExitStatus(IntEnum):
    """What a command ends with."""

    OK = 0  # done
    FOUND = 1  # done, and there are claims to look at
    FAILED = 2  # could not do it, or not all of it


INTERRUPTED = 130  # what shells expect after Ctrl-C: 128 and the number of the signal


def remark(words: str | None) -> None:
    """What cost time and changed nothing else, where there is such a thing."""
    if words:
        say(words)


@contextmanager
def plain_errors(debug: bool) -> Iterator[None]:
    """One clear line for whatever goes wrong, and exit status 2; with ``debug`` the traceback before it."""
    logging.basicConfig(handlers=None if debug else [logging.NullHandler()])
    try:
        with warnings.catch_warnings():
            if not debug:  # other people's warnings tell a journalist nothing
                warnings.simplefilter("ignore")
            yield
    except FactcheckError as error:
        complain(error, debug)
    except KeyboardInterrupt as stop:
        say("Stopped. No file was left half written.")
        raise typer.Exit(INTERRUPTED) from stop
    except OSError as error:  # a full disk, a drive that was pulled out
        refusal = FactcheckError(f"The computer refused: {error}.", "Check the disk and run it again.")
        refusal.__cause__ = error
        complain(refusal, debug)
    except Exception as error:  # the last line of defence, so that a bug of ours is one line too
        message = f"Something went wrong in factcheck itself ({type(error).__name__}: {error})."
        bug = FactcheckError(message, "Run it again with --debug and report what it shows.")
        bug.__cause__ = error
        complain(bug, debug)
    else:
        return
    raise typer.Exit(ExitStatus.FAILED)


def report(text: str, format_: str) -> None:
    """A report on standard output; for programs as UTF-8, whatever a terminal would like."""
    typer.echo(_inert(text) if format_ == "text" else text.encode("utf-8", "backslashreplace"), nl=False)


def _inert(text: str) -> str:
    """At GitHub, the text without what its runner would obey: a file's name may be "::warning::"."""
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    return re.sub(r"(?m)^(\s*):(?=:)", r"\1: ", text.replace("##[", "## ["))


def complain(error: FactcheckError, debug: bool) -> None:
    """Say what went wrong; with ``debug`` the traceback before it."""
    if debug:
        traceback.print_exception(error)
    say(str(error))


def say(message: str) -> None:
    """One line on standard error, however long."""
    from rich.text import Text

    from factcheck.wording import plain

    line = Text.assemble(("factcheck: ", "bold"), _inert(plain(message)))
    console(stderr=True).print(line, soft_wrap=True)


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print what somebody asked to see."""
    with suppress(SystemExit):  # how rich ends when nobody reads any more (``| head``): that is no error
        console(stderr=stderr).print(content, crop=False)


def show_line(message: str) -> None:
    """One line on standard output, however long: a path in it can be copied."""
    from rich.text import Text

    from factcheck.wording import plain

    with suppress(SystemExit):
        console().print(Text(plain(message)), soft_wrap=True)


def console(*, stderr: bool = False) -> Console:
    """A console that colours a terminal only, and not with NO_COLOR set."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)
