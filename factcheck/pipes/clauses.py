"""Where a sentence falls apart into clauses that can be checked one by one.

We look for places to cut: before a verb that is joined to another and has its own subject or its
own weight, around a contrasting clause ('while ...', 'although ...'), before a trailing relative
clause and at a semicolon. Words inside quotation marks are never cut. Appositions stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

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


def absolutes(clause: Span, text: str) -> Iterator[tuple[int, int]]:
    """'with Norland sending boats' inside a clause: somebody with a name does something, told in passing."""
    for verb in clause:
        if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "acl") or verb.lower_ in ("being", "having"):
            continue
        actor = next(
            (c for c in verb.children if c.dep_ in SUBJECTS), verb.head if verb.dep_ == "acl" else None
        )
        if actor is None or not actor.tag_.startswith("NNP") or not actor.ent_type_ or actor.i > verb.i:
            continue
        before = actor.left_edge.i - 1
        if before >= clause.start and verb.doc[before].lower_ == "with":
            yield _trimmed(text, verb.doc[actor.left_edge.i : min(verb.right_edge.i + 1, clause.end)])


def doing(clause: Span) -> Token | None:
    """The participle of an absolute ('Norland sending boats'), when the clause begins with who does it."""
    for token in clause:
        if token.tag_ == "VBG" and token.dep_ in ("pcomp", "acl"):
            subject = next((c for c in token.children if c.dep_ in SUBJECTS), token.head)
            return token if subject.left_edge.i == clause.start and subject.i < token.i else None
    return None


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
        if token.text == ";":
            yield token.i + 1
        elif token.tag_ in VERB_TAGS:
            yield from (cut for cut in _at_verb(token, last) if not _inside_word_or_that(token.doc, cut))


def _at_verb(verb: Token, last: int) -> Iterator[int]:
    """Places around a verb; ``last`` is the last word of its sentence."""
    dep = verb.dep_
    if dep == "conj":
        yield from _before_conjunct(verb)
    elif dep in ("advcl", "ccomp", "parataxis"):
        yield from _around_contrast(verb)
        if _comments(verb):
            yield from _after_subject(verb)
    elif _comments(verb) and has_subject(verb):
        yield from _after_subject(verb)
    elif dep == "relcl" and _after_comma(verb.left_edge) and verb.right_edge.i >= last:
        yield verb.left_edge.i


def _inside_word_or_that(doc: Doc, cut: int) -> bool:
    """Whether a cut would fall into 'e-mailed', or between 'that' and what it opens ('that while ...')."""
    before = doc[cut - 1]
    hyphenated = before.text == "-" and not before.whitespace_
    if before.tag_ == "POS" or before.text in ("'", "’"):
        return True  # "the town's | first mayor"
    return hyphenated or (before.lower_ == "that" and before.dep_ in ("mark", "nsubj", "det"))


def _last_word(sentence: Span) -> int:
    """The number of the last token that is no space and no punctuation."""
    return next((t.i for t in reversed(sentence) if not (t.is_space or t.is_punct)), sentence.end - 1)


def _before_conjunct(verb: Token) -> Iterator[int]:
    """'He left the party and joined another': cut before the second verb, or before its subject."""
    if not finite(verb) or verb.head.tag_ not in VERB_TAGS:
        return
    left = verb.left_edge.i
    if not has_subject(verb) and (_depends(verb.head) or _either(verb.head, left) or not _joined(verb)):
        return
    # Two words after "and" ("sat and wept") carry no fact of their own.
    if has_subject(verb) or (
        finite(verb.head) and verb.right_edge.i - left >= 3 and _is_complete(verb.head, left)
    ):
        yield left


def _depends(verb: Token) -> bool:
    """Whether a verb, or the one it is joined to, stands in a subordinate clause that shares its opening:
    'who stayed and told', 'as she spoke and waved'."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("relcl", "advcl", "acl")


def _joined(verb: Token) -> bool:
    """Whether 'and' or 'but' stands beside it: 'Roe, glad to come, took a seat' makes one statement."""
    return any(child.dep_ == "cc" for child in (*verb.head.children, *verb.children))


def _either(verb: Token, cut: int) -> bool:
    """'were either not told or told too late': one statement with two ways to be true."""
    between = verb.doc[verb.left_edge.i : cut]
    return any(token.lower_ in ("either", "neither", "whether") for token in between)


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
    if any(child.dep_ == "advcl" and child.i < subject.left_edge.i for child in verb.children):
        return  # "As prices rise, the council's plan remains ...": what is left would hang in the air
    actors = [subject, *(child for child in subject.children if child.dep_ in ("appos", "conj"))]
    if any(token.ent_type_ and token.tag_.startswith("NNP") for token in actors):
        return  # "the president's aide, Jane Doe, indicated that": somebody acts
    tail = verb.doc[subject.right_edge.i + 1 : verb.right_edge.i + 1]
    if any(token.ent_type_ for token in subject.subtree) and any(t.lower_ in _idle_words() for t in tail):
        yield subject.right_edge.i + 1


@cache
def _idle_words() -> frozenset[str]:
    words = lexicon.words("commentary", "words")
    return frozenset((*words["abstract"], *words["vague"]))


def _comments(verb: Token) -> bool:
    """'underscores', 'reflects', and 'is a testament to'."""
    if verb.lower_ in ("is", "was", "are", "were"):
        vague = lexicon.words("commentary", "words")["vague"]
        return any(child.dep_ == "attr" and child.lower_ in vague for child in verb.children)
    return verb.lower_ in _comment_forms()


@cache
def _comment_forms() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("commentary", "verbs")["comment"])


def _after_comma(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].text in (",", "—", "–", "--")


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """The span without spaces, commas and dashes at its edges, and without 'and' or 'but' in front."""
    first = span.start
    while first < span.end and (span.doc[first].is_space or _joins(span, first)):
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


def _joins(span: Span, at: int) -> bool:
    """Whether a word at the front only ties the clause to what stands before it."""
    token = span.doc[at]
    cut_off = not span.doc[span.start].is_sent_start
    return token.lower_ in _JOINERS or (cut_off and token.lower_ == "that" and token.dep_ == "mark")


_JOINERS = ("and", "but", "or", ",", ";", "while", "although", "though", "whereas")
