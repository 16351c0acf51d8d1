"""Articles for the benchmarks: real ones to time, and any number of made ones to see how the work grows.

    python tests/benchmarks/corpus.py DIR -o articles.jsonl [--articles 1000] [--verbatim]

Made articles hold about eight sentences, dealt from the shuffled sentences of DIR/articles/basil.jsonl. Names
and numbers are invented anew in each article, so that it tells its own story as those of an archive do;
``--verbatim`` leaves them, and then a hundred thousand articles tell each fact more than a hundred times. The
same call gives the same articles, and a small corpus is the beginning of a larger one. They hold text that is
not ours: keep them out of the project.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SENTENCES = (6, 10)  # in a made article
DAYS = (dt.date(2010, 1, 1).toordinal(), dt.date(2019, 12, 31).toordinal())  # the years of the real ones
_END = re.compile(r"(?<=[.!?])[\"”’]{0,2}(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|No)\.)"
                  r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)\s+(?=[\"“‘]?[A-Z])")  # fmt: skip
_WORD = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)?")
_INSIDE = re.compile(r"(?<=[a-z0-9,’'] )" + _WORD.pattern)  # in the middle of a sentence
_SURELY = (
    20  # a word with a capital in the middle of a sentence so many times as often as without one is a name
)
_NUMBER = re.compile(r"(?<![\w.,$€£-])[$€£]?\d[\d,.]*\d(?![\w-])|(?<![\w.,-])\d(?![\w-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = frozenset([*calendar.month_name, *calendar.day_name])
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"


class Article(NamedTuple):
    """One row of a corpus."""

    id: str
    title: str
    date: str  # ISO 8601
    text: str

    @property
    def words(self) -> int:
        """What stands between white space, title included."""
        return len(self.title.split()) + len(self.text.split())


def real(folder: Path) -> list[Article]:
    """The articles of the folder of benchmark sets."""
    lines = (folder / "articles" / "basil.jsonl").read_text(encoding="utf-8").splitlines()
    return [Article(*(json.loads(line)[field] for field in Article._fields)) for line in lines]


def made(source: Sequence[Article], count: int, verbatim: bool = False) -> Iterator[Article]:
    """``count`` articles from the sentences of the source, one at a time."""
    deck = [sentence for article in source for sentence in _sentences(article.text)]
    names, dealt = _names(" ".join(deck)), _dealt(deck)
    for number in range(1, count + 1):
        chance = random.Random(number)
        text = _paragraphs(list(itertools.islice(dealt, chance.randint(*SENTENCES))), chance)
        if not verbatim:
            text = _renamed(text, names, chance)
        title = " ".join(text.split(maxsplit=7)[:7]).strip('"“”‘’,.;:')
        date = dt.date.fromordinal(chance.randint(*DAYS)).isoformat()
        yield Article(f"a{number:07}", title, date, text)


def write_rows(articles: Iterable[Article], target: Path) -> None:
    """One JSON object a line."""
    with target.open("w", encoding="utf-8") as stream:
        for article in articles:
            stream.write(json.dumps(article._asdict(), ensure_ascii=False) + "\n")


def write_files(articles: Iterable[Article], target: Path) -> None:
    """Each article as a text file of its own."""
    target.mkdir()
    for number, article in enumerate(articles, 1):
        text = f"Published: {article.date}\n\n# {article.title}\n\n{article.text}\n"
        (target / f"{number:07}.txt").write_text(text, encoding="utf-8")


def _sentences(text: str) -> Iterator[str]:
    """The sentences of four words or more; one that leaves a quotation open would spoil the next."""
    for paragraph in text.split("\n"):
        for sentence in map(str.strip, _END.split(paragraph)):
            paired = sentence.count("“") == sentence.count("”") and sentence.count('"') % 2 == 0
            if paired and len(sentence.split()) > 3 and sentence[-1] in '.!?"”':
                yield sentence


def _dealt(deck: list[str]) -> Iterator[str]:
    """The sentences in shuffled order, all of them before any comes again."""
    for lap in itertools.count():
        shuffled = deck.copy()
        random.Random(-lap - 1).shuffle(shuffled)
        yield from shuffled


def _paragraphs(sentences: list[str], chance: random.Random) -> str:
    """One to three sentences a paragraph."""
    left, found = iter(sentences), []
    while paragraph := list(itertools.islice(left, chance.randint(1, 3))):
        found.append(" ".join(paragraph))
    return "\n\n".join(found)


def _names(text: str) -> frozenset[str]:
    """The words that are names; "House" and "President" are not, nor are days."""
    plain = Counter(re.findall(r"\b[a-z]+\b", text))
    inside = Counter(_INSIDE.findall(text))
    return frozenset(word for word, times in inside.items() if times > _SURELY * plain[word.lower()]) - _DATED


def _renamed(text: str, names: frozenset[str], chance: random.Random) -> str:
    """Other names and numbers, one for one within the article; years stay."""
    others: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return others.setdefault(match[0], _name(chance)) if match[0] in names else match[0]

    def number(match: re.Match[str]) -> str:
        old = match[0]
        return old if _YEAR.fullmatch(old) else others.setdefault(old, _number(old, chance))

    return _NUMBER.sub(number, _WORD.sub(name, text))


def _name(chance: random.Random) -> str:
    syllables = (chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 3)))
    return "".join(syllables).capitalize() + chance.choice(_CONSONANTS)


def _number(old: str, chance: random.Random) -> str:
    """A number with as many digits, the first of them no 0."""
    digits = (str(chance.randint(1, 9)) if mark.isdigit() else mark for mark in old)
    return "".join(digits)


def main() -> int:
    """Write a corpus: a file of rows, or a folder of text files where the name has no ending."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of benchmark sets")
    parser.add_argument("-o", "--output", type=Path, required=True, help="a .jsonl file, or a new folder")
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--verbatim", action="store_true", help="leave names and numbers as they are")
    args = parser.parse_args()
    write = write_rows if args.output.suffix == ".jsonl" else write_files
    write(made(real(args.folder), args.articles, args.verbatim), args.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
