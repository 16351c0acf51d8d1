"""Verbs of saying that tell of nobody who said anything: orders, wishes, descriptions, mere participles."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.pipes.speech.cues import group, verb_forms

_UNREAL = frozenset(("would", "could", "might", "should", "can", "may", "must", "if", "whether", "to"))
_ON = frozenset(("went", "goes", "go", "going", "gone"))
_HELPERS = frozenset(("aux", "nsubj", "nsubjpass", "auxpass"))


def tells_nothing(token: Token, children: list[Token]) -> bool:
    """Whether the verb, with its ``children``, stands here without telling that somebody said something."""
    return (
        _is_as_by(token)
        or _concedes(token)
        or _is_attribute(token, children)
        or _is_unreal(token, children)
        or _is_order(token)
        or _picks_out(token, children)
        or _is_reason(token)
    )


def _is_unreal(token: Token, children: list[Token]) -> bool:
    """ "would say", "to say" and "to be saying" report nothing; "went on to say" does."""
    if token.tag_ not in ("VB", "VBG") or (token.dep_ == "xcomp" and token.head.lower_ in _ON):
        return False
    before = {c.lower_ for c in children if c.i < token.i}
    return not before.isdisjoint(_UNREAL) and not {"would", "only"} <= before  # "would only say that ..."


def _concedes(token: Token) -> bool:
    """ "That said, ..." """
    at, doc = token.i, token.doc
    return 0 < at < len(doc) - 1 and doc[at - 1].lower_ in ("that", "this") and doc[at + 1].text == ","


def _is_order(token: Token) -> bool:
    """ "Write to us and tell us how it was": an imperative, which nobody in the story says."""
    at = token
    while at.dep_ == "conj" and at.head is not at:
        if at.tag_ != "VB" or any(c.dep_ in _HELPERS for c in at.children):
            return False
        at = at.head
    return at.tag_ == "VB" and at.dep_ == "ROOT" and not any(c.dep_ in _HELPERS for c in at.children)


def _is_attribute(token: Token, children: list[Token]) -> bool:
    """ "the plan called X", "also known as X": a participle that only describes a noun."""
    if token.tag_ != "VBN" or token.dep_ not in ("acl", "amod", "advcl"):
        return False
    return not any(c.dep_ in ("agent", "aux") for c in children)


def _is_as_by(token: Token) -> bool:
    """ "as confirmed by Doe" is a phrase, handled as one."""
    if token.tag_ not in ("VBN", "VBD") or token.i + 2 >= len(token.doc):
        return False
    if token.nbor(1).lower_ not in ("by", "in", "to"):
        return False
    before = token.i - 1
    while before >= 0 and token.doc[before].tag_ == "RB" and token.doc[before].lower_ != "as":
        before -= 1
    return before >= 0 and token.doc[before].lower_ == "as"


def _picks_out(token: Token, children: list[Token]) -> bool:
    """ "candidates who reject large gifts": the clause says which ones are meant, not that they spoke."""
    noun = token.head
    if token.dep_ != "relcl" or token.tag_ not in ("VBP", "VB") or noun.tag_ != "NNS":
        return False
    who = next((c for c in children if c.dep_ == "nsubj"), None)
    if who is None or who.lower_ not in ("who", "that") or who.nbor(-1).text == ",":
        return False
    verb = verb_forms().get(token.lower_, "")
    return verb not in group("speech") and not any(c.dep_ == "ccomp" for c in children)


def _is_reason(token: Token) -> bool:
    """ "turned on Doe for refusing to pay": why, and no report of what Doe said."""
    verb = verb_forms().get(token.lower_, "")
    reason = token.dep_ == "pcomp" and token.tag_ == "VBG" and token.head.lower_ == "for"
    return reason and verb in group("act") and verb not in group("speech")
