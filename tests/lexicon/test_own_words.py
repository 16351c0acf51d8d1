"""A newsroom's own words: found in a process of their own, since lists are read once."""

import subprocess
import sys

import pytest

from factcheck import lexicon

SCRIPT = """
from factcheck import lexicon
lexicon.extend("cues", "verb", {"speech": ["burble", "say"]})
lexicon.extend("units", "words", {"crans": ["crans", "cran"]})
lexicon.extend("titles", "office", {"own": ["portreeve"]})
from factcheck.pipes import build
doc = build()("Lina Ostrow burbled that the boats landed 40 crans of herring. Portreeve Tom Vane left.")
from factcheck.model import Figure, Quotation
from factcheck.pipes.annotations import get
print([quotation.cue for quotation in get(doc, Quotation)])
print([figure.unit for figure in get(doc, Figure)])
"""


def test_own_words_are_found_beside_the_others() -> None:
    found = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == ["['burbled']", "['crans']"]


def test_words_cannot_be_added_once_a_list_was_read() -> None:
    assert lexicon.words("cues", "verb")
    with pytest.raises(RuntimeError, match="before the first list is read"):
        lexicon.extend("cues", "verb", {"speech": ["burble"]})
