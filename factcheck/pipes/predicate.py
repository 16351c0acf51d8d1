"""The main verb of a clause and its subject."""

from __future__ import annotations

from spacy.tokens import Span, Token

from factcheck.pipes.clauses import SUBJECTS, VERB_TAGS, finite


def main_verb(clause: Span) -> Token | None:
    """The finite verb of the clause that stands highest in the parse tree; None when there is none."""
    level = roots(clause)
    while level:
        for token in level:
            if token.tag_ in VERB_TAGS and token.tag_ != "MD" and finite(token):
                return token
        level = [child for token in level for child in token.children if clause.start <= child.i < clause.end]
    return None


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    while True:
        found = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp", "aux", "auxpass"):
            return found
        verb = verb.head


def roots(clause: Span) -> list[Token]:
    """The words of a clause that hang on nothing inside it; one cut out of a sentence may have several."""
    return [
        token
        for token in clause
        if not token.is_punct and (token.head.i == token.i or not clause.start <= token.head.i < clause.end)
    ]
