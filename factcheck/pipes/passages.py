"""Where sentences may begin: at each passage, and otherwise only behind a mark that can end one.

A heading has no full stop, but it ends; and a parser that begins a sentence in the middle of "it is
the kind of bad we know how to mend" is wrong, whatever it is sure of.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import IDX, IS_SPACE, LENGTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from factcheck.layout import passages
from factcheck.lexicon import every, words
from factcheck.model import Passage
from factcheck.pipes.annotations import get, put

# Last characters of a token behind which a sentence may begin.
_ENDS = np.array([ord(character) for character in ".?!…:;\"”’'»)]*_—–-"], dtype=np.uint32)
_CLOSES = frozenset("\"”’'»)]")
_YES, _MAYBE, _NO = 1, 0, -1  # what spaCy's parser is told


@Language.component(
    "factcheck_passages", assigns=["doc._.passages", "token.is_sent_start"], retokenizes=False
)
def mark_passages(doc: Doc) -> Doc:
    """Cut a Doc that came without passages, and tell the parser where sentences begin and cannot begin."""
    text = doc.text
    if doc._.passages is None:
        put(doc, "passages", passages(text))
    if len(doc):
        begins = [passage.start for passage in get(doc, Passage)]
        starts: Any = _sentence_starts(doc, text, begins).astype(np.uint64)  # what from_array takes
        doc.from_array([SENT_START], starts)
    return doc


def _sentence_starts(doc: Doc, text: str, begins: list[int]) -> np.ndarray:
    """One of _YES, _MAYBE and _NO a token; arrays, because a loop over tokens costs as much as the tagger."""
    offsets, lengths, spaces = doc.to_array([IDX, LENGTH, IS_SPACE]).astype(np.int64).T
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.isin(characters[offsets + lengths - 1], _ENDS)
    word = np.maximum.accumulate(np.where(spaces == 0, np.arange(len(doc)), 0))  # or the one before
    starts = np.full(len(doc), _NO)
    starts[1:][ends[word[:-1]]] = _MAYBE
    for at in np.flatnonzero(starts == _MAYBE):
        if _goes_on(doc, int(word[at - 1]), int(at)):
            starts[at] = _NO
    first = np.searchsorted(offsets, begins)
    starts[first[first < len(doc)]] = _YES
    starts[0] = _YES
    return starts


def _goes_on(doc: Doc, before: int, at: int) -> bool:
    """Whether the sentence surely goes on at token ``at`` though a mark stands at the end of ``before``.

    It does with a small letter behind a closing mark ("(R-Wis.) voted", "the voters’ first choice"), and
    behind a title ("Gov. Roe") or a region ("Ariz. Gov. Roe", "Ark., where") cut short.
    """
    last, word = doc[before].text, doc[at].text
    if last[-1] in _CLOSES:
        return word[0].islower()
    if last[-1] != ".":
        return False
    if last == "." and before and not doc[before - 1].whitespace_:  # the tokenizer parts "Wisc" and "."
        last = doc[before - 1].text + last
    lower = last.lower().rstrip(".")
    if not last[0].isupper():
        return False
    if lower in words("layout", "abbreviations")["before_name"]:
        return word[0].isalpha()
    if lower in words("layout", "abbreviations")["region"]:
        short = word.endswith(".") and word.lower().rstrip(".") in every("titles", "office")
        return word[0].islower() or word[0] in ",;)" or short
    return False
