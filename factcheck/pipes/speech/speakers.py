"""Who can say something: people, bodies and texts, and whoever is named beside them."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.model import Name
from factcheck.pipes.speech.cues import group, speaking_nouns, verb_forms
from factcheck.pipes.speech.story import Story

_PERSONS = frozenset(("he", "she", "they", "who", "some", "others", "many", "several", "critics"))
_AGENTIVE = (
    "er",
    "or",
    "ist",
    "ian",
    "ee",
    "ant",
    "man",
    "woman",
    "ers",
    "ors",
    "ists",
    "ians",
    "ees",
    "ants",
    "men",
    "women",
)


def is_speaker(story: Story, head: Token) -> bool:
    """Whether a word names or describes somebody who can say something."""
    lower = head.lower_
    return head.i in story.names or lower in _PERSONS or lower in speaking_nouns()


def can_speak(story: Story, head: Token, verb: Token) -> bool:
    """False for a common noun that names neither people nor a body nor a text: "week", "defense".

    What is plainly the subject of "says that ..." may be any thing with words on it, but no time.
    """
    if head.tag_ not in ("NN", "NNS") or head.i in story.names or head.i in story.role_at:
        return True
    told = head.head is verb and verb_forms().get(verb.lower_) in group("speech")
    if head.text[0].isupper() or (told and any(c.dep_ == "ccomp" for c in verb.children)):
        alone = len(head) == 1 and not head.text.isupper()
        return head.ent_type_ not in ("DATE", "TIME") and not alone
    lower = head.lower_
    known = is_speaker(story, head) or lower in every("cues", "vague") or lower in every("cues", "evidence")
    return known or lower.endswith(_AGENTIVE) or apposed(story, head) is not None or _holds(story, head)


def _holds(story: Story, head: Token) -> bool:
    """ "a handful of Democrats": so many of those who can speak."""
    parts = (p for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children)
    return any(p.tag_ in ("NNS", "NNPS") and is_speaker(story, p) for p in parts)


def apposed(story: Story, head: Token) -> Name | None:
    """ "the mayor's aide, Jan Roe" and "spokesman John Doe" name a person beside the head word."""
    for child in head.children:
        named = story.names.get(child.i)
        if named is None or named.label != "person":
            continue
        listed = child.dep_ == "conj" and not any(c.dep_ == "cc" for c in head.children)
        if child.dep_ == "appos" or (listed and child.i > head.i and head.nbor(1).text == ","):
            return named
    follow = head.i + 1
    named = story.names.get(follow) or story.names.get(follow + 1)
    if named and named.label == "person" and head.lower_ in every("titles", "noun"):
        between = story.text[head.idx + len(head) : named.start]
        return named if between in (" ", ", ") else None
    return None
