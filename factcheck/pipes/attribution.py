"""Who said what: cues, their sources and contents, and the quotations beside them, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.lexicon import every
from factcheck.model import Quotation, Speaker
from factcheck.pipes.annotations import put
from factcheck.pipes.naming.forms import is_person
from factcheck.pipes.speech.frames import frames
from factcheck.pipes.speech.leftovers import leftover
from factcheck.pipes.speech.matching import Said, match
from factcheck.pipes.speech.pronouns import Heard, heard_at_first
from factcheck.pipes.speech.signed import signed
from factcheck.pipes.speech.sources import speaker
from factcheck.pipes.speech.story import Story, read


def find(doc: Doc) -> Iterator[Quotation]:
    """Every attribution in story order, and long quotations that nobody is named for."""
    story = read(doc)
    apart = list(signed(story))
    said = [one for one in match(story, list(frames(story))) if not _stands_in(apart, one)]
    heard = heard_at_first(story)
    found = [_quotation(story, one, heard) for one in said]
    found += [*leftover(story, said, found), *apart]
    yield from sorted(found, key=lambda q: q.spans)


def _stands_in(apart: Sequence[Quotation], said: Said) -> bool:
    """Whether somebody says it within what somebody else says in a passage set apart."""
    (start, _), *_ = said.spans
    return any(first <= start < last for one in apart for first, last in one.spans)


def _quotation(story: Story, said: Said, heard: Heard) -> Quotation:
    start, end = story.chars(said.frame.first, said.frame.last)
    return Quotation(said.spans, said.direct, story.text[start:end], start, end, _speaker(story, said, heard))


def _speaker(story: Story, said: Said, heard: Heard) -> Speaker | None:
    """Who speaks, remembered for the pronouns that follow."""
    source = said.frame.source
    if source is None:
        return None
    heard.content = tuple((story.token_at(start), story.token_at(end)) for start, end in said.spans)
    who = speaker(story, source, said.frame.first, heard)
    if not any(character.isalnum() for character in who.mention):
        return None
    if who.name and source.tag_ == "NNP" and source.i not in story.names and _is_full_name(who.name):
        heard.persons.add(who.name)  # a person whom the model did not see
    if who.name:
        heard.speakers[source.i] = (who.name, who.name in heard.persons)
    return who


def _is_full_name(name: str) -> bool:
    return " " in name and is_person(name) and name.split()[-1].lower() not in every("names", "body")


@Language.component(
    "factcheck_attribution",
    assigns=["doc._.quotations"],
    requires=["doc._.quoted", "doc._.names", "doc._.roles", "token.dep", "token.tag"],
)
def mark_attribution(doc: Doc) -> Doc:
    """Store the attributions on the Doc."""
    put(doc, "quotations", find(doc))
    return doc
