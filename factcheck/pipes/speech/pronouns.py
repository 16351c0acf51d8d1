"""Whom "he", "she", "they" or "it" stands for, when that is reasonably sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Token

from factcheck.model import Name
from factcheck.pipes.naming.people import gender
from factcheck.pipes.speech.cues import speaking_nouns
from factcheck.pipes.speech.story import Story

GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female", "hers": "female"}
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SUBORDINATE, _SPEAKER = 1, 2  # how much somebody leads a sentence; 0 is no subject
_BODY_REACH = 3
_REACH = 6  # sentences back; further than that nobody remembers either


@dataclass(slots=True)
class Heard:
    """What attribution has learned so far: speakers by token, persons' genders, content to look past."""

    speakers: dict[int, tuple[str, bool]] = field(default_factory=dict)  # token -> name, is a person
    genders: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    content: tuple[tuple[int, int], ...] = ()  # tokens of what is being said, whose names do not speak


def heard_at_first(story: Story) -> Heard:
    """What names and titles tell before anybody has spoken: who is a person, who is "he" and who "she"."""
    genders: dict[str, str] = {}
    persons: set[str] = set()
    for name in story.names.values():
        if name.label != "person" or name.name in genders:
            continue
        persons.add(name.name)
        known = gender(name.name) or gender(name.text, _title_before(story, name))
        if known:
            genders[name.name] = known
    for role in chain.from_iterable(story.roles.values()):
        by_title = gender(role.name, role.title.split()[-1].lower().rstrip("."))
        if by_title:
            genders.setdefault(role.name, by_title)
    return Heard(genders=genders, persons=persons)


def _title_before(story: Story, name: Name) -> str:
    words = story.text[max(0, name.start - 12) : name.start].split()
    return words[-1].lower().rstrip(".") if words else ""


def resolve(story: Story, pronoun: Token, heard: Heard) -> tuple[str | None, bool]:
    """The name behind a pronoun and whether it is a person's; ``(None, ...)`` when unsure."""
    wanted = GENDERS.get(pronoun.lower_)
    if wanted:
        return _person(story, pronoun, wanted, heard), True
    return _body(story, pronoun, heard), False


def _person(story: Story, pronoun: Token, wanted: str, heard: Heard) -> str | None:
    """The last person of that gender; a single word that may be no person comes last."""
    return _last(story, pronoun, wanted, heard, True) or _last(story, pronoun, wanted, heard, False)


def _last(story: Story, pronoun: Token, wanted: str, heard: Heard, sure: bool) -> str | None:
    first, _ = story.sentence(pronoun.i)
    at = pronoun.i
    for _step in range(_REACH):
        found = _candidates(story, first, at, heard, wanted)
        names = {
            name: leads
            for name, leads in found.items()
            if name in heard.persons and (not sure or " " in name or name in heard.genders)
        }
        leading = max(names.values(), default=0)
        if leading:
            return next(name for name in names if names[name] == leading)
        if len(names) == 1 and not _goes_on(story, first, at, wanted):
            return next(iter(names))
        if first == 0:
            break
        at = first
        first, _ = story.sentence(first - 1)
    return None


def _candidates(story: Story, first: int, last: int, heard: Heard, wanted: str) -> Mapping[str, int]:
    """Persons of that gender, or of unknown gender, named in the tokens, with how much each one leads."""
    found: dict[str, int] = {}
    for at in range(first, last):
        spoken = heard.speakers.get(at)
        name = spoken[0] if spoken and spoken[1] else None
        leading = _SPEAKER if name is not None else 0
        if name is None and at in story.names and not story.in_speech(at):
            record = story.names[at]
            if record.label == "person" and not any(a <= at < b for a, b in heard.content):
                name = record.name
                leading = _leading(story.doc[at])
        if name is None or heard.genders.get(name, wanted) != wanted:
            continue
        found[name] = max(found.get(name, 0), leading)
    return found


def _leading(token: Token) -> int:
    """How much of a subject a word is: less in "when Doe ..." than in the main clause."""
    if token.dep_ not in _SUBJECTS:
        return 0
    return _SUBORDINATE if token.head.dep_ in ("advcl", "relcl", "acl", "pcomp") else _SPEAKER


def _goes_on(story: Story, first: int, last: int, wanted: str) -> bool:
    """Whether the sentence is already about a "he": whoever it names besides is somebody else."""
    tokens = story.doc[first:last]
    return any(
        GENDERS.get(t.lower_) == wanted and t.dep_ in _SUBJECTS and t.head.dep_ == "ROOT" for t in tokens
    ) and not any(story.in_speech(t.i) for t in tokens)


def _body(story: Story, pronoun: Token, heard: Heard) -> str | None:
    """ "they" and "it": the subject of the sentence before, when that is a body or unnamed people."""
    floor, ceiling = story.sentence(pronoun.i)[0], pronoun.i
    people = _people(story, floor, ceiling) if pronoun.lower_ == "they" else None
    if people:
        return people
    for _step in range(_BODY_REACH):
        for at in range(floor, ceiling):
            spoken = heard.speakers.get(at)
            many = pronoun.lower_ == "it" and story.doc[at].tag_ in ("NNS", "NNPS")
            if spoken and not spoken[1] and not many:
                return spoken[0]
            record = story.names.get(at)
            if record and record.label in ("organisation", "place") and story.doc[at].dep_ in _SUBJECTS:
                return record.name
        if floor == 0:
            break
        floor, ceiling = story.sentence(floor - 1)[0], floor
    return None


def _people(story: Story, first: int, last: int) -> str | None:
    """ "Democrats made clear that they ...": the plural people who are the subject before "they"."""
    for at in range(last - 1, first - 1, -1):
        token = story.doc[at]
        if token.dep_ not in _SUBJECTS or token.tag_ not in ("NNS", "NNPS") or story.in_speech(at):
            continue
        if token.lower_ in speaking_nouns() and at not in story.names:
            start = at
            while start > first and story.doc[start - 1].tag_ in ("NN", "NNP", "JJ"):
                start -= 1
            begin, end = story.chars(start, at + 1)
            return story.text[begin:end]
    return None
