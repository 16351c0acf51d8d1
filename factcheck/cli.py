"""The command line: options in, one call to ``run``, exit status out. It and ``terminal`` alone print."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck import __version__, terminal
from factcheck.errors import FactcheckError
from factcheck.options import (
    CACHE_EXAMPLES,
    CHECK_EXAMPLES,
    EXAMPLES,
    EXPLAIN_EXAMPLES,
    EXPORT_EXAMPLES,
    INIT_EXAMPLES,
    STATUS_EXAMPLES,
    Accept,
    Against,
    Column,
    Config,
    Day,
    Debug,
    Engine,
    FailOn,
    Folder,
    Format,
    Jobs,
    Known,
    Model,
    NoCache,
    NoLink,
    Output,
    Paths,
    Priority,
    Quiet,
    Reports,
    RowId,
    Scheduler,
    Target,
    Verbose,
    Version,
    Worksheet,
    Yes,
)
from factcheck.terminal import ExitStatus

if TYPE_CHECKING:
    from factcheck.cache import Info
    from factcheck.run import Extraction
    from factcheck.settings import Settings


_CI = ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "BUILD_ID")  # what build servers set
_NO = ("", "0", "false", "no")

app = typer.Typer(
    name="factcheck",
    help="Find the claims in news articles that a fact-checker would underline. Works offline.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The console script ``factcheck``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a character that a terminal cannot show must not stop the run
            stream.reconfigure(errors="replace")
    gc.set_threshold(50_000, 20, 100)  # records hold no circles: looking for some costs a tenth of the time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for numpy: more threads only wait for one another
    for name in ("SIGTERM", "SIGHUP"):  # a build that is stopped, a window that is closed: clean up first
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup sets it
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    app(prog_name="factcheck")


@app.callback()
def factcheck(version: Version = False) -> None:
    """Options that stand before a command."""


@app.command(epilog=EXAMPLES)
def extract(
    paths: Paths = None,
    output: Output = None,
    date: Day = None,
    known: Known = None,
    model: Model = None,
    column: Column = None,
    jobs: Jobs = None,
    engine: Engine = None,
    scheduler: Scheduler = None,
    no_link: NoLink = False,
    no_cache: NoCache = False,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Find every claim that can be checked, and write a worksheet with one row a claim."""
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other.")
    engine = _engine(engine, scheduler)
    with terminal.plain_errors(debug):
        from factcheck import run, settings, summary

        stated = settings.load(config)
        chosen = stated.over(
            model=model,
            date=date,
            output=output,
            paths=paths or None,
            known=known or None,
            columns={**stated.columns, **_columns(column)},
            jobs=jobs,
            engine=engine,
            scheduler=scheduler,
            link=False if no_link else None,
            cache=False if no_cache else None,
        )
        _need_paths(chosen)
        target = Path(chosen.output)
        run.check_output(target, chosen.paths)
        earlier = run.read_known(map(Path, chosen.known), target)  # a wrong path is told before the work
        found, times = _watched(chosen, quiet)
        for failure in found.failures:
            terminal.complain(failure, debug)
        sheet = run.suggest(found.sheet, earlier) if earlier else found.sheet
        backup = None
        if found.documents:
            sheet, backup = run.save(sheet, target, found.failures)
        else:
            terminal.say("Nothing could be read, so no worksheet was written.")
        if verbose:
            terminal.show(summary.details(sheet, times), stderr=True)
        if not quiet:
            written = str(target) if found.documents else None
            kept = str(backup) if backup else None
            terminal.show(summary.render(sheet, found.failures, written, kept))
        done = bool(found.documents) and not found.failures
    raise typer.Exit(ExitStatus.OK if done else ExitStatus.FAILED)


@app.command(epilog=EXPLAIN_EXAMPLES, no_args_is_help=True)
def explain(worksheet: Worksheet, row: RowId, debug: Debug = False) -> None:
    """Show one row: why it is there, where else it is told, and what contradicts it, side by side."""
    with terminal.plain_errors(debug):
        from factcheck import entry, run
        from factcheck import explain as explanation

        known = run.read_worksheet(worksheet)
        wanted = entry.chosen(known, row)
        console = terminal.console()
        colour = console.color_system is not None
        terminal.show(explanation.render(wanted, known, width=console.width, colour=colour))


@app.command(epilog=STATUS_EXAMPLES, no_args_is_help=True)
def status(worksheet: Worksheet, debug: Debug = False) -> None:
    """Show how far the checking is: what is left, who checked what, and what to look at again."""
    with terminal.plain_errors(debug):
        from factcheck import run
        from factcheck import status as state

        terminal.show(state.render(run.tally_of(worksheet)))


@app.command(epilog=EXPORT_EXAMPLES, no_args_is_help=True)
def export(worksheet: Worksheet, output: Target, column: Column = None, debug: Debug = False) -> None:
    """Write a worksheet in another format: for a spreadsheet, a program, a reader or a search engine."""
    with terminal.plain_errors(debug):
        from factcheck import run, settings

        columns = {**settings.load().columns, **_columns(column)}
        saved, missing = run.export(worksheet, Path(output), columns)
        for failure in missing:
            terminal.complain(failure, debug)
        if missing:
            terminal.say("The claims of these articles are listed without their text.")
        terminal.show_line(f"Wrote {output}")
        if saved.backup:
            terminal.show_line(f"The earlier file is kept as {saved.backup}")
    raise typer.Exit(ExitStatus.FAILED if missing else ExitStatus.OK)


@app.command(epilog=CHECK_EXAMPLES)
def check(
    paths: Paths = None,
    worksheet: Against = None,
    fail_on: FailOn = None,
    min_priority: Priority = None,
    format_: Format = "text",
    reports: Reports = None,
    accept: Accept = False,
    date: Day = None,
    model: Model = None,
    column: Column = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    config: Config = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Say which claims are new or changed and not verified. It writes nothing unless told to."""
    if accept and any(os.environ.get(name, "").lower() not in _NO for name in _CI):
        raise typer.BadParameter("--accept is for people: in CI nobody would see what was accepted.")
    with terminal.plain_errors(debug):
        from factcheck import run, settings

        stated = settings.load(config)
        chosen = stated.over(
            model=model,
            date=date,
            paths=paths or None,
            worksheet=worksheet,
            fail_on=fail_on or None,
            min_priority=min_priority,
            link=True,  # a conflict makes it fail, so that they must be looked for
            columns={**stated.columns, **_columns(column)},
            jobs=jobs,
            cache=False if no_cache else None,
        )
        _need_paths(chosen)
        against = Path(chosen.worksheet)
        policy = run.policy(chosen.fail_on, chosen.min_priority, chosen.kinds)
        run.read_worksheet(against)  # before the work: a broken one is told at once
        found, _ = _watched(chosen, quiet)
        for failure in found.failures:
            terminal.complain(failure, debug)
        result = run.checked(found, against, policy)
        terminal.report(run.report(result, format_), format_)
        if format_ == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
            run.add_summary(result, Path(page))
        for report in reports or ():
            name, _, path = report.partition("=")
            run.write_report(result, name, Path(path))
        if accept and found.documents:
            saved = run.save(found.sheet, against, found.failures)
            new = sum(row.change == "new" for row in saved.sheet.rows)
            terminal.say(
                f"{against} has {new:,} new claim{'' if new == 1 else 's'} now. Nobody has verified them yet."
            )
        failed = bool(found.failures) or not found.documents
    raise typer.Exit(ExitStatus.FAILED if failed else ExitStatus.FOUND if result.failing else ExitStatus.OK)


@app.command(epilog=INIT_EXAMPLES)
def init(folder: Folder = Path(), yes: Yes = False, debug: Debug = False) -> None:
    """Set a repository of articles up: settings, an empty worksheet, and a check of each change."""
    with terminal.plain_errors(debug):
        from factcheck import init as setup

        files = setup.plan(folder, __version__)
        done = setup.write(files, lambda file: yes or _agreed(file.name))
        typer.echo(setup.told(done))  # not wrapped: there may be lines to copy


cached = typer.Typer(
    name="cache",
    help="What was found in articles before, so that an article that did not change costs no time again.",
    epilog=CACHE_EXAMPLES,
    no_args_is_help=True,
)
app.add_typer(cached)


@cached.command()
def info(config: Config = None, debug: Debug = False) -> None:
    """Show where the cache is and how large."""
    with terminal.plain_errors(debug):
        from factcheck import run, settings

        with run.cache_of(settings.load(config)) as cache:
            found = cache.info()
            terminal.show_line(str(found.folder))
            terminal.show(f"{_size(found)}, of {found.limit / 1e6:,.0f} MB at most")
            terminal.remark(cache.problem)


@cached.command()
def clear(config: Config = None, debug: Debug = False) -> None:
    """Empty the cache. Worksheets are no part of it."""
    with terminal.plain_errors(debug):
        from factcheck import run, settings

        with run.cache_of(settings.load(config)) as cache:
            terminal.show(f"Removed {_size(cache.clear())}")
            if cache.problem:  # somebody wants to be sure that nothing is left
                raise FactcheckError(cache.problem, f"Look into {cache.folder} yourself.")


def _size(found: Info) -> str:
    return f"{found.entries:,} {'entry' if found.entries == 1 else 'entries'}, {found.bytes / 1e6:,.1f} MB"


def _cores() -> int:
    """The processors that this process may use: on a shared machine these are not all."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows and macOS
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _columns(given: list[str] | None) -> dict[str, str]:
    """``["text=body"]`` as a table."""
    return dict(one.split("=", 1) for one in given or ())


def _engine(engine: str | None, scheduler: str | None) -> str | None:
    """A scheduler is one of dask's."""
    if scheduler and engine == "local":
        raise typer.BadParameter("--scheduler is for --engine dask.")
    return "dask" if scheduler else engine


def _agreed(name: str) -> bool:
    """Whether somebody at a terminal wants a file replaced."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    try:
        return typer.confirm(f"{name} is there already. Replace it?")
    except typer.Abort as stop:
        raise KeyboardInterrupt from stop


def _need_paths(chosen: Settings) -> None:
    if not chosen.paths:
        raise FactcheckError(
            "No articles were named.",
            "Name a file or a folder (factcheck extract article.md), or put paths into factcheck.toml.",
        )


def _watched(chosen: Settings, quiet: bool) -> tuple[Extraction, list[tuple[str, float]]]:
    """The extraction under a progress bar, and the seconds of its stages."""
    from factcheck import progress, run

    if "-" in chosen.paths and sys.stdin is not None and sys.stdin.isatty():
        terminal.say("Reading what you type: end it with Ctrl-D, on Windows with Ctrl-Z and Enter.")
    chosen = chosen.over(cache=chosen.cache is not False, jobs=chosen.jobs or _cores())
    stages = progress.Stages()
    with progress.shown(stages, None if quiet else terminal.console(stderr=True)) as watch:
        found = run.extract(chosen.paths, chosen, watch=watch)
    terminal.remark(found.remark)
    return found, stages.times()
