"""What is said: the words that a cue verb governs by the parse, or that stand beside it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from factcheck.lexicon import every, words
from factcheck.pipes.speech.cues import group
from factcheck.pipes.speech.story import Story

Spans = tuple[tuple[int, int], ...]

_FILLERS = frozenset(("as", "and", "but", "so", "then", "also", "once", "that", "yet", "because", "while"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OBJECTS = frozenset(("dobj", "oprd", "ccomp", "xcomp", "prep", "acl", "acomp", "dative"))
_THINGS = frozenset(("dobj", "oprd", "ccomp", "xcomp"))
_WISHES = frozenset(("ccomp", "xcomp", "advcl"))
_ASIDES = frozenset(("on", "in", "at", "during", "after", "before", "while", "since", "through"))
_AGENTS = frozenset(("nsubj", "nsubjpass", "expl"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "mark", "expl", "csubj"))
_OPENS_CLAUSE = frozenset(("that", "whether", "how", "why", "what"))
_LEAD = re.compile(r"(?:[\s,;:—–-]+|that\b)*")
_TRAIL = " \t\r\n\u00a0\u202f,;:—–-."
_REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself", "myself", "ourselves", "yourself"))
_ADJUNCT = 14  # tokens that may stand between a cue and its clause: "said on Monday in a statement that"


def governed(token: Token, verb: str, children: list[Token], speech: bool) -> Spans:
    """Token bounds of the clause, infinitive or object that the verb governs."""
    after = [c for c in children if c.i > token.i]
    if speech or verb in group("thought"):
        clauses = [c for c in children if c.dep_ == "ccomp" and (speech or _is_clause(c, token))]
        clauses += [c for c in after if c.dep_ == "xcomp" and speech and c.tag_[0] == "V"]
        if clauses:
            return _prolonged(_joined(clauses, token), token, children)
        if token.dep_ == "parataxis" or _is_aside(token, children):
            return full(token.head)
    if verb in group("act"):
        to = next((c for c in children if c.dep_ in ("xcomp", "ccomp") and _is_infinitive(c)), None)
        if to is not None:
            return full(to)
    return _thing(verb, after, speech)


def _thing(verb: str, after: list[Token], speech: bool) -> Spans:
    """What follows the verb and is no clause: the object of a preposition or of the verb itself."""
    about = words("cues", "preposition").get(verb, ())
    objects = [c for c in after if c.dep_ == "dobj"]
    if objects and verb in every("cues", "objectless"):
        about = ()
    if not objects and verb in every("cues", "likening"):
        about = (*about, "as")
    for child in after:
        if child.dep_ == "prep" and child.lower_ in about:
            return ((child.i + 1, child.right_edge.i + 1),) if child.right_edge.i > child.i else ()
    wish = next((c for c in after if c.dep_ in _WISHES and c.left_edge.lower_ == "for"), None)
    if wish is not None and "for" in about and wish.left_edge.dep_ == "mark":
        return ((wish.left_edge.i + 1, wish.right_edge.i + 1),)  # "called for Hall to resign"
    thing = next((c for c in after if c.dep_ in _THINGS), None)
    if thing is not None and thing.lower_ in _REFLEXIVE and not any(c.lower_ == "as" for c in after):
        return ()
    if verb == "call" and thing is not None and _is_summoned(thing, after):
        return ()
    told = verb not in every("cues", "addressing") or any(c.dep_ == "dative" for c in after)
    if thing is not None and (takes_object(verb) or (speech and told and _holds_verb(thing))):
        right = max(c.right_edge.i for c in after if c.i >= thing.i and _belongs(c))
        return ((thing.left_edge.i, right + 1),)
    return ()


def takes_object(verb: str) -> bool:
    """Whether what the verb is about is content although it is no clause, at least for some sources."""
    return any(verb in group(name) for name in ("object", "marked", "finding"))


def _is_aside(token: Token, children: list[Token]) -> bool:
    """ "as Doe said", with nothing said inside the aside itself."""
    opens = any(c.lower_ == "as" for c in children if c.i < token.i)
    return token.dep_ == "advcl" and opens and not any(c.dep_ == "dobj" for c in children)


def _joined(clauses: list[Token], cue: Token) -> Spans:
    """The first clause, with its rest where the parser cut it in two: "said two men shot there died"."""
    ((start, end),) = full(clauses[0])
    for clause in clauses[1:]:
        further = clause.right_edge.i + 1
        if start > cue.i and clause.dep_ == "ccomp" and clause.left_edge.i == end:
            end = further
    return ((start, end),)


def _prolonged(content: Spans, cue: Token, children: list[Token]) -> Spans:
    """With "and she was sent away" behind "claims that ...": the tense shows that the cue governs it."""
    ((start, end),) = content
    for child in children:
        link = end < len(cue.doc) and cue.doc[end].tag_ == "CC" and start > cue.i
        if child.dep_ != "conj" or not link or child.left_edge.i != end + 1:
            continue
        agent = next((c for c in child.children if c.dep_ in _AGENTS), None)
        finite = next((c.tag_ for c in child.children if c.dep_ in ("aux", "auxpass")), child.tag_)
        if agent is not None and agent.tag_ == "PRP" and cue.tag_ in ("VBZ", "VBP") and finite == "VBD":
            end = child.right_edge.i + 1
    return ((start, end),)


def _is_summoned(thing: Token, after: list[Token]) -> bool:
    """ "called a meeting", but not "called the meeting a farce"."""
    named = any(c.dep_ in ("oprd", "ccomp", "xcomp") for c in after) or any(
        c.dep_ in ("appos", "nsubj") for c in thing.children
    )
    return not named and thing.lower_ in words("dates", "tense")["arranged"]


def _holds_verb(thing: Token) -> bool:
    """ "said over 200 workers left": an object with a participle is a clause that the parser misread."""
    return any(c.dep_ in ("acl", "relcl") and c.tag_[0] == "V" for c in thing.children)


def _belongs(child: Token) -> bool:
    """Whether a word under the cue is part of what is said, and not when or where it is said."""
    return child.dep_ in _OBJECTS and (child.dep_ != "prep" or child.lower_ not in _ASIDES)


def full(clause: Token) -> Spans:
    """Token bounds of everything under a word."""
    return ((clause.left_edge.i, clause.right_edge.i + 1),)


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_clause(clause: Token, cue: Token) -> bool:
    return clause.i > cue.i and any(c.dep_ in _SUBJECTS for c in clause.children)


def without_cue(story: Story, content: Spans, cue: Token, source: Token | None) -> Spans:
    """Cut the cue and its source out of a content that runs around them: "It is, she said, late"."""
    found: list[tuple[int, int]] = []
    floor, ceiling = story.sentence(cue.i)
    for start, end in content:
        first, last = max(start, floor), min(end, ceiling)
        if not first <= cue.i < last:
            found.append((first, last))
            continue
        low = high = cue.i
        if source is not None and first <= source.i < last:
            low, high = min(low, source.left_edge.i), max(high, source.right_edge.i)
            if low <= first and high >= last - 1:
                low, high = min(source.i, cue.i), max(source.i, cue.i)
        found += [(first, max(first, low)), (min(high + 1, last), last)]
    return tuple((a, b) for a, b in found if has_word(story, a, b))


def has_word(story: Story, first: int, last: int) -> bool:
    """Whether the tokens hold a word that says something."""
    return last > first and any(t.is_alpha and t.lower_ not in _FILLERS for t in story.doc[first:last])


def beside(story: Story, cue: Token, source: Token) -> Spans:
    """Without help from the parse: what follows the cue in its sentence, or what precedes the source."""
    doc = story.doc
    floor, ceiling = story.sentence(cue.i)
    if source.i < cue.i:
        start = _past_adjunct(story, cue.i + 1, ceiling)
        if start is not None and _is_finite(story, start, ceiling):
            return ((start, ceiling),)
    before = min(cue.i, source.left_edge.i)
    if before - floor < 4 or doc[before - 1].text not in (",", "?", "!", "—", "–"):
        return ()
    if not _is_finite(story, floor, before) or not any(t.dep_ in _AGENTS for t in doc[floor:before]):
        return ()
    after = max(cue.i, source.right_edge.i if source.i > cue.i else cue.i) + 1
    goes_on = after + 1 < ceiling and doc[after].text == "," and _is_finite(story, after + 1, ceiling)
    return ((floor, before - 1), (after + 1, ceiling)) if goes_on else ((floor, before - 1),)


def _is_finite(story: Story, first: int, last: int) -> bool:
    return any(token.tag_ in _FINITE for token in story.doc[first:last])


def _past_adjunct(story: Story, start: int, end: int) -> int | None:
    """Where the clause begins behind "said on Monday in a statement that"."""
    doc = story.doc
    for at in range(start, min(end, start + _ADJUNCT)):
        token = doc[at]
        if token.lower_ in _OPENS_CLAUSE:
            return at + (token.lower_ == "that")
        if token.tag_ in ("PRP", "EX") or token.dep_ in ("nsubj", "nsubjpass"):
            return max(start, token.left_edge.i)
    return None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Character bounds without outer spaces, commas, a final full stop and a leading "that"."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    return start, end
