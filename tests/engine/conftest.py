"""What the tests of the engines share."""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def works() -> Iterator[ModuleType]:
    """The module of functions to run, findable for other processes too: they are told this ``sys.path``."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    yield importlib.import_module("engine_works")
    sys.path.remove(folder)


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], bool]:
    """Whether something comes true, within ten seconds."""

    def comes_true(condition: Callable[[], bool]) -> bool:
        end = time.monotonic() + 10
        while not condition() and time.monotonic() < end:
            time.sleep(0.02)
        return condition()

    return comes_true


@pytest.fixture
def runs() -> Callable[[int], bool]:
    """Whether a process is there and at work; one that has ended and was not asked for yet is not."""

    def is_there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        stat = Path(f"/proc/{pid}/stat")
        return not stat.exists() or stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"

    return is_there
