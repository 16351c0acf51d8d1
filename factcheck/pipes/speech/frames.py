"""Cues and what they govern: one Frame for each verb, noun or phrase that attributes something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from factcheck.lexicon import every, words
from factcheck.pipes.speech.contents import Spans, beside, full, governed, without_cue
from factcheck.pipes.speech.cues import group, nouns, verb_forms, wary
from factcheck.pipes.speech.frame import Frame
from factcheck.pipes.speech.inverted import inserted
from factcheck.pipes.speech.misread import SHOWS, clause_before
from factcheck.pipes.speech.nearby import nearby
from factcheck.pipes.speech.phrases import TO_WHOM, attributed, in_survey, in_view
from factcheck.pipes.speech.reach import within_reach
from factcheck.pipes.speech.resumed import Cut, cut
from factcheck.pipes.speech.sources import subject
from factcheck.pipes.speech.speakers import can_speak, is_speaker
from factcheck.pipes.speech.story import Story
from factcheck.pipes.speech.unspoken import tells_nothing

_HELPER_REACH = 5  # tokens from "has" to "said"
_WRITER = frozenset(("i", "we", "you"))


def frames(story: Story) -> Iterator[Frame]:
    """Every cue outside quoted speech, in story order; the writer's own "I think" is left out."""
    forms = verb_forms()
    spoke: tuple[int, Token | None] = (-1, None)  # sentence of the last cue, and who spoke there
    again: dict[int, Token | None] = {}  # cues with which a source goes on after an earlier one
    for token in story.doc:
        lower = token.lower_
        if lower in ("according", "as"):
            frame = attributed(story, token)
        elif token.is_sent_start and lower in TO_WHOM:
            frame = in_view(story, token)
        elif token.is_sent_start and lower == "in":
            frame = in_survey(story, token)
        elif lower in forms and token.tag_[0] == "V" and not story.in_speech(token.i):
            floor = story.sentence(token.i)[0]
            goes_on = token.i in again
            known = again[token.i] if goes_on else spoke[1] if spoke[0] == floor else None
            frame = _verbal(story, token, forms[lower], known, goes_on)
            spoke = (floor, frame.source) if frame is not None and frame.speech else spoke
        elif token.tag_[0] == "N" and (lower in nouns() or lower in SHOWS):
            frame = _misread(story, token) or _nominal(story, token)
        else:
            continue
        writer = frame is not None and frame.source is not None and frame.source.lower_ in _WRITER
        if frame is not None and not writer and not story.in_speech(token.i):
            content = within_reach(story, frame.first, frame.last, frame.content)
            if frame.content and not content and frame.speech and frame.source is not None:
                content = beside(story, token, frame.source)
            ended = cut(story, token.i, content) if frame.speech else Cut(content)
            if ended.again is not None:
                again[ended.again] = frame.source
            yield replace(frame, content=ended.content)


def _verbal(story: Story, token: Token, verb: str, spoke: Token | None, goes_on: bool) -> Frame | None:
    children = list(token.children)
    if tells_nothing(token, children):
        return None
    phrasal = any(c.lower_ in words("cues", "particle").get(verb, ()) for c in children)
    speech = verb in group("speech") or (phrasal and verb != "go")
    quoting = speech or phrasal or verb in group("quoting")
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in children)
    source = spoke if goes_on else _source(story, token, children, spoke)
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
        content = _allowed(story, verb, content, children, source)
    relative = token.dep_ == "relcl" and not story.in_speech(token.head.i)
    if not content and speech and not passive and source is not None and not relative:
        content = beside(story, token, source)
    if relative and source is not None and source.i > token.head.i:
        quoting = False  # "nothing she said ..."
    if passive and source is None:
        quoting = False
    if not content and not quoting:
        return None
    speaks = source is not None and can_speak(story, source, token)
    return Frame(verb, *_bounds(story, token, children), source if speaks else None, content, quoting)


def _bounds(story: Story, token: Token, children: list[Token]) -> tuple[int, int]:
    """Token bounds of a verb with its helpers and its particle: "has already pointed out"."""
    helpers = [c.i for c in children if c.dep_ in ("aux", "neg") and 0 < token.i - c.i < _HELPER_REACH]
    first = min([token.i, *(at for at in helpers if story.quote_at[at] == story.quote_at[token.i])])
    last = max([token.i, *(c.i for c in children if c.dep_ == "prt" and c.i - token.i < 3)]) + 1
    return first, last


def _allowed(story: Story, verb: str, content: Spans, children: list[Token], source: Token | None) -> Spans:
    """The content of a verb that need not be one of saying, where the source or quoted words show it."""
    if not content or verb in group("object") or any(c.dep_ == "ccomp" for c in children):
        return content
    if verb in group("finding"):
        found = source is not None and source.lower_ in every("cues", "evidence")
        return content if found or verb in group("speech") else ()
    if verb in group("marked") and verb not in group("speech"):
        quoted = any(story.quote_at[at] >= 0 for start, end in content for at in range(start, end))
        return content if quoted and source is not None and is_speaker(story, source) else ()
    return content


def _source(story: Story, token: Token, children: list[Token], spoke: Token | None) -> Token | None:
    """The head word of whoever says it; for ", adding that ..." whoever spoke before in the sentence."""
    adding = token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","
    source = spoke if adding and spoke is not None else subject(token)
    if source is None or story.in_speech(source.i) or story.in_turn(source.i):
        return None
    undergone = any(c.dep_ == "nsubjpass" and c.i == source.i for c in children)
    return None if undergone else source


def _misread(story: Story, token: Token) -> Frame | None:
    """ "The shops are empty, the association claims;": a verb that the model took for a noun."""
    verb = verb_forms().get(token.lower_)
    if verb is None or not (verb in group("speech") or token.lower_ in SHOWS):
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
