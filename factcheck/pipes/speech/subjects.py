"""Whom "he" or "she" stands for where it is the subject of the writer's own sentence, and only when sure.

Sure means: one person alone is in question. That is the only person of that gender named since the
beginning of the sentence before, or the one for whom the sentence before has the same pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.lexicon import every
from factcheck.model import Quotation
from factcheck.pipes.annotations import get
from factcheck.pipes.speech.pronouns import GENDERS, heard_at_first
from factcheck.pipes.speech.story import Story, read

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_HEADS = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "appos", "agent", "attr"))
_PRONOUNS = frozenset(("he", "she"))


def sure_subjects(doc: Doc) -> Iterator[tuple[int, str]]:
    """For each such pronoun outside quotations: the offset where it ends, and the full name."""
    pronouns = [t for t in doc if t.lower_ in _PRONOUNS and t.dep_ in _SUBJECTS]
    if not pronouns:
        return
    story = read(doc)
    genders = heard_at_first(story).genders
    known = dict(_spoken(story, doc))  # token of a pronoun -> name
    for pronoun in pronouns:
        if story.quote_at[pronoun.i] >= 0:
            continue
        end = pronoun.idx + len(pronoun)
        name = known.get(pronoun.i) or _only(story, pronoun, genders, known)
        if name is not None:
            known[pronoun.i] = name
            yield end, name


def _spoken(story: Story, doc: Doc) -> Iterator[tuple[int, str]]:
    """Pronouns that say something, with the speaker's name."""
    for quotation in get(doc, Quotation):
        who = quotation.speaker
        if who is not None and who.name and who.mention.lower() in _PRONOUNS:
            yield story.token_at(who.start), who.name


def _only(story: Story, pronoun: Token, genders: dict[str, str], known: dict[int, str]) -> str | None:
    """The one person who can be meant, from the beginning of the sentence before on."""
    wanted = GENDERS[pronoun.lower_]
    floor = story.sentence(pronoun.i)[0]
    first = story.sentence(floor - 1)[0] if floor else floor
    named: set[str] = set()
    for at in range(first, pronoun.i):
        if story.quote_at[at] >= 0:
            continue
        token = story.doc[at]
        record = story.names.get(at)
        if at in known and token.lower_ == pronoun.lower_:
            named.add(known[at])
        elif record is not None and record.label == "person":
            if genders.get(record.name, wanted) == wanted:
                named.add(record.name)
        elif GENDERS.get(token.lower_) == wanted and at < floor and token.dep_ in _SUBJECTS:
            return None  # somebody whom nobody could name there
        elif _is_somebody(story, token) or token.lower_ in every("names", "first"):
            return None
    if len(named) != 1:
        return None
    name = next(iter(named))
    return name if genders.get(name) == wanted else None


def _is_somebody(story: Story, token: Token) -> bool:
    """Whether a word is a person without a name: "the lawyer", but not the "lawyer" of "lawyer Jan Roe"."""
    if token.tag_ != "NN" or token.dep_ not in _HEADS or token.i in story.role_at:
        return False
    return token.lower_ in every("titles", "noun") or token.lower_ in (
        "man",
        "woman",
        "person",
        "boy",
        "girl",
    )
