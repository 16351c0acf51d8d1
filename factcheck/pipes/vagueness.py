"""What makes a clause hard to check: abstract subjects, verbs of commentary, praise, impressions, 'might'.

Named features, each with a weight in ``lexicon/worth.toml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from factcheck import lexicon
from factcheck.pipes.commentary import listed, saying, verbs
from factcheck.pipes.found import Found
from factcheck.pipes.predicate import roots, subject_of

PERSONS = ("he", "she", "they")
NAMED = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP")
_LONG_TAIL = 14  # words; "he told the crowd, drawing laughter" is what is left of a quotation
_FEW = 5  # words; "he looked on"
_TURN = 36  # characters from the verb on in which a turn of phrase belongs to it


def vagueness(clause: Span, verb: Token | None, here: Found) -> Iterator[str]:
    """The named features of vagueness in a clause, given its main verb and what was found in it."""
    words = {t.lower_ for t in clause if t.i == clause.start or not (t.is_title or t.tag_.startswith("NNP"))}
    if verb is None:
        yield from _without_verb(clause, here)
    else:
        yield from _subject(verb, here)
        yield from _modals(verb, here, words)
        yield from _told(clause, verb, here)
    written = clause.text.lower()
    yield from ["cliche"] * sum(phrase in written for phrase in listed("cliche"))
    yield from ["vague_words"] * min(4, len(words & listed("vague")) + sum(map(_praises, clause)))
    if words & listed("address"):
        yield "address"


def _without_verb(clause: Span, here: Found) -> Iterator[str]:
    if not here.figures and not any(is_act(token) for token in clause):
        yield "no_verb"
    if any(root.lower_ in listed("abstract") for root in roots(clause)[:1]):
        yield "abstract_head"


def _subject(verb: Token, here: Found) -> Iterator[str]:
    """An idea as the subject, or a word that points elsewhere; a verb that tells what an idea means."""
    subject = subject_of(verb)
    if subject is not None and subject.ent_type_ in ("", "CARDINAL"):
        if subject.lower_ in listed("abstract"):
            yield "abstract_subject"
        if subject.lower_ in listed("pointing") and not _ranks(here):
            yield "pointing_subject"
    stated = _does(subject, verb) or looks_done(verb) or provides(verb)
    if verb.lower_ in verbs("comment") and not stated:
        yield "comment_verb"


def _ranks(here: Found) -> bool:
    """'this is the first bridge' says what 'this' is; 'it was never easy' does not."""
    return any(
        extreme.kind == "superlative" and extreme.text.lower() != "never" for extreme in here.superlatives
    )


def _modals(verb: Token, here: Found, words: Collection[str]) -> Iterator[str]:
    modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
    stated = could_not(verb) or provides(verb) or any(cue.rule == "planned" for cue in here.modality)
    if modals & listed("unsure") and not stated:
        yield "modal"
    if modals & listed("hope") and not (provides(verb) or duty(verb)):
        yield "opinion"
    if "will" in modals and listed("guess").intersection(words):
        yield "forecast"


def _told(clause: Span, verb: Token, here: Found) -> Iterator[str]:
    """How it is told: without anything to begin with, in passing, as an impression, as a figure of speech."""
    if not _can_be_looked_up(clause, verb, here):
        yield "nothing_to_look_up"
    if verb.lower_ in saying("all") and len(clause) < _LONG_TAIL:
        yield "bare_cue"
    if verb.lower_ in verbs("impression") and _describes(verb):
        yield "impression"
    words = [token for token in clause if not (token.is_punct or token.is_space)]
    names = sum(1 for token in words if token.ent_iob_ == "B" and token.ent_type_ in NAMED)
    bare = names < 2 and not (here.figures or _dated(here))
    if len(words) <= _FEW and bare and verb.lower_ not in verbs("concrete"):
        yield "slight"
    told = clause.text[verb.idx - clause.start_char :][:_TURN].lower()
    if not here.quoted and any(turn in told for turn in listed("rhetoric")):
        yield "rhetoric"


def duty(verb: Token) -> bool:
    """'Parliament must approve it': somebody's next step. Of a country it is a wish: 'Norland must act'."""
    subject = subject_of(verb)
    if subject is None or not any(child.lower_ == "must" for child in verb.children):
        return False
    return subject.lower_ in listed("bodies") or (
        subject.tag_.startswith("NNP") and subject.ent_type_ != "GPE"
    )


def could_not(verb: Token) -> bool:
    """'could not find': something that was tried."""
    children = [child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")]
    return "could" in children and any(word in children for word in ("not", "n't", "n’t"))


def provides(verb: Token) -> bool:
    """'The bill would require': what a law says can be read in it."""
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in listed("laws"):
        return False
    modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
    return bool(modals & {"would", "must", "shall"}) or (not modals and verb.lower_ in verbs("rules"))


def looks_done(verb: Token) -> bool:
    """'appears to have been taken': the past, with a doubt."""
    return verb.lower_ in verbs("apparent") and any(
        child.dep_ == "xcomp" and any(helper.lower_ == "have" for helper in child.children)
        for child in verb.children
    )


def is_act(token: Token) -> bool:
    """A noun for something done ('the signing'), or a participle that tells it ('the pact signed by')."""
    return token.lower_ in listed("acts") or (token.tag_ == "VBN" and token.lower_ in verbs("concrete"))


def _does(subject: Token | None, verb: Token) -> bool:
    """People do things, ideas mean things; of countries and bodies only what can be seen."""
    if subject is None:
        return False
    if subject.lower_ in PERSONS or subject.ent_type_ == "PERSON":
        return True
    body = subject.lower_ in listed("bodies") or (subject.ent_type_ and subject.tag_.startswith("NNP"))
    return bool(body) and verb.lower_ in verbs("deeds")


def _can_be_looked_up(clause: Span, verb: Token, here: Found) -> bool:
    """A name, a number, a date, somebody who did it, or an act with witnesses: something to begin with."""
    subject = subject_of(verb)
    acted = subject is not None and (subject.lower_ in PERSONS or subject.lower_ in listed("bodies"))
    acted = acted or any(
        is_act(token) or (token.lower_ in verbs("concrete") and token.tag_.startswith("VB"))
        for token in clause
    )
    return acted or bool(here.figures or _dated(here) or here.names or here.superlatives or _named(clause))


def _named(clause: Span) -> bool:
    return any(token.tag_ in ("NNP", "NNPS", "CD") or token.ent_type_ in NAMED for token in clause)


def _praises(token: Token) -> bool:
    """'most visible': a degree of something that nobody measures."""
    if token.lower_ not in ("most", "least") or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().lower_ in lexicon.words("superlatives", "words")["vague"]


def _describes(verb: Token) -> bool:
    """'seemed tired', 'felt like a farewell', 'seems to know'; not 'looked at the map'."""
    return any(
        child.dep_ in ("acomp", "oprd", "attr", "xcomp", "advcl") or child.lower_ == "like"
        for child in verb.children
    )


def _dated(here: Found) -> bool:
    """Whether a date stands here; "now" alone is nothing to look up."""
    return any(date.text != "now" for date in here.dates)
