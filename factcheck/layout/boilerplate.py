"""Lines that belong to the page and not to the article: navigation, bylines, datelines, counts, notices."""

from __future__ import annotations

import re
from functools import cache

from factcheck.layout.datelines import is_date_line
from factcheck.layout.pieces import Piece
from factcheck.layout.wording import opens_with, plain
from factcheck.lexicon import every, words

_SHORT = 16  # words: what begins like furniture but runs longer is read as text
_NOTICE = 45  # words of a notice such as "All rights reserved ..."
_LONGEST = 400  # characters; no furniture is longer, and looking at more would cost time
_ADDRESS = re.compile(
    r"(?:\W*(?:(?:\w{2,12}\s*:\s*)?https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|pic\.twitter\.com/\S+|[@#]\w+))+\W*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|by\b|©|[A-Z])", re.IGNORECASE)
_AGO = re.compile(
    r"(?:about\s+)?(?:\d{1,3}|an?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago", re.IGNORECASE
)
_MARKER = re.compile(r"\A(?:#{1,6}[ \t]+|[•*-][ \t]*)+")
_NO_WORDS = re.compile(r"[\W_]+")
_CRUMBS = re.compile(r"\s*[>»›/|∙•·]\s*")
_ON_NETWORK = re.compile(
    r"\bon (?:twitter|facebook|instagram|linkedin|bluesky|threads|x)\b(?:[:,]? (?:at )?@?\w+)?\W*\Z"
)
_CAPITAL = re.compile(r"[A-Z][^\s]*")
# "PORT ELLERY, Lorrenia", "PORTLAND, Ore.": capitals, and a region of at most three words beside them.
_PLACE_LINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}, "
    r"(?=[A-Z]\S*[a-z]|[A-Z.]{2,4}\Z)[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}"
)
# "Jane Doe reported from Port Ellery, and Bo Lind from Oslo.": reporters and places, nothing else.
_CAPITALS = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
_REPORTED = re.compile(
    rf"(?!The |A ){_CAPITALS}(?:,? and {_CAPITALS})? reported from {_CAPITALS}(?:, {_CAPITALS})?"
    rf"(?:[,;]?(?: and)? {_CAPITALS}(?: reported)? from {_CAPITALS})*\.?"
)


def mark_boilerplate(text: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces that are furniture by their own words become boilerplate."""
    return [
        piece._replace(kind="boilerplate")
        if piece.kind in ("paragraph", "list", "heading")
        and (is_boilerplate(piece.of(text)) or (not piece.sure and is_place_line(piece.of(text))))
        else piece
        for piece in pieces
    ]


def is_boilerplate(text: str) -> bool:
    """Is the whole text furniture of the page?"""
    if _correction().match(text):
        return True
    if len(text) > _LONGEST:
        return False
    line = _MARKER.sub("", text.strip().replace("**", "").replace("__ ", " ")).strip(" *_")
    if not line or _NO_WORDS.fullmatch(line):
        return True
    return (
        _is_phrase(line)
        or is_dated_label(line)
        or is_byline(line)
        or _is_count(line)
        or _is_trail(line)
        or bool(_REPORTED.fullmatch(line))
        or bool(_ADDRESS.fullmatch(line))
    )


@cache
def _correction() -> re.Pattern[str]:
    """How a notice about a change to the article itself begins, perhaps behind a label and a day."""

    def either(name: str) -> str:
        return "|".join(sorted(words("layout", "correction")[name], key=len, reverse=True)).replace(
            "'", "['’]"
        )

    noun = rf"(?:{either('noun')})"
    return re.compile(
        rf"[\s*_(\[]*(?:(?:{either('label')})\b[^\n.:]{{0,40}}[.:—–-]\W*)?"
        rf"(?:this {noun} (?:was|has been) (?:[a-z]+ly |first |last )?(?:{either('done')})\b"
        rf"|(?:{either('earlier')}) of this {noun}\b"
        rf"|(?:a|this) version of this {noun} (?:{either('printed')})\b)",
        re.IGNORECASE,
    )


def _is_phrase(line: str) -> bool:
    low, count = plain(line), len(line.split())
    lists = words("layout", "boilerplate")
    if low in every("layout", "boilerplate") or low in words("layout", "related")["label"]:
        return True
    if count > _NOTICE:
        return False
    if _COPYRIGHT.match(line) and ((count <= _SHORT and not line.endswith(".")) or "reserved" in low):
        return True
    if "said" in low.split() or "says" in low.split():
        return False
    folded = " ".join(line.replace("’", "'").casefold().split()).lstrip("-–— ")
    if count <= _SHORT and folded.startswith("follow ") and _ON_NETWORK.search(folded):
        return True
    return (count <= _SHORT and opens_with(folded, lists["opening"])) or any(
        part in low for part in lists["inside"]
    )


def is_dated_label(line: str) -> bool:
    """A date alone, or "Published: ..." and "Last updated ..." with nothing but a date behind it."""
    return is_date_line(line) or _is_labelled_date(line)


def is_label_line(line: str) -> bool:
    """A line of its own also inside a block: "Published: 4 May 2026", "PORT ELLERY, Lorrenia"."""
    return _is_labelled_date(line.strip(" *_")) or is_place_line(line)


def is_place_line(line: str) -> bool:
    """Where a report was written, and nothing else."""
    return _PLACE_LINE.fullmatch(line.strip(" *_")) is not None


def _is_labelled_date(line: str) -> bool:
    for label in _dated_labels():
        if line[: len(label)].lower() == label and not line[len(label) : len(label) + 1].isalnum():
            rest = re.sub(
                r"^\s*(?:on|at)?\s*[:|–—-]*\s*(?:on\s+)?", "", line[len(label) :], flags=re.IGNORECASE
            )
            if not rest or is_date_line(rest) or _AGO.fullmatch(rest.strip(" .")):
                return ":" in line or bool(rest)
    return False


@cache
def _dated_labels() -> tuple[str, ...]:
    return tuple(sorted(every("layout", "published"), key=len, reverse=True))


def is_byline(line: str) -> bool:
    """ "By Jane Doe, Associated Press": all words are names, and no full stop ends it."""
    low = line.casefold()
    opening = next((w for w in words("layout", "byline")["opening"] if opens_with(low, (w,))), None)
    tokens = line[len(opening) :].split() if opening else []
    if not tokens or len(tokens) > 14 or (line.endswith(".") and len(tokens[-1]) > 4):
        return False
    if tokens[0].casefold().strip(",") in words("layout", "byline")["other"] or tokens[0][0].isdigit():
        return False
    if tokens[0].casefold().strip(",.") in every("layout", "months") | every("layout", "weekdays"):
        return False
    joining = words("layout", "byline")["joining"]
    named = [token for token in tokens if token.strip(",|·•–—-&/") and token.casefold() not in joining]
    return len(named) > 1 and all(
        _CAPITAL.match(token.strip("@|(")) or not token[0].isalpha() for token in named
    )


@cache
def _counts() -> re.Pattern[str]:
    units = "|".join(sorted(every("layout", "counts"), key=len, reverse=True))
    one = rf"(?:\d[\d.,]{{0,12}}\s?[km]?\s+(?:{units})|(?:{units})\s*:?\s*\d[\d.,]{{0,12}}\s?[km]?)\b"
    return re.compile(rf"\W*{one}(?:\W+{one})*\W*", re.IGNORECASE)


def _is_count(line: str) -> bool:
    return len(line) <= 80 and bool(_counts().fullmatch(line))


def _is_trail(line: str) -> bool:
    """ "Home > News > World": short names parted by the same sign, beginning at a place every site has."""
    parts = [part for part in _CRUMBS.split(line) if part]
    if len(parts) < 2 or any(len(part.split()) > 5 for part in parts):
        return False
    furniture = [plain(part) in every("layout", "boilerplate") for part in parts]
    arrows = any(sign in line for sign in ">»›")
    return furniture[0] and (arrows or len(parts) > 2 or all(furniture))
