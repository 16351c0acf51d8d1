"""What can be seen in a clause's main verb and its subject: ``tense:past``, ``subject:name``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.pipes import predicate

_PARTS = {
    "dobj": "object",
    "ccomp": "that_clause",
    "xcomp": "to_clause",
    "advcl": "adverbial_clause",
    "auxpass": "passive",
    "neg": "negated",
}
_NOUNS = {"NNP": "name", "NNPS": "name", "NNS": "plural"}


def plans(tokens: Iterable[Token]) -> dict[int, str]:
    """Tags to read instead of the model's where a plan is told ("will build"), by token number."""
    found: dict[int, str] = {}
    for token in tokens:
        if token.tag_ == "MD" and token.lower_ in _helpers("will"):
            found[token.i] = "will"
            if token.head.tag_ == "VB":
                found[token.head.i] = "plan"
        elif token.tag_ == "VBG" and token.lower_ in _helpers("going"):
            act = _governed(token)
            if act is not None:
                found[token.i], found[act.i] = "will", "plan"
    return found


def verb_traits(verb: Token | None, planned: Mapping[int, str]) -> Iterator[str]:
    """The traits of a main verb; ``planned`` is what ``plans`` found in its clause."""
    if verb is None:
        yield "verb:none"
        return
    plan = verb.i in planned
    if plan and verb.lower_ in _helpers("going"):
        verb = _governed(verb) or verb
    children = list(verb.children)
    parts = {child.dep_ for child in children}
    tense = "will" if plan else _tense(verb.tag_, children)
    yield "tense:" + tense
    for part in sorted(parts & _PARTS.keys()):
        yield "verb:" + _PARTS[part]
    if verb.lower_ in _helpers("be"):
        yield "verb:be_adjective" if "acomp" in parts else "verb:be_noun" if "attr" in parts else "verb:be"
    for name in listed_verbs().get(verb.lower_, ()):
        yield "verb:" + name
    subject = predicate.subject_of(verb)
    kind = "none" if subject is None else _subject(subject)
    yield "subject:" + kind
    yield f"subject:{kind}+{tense if tense in ('will', 'past', 'perfect', 'present') else 'modal'}"


@cache
def listed_verbs() -> Mapping[str, tuple[str, ...]]:
    """Each form of a listed verb with the names of its lists."""
    lists = {name: lexicon.words("commentary", "verbs")[name] for name in ("concrete", "comment")}
    lists |= lexicon.words("traits", "verbs")
    lists["saying"] = lexicon.words("saying", "verbs")["all"]
    lists["change"] = lexicon.words("superlatives", "words")["change_verbs"]
    return turned({name: inflect.all_forms(verbs) for name, verbs in lists.items()})


def turned(lists: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Each word of the lists with the names of the lists it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, members in lists.items():
        for word in members:
            found[word] = (*found.get(word, ()), name)
    return MappingProxyType(found)


def _governed(verb: Token) -> Token | None:
    """'build' for the 'going' of 'is going to build'."""
    return next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)


def _tense(tag: str, children: Iterable[Token]) -> str:
    """The modal itself ('could'), or past, perfect, present, bare."""
    helpers = {child.lower_: child.tag_ for child in children if child.dep_ in ("aux", "auxpass")}
    modal = next((low for low, helper in helpers.items() if helper == "MD"), None)
    if modal:
        return modal
    if tag == "VBD" or "VBD" in helpers.values():
        return "past"
    if tag == "VBN" and _helpers("have") & helpers.keys():
        return "perfect"
    return "present" if tag in ("VBZ", "VBP", "VBG") or helpers else "bare"


def _subject(subject: Token) -> str:
    low = subject.lower_
    pronoun = lexicon.owner("traits", "person").get(low) or lexicon.owner("traits", "subject").get(low)
    return pronoun or _NOUNS.get(subject.tag_, "noun")


@cache
def _helpers(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("traits", "helpers")[name])
