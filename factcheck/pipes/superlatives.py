"""Superlatives and comparisons: first, only, largest, record, never; more than, compared with, rose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.model import Figure, Superlative
from factcheck.pipes.annotations import get, put


@Language.component(
    "factcheck_superlatives",
    assigns=["doc._.superlatives"],
    requires=["token.tag", "doc._.figures"],
)
def mark_superlatives(doc: Doc) -> Doc:
    """Store what ``find`` yields."""
    put(doc, "superlatives", find(doc))
    return doc


def find(doc: Doc) -> Iterator[Superlative]:
    """Superlatives and comparisons in the order of the text, none inside the bound of a figure."""
    bounds = [(figure.start, figure.end) for figure in get(doc, Figure)]
    text = doc.text  # built anew at each access
    for token in doc:
        kind = _kind(token)
        if kind == "comparison" and any(start <= token.idx < end for start, end in bounds):
            continue  # "more than 200" is a bound
        if kind:
            first, last = _phrase(token)
            start, end = first.idx, last.idx + len(last)
            yield Superlative(text[start:end], start, end, kind)


def _kind(token: Token) -> str | None:
    """``superlative``, ``comparison`` or None for one token."""
    word, tag = token.lower_, token.tag_
    if tag in ("JJS", "RBS"):
        return None if _weak_superlative(token) else "superlative"
    if word in _words("superlative"):
        return None if _idle(token) else "superlative"
    if tag in ("JJR", "RBR") and _than(token):
        return "comparison"
    if word in _words("comparison") and _next(token, 1) in ("with", "to"):
        return "comparison"
    if word in _change_verbs() and tag.startswith("VB") and _measured(token):
        return "comparison"
    return None


def _weak_superlative(token: Token) -> bool:
    """'at least', 'at best', 'most' as a share, and praise that nobody can measure ('most notable')."""
    if _next(token, -1) in ("at", "for") or (token.lower_ == "most" and _next(token, 1) == "of"):
        return True
    if token.lower_ in ("least", "most") and _next(token, 1) == "likely":
        return True
    if _next(token, 1) in _words("ranked_vaguely"):
        return True
    graded = _next(token, 1) if token.lower_ in ("most", "least") else token.lower_
    if (
        token.lower_ == "most"
        and token.dep_ in ("amod", "nmod", "advmod")
        and _next(token, -1) not in _DEFINITE
    ):
        return True
    return graded in _words("vague")


_DEFINITE = ("the", "its", "his", "her", "their", "our", "'s", "’s")


def _idle(token: Token) -> bool:
    """A listed word that ranks nothing here: 'at first', 'last week', 'First Lady', 'not only'."""
    before, after = _next(token, -1), _next(token, 1)
    if before in _words("idle_before") or after in _words("idle_after"):
        return True
    if token.lower_ == "only":
        return before not in (*_DEFINITE, "an") or _denied(token)
    if token.lower_ == "record":
        return token.dep_ not in ("amod", "compound", "nmod") and before != "a"
    if token.lower_ in ("last", "final"):
        return not _ends_a_row(token)
    if token.lower_ == "first" and (
        _denied(token) or (after == "to" and _next(token, 2) in _words("owned_to"))
    ):
        return True
    if token.lower_ == "never" and after in _words("never_meant"):
        return True
    if token.lower_ == "first":
        return token.tag_ not in ("JJ", "RB", "CD") or token.ent_type_ in ("DATE", "TIME") or _begins(token)
    return False


def _denied(token: Token) -> bool:
    """'not the only one', "isn't the first": no rank is claimed."""
    return _next(token, -1) == "the" and _next(token, -2) in ("not", "n't", "n’t", "nt")


def _ends_a_row(token: Token) -> bool:
    """'the last flight', 'the final season', 'the last to leave', 'the last surviving witness'; not 'the
    last visit', which is the latest one, and not 'the final version'."""
    if token.tag_ not in ("JJ", "RB") or token.ent_type_ in ("DATE", "TIME"):
        return False
    if _next(token, 1) == "to" or _next(token, 1) in _words("remaining"):
        return _next(token, -1) in _DEFINITE
    return token.head.lower_ in _words("ending") and _next(token, -1) not in ("a", "an")


def _begins(token: Token) -> bool:
    """'first telling the paper, then the police', 'was first built in': the order of things, no record."""
    return token.dep_ == "advmod" and token.head.tag_.startswith("VB") and _next(token, -1) not in _DEFINITE


def _than(token: Token) -> bool:
    """Whether 'than' follows within four words ('higher than'), not for effect ('more than just')."""
    step = next((step for step in range(1, 5) if _next(token, step) == "than"), None)
    return step is not None and _next(token, step + 1) not in _words("idle_than")


def _measured(token: Token) -> bool:
    """A verb of change counts when a number says by how much or to what."""
    return any(child.like_num or child.ent_type_ in ("PERCENT", "MONEY") for child in token.subtree)


def _phrase(token: Token) -> tuple[Token, Token]:
    """'most popular', 'second largest', 'worse than': the words to underline."""
    doc, first, last = token.doc, token, token
    if token.i and doc[token.i - 1].lower_ in _words("ordinal"):
        first = doc[token.i - 1]
    if token.i + 1 < len(doc):
        after = doc[token.i + 1]
        if (
            token.lower_ in ("most", "least", "more", "less") and after.tag_ in ("JJ", "RB")
        ) or after.lower_ == "than":
            last = after
    return first, last


def _next(token: Token, step: int) -> str:
    """The lower-case word so many places on (or back), or nothing at the edge of the text."""
    at = token.i + step
    return token.doc[at].lower_ if 0 <= at < len(token.doc) else ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("superlatives", "words")[name])


@cache
def _change_verbs() -> frozenset[str]:
    return inflect.all_forms(_words("change_verbs"))
