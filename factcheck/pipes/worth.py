"""Is a clause worth a checker's time? Named features, each with a weight from the lexicon.

The features are what a reader would point at: it has a figure, it names who said it, something
happened to somebody with a name; against that, an abstract subject, a verb of commentary, praise,
'could' and 'might'. ``decide`` judges by the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from factcheck import lexicon
from factcheck.model import Figure, Quotation, Quoted
from factcheck.pipes.clauses import has_subject
from factcheck.pipes.commentary import listed, saying, verbs
from factcheck.pipes.found import Found
from factcheck.pipes.modality import governing
from factcheck.pipes.predicate import roots, subject_of
from factcheck.pipes.vagueness import NAMED, PERSONS, could_not, duty, is_act, looks_done, provides, vagueness

_SPEECH = {"quotation", "unattributed_quotation", "reported_by_name", "reported"}
_MEASURED = ("years", "months", "weeks", "days", "hours", "times", "ordinal")


def score(names: Sequence[str]) -> float:
    """The sum of the features' weights; a feature that stands there twice counts twice."""
    weights = lexicon.numbers("worth", "weights")
    return sum(weights[name] for name in names)


def features(
    clause: Span, verb: Token | None, here: Found, text: str, kind: str = "paragraph"
) -> tuple[str, ...]:
    """The named features of a clause, given its main verb, what was found in it, and its kind of passage."""
    here = here._replace(modality=governing(verb, here.modality))
    spoken = tuple(_speech(text, here))
    return (
        *spoken,
        *_evidence(here),
        *_event(clause, verb, here),
        *_form(clause, verb, here, kind),
        *(() if "reported_by_name" in spoken else _commented(clause)),
        *(() if _SPEECH & set(spoken) else vagueness(clause, verb, here)),
    )


def _speech(text: str, here: Found) -> Iterator[str]:
    """What somebody said is checkable, however vague it is: did they say it?"""
    direct = [q for q in here.quotations if q.direct]
    indirect = [q for q in here.quotations if not q.direct and not is_comment(q)]
    if direct:
        yield "quotation" if any(_has_source(q) for q in direct) else "unattributed_quotation"
    elif any(_holds(q, words) for q in indirect for words in here.quoted):
        yield "quotation"  # a few quoted words inside indirect speech
    elif any(_says_something(text[words.inner_start : words.inner_end]) for words in here.quoted):
        yield "unattributed_quotation"
    elif here.quoted:
        yield "quotation_marks"
    if any(q.speaker and q.speaker.name for q in indirect):
        yield "reported_by_name"
    elif any(q.speaker or (q.cue or "").lower() in saying("core") for q in indirect):
        yield "reported"


def _holds(quotation: Quotation, words: Quoted) -> bool:
    return any(start <= words.inner_start and words.inner_end <= end for start, end in quotation.spans)


def _says_something(quoted: str) -> bool:
    """Four words or more that are no title: two of them are in lower case at least."""
    found = quoted.split()
    return len(found) >= 4 and sum(word[0].islower() for word in found) >= 2


def is_comment(quotation: Quotation) -> bool:
    """'This approach highlights ...' says nothing: an idea is no speaker. 'Jane Doe suggested ...' does."""
    name = (quotation.speaker.name if quotation.speaker else None) or ""
    if not name and quotation.speaker and quotation.speaker.mention.lower() in listed("pointing"):
        return True
    if name.partition(" of ")[0].rpartition(" ")[2] in listed("abstract"):
        return True  # in lower case: "the community", not the "Baltic Trading Community"
    cue = set((quotation.cue or "").lower().split())
    if name.islower() and name.rpartition(" ")[2] in listed("collectives") and not cue & saying("all"):
        return True
    return bool(cue & verbs("comment")) and (name.islower() or not name or not cue & verbs("said"))


def _has_source(quotation: Quotation) -> bool:
    return bool(quotation.cue or (quotation.speaker and quotation.speaker.name))


def _evidence(here: Found) -> Iterator[str]:
    counts = [is_small(figure) for figure in here.figures]
    if not all(counts):
        yield "figure"
    elif counts:
        yield "small_count"
    if any(
        date.value and not date.value.startswith(("P", "R/")) for date in here.dates
    ):  # not for how long, or "now"
        yield "date"
    if here.roles:
        yield "role"
    yield from dict.fromkeys(extreme.kind for extreme in here.superlatives)
    if any(cue.text.lower() in listed("rumour") for cue in here.modality):
        yield "rumour"


def is_small(figure: Figure) -> bool:
    """One or two of something is a way of speaking more often than a count."""
    return (
        figure.low == figure.high
        and figure.low in (1.0, 2.0)
        and not any(character.isdigit() for character in figure.text)
        and figure.unit not in _MEASURED
    )


def _event(clause: Span, verb: Token | None, here: Found) -> Iterator[str]:
    if verb is None:
        if any(is_act(token) for token in clause):
            yield "act"
    else:
        yield _tense(verb, here)
        if provides(verb):
            yield "provision"
        elif duty(verb):
            yield "duty"
        if _tells_of_signs(verb):
            yield "sign"
        if verb.lower_ in verbs("concrete"):
            yield "concrete_verb"
        subject = subject_of(verb)
        if subject is not None and subject.lower_ in PERSONS:
            yield "person_subject"
        elif subject is not None and any(
            t.ent_type_ and t.tag_.startswith("NNP") for t in _noun_phrase(subject)
        ):
            yield "named_subject"
        elif subject is not None and subject.lower_ in listed("bodies"):
            yield "body_subject"
    yield from _names(clause)


def _names(clause: Span) -> Iterator[str]:
    """One name is nothing special; each further one makes the clause more concrete."""
    names = sum(1 for token in clause if token.ent_iob_ == "B" and token.ent_type_ in NAMED)
    yield from ["names"] * min(3, max(0, names - 1))


def _form(clause: Span, verb: Token | None, here: Found, kind: str) -> Iterator[str]:
    if sum(1 for token in clause if not (token.is_punct or token.is_space)) < 3:
        yield "fragment"
    if kind == "caption":
        yield "caption" if verb is not None else "picture_name"
    if clause.text.rstrip(" \"”’'").endswith("?") and not any(q.direct for q in here.quotations):
        yield "question"
    if not here.quoted and any(root.tag_ == "VB" and not _is_governed(root) for root in roots(clause)[:1]):
        yield "imperative"
    if clause[0].tag_ in ("WDT", "WP", "WRB"):
        yield "relative"


def _commented(clause: Span) -> Iterator[str]:
    """', reflecting a trend': what the writer makes of the fact before it."""
    if clause[0].tag_ == "VBG" and clause[0].lower_ in verbs("comment") - verbs("said"):
        yield "comment_participle"


def _is_governed(verb: Token) -> bool:
    """Whether a plain verb has a subject or a helper: 'would cost', 'to cost' command nobody."""
    return has_subject(verb) or any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _tells_of_signs(verb: Token) -> bool:
    """'There are indications of': what 'there' is followed by says that somebody says so."""
    there = any(child.dep_ == "expl" for child in verb.children)
    return there and any(
        child.dep_ in ("attr", "dobj") and child.lower_ in listed("signs") for child in verb.children
    )


def _noun_phrase(head: Token) -> Span:
    return head.doc[head.left_edge.i : head.i + 1]


def _tense(verb: Token, here: Found) -> str:
    """past, perfect, planned, ongoing or present."""
    helpers = {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "will" in helpers or any(cue.rule == "planned" for cue in here.modality):
        return "planned"
    if could_not(verb) or looks_done(verb):
        return "past"
    if verb.tag_ == "VBD" or "VBD" in helpers.values() or (verb.tag_ == "VBN" and not helpers):
        return "past"
    if verb.tag_ == "VBN" and {"has", "have", "'ve", "’ve", "'s", "’s"} & set(helpers):
        return "perfect"
    return "ongoing" if verb.tag_ in ("VBG", "VBN") else "present"
