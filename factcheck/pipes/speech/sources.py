"""Who is meant by the subject of a cue: the words that mention the source, and the name in full."""

from __future__ import annotations

import re

from spacy.tokens import Token

from factcheck.lexicon import every
from factcheck.model import Name, Speaker
from factcheck.pipes.roles import roles_of
from factcheck.pipes.speech.cues import handing, speaking_nouns
from factcheck.pipes.speech.offices import holder
from factcheck.pipes.speech.pronouns import Heard, resolve
from factcheck.pipes.speech.speakers import apposed
from factcheck.pipes.speech.story import Story

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_BESIDE = frozenset(("npadvmod", "appos"))
_CLIMB = frozenset(("conj", "acomp", "xcomp", "advcl", "pcomp", "prep", "dep", "aux"))
_NOMINAL = ("N", "P", "W", "D", "C", "J")
_EDGE = " \t\r\n\u00a0\u202f,;:.-–—\"“”'‘’()"
_PERSONAL = frozenset(("he", "she", "they", "it", "his", "her", "their", "its"))
_CONTROLS = frozenset(("for", "from", "of"))  # "blamed Doe for refusing": Doe refused
_BELONGING = frozenset(("of", "for", "at", "from", "in", "with", "to"))
_LONGEST_NAME = 9  # words of an unnamed source that still read as a name


def subject(verb: Token) -> Token | None:
    """The head word of whoever does what the verb says, also across "and", "to" and "-ing"."""
    at = verb
    for _ in range(5):
        children = list(at.children)
        agent = next((p for c in children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
        if agent is not None:
            return agent
        subjects = [c for c in children if c.dep_ in _SUBJECTS and (c.tag_[0] in _NOMINAL or c.tag_ == "RBS")]
        if subjects:
            return _antecedent(_doer(min(subjects, key=lambda c: abs(c.i - at.i))), at)
        if at.dep_ == "acl" and at.tag_ == "VBG" and _is_document(at.head):
            return _author(at.head)
        if at.dep_ in ("acl", "relcl"):
            return at.head if at.head.tag_[0] in "NP" else None
        if at.dep_ == "pcomp" and at.tag_ == "VBG" and at.head.dep_ == "prep":
            governor = _governor(at.head)
            if governor is None or governor.tag_[0] not in "VJ":
                return governor
            at = governor
            continue
        if at.dep_ not in _CLIMB or at.head is at:
            return None
        at = at.head
    return None


def _governor(link: Token) -> Token | None:
    """Of "of praising", the verb whose subject praises, or whoever is made the one that does."""
    verb = link.head
    if verb.tag_[0] == "N":
        return verb.head if link.lower_ == "of" and verb.dep_ == "dobj" else None
    if link.lower_ in _CONTROLS:
        done = [c for c in verb.children if c.dep_ in ("dobj", "prep") and c.i < link.i]
        named = [w for c in done for w in (c, *c.children) if w.tag_ == "NNP" and w.dep_ in ("dobj", "pobj")]
        if named:
            return named[-1]
    return verb


def _doer(child: Token) -> Token:
    """The person in "Writing in a letter, Jan Roe called ..."; the parser takes the -ing for the subject."""
    if not child.lower_.endswith("ing") or (not child.is_sent_start and child.i > child.left_edge.i + 1):
        return child
    return next((c for c in child.children if c.dep_ in _BESIDE and c.tag_ == "NNP" and c.i > child.i), child)


def _is_document(noun: Token) -> bool:
    lower = noun.lower_
    return lower in every("cues", "document") or (
        lower[-1:] == "s" and lower[:-1] in every("cues", "document")
    )


def _author(document: Token) -> Token:
    """Who speaks in "issued a statement calling it unfair": the subject of "issued"."""
    verb = document.head
    if document.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head.head if verb.head.tag_[0] == "N" else verb.head
    if verb.tag_[0] != "V" or verb.lower_ not in handing():
        return document
    sender = subject(verb)
    return sender if sender is not None and sender.tag_[0] in "NP" else document


def _antecedent(child: Token, verb: Token) -> Token:
    """Whom "who" stands for: the person right before it, else what the parser says."""
    if child.tag_ not in ("WP", "WDT") or verb.dep_ != "relcl":
        return child
    before = child.nbor(-1) if child.i > 0 else child
    before = before.nbor(-1) if before.text == "," and before.i > 0 else before
    if before.ent_type_ == "PERSON" and child.tag_ == "WP":
        return before
    if child.lower_ == "who" and verb.head.tag_ == "NN" and verb.head.lower_ not in speaking_nouns():
        phrase = verb.doc[verb.head.left_edge.i : child.i]  # "a point for the workers here, who called ..."
        people = [t for t in phrase if t.tag_ == "NNS" and t.lower_ in speaking_nouns()]
        return people[-1] if people else verb.head
    return verb.head


def extent(story: Story, head: Token, cue: int) -> tuple[int, int]:
    """Token bounds of the whole noun phrase of a source, without the cue and without quoted speech."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    if first <= cue < head.i:
        first = cue + 1
    elif head.i < cue < last:
        last = cue
    floor, ceiling = story.sentence(head.i)
    first, last = max(first, floor), min(last, ceiling)
    while first < head.i and story.in_speech(first):
        first += 1
    stop = next((at for at in range(head.i, last) if story.in_speech(at)), last)
    return first, max(stop, head.i + 1)


def speaker(story: Story, head: Token, cue: int, heard: Heard) -> Speaker:
    """The source with its name in full (None when it names nobody) and its role."""
    start, end = story.chars(*extent(story, head, cue))
    while start < end and story.text[start] in _EDGE:
        start += 1
    while (
        end > start
        and story.text[end - 1] in _EDGE[:-1]
        and story.text[end - 3 : end] not in ("Jr.", "Sr.", ".S.")
    ):
        end -= 1
    name, person = _name(story, head, heard)
    role = roles_of(story.roles.get(name, ()), name, start, end) if name and person else None
    return Speaker(name, role, story.text[start:end], start, end)


def _name(story: Story, head: Token, heard: Heard) -> tuple[str | None, bool]:
    """The full name behind a head word, and whether it is a person's."""
    lower = head.lower_
    if lower in _PERSONAL:
        return resolve(story, head, heard)
    known = story.names.get(head.i)
    if known is None or (known.label != "person" and lower in every("titles", "noun")):
        known = apposed(story, head) or known
    if known is not None:
        name = known.name if known.label == "person" else _body(story, known)
        others = [story.names[c.i].name for c in head.children if c.dep_ == "conj" and c.i in story.names]
        return " and ".join(dict.fromkeys([name, *others])), known.label == "person" and not others
    titled = story.role_at.get(head.i)
    if titled is not None and lower in every("titles", "noun"):
        return titled.name, True
    author = _document_of(story, head) if lower in every("cues", "document") else None
    if author is not None and lower in every("cues", "staff"):
        return author.name + story.text[author.end : head.idx] + head.text, False
    if author is not None:
        return author.name, author.label == "person"
    examples = _examples(story, head)
    if examples:
        return " and ".join(examples), False
    only = holder(story, head)
    if only is not None:
        return only, True
    if lower in every("cues", "vague") or head.tag_[0] not in "NJ":
        return None, False
    return _words(story, head), False


def _body(story: Story, name: Name) -> str:
    """A body with the country or owner before it: "Norland's Harbour Board"."""
    before = re.search(r"[\w.]+(?: [A-Z][\w.]+)*['’]s? $", story.text[max(0, name.start - 60) : name.start])
    owner = before and story.names.get(story.token_at(name.start - len(before.group())))
    if owner and owner.label == "place" and name.label == "organisation":
        return story.text[owner.start : name.start] + name.name
    return name.name


def _document_of(story: Story, head: Token) -> Name | None:
    """ "Doe's statement", "a letter from Doe": the person or body that a text speaks for."""
    for child in head.children:
        if child.dep_ == "poss" and child.i in story.names:
            return story.names[child.i]
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            return next((story.names[p.i] for p in child.children if p.i in story.names), None)
    return None


def _examples(story: Story, head: Token) -> list[str]:
    """The names in "other papers such as the Weston Post"."""
    link = next(
        (c for c in head.children if c.dep_ == "prep" and c.lower_ == "as" and c.i == head.i + 2), None
    )
    if link is None or story.doc[head.i + 1].lower_ != "such":
        return []
    named = [story.names[at] for at in range(link.i, link.right_edge.i + 1) if at in story.names]
    return list(dict.fromkeys(name.name for name in named))


def _words(story: Story, head: Token) -> str | None:
    """An unnamed source in the article's own words, without article and relative clause."""
    doc = story.doc
    first = min(
        (c.left_edge.i for c in head.children if c.i < head.i and c.dep_ not in ("appos", "punct")),
        default=head.i,
    )
    while first < head.i and doc[first].tag_ in ("DT", "CC", ",", "RB", "IN", "``", "''", "WP$"):
        first += 1
    last = _end_of_words(story, head)
    if last - first > _LONGEST_NAME:
        first, last = max(first, head.i - 4), head.i + 1
    start, end = story.chars(first, last)
    words = " ".join(story.text[start:end].split()).strip(_EDGE)
    return words or None


def _end_of_words(story: Story, head: Token) -> int:
    """The token behind "attorneys general in Utah", or behind "mayors of the Twin Cities", up to a comma."""
    doc, ceiling = story.doc, story.sentence(head.i)[1]
    last = head.i + 1
    if last < ceiling and doc[last].lower_ == "general" and doc[last].head is head:
        last += 1
    follows = last < ceiling and doc[last].dep_ == "prep" and doc[last].head.i in (head.i, last - 1)
    if not follows or doc[last].lower_ not in _BELONGING:
        return last
    end = min(max(doc[last].right_edge.i, last) + 1, ceiling)
    end = max(end, head.right_edge.i + 1) if last > head.i + 1 else end
    return next((at for at in range(last, end) if doc[at].text == ","), end)
