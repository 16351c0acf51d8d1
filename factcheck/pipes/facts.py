"""The small statements that a sentence makes, each with its subject, and with what it hangs on.

No component: only claims need facts, and ``freeze`` asks for them. A fact never says more than the article:
"police said that", "if ..." and "not" stay with it, and words from a quotation stay in quotation marks.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from spacy.tokens import Doc

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.model import Fact, Name, Quoted, Role
from factcheck.pipes.annotations import get
from factcheck.pipes.clauses import FINITE_TAGS, VERB_TAGS
from factcheck.pipes.facting.described import described
from factcheck.pipes.facting.holding import denied, held, narrowed, negative
from factcheck.pipes.facting.joined import joint, one_by_one
from factcheck.pipes.facting.parts import Parts, parts
from factcheck.pipes.facting.people import Cast, cast, follow, left_out, named
from factcheck.pipes.facting.subjects import Subject, subject
from factcheck.pipes.facting.telling import attributed, owned, told
from factcheck.pipes.facting.tree import Tree, plant
from factcheck.pipes.facting.units import units
from factcheck.pipes.facting.wording import wording
from factcheck.pipes.speech.subjects import sure_subjects

Quotes = Sequence[tuple[int, int]]  # the characters inside quotation marks, in order

_LONGEST = 250  # words of a sentence; more is a list or damaged text, and nested clauses cost time

_BE = ("is", "are", "was", "were")
_CLAUSES = ("ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "parataxis")


def find(
    doc: Doc, wanted: Sequence[tuple[int, int]] | None = None, pronouns: Mapping[int, str] | None = None
) -> Iterator[Fact]:
    """The facts of the sentences that touch one of the ``wanted`` character spans, or of all of them.

    Sentences in story order; in each one first what its verbs say, then what it says in passing. ``pronouns``
    are what ``sure_subjects`` finds, for callers who have asked already.
    """
    people = cast(get(doc, Name), dict(sure_subjects(doc)) if pronouns is None else pronouns)
    quotes = [(quoted.inner_start, quoted.inner_end) for quoted in get(doc, Quoted)]
    titles = sorted((r for r in get(doc, Role) if r.text.startswith(r.title)), key=_role_start)
    spans = sorted(wanted) if wanted is not None else [(0, sys.maxsize)]
    reach = [*accumulate((end for _, end in spans), max)]  # grows, though claims nest
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        untouched = bisect_right(reach, start) >= bisect_left(spans, (end,))
        if untouched or len(sentence) > _LONGEST:
            people.leader = None
            continue
        tree = plant(sentence)
        yield from dict.fromkeys(_of_sentence(tree, people, quotes))
        first, last = (bisect_left(titles, at, key=_role_start) for at in (start, end))
        yield from (_titled(role) for role in titles[first:last])
        follow(tree, people)


def _of_sentence(tree: Tree, people: Cast, quotes: Quotes) -> Iterator[Fact]:
    if "?" in tree.low:
        return
    for verb, tag in enumerate(tree.tags):
        if tag in VERB_TAGS and tree.deps[verb] in _CLAUSES:
            yield from _of_verb(tree, verb, people, quotes)
    for noun, what, unit in described(tree):
        name = wording(tree, noun, named(tree, noun, people))
        text = f"{name} is {wording(tree, what)}{unit}"
        yield Fact(text, name, "be", False, *_bounds(tree, [*noun, *what]))


def _of_verb(tree: Tree, verb: int, people: Cast, quotes: Quotes) -> Iterator[Fact]:
    around = held(tree, verb)
    if around is None:
        return
    said = parts(tree, verb)
    if _empty(tree, said):
        return
    about = subject(tree, verb)
    if not about.words:
        about = Subject(name=left_out(tree, verb, people) or "", own=False)
        if not about.name:
            return
    tops = [*said.needed, *said.lent, *(() if about.top is None else (about.top,))]
    negated = denied(tree, said.chain, tops)
    whole = negated or any(negative(tree, at) or narrowed(tree, at) for at in said.chain)
    instead = named(tree, about.words, people)
    name = _plain(tree.low[_deed(tree, verb, said, about)])
    for unit in units(tree, said, whole):
        if tree.deps[verb] == "relcl" and any(tree.tags[at].startswith("W") for at in unit):
            continue  # "the house in which he lived"
        own = [*(at for at in unit if at not in said.lent), *(about.words if about.own else ())]
        start, end = _bounds(tree, own)
        marked = _marked(tree, start, end, quotes)
        for who in _subjects(tree, about, said, whole):
            text = told(tree, about, who, unit, instead)
            if " " in text and (len(unit) > 1 or not about.own or tree.tags[verb] in FINITE_TAGS):
                text = attributed(tree, text, around, own, marked)
                yield Fact(text, _name(tree, about, who, instead), name, negated, start, end)


def _deed(tree: Tree, verb: int, said: Parts, about: Subject) -> int:
    """The verb of what is done: "sign" in "is going to sign" and "is to sign", not in "the aim is to"."""
    if tree.low[verb] == "going":
        return said.chain[-1]
    subject = "" if about.top is None else tree.low[about.top]
    to_be = tree.low[verb] in _BE and len(said.chain) > 1 and subject not in _purposes()
    return said.chain[1 if to_be else 0]


def _empty(tree: Tree, said: Parts) -> bool:
    """Whether a clause says nothing by itself: "police said" (what they said does), or a bare "to leave"."""
    verb = said.chain[0]
    if said.clauses or (tree.low[verb] in _saying() and not said.needed and not said.free):
        return True
    if tree.tags[verb] != "VB":
        return False
    return not any(tree.tags[at] in FINITE_TAGS for at in (*said.verbs, *said.lent))


def _subjects(tree: Tree, about: Subject, said: Parts, whole: bool) -> list[list[int]]:
    """The subject, or each of several who are joined where each does it alone."""
    words = list(about.words)
    if whole or about.top is None or not tree.has(about.top, "conj"):
        return [words]
    rest = [at for top in (*said.needed, *said.free) for at in tree.below(top)]
    return (
        [words]
        if joint(tree, said.chain, [*said.verbs, *said.small, *rest])
        else one_by_one(tree, words, about.top)
    )


def _name(tree: Tree, about: Subject, who: list[int], instead: Mapping[int, str]) -> str:
    return about.name or " ".join(filter(None, (owned(tree, about), wording(tree, who, instead))))


def _role_start(role: Role) -> int:
    return role.start


def _titled(role: Role) -> Fact:
    return Fact(f"{role.name} is {role.title}", role.name, "be", False, role.start, role.end)


def _bounds(tree: Tree, words: Sequence[int]) -> tuple[int, int]:
    """The characters from the first of these words to the end of the last one."""
    last = max(words)
    return tree.starts[min(words)], tree.starts[last] + len(tree.tokens[last])


def _marked(tree: Tree, start: int, end: int, quotes: Quotes) -> range | None:
    """The words of the quotation in which a stretch lies, if it does."""
    at = bisect_right(quotes, start, key=lambda quoted: quoted[0]) - 1
    if at < 0 or quotes[at][1] < end:
        return None
    return range(bisect_left(tree.starts, quotes[at][0]), bisect_left(tree.starts, quotes[at][1]))


@cache
def _purposes() -> frozenset[str]:
    return frozenset(lexicon.words("facts", "words")["purpose"])


@cache
def _saying() -> frozenset[str]:
    return inflect.all_forms(lexicon.words("cues", "verb")["speech"])


def _plain(form: str) -> str:
    """The plain form of a verb that one of our lists knows; else the form itself."""
    return _plain_forms().get(form.replace("’", "'"), form)


@cache
def _plain_forms() -> Mapping[str, str]:
    lists = (*lexicon.words("cues", "verb").values(), *lexicon.words("commentary", "verbs").values())
    changes = lexicon.words("superlatives", "words")["change_verbs"]
    plans = lexicon.words("modality", "verbs").values()
    known = [verb for group in (*lists, changes, *plans) for verb in group if " " not in verb]
    return inflect.by_form((*known, *lexicon.words("verbs", "irregular")))  # last: "found" is of "find"
