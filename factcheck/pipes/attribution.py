"""Who said what: cues, their sources and contents, and the quotations beside them, put together."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.model import Quotation, Speaker
from factcheck.pipes.annotations import put
from factcheck.pipes.frames import Frame, frames
from factcheck.pipes.matching import Said, leftover, match
from factcheck.pipes.pronouns import Heard, genders_of
from factcheck.pipes.sources import speaker
from factcheck.pipes.story import Story, read


def find(doc: Doc) -> Iterator[Quotation]:
    """Every attribution in story order, and long quotations that nobody is named for."""
    story = read(doc)
    said = match(story, list(frames(story)))
    heard = Heard(genders=genders_of(story))
    found = [_quotation(story, one, heard) for one in said]
    found += leftover(story, said, found)
    yield from sorted(found, key=lambda q: q.spans)


def _quotation(story: Story, said: Said, heard: Heard) -> Quotation:
    frame = said.frame
    start, end = story.chars(frame.first, frame.last)
    who = _speaker(story, frame, said, heard)
    return Quotation(said.spans, said.direct, story.text[start:end], start, end, who)


def _speaker(story: Story, frame: Frame, said: Said, heard: Heard) -> Speaker | None:
    if frame.source is None:
        return None
    heard.content = tuple((story.token_at(s), story.token_at(e)) for s, e in said.spans)
    who = speaker(story, frame.source, frame.first, heard)
    if who.name:
        person = who.role is not None or _is_person(story, who.name)
        heard.speakers[frame.source.i] = (who.name, person)
    return who


def _is_person(story: Story, name: str) -> bool:
    return any(n.name == name and n.label == "person" for n in story.names.values())


@Language.component(
    "factcheck_attribution",
    assigns=["doc._.quotations"],
    requires=["doc._.quoted", "doc._.names", "doc._.roles", "token.dep", "token.tag"],
)
def mark_attribution(doc: Doc) -> Doc:
    """Store the attributions on the Doc."""
    put(doc, "quotations", find(doc))
    return doc
