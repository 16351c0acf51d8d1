"""How firmly a thing is stated: the words that make a statement planned, hedged or denied."""

from __future__ import annotations

from collections.abc import Iterator
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
        if rule and _means_it(token, rule):
            yield Reason(rule, token.text, token.idx, token.idx + len(token))


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
        return tag == "MD"
    if word in ("believed", "thought"):  # "is believed to", never "she thought"
        return tag == "VBN" and any(child.dep_ == "xcomp" for child in token.children)
    if word in lexicon.every("modality", "words"):
        return True
    if rule == "planned":  # a verb with something to come: "plans to open", "was expected on Friday"
        return tag.startswith("VB") and any(
            c.dep_ in ("xcomp", "ccomp", "prep", "dobj") for c in token.children
        )
    return tag.startswith("VB")
