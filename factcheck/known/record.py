"""A claim that somebody has verified before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What was checked, what was found, by whom, when and where that stands; what is not known is empty.

    ``verdict`` is in words, ``status`` the worksheet's where it says one, ``date`` as it stands there and
    ``where`` a file's name or an address. ``days`` are the dates in the claim as they were worked out,
    ``about`` the persons behind its pronouns, ``story`` the name of the article's file.
    """

    text: str
    verdict: str
    who: str = ""
    date: str = ""
    where: str = ""
    speaker: str = ""
    status: str = ""
    days: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    story: str = ""
