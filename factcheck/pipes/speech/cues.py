"""The cue words of ``lexicon/cues.toml``, ready to look up by the form that stands in the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.lexicon import every, words
from factcheck.lexicon.inflect import all_forms, by_form

ASKING = frozenset(("ask", "wonder", "enquire", "inquire"))  # an answer by somebody else may follow


@cache
def verb_forms() -> Mapping[str, str]:
    """Every form of every cue verb with the verb: ``{"said": "say", ...}``."""
    verbs = {verb for verb in every("cues", "verb") if " " not in verb}
    verbs |= set(words("cues", "preposition")) | set(words("cues", "particle"))
    return by_form(tuple(sorted(verbs)))


@cache
def group(name: str) -> frozenset[str]:
    """The verbs of one group of ``[verb]``: ``speech``, ``quoting``, ``thought``, ``act`` or ``object``."""
    return frozenset(words("cues", "verb")[name])


@cache
def nouns() -> frozenset[str]:
    """Nouns of saying, one and many: "claim", "claims"."""
    return every("cues", "noun") | {noun + "s" for noun in every("cues", "noun")}


@cache
def handing() -> frozenset[str]:
    """Forms of verbs that hand over a text: "issued (a statement)"."""
    return all_forms(every("cues", "handing"))


@cache
def wary() -> frozenset[str]:
    """Verbs that things do as well as speakers: "the figures underscore ..."."""
    return every("cues", "wary")


@cache
def speaking_nouns() -> frozenset[str]:
    """Common nouns that can say something, one and many: people by job, bodies, texts and surveys."""
    plain = every("cues", "source") | every("cues", "document") | every("names", "body")
    plain |= {noun for noun in every("titles", "noun") if " " not in noun}
    plural = {noun + "s" for noun in plain} | {noun[:-1] + "ies" for noun in plain if noun.endswith("y")}
    return plain | plural | {noun[:-3] + "men" for noun in plain if noun.endswith("man")}


def is_naming(before: str) -> bool:
    """Whether the word at the end of ``before`` announces a name or title: "the film"."""
    parts = before.rstrip(" ,:").rsplit(None, 1)
    return bool(parts) and parts[-1].lower() in every("cues", "naming")
