"""Where a sentence falls apart into clauses that can be checked one by one.

We look for places to cut: before a verb that is joined to another and has its own subject or its
own weight, around a contrasting clause ('while ...', 'although ...'), before a trailing relative
clause and at a semicolon. Words inside quotation marks are never cut. Appositions stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Span, Token

from factcheck import lexicon
from factcheck.lexicon import inflect

VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
FINITE_TAGS = ("VBD", "VBP", "VBZ", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_LONG_ASIDE = 3  # words beyond the first; "who is 56" is read with its sentence
_LONG_SUBJECT = 5  # words beyond the first: "The presence of over 200 Russians at ..."
_EDGE = " \t\r\n\xa0,;:–—-•*#"


def split(sentence: Span, text: str, quoted: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Character spans of the clauses of a sentence, in order, edges trimmed; middle relative clauses lie
    inside their parent. ``text`` is the document's; ``quoted`` are spans that must stay whole."""
    inside = tuple(quoted)
    cuts = sorted(
        {cut for cut in _cuts(sentence) if not any(s < sentence.doc[cut].idx < e for s, e in inside)}
    )
    edges = [sentence.start, *(cut for cut in cuts if sentence.start < cut < sentence.end), sentence.end]
    for first, last in pairwise(edges):
        span = _trimmed(text, sentence.doc[first:last])
        if span[1] > span[0]:
            yield span


def asides(sentence: Span, text: str, quoted: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Relative clauses in the middle of a sentence (', which opened in 1975,') that nobody speaks: facts of
    their own."""
    inside, last = tuple(quoted), _last_word(sentence)
    for verb in sentence:
        if verb.dep_ == "relcl" and _after_comma(verb.left_edge) and verb.right_edge.i < last:
            if verb.right_edge.i - verb.left_edge.i < _LONG_ASIDE:
                continue
            span = _trimmed(text, sentence.doc[verb.left_edge.i : verb.right_edge.i + 1])
            if not any(start < span[1] and end > span[0] for start, end in inside):
                yield span


def finite(verb: Token) -> bool:
    """Whether a verb stands on its own: a finite form, or a participle with its own auxiliary or subject.

    The subject counts because taggers take "the pier reopened" for a participle.
    """
    if verb.tag_ in FINITE_TAGS:
        return True
    if verb.tag_ not in VERB_TAGS:
        return False
    return any(
        (child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE_TAGS)
        or (child.dep_ in SUBJECTS and verb.tag_ == "VBN")
        for child in verb.children
    )


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _cuts(sentence: Span) -> Iterator[int]:
    """Places, as token numbers, before which a new clause begins."""
    last = _last_word(sentence)
    for token in sentence:
        dep = token.dep_
        if token.text == ";":
            yield token.i + 1
        elif token.tag_ not in VERB_TAGS:
            continue
        elif dep == "conj":
            yield from _before_conjunct(token)
        elif dep in ("advcl", "ccomp", "parataxis"):
            yield from _around_contrast(token)
            if token.lower_ in _comment_forms():
                yield from _after_subject(token)
        elif token.lower_ in _comment_forms() and has_subject(token):
            yield from _after_subject(token)
        elif dep == "relcl" and _after_comma(token.left_edge) and token.right_edge.i >= last:
            yield token.left_edge.i


def _last_word(sentence: Span) -> int:
    """The number of the last token that is no space and no punctuation."""
    return next((t.i for t in reversed(sentence) if not (t.is_space or t.is_punct)), sentence.end - 1)


def _before_conjunct(verb: Token) -> Iterator[int]:
    """'He left the party and joined another': cut before the second verb, or before its subject."""
    if not finite(verb) or verb.head.tag_ not in VERB_TAGS:
        return
    left = verb.left_edge.i
    # Two words after "and" ("sat and wept") carry no fact of their own.
    if has_subject(verb) or (
        finite(verb.head) and verb.right_edge.i - left >= 3 and _is_complete(verb.head, left)
    ):
        yield left


def _is_complete(verb: Token, cut: int) -> bool:
    """Whether something of the verb stands before the cut: not in 'has been, and still is, a player'."""
    between = verb.doc[verb.i + 1 : cut]
    return any(not (token.is_punct or token.dep_ in ("cc", "advmod")) for token in between)


def _around_contrast(verb: Token) -> Iterator[int]:
    """Cut off 'while ...', 'although ...' and trailing comment participles (', underscoring ...')."""
    mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i), "")
    left, right = verb.left_edge, verb.right_edge
    contrast = mark in lexicon.words("clauses", "words")["contrast"] and has_subject(verb)
    comment = verb.tag_ == "VBG" and _after_comma(left) and verb.lower_ in _comment_forms()
    if contrast or comment:
        yield left.i
        if right.i + 1 < len(verb.doc) and verb.doc[right.i + 1].text == ",":
            yield right.i + 2


def _after_subject(verb: Token) -> Iterator[int]:
    """'The signing of the pact by both presidents | underscores ...': the fact is in the long subject."""
    subject = next(child for child in verb.children if child.dep_ in SUBJECTS) if has_subject(verb) else None
    if subject is None or subject.i > verb.i or subject.right_edge.i - subject.left_edge.i < _LONG_SUBJECT:
        return
    people = [subject, *(child for child in subject.children if child.dep_ == "appos")]
    if any(token.ent_type_ == "PERSON" for token in people):
        return  # "the president's aide, Jane Doe, indicated that": a person speaks
    if any(token.ent_type_ for token in subject.subtree):
        yield subject.right_edge.i + 1


@cache
def _comment_forms() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("commentary", "verbs")["comment"])


def _after_comma(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].text in (",", "—", "–", "--")


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """The span without spaces, commas and dashes at its edges, and without 'and' or 'but' in front."""
    first = span.start
    while first < span.end and (span.doc[first].is_space or span.doc[first].lower_ in _JOINERS):
        first += 1
    if first >= span.end:
        return span.start_char, span.start_char
    last = span.end
    while last > first and (span.doc[last - 1].is_space or span.doc[last - 1].lower_ in _JOINERS):
        last -= 1
    start, end = span.doc[first].idx, span.doc[last - 1].idx + len(span.doc[last - 1])
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


_JOINERS = ("and", "but", "or", ",", ";", "while", "although", "though", "whereas")
