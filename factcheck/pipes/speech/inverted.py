"""A cue and its speaker in the middle of somebody's clause: "The pier, said Mary Hall, is old"."""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.pipes.speech.contents import Spans
from factcheck.pipes.speech.story import Story

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENS_NOUN = frozenset(("DT", "PRP$", "NN", "NNS", "JJ", "NNP"))
_APPOSITION = 14  # tokens that may stand between the speaker's name and the comma that ends it


def inserted(story: Story, cue: Token) -> tuple[Token, Spans] | None:
    """The head word of the speaker behind the cue, and the two parts of the clause around them.

    None unless a comma stands before the cue, the speaker right behind it, and another comma behind that.
    """
    doc, at = story.doc, cue.i
    floor, ceiling = story.sentence(at)
    if cue.tag_ not in ("VBD", "VBZ") or at - floor < 2 or doc[at - 1].text != ",":
        return None
    head = _named(story, at + 1, ceiling)
    if head is None or any(story.quote_at[i] >= 0 for i in (at - 2, head.i)):
        return None
    end = _end(story, head.i + 1, ceiling)
    if end is None or not any(
        token.tag_ in _FINITE for token in (*doc[floor : at - 1], *doc[end + 1 : ceiling])
    ):
        return None
    return head, ((floor, at - 1), (end + 1, ceiling))


def _named(story: Story, at: int, ceiling: int) -> Token | None:
    """The last word of the person or body named at token ``at``; of "the mayor", the office."""
    doc = story.doc
    if at < ceiling and at in story.names and story.names[at].label != "place":
        name = story.names[at]
        return doc[story.token_at(name.end) - 1]
    if at + 1 < ceiling and doc[at].lower_ == "the" and doc[at + 1].lower_ in every("titles", "noun"):
        return doc[at + 1]
    return None


def _end(story: Story, at: int, ceiling: int) -> int | None:
    """The comma behind a speaker and whatever says who that is: ", the press secretary,"."""
    doc = story.doc
    if at >= ceiling or doc[at].text != ",":
        return None
    if at + 1 < ceiling and doc[at + 1].tag_ in _OPENS_NOUN:
        for further in range(at + 1, min(ceiling, at + _APPOSITION)):
            if doc[further].text == ",":
                return further
            if doc[further].tag_ in _FINITE:
                break
    return at
