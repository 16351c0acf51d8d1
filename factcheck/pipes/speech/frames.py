"""Cues and what they govern: one Frame for each verb, noun or phrase that attributes something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from factcheck.lexicon import words
from factcheck.pipes.speech.contents import Spans, beside, full, governed, has_word, without_cue
from factcheck.pipes.speech.cues import group, nouns, verb_forms, wary
from factcheck.pipes.speech.inverted import inserted
from factcheck.pipes.speech.misread import clause_before
from factcheck.pipes.speech.reach import within_reach
from factcheck.pipes.speech.sources import is_speaker, nearby, subject
from factcheck.pipes.speech.story import Story

_UNREAL = frozenset(("would", "could", "might", "should", "can", "may", "must", "if", "whether", "to"))
_ON = frozenset(("went", "goes", "go", "going", "gone"))
_HELPERS = frozenset(("aux", "nsubj", "nsubjpass", "auxpass"))
_WRITER = frozenset(("i", "we", "you"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in its sentence. ``first``/``last`` are token bounds of the cue; ``content`` are token bounds."""

    verb: str
    first: int
    last: int
    source: Token | None
    content: Spans
    speech: bool  # may take a quotation beside it


def frames(story: Story) -> Iterator[Frame]:
    """Every cue outside quoted speech, in story order; the writer's own "I think" is left out."""
    forms = verb_forms()
    spoke: tuple[int, Token | None] = (-1, None)  # sentence of the last cue, and who spoke there
    for token in story.doc:
        lower = token.lower_
        if lower in ("according", "as"):
            frame = _phrase(story, token)
        elif lower in forms and token.tag_[0] == "V" and not story.in_speech(token.i):
            floor = story.sentence(token.i)[0]
            frame = _verbal(story, token, forms[lower], spoke[1] if spoke[0] == floor else None)
            spoke = (floor, frame.source) if frame is not None and frame.speech else spoke
        elif lower in nouns() and token.tag_[0] == "N":
            frame = _misread(story, token) or _nominal(story, token)
        else:
            continue
        writer = frame is not None and frame.source is not None and frame.source.lower_ in _WRITER
        if frame is not None and not writer and not story.in_speech(token.i):
            content = within_reach(story, frame.first, frame.last, frame.content)
            yield replace(frame, content=content)


def _verbal(story: Story, token: Token, verb: str, spoke: Token | None) -> Frame | None:
    children = list(token.children)
    if _tells_nothing(token, children):
        return None
    phrasal = any(c.lower_ in words("cues", "particle").get(verb, ()) for c in children)
    speech = verb in group("speech") or (phrasal and verb != "go")
    quoting = speech or phrasal or verb in group("quoting")
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in children)
    source = _source(story, token, children, spoke)
    around = inserted(story, token) if speech and (source is None or source.i < token.i) else None
    if around is not None:
        return Frame(verb, token.i, token.i + 1, around[0], around[1], speech)
    if source is None and quoting and not passive:
        source = nearby(story, token)
    if verb in wary() and source is not None and not is_speaker(story, source):
        return None
    content: Spans = ()
    if not passive or verb == "quote":
        content = without_cue(story, governed(token, verb, children, speech), token, source)
    relative = token.dep_ == "relcl" and not story.in_speech(token.head.i)
    if not content and speech and not passive and source is not None and not relative:
        content = beside(story, token, source)
    if relative and source is not None and source.i > token.head.i:
        quoting = False  # "nothing she said ..."
    if passive and source is None:
        quoting = False
    if not content and not quoting:
        return None
    first = min([token.i, *(c.i for c in children if c.dep_ in ("aux", "neg") and c.i < token.i)])
    last = max([token.i, *(c.i for c in children if c.dep_ == "prt" and c.i - token.i < 3)]) + 1
    return Frame(verb, first, last, source, content, quoting)


def _source(story: Story, token: Token, children: list[Token], spoke: Token | None) -> Token | None:
    """The head word of whoever says it; for ", adding that ..." whoever spoke before in the sentence."""
    adding = token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","
    source = spoke if adding and spoke is not None else subject(token)
    if source is None or story.in_speech(source.i) or story.in_turn(source.i):
        return None
    undergone = any(c.dep_ == "nsubjpass" and c.i == source.i for c in children)
    return None if undergone else source


def _is_unreal(token: Token, children: list[Token]) -> bool:
    """ "would say" and "to say" report nothing; "went on to say" does."""
    if token.tag_ != "VB" or (token.dep_ == "xcomp" and token.head.lower_ in _ON):
        return False
    return any(c.lower_ in _UNREAL for c in children if c.i < token.i)


def _tells_nothing(token: Token, children: list[Token]) -> bool:
    """Whether the verb stands here without telling that somebody said something."""
    return (
        _is_as_by(token) or _is_attribute(token, children) or _is_unreal(token, children) or _is_order(token)
    )


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


def _phrase(story: Story, token: Token) -> Frame | None:
    """ "according to Doe" and "as confirmed by Doe": the content is the rest of the sentence."""
    doc, at = story.doc, token.i
    follow, wanted = at + 1, "to"
    if token.lower_ == "as":
        while follow < len(doc) and doc[follow].tag_ == "RB":
            follow += 1
        if (
            follow >= len(doc)
            or doc[follow].lower_ not in verb_forms()
            or doc[follow].tag_ not in ("VBN", "VBD")
        ):
            return None
        follow, wanted = follow + 1, "by"
    if follow + 1 >= len(doc) or doc[follow].lower_ != wanted:
        return None
    source = next((c for c in doc[follow].children if c.dep_ == "pobj"), doc[follow + 1])
    last = max(source.right_edge.i, source.i) + 1
    content = tuple((a, b) for a, b in _scope(story, at, last) if b - a > 2 and has_word(story, a, b))
    verb = "according to" if token.lower_ == "according" else doc[follow - 1].lower_
    return Frame(verb, at, follow + 1, source, content, False) if content else None


def _scope(story: Story, first: int, last: int) -> Spans:
    """The clause before a phrase, and what follows it when it opens the sentence or stands in the middle."""
    doc = story.doc
    floor, ceiling = story.sentence(first)
    last = min(last, ceiling)
    start = first
    while start > floor and doc[start - 1].text not in (";", "—", "–", "--"):
        start -= 1
    opening = first - start < 3
    middle = last < ceiling and doc[last].text == "," and not opening
    if middle and doc[min(last + 1, ceiling - 1)].tag_ in ("CC", "WDT", "WP", "VBG", "IN", "WRB"):
        middle = False
    return ((start, first), (last, ceiling)) if opening or middle else ((start, first),)


def _misread(story: Story, token: Token) -> Frame | None:
    """ "The shops are empty, the association claims;": a verb that the model took for a noun."""
    verb = verb_forms().get(token.lower_)
    if verb is None or verb not in group("speech"):
        return None
    content = clause_before(story, token)
    return Frame(verb, token.i, token.i + 1, token.nbor(-1), content, True) if content else None


def _nominal(story: Story, token: Token) -> Frame | None:
    """ "Doe's claim that ...": a noun with an owner and a clause."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > token.i), None)
    if owner is None or clause is None or clause.left_edge.i != token.i + 1:
        return None
    if story.doc[token.i + 1].lower_ not in ("that", "to"):
        return None
    return Frame(token.lower_, token.i, token.i + 1, owner, full(clause), False)
