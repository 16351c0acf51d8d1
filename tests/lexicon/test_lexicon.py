"""Word lists are checked when read, and nobody can change them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from factcheck import lexicon
from factcheck.lexicon import inflect

FILES = sorted(entry.name for entry in files(lexicon).iterdir() if entry.name.endswith(".toml"))


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_section_by_section(name: str) -> None:
    data = tomllib.loads((files(lexicon) / name).read_text(encoding="utf-8"))
    assert data
    for section, entries in data.items():
        if all(isinstance(entry, int | float) for entry in entries.values()):
            assert lexicon.numbers(name.removesuffix(".toml"), section)
        else:
            assert lexicon.words(name.removesuffix(".toml"), section)


def test_a_word_list_cannot_be_changed() -> None:
    found = lexicon.words("verbs", "irregular")
    with pytest.raises(TypeError):
        found["say"] = ()  # type: ignore[index]


def test_a_missing_section_is_named() -> None:
    with pytest.raises(ValueError, match=r"lexicon/verbs\.toml has no section \[regular\]"):
        lexicon.words("verbs", "regular")


@pytest.mark.parametrize(
    ("verb", "want"),
    [
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("open", ("open", "opens", "opened", "opening")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("announce", ("announce", "announces", "announced", "announcing")),
        ("veto", ("veto", "vetoes", "vetoed", "vetoing")),
        ("say", ("say", "says", "said", "saying")),
        ("call for", ("call for", "calls for", "called for", "calling for")),
    ],
)
def test_the_forms_of_a_verb(verb: str, want: tuple[str, ...]) -> None:
    assert inflect.forms(verb) == want


def test_a_form_leads_back_to_its_verb() -> None:
    assert inflect.by_form(("say", "deny"))["denied"] == "deny"
