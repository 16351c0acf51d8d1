"""A source that the parser missed, found by where it stands: "said Doe" or "Doe said"."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.pipes.speech.cues import verb_forms
from factcheck.pipes.speech.speakers import is_speaker
from factcheck.pipes.speech.story import Story

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_OWNING = frozenset(("of", "for", "at", "from"))


def nearby(story: Story, verb: Token) -> Token | None:
    """A source beside the verb that the parser missed: "said Doe" or "Doe said"."""
    doc, at = story.doc, verb.i
    after = at + 1
    while after < min(len(doc), at + 7):
        token = doc[after]
        if _acts_itself(token, verb) or (verb.tag_ == "VBG" and token.dep_ == "dobj"):
            break
        if after in story.names:
            head = _head_of(story, after)
            return None if _acts_itself(head, verb) or _is_object(head, verb) else head
        if token.tag_ in ("NNS", "NN", "PRP") and (
            after + 1 >= len(doc) or not doc[after + 1].tag_.startswith("N")
        ):
            return token if doc[after - 1].tag_ != "IN" else None
        if not token.tag_.startswith(("N", "J", "DT", "PRP$", "POS", "VBN")) and token.text != ".":
            break
        after += 1
    leading = _subject_before(story, verb) if verb.tag_ == "VBG" else _dangling(story, verb)
    if leading is not None:
        return leading
    before = at - 1
    while before >= 0 and doc[before].tag_ in ("RB", "VBD", "VBZ", "VBP", "MD"):
        before -= 1
    if before < 0 or doc[before].tag_[0] not in "NP" or doc[before].tag_ == "POS" or story.in_speech(before):
        return None
    head = _head_of(story, before) if before in story.names else doc[before]
    return _whole(story, head)


def _acts_itself(token: Token, verb: Token) -> bool:
    """Whether the word is the subject of another verb behind it: "said the town faces ..."."""
    other = token.tag_ != "PRP"  # in "half said they had lost money" they are those who say it
    return other and token.dep_ in _SUBJECTS and token.head is not verb and token.head.i > token.i


def _is_object(name: Token, verb: Token) -> bool:
    """ "praising Doe": what a verb acts upon does not speak, save where "said Doe" was misread."""
    if name.dep_ != "dobj" or name.head is not verb:
        return False
    return verb.tag_ not in ("VBD", "VBZ") or verb_forms().get(verb.lower_) not in every("cues", "inverted")


def _dangling(story: Story, verb: Token) -> Token | None:
    """ "Doe, one of nine to vote against it, said": a subject whose verb the parser took from further on."""
    if verb.i == 0 or verb.nbor(-1).text != "," or verb.tag_ not in ("VBD", "VBZ"):
        return None
    floor, _ = story.sentence(verb.i)
    for at in range(verb.i - 1, floor - 1, -1):
        token = story.doc[at]
        if (
            token.dep_ == "nsubj"
            and at in story.names
            and token.head.tag_ in ("NN", "NNS", "VB", "NNP", "JJ")
        ):
            named = story.names[at].label == "person" and not story.in_speech(at)
            modal = any(c.dep_ == "aux" for c in token.head.children if c.tag_ in ("MD", "VBD", "VBZ", "VBP"))
            return token if named and not modal else None
    return None


def _subject_before(story: Story, verb: Token) -> Token | None:
    """For an "-ing" that hangs on something else, the nearest subject before it that can speak."""
    floor, _ = story.sentence(verb.i)
    for at in range(verb.i - 1, floor - 1, -1):
        token = story.doc[at]
        if token.dep_ == "nsubj" and is_speaker(story, token) and not story.in_speech(at):
            return token
    return None


def _whole(story: Story, head: Token) -> Token:
    """The noun that a phrase before the verb belongs to: the lawyer of "a lawyer for Tom Reed"."""
    for _ in range(4):
        link = head.head
        if head.dep_ != "pobj" or link.dep_ != "prep" or link.lower_ not in _OWNING or link.i >= head.i:
            return head
        owner = link.head
        if owner.i >= link.i or owner.tag_[0] not in "ND" or story.quote_at[owner.i] >= 0:
            return head
        if any(token.text == "," for token in story.doc[owner.i : head.i]):
            return head
        head = owner
    return head


def _head_of(story: Story, at: int) -> Token:
    """The last token of the name that token ``at`` belongs to."""
    end = story.names[at].end
    while at + 1 < len(story.doc) and story.starts[at + 1] < end:
        at += 1
    return story.doc[at]
