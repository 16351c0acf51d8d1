"""Persons known by the title before them: "President Pezeshk", "Ms. Doe"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from factcheck.lexicon import every, words
from factcheck.pipes.naming.forms import CAPITAL, POSSESSIVE, WORD, Mention

_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "mx"))
_LONGEST_SHORT = 6  # letters of an abbreviated title: "Messrs."
_BODIES = frozenset(("ORG", "FAC", "GPE", "LOC", "PRODUCT"))


def titled(doc: Doc) -> Iterator[Mention]:
    """Names after a capitalised title, as far as the capitals or the model's person go."""
    text = doc.text
    bodies = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _BODIES]
    persons = {ent.start_char: ent.end_char for ent in doc.ents if ent.label_ == "PERSON"}
    for match in _pattern().finditer(text):
        start, end = match.span("name")
        if text[match.end("title")] == "." and len(match["title"].split()[-1]) > _LONGEST_SHORT:
            continue  # "... for president. Her campaign"
        if _in_body(bodies, match.start(), end) and not _is_certain(match["title"]):
            continue  # General Motors, Justice Department
        end = _name_end(text, start, max(end, persons.get(start, end)))
        if _is_name(text[start:end].split()):
            yield Mention(start, end, text[start:end], "person", _plain(match["title"]))


def _in_body(bodies: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the bodies, which stand in story order, holds ``start:end``."""
    before = bisect_right(bodies, start, key=lambda body: body[0]) - 1
    return before >= 0 and end <= bodies[before][1]


def _is_certain(title: str) -> bool:
    """Only persons are called "Mrs" or "Chief Fire Officer"."""
    lower = _plain(title)
    return lower in _ADDRESS or lower in words("titles", "office")["rank"]


def _plain(title: str) -> str:
    """ "Lt. Gov." as the lexicon has it: "lt gov"."""
    return " ".join(part.rstrip(".") for part in title.lower().split())


@cache
def _pattern() -> re.Pattern[str]:
    titles = every("titles", "office") | every("titles", "address")
    title = "|".join(
        re.escape(title).replace("\\ ", r"\.?[ \u00a0\u202f]")
        for title in sorted(titles, key=lambda t: (-len(t), t))
    )
    other = "|".join(sorted(every("names", "title_word")))
    word = rf"(?!(?:{other})\b){WORD}\.?"
    space = "[ \u00a0\u202f]"
    more = rf"(?:{space}(?:(?:de|da|del|der|van|von|al|bin|el){space})*{word}){{0,2}}"
    return re.compile(rf"\b(?P<title>(?={CAPITAL})(?i:{title}))\.?{space}(?P<name>{word}{more})")


def _name_end(text: str, start: int, end: int) -> int:
    """Without a possessive and without the full stop of the sentence."""
    possessive = POSSESSIVE.search(text[start:end])
    if possessive:
        end = start + possessive.start()
    last = text[start:end].rsplit(None, 1)[-1:]
    ends_sentence = last and len(last[0]) > 3 and last[0].lower() not in ("jr.", "sr.")
    return end - 1 if ends_sentence and text[end - 1] == "." else end


def _is_name(parts: list[str]) -> bool:
    """No word of it is another title or the noun of a body."""
    if not parts or parts[0].lower().rstrip(".") in every("titles", "noun"):
        return False
    return parts[-1].lower() not in every("names", "body")
