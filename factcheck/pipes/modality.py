"""How firmly a thing is stated: the words that make a statement planned, hedged or denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck import lexicon
from factcheck.lexicon import inflect
from factcheck.model import Reason
from factcheck.pipes.annotations import put


@Language.component("factcheck_modality", assigns=["doc._.modality"], requires=["token.tag"])
def mark_modality(doc: Doc) -> Doc:
    """Store what ``find`` yields."""
    put(doc, "modality", find(doc))
    return doc


def find(doc: Doc) -> Iterator[Reason]:
    """Cue words in the order of the text; ``rule`` is the modality they point to."""
    cues = _cues()
    for token in doc:
        rule = cues.get(token.lower_)
        if _is_to(token) or (rule and _means_it(token, rule)):
            rule = rule or "planned"
            yield Reason(rule, token.text, token.idx, token.idx + len(token))


def _is_to(token: Token) -> bool:
    """'The bridge is to reopen in May'; not 'the aim is to reopen it', which announces nothing."""
    if token.lower_ not in ("is", "are") or token.i + 2 >= len(token.doc):
        return False
    to, verb = token.doc[token.i + 1], token.doc[token.i + 2]
    if to.tag_ != "TO" or verb.tag_ != "VB":
        return False
    aims = lexicon.words("modality", "nouns")["aims"]
    return not any(child.dep_ == "nsubj" and child.lower_ in aims for child in token.children)


@cache
def _cues() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, verbs in lexicon.words("modality", "verbs").items():
        found.update(dict.fromkeys(inflect.all_forms(verbs), name))
    for name, words in lexicon.words("modality", "words").items():
        found.update(dict.fromkeys(words, name))
    return found


def _means_it(token: Token, rule: str) -> bool:
    """Leave out the month of May, the noun 'will', 'plans' as a thing, and a hope that plans nothing."""
    word, tag = token.lower_, token.tag_
    if word in ("will", "may", "might", "could", "shall", "'ll", "’ll", "wo"):
        return tag == "MD" and not (word == "could" and any(c.dep_ == "neg" for c in token.head.children))
    if word in ("believed", "thought"):  # "is believed to", never "she thought"
        return tag == "VBN" and any(child.dep_ == "xcomp" for child in token.children)
    if word in lexicon.every("modality", "words"):
        return True
    if rule == "planned":  # a verb with something to come: "plans to open", "was expected on Friday"
        return (
            tag.startswith("VB")
            and not _purpose(token)
            and any(c.dep_ in ("xcomp", "ccomp", "prep", "dobj") for c in token.children)
        )
    return (
        tag.startswith("VB") and not any(child.dep_ == "neg" for child in token.children) and _denies(token)
    )


def _denies(verb: Token) -> bool:
    """'denied the report', 'dismissed the claims'; not 'denied him entry', 'rejected a bill'."""
    objects = [c.lower_ for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    words = lexicon.words("modality", "deniable")
    if verb.lower_ in inflect.all_forms(("deny",)):
        return not any(word in words["refused"] for word in objects) and len(objects) < 2
    clause = any(child.dep_ in ("ccomp", "pcomp") for child in verb.children)
    return clause or any(word in words["words"] for word in objects)


def governing(verb: Token | None, cues: Iterable[Reason]) -> tuple[Reason, ...]:
    """The cues that say how firmly the clause of this main verb is stated; all of them if it has no verb.

    'The bridge will open' is planned, 'they cancelled the planned opening' is not; 'perhaps' beside the verb
    is a hedge, in a participle that trails behind it is not. Denials are left to who speaks.
    """
    if verb is None:
        return tuple(cues)
    return tuple(
        cue for cue in cues if cue.rule == "denied" or _governs(_token_at(verb.doc, cue.start), verb)
    )


def _governs(cue: Token | None, verb: Token) -> bool:
    if cue is None:
        return False
    if cue == verb or (cue.head == verb and cue.dep_ in _HELPERS):
        return True
    if cue.dep_ in ("xcomp", "acomp", "oprd", "ccomp"):
        return _governs(cue.head, verb)
    if cue.dep_ in (
        "aux",
        "auxpass",
        "advmod",
    ):  # "is set to reportedly open"; "so that it might open" is not
        return cue.head.dep_ in ("xcomp", "oprd", "acomp") and _governs(cue.head, verb)
    if cue.dep_ in ("acl", "amod"):  # "it is the planned opening, slated for May"
        return cue.head.dep_ == "attr" and cue.head.head == verb
    return False


def _token_at(doc: Doc, start: int) -> Token | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span else None


_HELPERS = ("aux", "auxpass", "advmod", "acomp", "oprd", "attr")


def _purpose(verb: Token) -> bool:
    """'a wish to project strength', 'a note intended for him', 'tools aimed at them': nobody announced it."""
    if verb.tag_ == "VB":
        return any(child.tag_ == "TO" for child in verb.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lower_ in ("aimed", "intended", "targeted")
