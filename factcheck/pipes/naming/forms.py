"""What a name looks like: its capitals, its possessive, its surname; and the Mention that records one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.lexicon import every

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŻŽ]"
WORD = rf"{CAPITAL}(?:[\w\-]|['’](?!s\b)(?=\w))*"
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands. ``title`` is the title before it, lower case without a full stop, or empty."""

    start: int
    end: int
    text: str
    label: str
    title: str = ""


def surname(name: str) -> str:
    """The last word that is no "Jr." or "III"."""
    parts = [p for p in name.split() if p.lower().strip(".,") not in every("titles", "suffix")]
    return parts[-1].strip(".,") if parts else ""


def is_person(name: str) -> bool:
    """Whether the words can be a person's name: few, capitalised, without digits and signs."""
    parts = name.split()
    particles = every("names", "particle")
    return (
        0 < len(parts) <= 5
        and not any(c.isdigit() or c in '@/<>[]#*"“”' for c in name)
        and all(p[0].isupper() or p.lower() in particles for p in parts)
        and parts[0][0].isupper()
        and not (name.isupper() and len(name) <= 4)
        and parts[-1].lower() not in every("names", "party")
        and not any(part.endswith(("'s", "’s")) for part in parts[:-1])
    )
