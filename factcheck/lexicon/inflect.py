"""The forms of an English verb, so that word lists can name a verb once.

Regular spelling rules here, irregular verbs in ``verbs.toml``. We do this instead of asking the
model for lemmas because the lemmatizer costs an eighth of the pipeline's time and errs on "found".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from factcheck.lexicon import words

_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")  # stop -> stopped, but open -> opened


@cache
def forms(verb: str) -> tuple[str, ...]:
    """``forms("deny") == ("deny", "denies", "denied", "denying")``; a phrase inflects its first word."""
    head, space, rest = verb.partition(" ")
    irregular = words("verbs", "irregular").get(head, ())
    if irregular:
        found: tuple[str, ...] = (head, *irregular)
    else:
        found = (head, _third(head), _past(head), _ing(head))
    return tuple(dict.fromkeys(form + space + rest for form in found))


@cache
def by_form(verbs: tuple[str, ...]) -> Mapping[str, str]:
    """Every form of the verbs with the verb it belongs to: ``{"said": "say", ...}``."""
    return MappingProxyType({form: verb for verb in verbs for form in forms(verb)})


def all_forms(verbs: Iterable[str]) -> frozenset[str]:
    """Every form of every verb."""
    return frozenset(form for verb in verbs for form in forms(verb))


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _DOUBLES.match(verb) else verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _DOUBLES.match(verb) else verb) + "ing"
