"""Why the file of a cache could not be used."""

from __future__ import annotations


class Trouble(Exception):
    """``str(trouble)`` says why. A ``damaged`` file is no use to anyone; a ``locked`` one is only in use."""

    def __init__(self, why: str, *, damaged: bool = False, locked: bool = False) -> None:
        super().__init__(why)
        self.damaged = damaged
        self.locked = locked
