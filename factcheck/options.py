"""The arguments and options of the commands, each with its help, and the examples below them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__

EXAMPLES = """Examples:

factcheck extract article.md  (writes worksheet.csv)

factcheck extract articles/ -o council.csv  (a folder and the folders in it)

factcheck extract draft.docx page.html --date 2024-10-18  (for articles that carry no date)

factcheck extract draft.md --known sheets/  (says which claims were verified before)

factcheck extract archive.parquet -o claims.parquet --column text=body  (a corpus, an article a row)

factcheck extract - < article.txt  (standard input)
"""
EXPLAIN_EXAMPLES = """Examples:

factcheck explain worksheet.csv CECBSS6O7FG  (the id stands in the column claim_id)

factcheck explain worksheet.csv cecb  (its beginning is enough if no other row begins so)

factcheck explain council.jsonl CECB | less  (differing words in \\[brackets])
"""
EXPORT_EXAMPLES = """Examples:

factcheck export worksheet.csv -o worksheet.xlsx  (for Excel, LibreOffice or Google Sheets)

factcheck export worksheet.xlsx -o monday.html  (the articles with their claims marked, to read)

factcheck export worksheet.csv -o checked.json  (schema.org ClaimReview, for rows that carry a verdict)

factcheck export worksheet.csv -o claims.md  (Markdown; .jsonl is for programs)
"""
CHECK_EXAMPLES = """Examples:

factcheck check articles/  (status 1 when a claim is new, or changed, and nobody has verified it)

factcheck check articles/ -w monday.csv --fail-on changed --fail-on conflict --min-priority 1

factcheck check articles/ --format github --output junit=claims.xml  (for a code host or a build server)

factcheck check articles/ --accept  (puts the new claims into the worksheet; verifies nothing)
"""
CACHE_EXAMPLES = """Examples:

factcheck cache info  (where it is and how large)

factcheck cache clear  (the next run takes longer, and finds the same)
"""
INIT_EXAMPLES = """Examples:

factcheck init  (in the folder of the repository; a worksheet and settings that are there stay as they are)

factcheck init ~/newsroom --yes
"""
STATUS_EXAMPLES = """Examples:

factcheck status worksheet.csv

factcheck status monday.xlsx
"""


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def _day(text: str) -> dt.date:
    from factcheck.settings import DAY, day

    try:
        return day(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day. {DAY}") from error


def _known_rules(chosen: list[str] | None) -> list[str] | None:
    from factcheck.check import NEVER, RULES

    for rule in chosen or ():
        if rule not in (*RULES, NEVER):
            raise typer.BadParameter(f"{rule!r} is none of {', '.join((*RULES, NEVER))}.")
    return chosen


def _known_format(name: str) -> str:
    from factcheck.report import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}.")
    return name


def _known_reports(chosen: list[str] | None) -> list[str] | None:
    paths = []
    for report in chosen or ():
        name, _, path = report.partition("=")
        if not path:
            raise typer.BadParameter(f"{report!r} names no file. Write it as sarif=claims.sarif.")
        if path in paths:
            raise typer.BadParameter(f"{path} is named for two reports.")
        _known_format(name)
        paths.append(path)
    return chosen


def _column_names(given: list[str] | None) -> list[str] | None:
    from factcheck.settings import FIELDS

    named = [one.partition("=")[0] for one in given or ()]
    if twice := [field for field in FIELDS if named.count(field) > 1]:
        raise typer.BadParameter(f"{twice[0]} is given twice.")
    for one in given or ():
        field, _, name = one.partition("=")
        if field not in FIELDS or not name:
            raise typer.BadParameter(
                f"{one!r}: write it as text=body, with {', '.join(FIELDS)} before the =."
            )
    return given


def _known_engine(name: str | None) -> str | None:
    from factcheck.settings import ENGINES

    if name is not None and name not in ENGINES:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(ENGINES)}.")
    return name


Version = Annotated[
    bool,
    typer.Option(
        "--version", metavar="", callback=_print_version, is_eager=True, help="Show the version and exit."
    ),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Articles (.txt .md .html .htm .docx), folders, corpora with an article a row (.jsonl .csv "
        ".parquet), or - for standard input. \\[default: paths in the settings]",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Ends in .csv .xlsx .jsonl .parquet .html or .md. \\[default: worksheet.csv]",
    ),
]
Target = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help="What to write: .csv .xlsx .jsonl .parquet .html .md, or .json for ClaimReview.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--worksheet",
        "-w",
        metavar="FILE",
        help="Where it stands what was verified. \\[default: worksheet.csv]",
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT",
        callback=_known_rules,
        help="new, changed, unverified, conflict (one side must be wrong) or never. Can be given more than "
        "once. \\[default: new, changed, conflict]",
    ),
]
Priority = Annotated[
    int | None,
    typer.Option(min=1, max=3, metavar="1|2|3", help="Fail only for claims of this priority or higher."),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        callback=_known_format,
        help="On standard output: text, json, github, sarif, code-scanning, junit or gitlab.",
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="NAME=FILE",
        callback=_known_reports,
        help="A report in a file as well, such as sarif=claims.sarif. Can be given more than once.",
    ),
]
Accept = Annotated[
    bool,
    typer.Option(
        "--accept",
        metavar="",
        help="Put the new claims into the worksheet: they are known then, not verified. Never in CI.",
    ),
]
Day = Annotated[
    dt.date | None,
    typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Publication day of articles that carry none."),
]
Known = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Earlier checks, to be suggested for the same claims: a worksheet, a folder of worksheets, or a "
        "ClaimReview feed (.json). Can be given more than once.",
    ),
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline for English than ours.")
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Settings to use. \\[default: factcheck.toml or pyproject.toml here]"),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", metavar="", help="No summary and no progress; errors are still shown."),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", metavar="", help="Also say what was found in each document, and the times."
    ),
]
Worksheet = Annotated[
    Path,
    typer.Argument(
        metavar="WORKSHEET",
        show_default=False,
        help="A .csv, .xlsx, .jsonl or .parquet file that factcheck extract wrote.",
    ),
]
RowId = Annotated[
    str,
    typer.Argument(
        metavar="ID", show_default=False, help="What stands under claim_id, or the beginning of it."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", metavar="", help="Show where in the program an error arose.")]


Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", show_default=False, help="The repository. \\[default: here]")
]
Yes = Annotated[
    bool,
    typer.Option("--yes", "-y", metavar="", help="Replace the workflow without a question."),
]
_WORK = "How the work is done"
Column = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME",
        callback=_column_names,
        help="What a column of a corpus is called: id, title, date or text, such as text=body. Can be given "
        "more than once.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        rich_help_panel=_WORK,
        help="Processes that work at the same time. \\[default: all cores, one for little work]",
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        metavar="",
        rich_help_panel=_WORK,
        help="Do not use or keep what was found before. The result is the same.",
    ),
]
NoLink = Annotated[
    bool,
    typer.Option(
        "--no-link", metavar="", rich_help_panel=_WORK, help="Do not look for repeats and conflicts."
    ),
]
Engine = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_known_engine,
        rich_help_panel=_WORK,
        help="local, or dask for several machines. \\[default: local]",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        rich_help_panel=_WORK,
        help="The dask cluster, such as tcp://host:8786. \\[default: one on this machine, for this run]",
    ),
]
