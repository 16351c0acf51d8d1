"""Passages set apart with a name below them: a pull quotation without any quotation marks.

"I was told to leave and never to come back. Mary Hall" is what Mary Hall said. Only a passage in the
first person counts, and only a full name that the text also has elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Name, Quotation, Speaker
from factcheck.pipes.roles import roles_of
from factcheck.pipes.speech.story import Story

_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b")
_BEFORE_NAME = re.compile(r"[.!?…][\"”’]?\s+(?:[-–—]\s*)?$")
_KINDS = ("paragraph", "boilerplate")  # a repeated passage is boilerplate
_LONGEST = 800  # characters; a pull quotation is short


def signed(story: Story) -> Iterator[Quotation]:
    """Passages in the first person that end with a full stop and somebody's name, without quotation marks."""
    for name in {record.start: record for record in story.names.values()}.values():
        if name.label != "person" or " " not in name.text or not _is_last(story, name):
            continue
        passage = story.passages[story.passage(name.start)]
        words = story.text[passage.start : name.start]
        if not _is_speech(story, words, passage.start) or story.text.count(name.text) < 2:
            continue
        role = roles_of(story.roles.get(name.name, ()), name.name, name.start, name.end)
        speaker = Speaker(name.name, role, name.text, name.start, name.end)
        said = words.rstrip(" \t\r\n\u00a0-–—")
        for place in re.finditer(re.escape(said), story.text):  # where it was lifted from, too
            if place.start() != passage.start or passage.kind == "paragraph":
                yield Quotation((place.span(),), True, speaker=speaker)


def _is_last(story: Story, name: Name) -> bool:
    passage = story.passages[story.passage(name.start)]
    return passage.kind in _KINDS and not story.text[name.end : passage.end].strip(" \t\r\n\u00a0)")


def _is_speech(story: Story, words: str, start: int) -> bool:
    if len(words) > _LONGEST or not _BEFORE_NAME.search(words) or not _FIRST_PERSON.search(words):
        return False
    return not any(start <= quoted.start < start + len(words) for quoted in story.quotes)
