"""What stands twice: pull quotes that repeat a sentence of the text, and alternative texts of pictures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from factcheck.layout.pieces import Piece
from factcheck.layout.wording import ends_sentence, plain, sentences
from factcheck.lexicon import words

_KEY = 6  # words by which repeated sentences are looked up
_LONGEST = 1200  # characters of a pull quote
_NAME_WORDS = 10  # of the speaker behind a pull quote
_QUOTE_END = re.compile(r"[.,!?…][\"”](?=\s)")  # words may go on behind it: "...," she said
_DASH = re.compile(r"[\s—–-]*")


def mark_repeats(text: str, pieces: list[Piece]) -> list[Piece]:
    """Of lines that stand twice, the second goes; pull quotes go where the text has the same words."""
    return _mark_pull_quotes(text, _mark_twins(text, pieces))


def _mark_twins(text: str, pieces: list[Piece]) -> list[Piece]:
    """A short line without a full stop that comes again names a picture; any line may stand twice on end."""
    words_of = [plain(piece.of(text)) if piece.end - piece.start <= 400 else "" for piece in pieces]
    counts = Counter(words_of)
    found, seen = [], set()
    for at, piece in enumerate(pieces):
        same = words_of[at]
        if not same or counts[same] < 2 or piece.sure or piece.kind in ("boilerplate", "table"):
            found.append(piece)
            continue
        label = not ends_sentence(piece.of(text))
        if same in seen and (label or words_of[at - 1] == same):
            piece = piece._replace(kind="boilerplate")
        elif label and words_of[at + 1 : at + 2] == [same]:
            piece = piece._replace(kind="caption")
        seen.add(same)
        found.append(piece)
    return found


def _mark_pull_quotes(text: str, pieces: list[Piece]) -> list[Piece]:
    index = _sentence_index(text, pieces)
    return [
        piece._replace(kind="boilerplate")
        if piece.kind in ("paragraph", "caption")
        and not piece.sure
        and _is_pull_quote(text, pieces, at, index)
        else piece
        for at, piece in enumerate(pieces)
    ]


Index = dict[str, list[tuple[int, str]]]


def _sentence_index(text: str, pieces: list[Piece]) -> Index:
    """Every sentence of the paragraphs by its last words, with the number of its piece."""
    index: Index = defaultdict(list)
    for at, piece in enumerate(pieces):
        if piece.kind in ("paragraph", "list"):
            body = piece.of(text)
            for start, end in sentences(body):
                ends = [quote.end() for quote in _QUOTE_END.finditer(body, start, end)]
                for stop in {end, *ends}:
                    same = plain(body[start:stop])
                    entries = index[_key(same)]
                    if len(entries) < 4:  # what stands there more often is no help, only slow
                        entries.append((at, same))
    return index


def _key(same: str) -> str:
    return " ".join(same.rsplit(" ", _KEY)[-_KEY:])


def _is_pull_quote(text: str, pieces: list[Piece], at: int, index: Index) -> bool:
    """All its sentences stand in one longer piece; behind them at most the name of who said it."""
    body = pieces[at].of(text)
    if len(body) > _LONGEST:
        return False
    spans = sentences(body)
    last = body[slice(*spans[-1])] if spans else ""
    named = len(spans) > 1 and _is_speaker(last)
    quoted = [plain(body[start:end]) for start, end in (spans[:-1] if named else spans)]
    if not quoted or sum(len(same.split()) for same in quoted) < _KEY:
        return False
    homes = [
        {home for home, whole in index.get(_key(same), ()) if home != at and whole.endswith(same)}
        for same in quoted
    ]
    shared = set.intersection(*homes)
    return any(_is_home(text, pieces, home, at, named=named) for home in shared)


def _is_home(text: str, pieces: list[Piece], home: int, at: int, *, named: bool) -> bool:
    """The copy that stays has more around it, or this one has only a name to add."""
    longer = pieces[home].end - pieces[home].start > pieces[at].end - pieces[at].start
    return longer or (named and not _is_speaker(pieces[home].of(text)))


def _is_speaker(sentence: str) -> bool:
    """ "Jane Doe, Mayor of Dunmore": few words, a capital, no end of a sentence."""
    line = sentence[_DASH.match(sentence).end() :].strip()  # type: ignore[union-attr]
    if (
        not line
        or len(line.split()) > _NAME_WORDS + 4
        or line.endswith((".", "!", "?", ":"))
        or not line[0].isupper()
    ):
        return False
    name = line.split(",")[0].split()
    small = words("layout", "title_case")["small"]
    return 1 <= len(name) <= _NAME_WORDS and (
        len(name) <= 3 or sum(w[0].isupper() or w in small for w in name) >= len(name) - 1
    )
