"""Captions: lines that name a picture, told by a credit, an opening or by having no verb."""

from __future__ import annotations

import re
from functools import cache

from factcheck.layout.pieces import Piece, trim
from factcheck.layout.wording import QUOTES, has_verb, opens_with
from factcheck.lexicon import words

_MAX_WORDS = 60  # of a caption with a credit
_TAIL = 110  # characters in which a credit stands at the end
_PERSON = r"(?-i:(?:[A-Z]\.\s?|[A-Z][\w'’-]+\s){0,3}[A-Z][\w'’-]+)"
_NAME = r"[^\s:;,|(){}\[\]][^:;|(){}\[\]\n\r]{0,70}"


def mark_captions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Lines with a picture credit become caption and boilerplate; lines that only name a thing, captions."""
    found: list[Piece] = []
    title = next((at for at, piece in enumerate(pieces) if piece.kind != "boilerplate"), -1)
    for at, piece in enumerate(pieces):
        if piece.kind not in ("paragraph", "heading") or piece.sure:
            found.append(piece)
            continue
        border = credit_start(text, piece.start, piece.end)
        if border < piece.end:
            found += _parted(text, piece, border)
        elif at != title and _is_bare(text, piece):
            found.append(piece._replace(kind="caption"))
        else:
            found.append(piece)
    return found


def _parted(text: str, piece: Piece, border: int) -> list[Piece]:
    start, end = trim(text, piece.start, border)
    short = len(text[start:end].split()) <= _MAX_WORDS
    named = (
        [piece._replace(kind="caption" if short else piece.kind, start=start, end=end)] if start < end else []
    )
    return [*named, Piece("boilerplate", *trim(text, border, piece.end))]


@cache
def _credit() -> re.Pattern[str]:
    def either(entries: tuple[str, ...]) -> str:
        return "|".join(
            re.escape(word).replace(r"\ ", r"\s") for word in sorted(entries, key=len, reverse=True)
        )

    lists = words("layout", "credit")
    agency, credit = either(lists["agency"]), either(lists["word"])
    return re.compile(
        rf"(?:(?<=\s)|(?<=^)|(?<=[.!?)”\"]))"
        rf"(?:\(?(?:{credit})\s?(?::|/|\scourtesy\sof\s)\s?{_NAME}\)?"
        rf"|\(?(?:{either(lists['by'])})\s{_NAME}\)?"
        rf"|[(\[](?:{_NAME}\s?/\s?)?(?:{agency})(?:\s?/\s?{_NAME})?(?:\svia\s{_NAME})?[)\]]"
        rf"|(?:[—–|-]\s?)?{_PERSON}\s?/\s?(?:{agency})(?:\sImages)?)\.?\Z",
        re.IGNORECASE,
    )


def credit_start(text: str, start: int, end: int) -> int:
    """Where the picture credit begins that ends this stretch; ``end`` when there is none."""
    begin = max(start, end - _TAIL)
    tail = text[begin:end]
    if not any(sign in tail for sign in ":/(") and " by " not in tail.casefold():
        return end
    for match in _credit().finditer(tail):
        if "\n" not in match.group() and _names_only(match.group()):
            return begin + match.start()
    return end


def _names_only(credit: str) -> bool:
    """A credit holds names: a verb in it shows that it is a sentence ("Photos: the mayor said ...")."""
    return not has_verb(re.sub(r"^[^:]*:", "", credit)) and not credit.rstrip(")").endswith((*QUOTES, "?"))


def _is_bare(text: str, piece: Piece) -> bool:
    """A line with a full stop but without a verb: "The ferry Aurora in Lerwick." """
    line = piece.of(text).strip(" *_") if piece.end - piece.start <= _TAIL else ""
    count = len(line.split())
    if opens_with(line.casefold(), words("layout", "caption")["opening"]) and 3 <= count <= 40:
        return True
    if piece.kind != "paragraph" or not 3 <= count <= 16 or not line.endswith(".") or "\n" in line:
        return False
    if any(mark in line for mark in '“”":;?!…') or line[0] in QUOTES or has_verb(line):
        return False
    tokens = line.rstrip(".").split()
    placed = any(token in words("layout", "caption")["place"] for token in tokens[1:])
    return placed and any(token[0].isupper() or token[0].isdigit() for token in tokens[1:])
