"""Functions for engines to run, in a module that other processes can import."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NoReturn

from factcheck.errors import UnreadableInput


class Counted:
    """A value that writes a line into a file each time when it is built from its pickle."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__dict__.update(state)
        with Path(self.path).open("a", encoding="utf-8") as stream:
            stream.write(f"{os.getpid()}\n")


class Awkward(Exception):
    """An error that cannot be built again from its pickle."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


class Unreadable:
    """An item that can be sent but not be received."""

    def __reduce__(self) -> tuple[object, ...]:
        return int, ("no number",)


def times(shared: int, item: int) -> int:
    """A product."""
    return shared * item


def words(shared: dict[str, int], item: str) -> tuple[str, int | None, float]:
    """Something of every kind."""
    return item.upper(), shared.get(item), len(item) / 3


def process(shared: object, item: object) -> int:
    """The number of the process that does the work."""
    time.sleep(0.01)
    return os.getpid()


def refuse(shared: object, item: int) -> int:
    """An error for one item."""
    if item == 5:
        raise UnreadableInput("b.md is empty.", "Leave it out.")
    return item


def refuse_awkwardly(shared: object, item: int) -> NoReturn:
    """An error that does not travel."""
    raise Awkward("torn", "page")


def end_once(shared: str, item: int) -> int:
    """End the process at the first try of items 3 and 4; ``shared`` is a folder that remembers it."""
    mark = Path(shared, str(item))
    if item in {3, 4} and not mark.exists():
        mark.touch()
        os._exit(3)
    return item


def end_always(shared: set[int], item: int) -> int:
    """End the process at some items, each time."""
    if item in shared:
        os._exit(7)
    return item


def wait_long(shared: str, item: int) -> int:
    """Say in a folder which process is at work, and work for a minute; item 0 is done at once."""
    if item:
        Path(shared, str(os.getpid())).touch()
        time.sleep(60)
    return os.getpid()
