"""Is a clause worth a checker's time? Named features, each with a weight from the lexicon.

The features are what a reader would point at: it has a figure, it names who said it, something
happened to somebody with a name; against that, an abstract subject, a verb of commentary, praise,
'could' and 'might'. The sum decides, and the features are kept as the reasons of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.pipes.clauses import SUBJECTS, VERB_TAGS, finite


@dataclass(frozen=True, slots=True)
class Mentions:
    """What earlier components found inside one clause."""

    quoted_by: str | None = None  # 'name', 'somebody', 'nobody' or None: no quotation marks here
    reported_by: str | None = None  # 'name', 'somebody' or None
    figures: int = 0
    small_counts: int = 0
    dates: int = 0
    roles: int = 0
    superlatives: int = 0
    comparisons: int = 0
    planned: bool = False
    caption: bool = False


def score(features: Sequence[str]) -> float:
    """The sum of the features' weights; a feature that stands there twice counts twice."""
    weights = lexicon.numbers("worth", "weights")
    return sum(weights[feature] for feature in features)


def is_worth_checking(features: Sequence[str]) -> bool:
    """Whether the features reach the threshold."""
    return score(features) >= lexicon.numbers("worth", "threshold")["claim"]


def features(clause: Span, mentions: Mentions) -> tuple[str, ...]:
    """The named features of a clause, in a fixed order."""
    words = [token for token in clause if not (token.is_punct or token.is_space)]
    return (*_evidence(mentions), *_event(clause, mentions), *_vagueness(clause, words, mentions))


def _evidence(found: Mentions) -> Iterator[str]:
    if found.quoted_by:
        yield "quotation" if found.quoted_by != "nobody" else "unattributed_quotation"
    if found.reported_by:
        yield "reported_by_name" if found.reported_by == "name" else "reported"
    for name, count in (
        ("figure", found.figures),
        ("small_count", found.small_counts),
        ("date", found.dates),
        ("role", found.roles),
        ("superlative", found.superlatives),
        ("comparison", found.comparisons),
    ):
        if count:
            yield name


def _event(clause: Span, found: Mentions) -> Iterator[str]:
    verb = main_verb(clause)
    if verb is None:
        yield "no_verb"
        return
    yield _tense(verb, found)
    if verb.lower_ in _forms("concrete"):
        yield "concrete_verb"
    subject = subject_of(verb)
    if subject is not None:
        if subject.lower_ in ("he", "she", "they", "who"):
            yield "person_subject"
        elif any(token.ent_type_ and token.tag_.startswith("NNP") for token in _noun_phrase(subject)):
            yield "named_subject"
    names = sum(1 for token in clause if token.ent_iob_ == "B" and token.ent_type_ in _NAMES)
    yield from ["names"] * min(3, max(0, names - 1))


_NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP")


def _vagueness(clause: Span, words: list[Token], found: Mentions) -> Iterator[str]:
    verb = main_verb(clause)
    if len(words) < 3:
        yield "fragment"
    if found.caption:
        yield "caption"
    if clause.text.rstrip(" \"”’'").endswith("?"):
        yield "question"
    if found.quoted_by or found.reported_by:
        return  # what somebody said is checkable however vague it is
    if verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ in _list("abstract") and not subject.ent_type_:
            yield "abstract_subject"
        if verb.lower_ in _forms("comment"):
            yield "comment_verb"
        modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
        if modals & {"could", "may", "might", "would", "can"} and not found.planned:
            yield "modal"
        if modals & set(_list("hope")):
            yield "opinion"
    yield from ["vague_words"] * min(4, sum(token.lower_ in _list("vague") for token in words))
    if any(token.lower_ in _list("address") for token in words):
        yield "address"


def main_verb(clause: Span) -> Token | None:
    """The highest verb of the clause in the parse tree that is finite, or a copula; None when there is none."""
    best: Token | None = None
    depth = 10_000
    for token in clause:
        if token.tag_ in VERB_TAGS and token.tag_ != "MD" and finite(token):
            here = _depth(token, clause)
            if here < depth:
                best, depth = token, here
    return best


def _depth(token: Token, clause: Span) -> int:
    steps = 0
    while token.head.i != token.i and clause.start <= token.head.i < clause.end and steps < 50:
        token = token.head
        steps += 1
    return steps


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    for _ in range(5):
        found = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp", "aux", "auxpass"):
            return found
        verb = verb.head
    return None


def _noun_phrase(head: Token) -> Span:
    return head.doc[head.left_edge.i : head.i + 1]


def _tense(verb: Token, found: Mentions) -> str:
    """past, perfect, planned, ongoing or present."""
    helpers = {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if found.planned or "will" in helpers or "'ll" in helpers:
        return "planned"
    if verb.tag_ == "VBD" or "VBD" in helpers.values():
        return "past"
    if verb.tag_ == "VBN" and {"has", "have", "'ve", "’ve"} & set(helpers):
        return "perfect"
    return "ongoing" if verb.tag_ == "VBG" else "present"


@cache
def _forms(name: str) -> frozenset[str]:
    return inflect.all_forms(lexicon.words("commentary", "verbs")[name])


def _list(name: str) -> frozenset[str]:
    return _words(name)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("commentary", "words")[name])
