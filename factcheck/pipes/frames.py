"""Cues and what they govern: one Frame for each verb or phrase that attributes something to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from factcheck.lexicon import every, words
from factcheck.lexicon.inflect import by_form
from factcheck.pipes.sources import nearby, subject
from factcheck.pipes.story import Story

_FILLERS = frozenset(("as", "and", "but", "so", "then", "also", "once", "that", "yet", "because", "while"))
_FINITE = ("VBD", "VBZ", "VBP")
_TRIM = " \t\r\n\u00a0\u202f,;:—–-"
_NOT_SAID = frozenset(("would", "could", "might", "should", "can", "may", "must", "if", "whether", "to"))
Spans = tuple[tuple[int, int], ...]


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
    """Every cue outside quoted speech, in story order."""
    forms = _forms()
    spoke: tuple[int, Token | None] = (-1, None)  # sentence of the last cue, and who spoke there
    for token in story.doc:
        lower = token.lower_
        if lower == "according" or lower == "as":
            frame = _phrase(story, token)
        elif lower in forms and token.tag_[0] == "V":
            floor = story.sentence(token.i)[0]
            frame = _verbal(story, token, forms[lower], spoke[1] if spoke[0] == floor else None)
            if frame is not None and frame.speech and not story.in_speech(token.i):
                spoke = (floor, frame.source)
        elif lower in _nouns() and token.tag_[0] == "N":
            frame = _nominal(story, token)
        else:
            continue
        if frame is not None and not story.in_speech(token.i) and not _first_person(frame):
            yield frame


def _first_person(frame: Frame) -> bool:
    """The writer's own "I think" is nobody's statement."""
    return frame.source is not None and frame.source.lower_ in ("i", "we", "you")


@cache
def _forms() -> Mapping[str, str]:
    verbs = {verb for verb in every("cues", "verb") if " " not in verb} | set(words("cues", "preposition"))
    return by_form(tuple(sorted(verbs | set(words("cues", "particle")))))


@cache
def _nouns() -> frozenset[str]:
    return every("cues", "noun") | {noun + "s" for noun in every("cues", "noun")}


def _is(verb: str, group: str) -> bool:
    return verb in words("cues", "verb")[group]


def _verbal(story: Story, token: Token, verb: str, spoke: Token | None) -> Frame | None:
    children = list(token.children)
    if _by_source(token) is not None or _is_attribute(token, children):
        return None
    if token.tag_ == "VB" and not _goes_on(token) and any(c.lower_ in _NOT_SAID for c in children if c.i < token.i):
        return None
    adding = token.tag_ == "VBG" and spoke is not None and token.nbor(-1).text == ","
    source = spoke if adding else subject(token)
    if (
        source is not None
        and any(c.dep_ == "nsubjpass" and c.i == source.i for c in children)
        and verb != "tell"
    ):
        source = None
    if source is not None and story.in_speech(source.i):
        source = None
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in children)
    phrasal = any(c.lower_ in words("cues", "particle").get(verb, ()) for c in children)
    speech = _is(verb, "speech") or (phrasal and verb != "go")
    quoting = _is(verb, "quoting") or phrasal
    if source is None and (speech or quoting) and not passive:
        source = nearby(story, token)
    content = (
        () if passive and verb not in ("tell", "quote") else _content(story, token, verb, children, speech)
    )
    content = _without_cue(story, content, token, source)
    if not content and speech and not passive and source is not None and token.dep_ != "relcl":
        content = _rest(story, token, source)
    speech = (speech or quoting) and not (passive and source is None)
    relative = token.dep_ == "relcl" and not story.in_speech(token.head.i)
    if speech and relative and source is not None and source.i > token.head.i:
        speech = False  # "nothing she said ..."
    last = max([token.i, *(c.i for c in children if c.dep_ in ("prt",) and c.i - token.i < 3)]) + 1
    first = min([token.i, *(c.i for c in children if c.dep_ in ("aux", "neg") and c.i < token.i)])
    if not content and not (speech or token.nbor(1 if token.i + 1 < len(story.doc) else 0).text in ":,"):
        return None
    return Frame(verb, first, last, source, content, speech)


def _goes_on(token: Token) -> bool:
    """ "went on to say"."""
    return token.dep_ == "xcomp" and token.head.lower_ in ("went", "goes", "go", "going", "gone")


def _is_attribute(token: Token, children: list[Token]) -> bool:
    """ "the plan called X", "also known as X": a participle that only describes a noun."""
    if token.tag_ != "VBN" or token.dep_ not in ("acl", "amod"):
        return False
    return not any(c.dep_ in ("agent", "aux") for c in children)


def _by_source(token: Token) -> Token | None:
    """The doer in "confirmed by Doe" after "as"; those are phrases, not verbs of their own."""
    if token.tag_ not in ("VBN", "VBD"):
        return None
    before = token.i - 1
    while before >= 0 and token.doc[before].tag_ == "RB" and token.doc[before].lower_ != "as":
        before -= 1
    if before < 0 or token.doc[before].lower_ != "as" or token.i + 2 >= len(token.doc):
        return None
    return token.nbor(1) if token.nbor(1).lower_ in ("by", "in") else None


def _content(story: Story, token: Token, verb: str, children: list[Token], speech: bool) -> Spans:
    """Token bounds of the clause or object that the verb governs by the parse."""
    if speech or _is(verb, "thought"):
        clause = next((c for c in children if c.dep_ == "ccomp" and _is_clause(c, token, speech)), None)
        if clause is not None:
            return _full(clause)
        if token.dep_ == "parataxis" or (
            token.dep_ == "advcl" and any(c.lower_ == "as" and c.i < token.i for c in children)
        ):
            return _full(token.head)
    if _is(verb, "act"):
        to = next((c for c in children if c.dep_ in ("xcomp", "ccomp") and _to(c)), None)
        if to is not None:
            return _full(to)
    for child in children:
        if (
            child.dep_ == "prep"
            and child.lower_ in words("cues", "preposition").get(verb, ())
            and child.i > token.i
        ):
            return ((child.i + 1, child.right_edge.i + 1),) if child.right_edge.i > child.i else ()
    if _is(verb, "object"):
        thing = next(
            (c for c in children if c.dep_ in ("dobj", "oprd", "ccomp", "xcomp") and c.i > token.i), None
        )
        if thing is not None:
            right = max(c.right_edge.i for c in children if c.i >= thing.i and c.dep_ in _OBJECTS)
            return ((thing.left_edge.i, right + 1),)
    return ()


_OBJECTS = frozenset(("dobj", "oprd", "ccomp", "xcomp", "prep", "acl", "acomp", "dative"))


def _full(clause: Token) -> Spans:
    return ((clause.left_edge.i, clause.right_edge.i + 1),)


def _to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children)


def _is_clause(clause: Token, cue: Token, speech: bool) -> bool:
    if speech:
        return True
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "mark", "expl", "csubj") for c in clause.children)
    return clause.i > cue.i and has_subject


def _without_cue(story: Story, content: Spans, cue: Token, source: Token | None) -> Spans:
    """Cut the cue and its source out of a content that runs around them: "It is, she said, late"."""
    found: list[tuple[int, int]] = []
    floor, ceiling = story.sentence(cue.i)
    for first, last in content:
        first, last = max(first, floor), min(last, ceiling)
        if not first <= cue.i < last:
            found.append((first, last))
            continue
        low = high = cue.i
        if source is not None and first <= source.i < last:
            low, high = min(low, source.left_edge.i), max(high, source.right_edge.i)
            low, high = (
                (low, high)
                if low > first or high < last - 1
                else (min(source.i, cue.i), max(source.i, cue.i))
            )
        found += [(first, max(first, low)), (min(high + 1, last), last)]
    return tuple(
        (a, b) for a, b in found if b - a > 0 and story.text[story.starts[a] :][:1] and _has_word(story, a, b)
    )


def _has_word(story: Story, first: int, last: int) -> bool:
    return any(t.is_alpha and t.lower_ not in _FILLERS for t in story.doc[first:last])


def _rest(story: Story, cue: Token, source: Token) -> Spans:
    """Without help from the parse: what follows the cue in its sentence, else what stands before the source."""
    doc = story.doc
    floor, ceiling = story.sentence(cue.i)
    after = max(cue.i, source.right_edge.i if source.i > cue.i else cue.i) + 1
    if source.i < cue.i:
        start = _past_adjunct(story, cue.i + 1, ceiling)
        if start is not None and any(doc[i].tag_ in (*_FINITE, "MD") for i in range(start, ceiling)):
            return ((start, ceiling),)
    before = min(cue.i, source.left_edge.i)
    if before <= floor or doc[before - 1].text not in (",", "?", "!", "—", "–"):
        return ()
    verbs = [doc[i].tag_ in (*_FINITE, "MD") for i in range(floor, before)]
    if before - floor > 3 and any(verbs):
        tail = ((after + 1, ceiling),) if after + 1 < ceiling and doc[after].text == "," else ()
        has_more = any(doc[i].tag_ in (*_FINITE, "MD") for a, b in tail for i in range(a, b))
        return ((floor, before - 1), *(tail if has_more else ()))
    return ()


def _past_adjunct(story: Story, start: int, end: int) -> int | None:
    """Where the clause begins behind "said on Monday in a statement that"."""
    doc = story.doc
    for at in range(start, min(end, start + 14)):
        token = doc[at]
        if token.lower_ in ("that", "whether", "how", "why", "what"):
            return at + (token.lower_ == "that")
        if token.tag_ in ("PRP", "EX") or (token.dep_ in ("nsubj", "nsubjpass") and token.i > start - 1):
            return max(start, token.left_edge.i)
    return None


def _phrase(story: Story, token: Token) -> Frame | None:
    """ "according to Doe" and "as confirmed by Doe": the content is the rest of the sentence."""
    doc, at = story.doc, token.i
    follow = at + 1
    if token.lower_ == "as":
        while follow < len(doc) and doc[follow].tag_ == "RB":
            follow += 1
        if (
            follow + 2 >= len(doc)
            or doc[follow].lower_ not in _forms()
            or doc[follow].tag_ not in ("VBN", "VBD")
        ):
            return None
        follow += 1
    if follow + 1 >= len(doc) or doc[follow].lower_ != ("to" if token.lower_ == "according" else "by"):
        return None
    source = next((c for c in doc[follow].children if c.dep_ == "pobj"), None) or doc[follow + 1]
    last = max(source.right_edge.i, source.i) + 1
    floor, ceiling = story.sentence(at)
    last = min(last, ceiling)
    before, after = _scope(story, at, last, floor, ceiling)
    content = tuple((a, b) for a, b in (before, after) if b - a > 2 and _has_word(story, a, b))
    verb = "according to" if token.lower_ == "according" else doc[follow - 1].lower_
    return Frame(verb, at, follow + 1, source, content, False) if content else None


def _scope(
    story: Story, first: int, last: int, floor: int, ceiling: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The clause before a phrase, and what follows it when it opens the sentence or stands in the middle."""
    doc = story.doc
    start = first
    while start > floor and doc[start - 1].text not in (";", "—", "–", "--"):
        start -= 1
    opening = first - start < 3
    middle = last < ceiling and doc[last].text == "," and not opening
    tail = (last, ceiling) if opening or middle else (ceiling, ceiling)
    if middle and doc[min(last + 1, ceiling - 1)].tag_ in ("CC", "WDT", "WP", "VBG", "IN", "WRB"):
        tail = (ceiling, ceiling)
    return (start, first), tail


def _nominal(story: Story, token: Token) -> Frame | None:
    """ "Doe's claim that ...": a noun with an owner and a clause."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > token.i), None)
    if owner is None or clause is None:
        return None
    opens = story.doc[token.i + 1].lower_ if token.i + 1 < len(story.doc) else ""
    if opens not in ("that", "to") or clause.left_edge.i != token.i + 1:
        return None
    return Frame(token.lower_, token.i, token.i + 1, owner, _full(clause), False)


def introduction(story: Story, quote: int, colon: bool) -> Frame | None:
    """The sentence before a quotation that starts at token ``quote``, when it leads into it.

    A colon leads in whatever the verb; after a full stop the sentence must hand over a text
    ("issued a statement").
    """
    last = quote - 1
    while last > 0 and (story.doc[last].is_space or story.doc[last].text in ":."):
        last -= 1
    floor, ceiling = story.sentence(last)
    if last < 0 or story.in_speech(last):
        return None
    named = story.names.get(floor)
    named = story.names.get(last) if last - floor < 3 else named
    if colon and named is not None and named.end == story.chars(last, last + 1)[1]:
        return Frame(":", last + 1, last + 2, story.doc[last], (), True)
    verb = next((t for t in story.doc[floor:ceiling] if t.dep_ == "ROOT" and t.tag_[0] == "V"), None)
    if verb is None or not (colon or _hands_over(verb)):
        return None
    source = subject(verb)
    if source is None or story.in_speech(source.i) or source.i > last:
        return None
    return Frame(verb.lower_, verb.i, verb.i + 1, source, (), True)


def _hands_over(verb: Token) -> bool:
    """ "issued a statement": the sentence hands over a text."""
    handed = any(c.dep_ == "dobj" and c.lower_ in every("cues", "document") for c in verb.children)
    return handed and verb.lower_ in _handing()


@cache
def _handing() -> frozenset[str]:
    return frozenset(
        by_form(
            (
                "issue",
                "release",
                "make",
                "post",
                "publish",
                "give",
                "send",
                "tweet",
                "offer",
                "read",
                "deliver",
            )
        )
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Character bounds without outer spaces, commas, a final full stop and a leading "that"."""
    lead = re.match(r"(?:[\s,;:—–-]+|that\b)*", text[start:end])
    start += lead.end() if lead else 0
    while end > start and text[end - 1] in _TRIM + ".":
        end -= 1
    return start, end
