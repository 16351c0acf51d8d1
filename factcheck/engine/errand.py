"""What goes to another process and comes back from it: bytes that we pickle and unpickle ourselves.

So what cannot be unpickled over there is an error like any other, and takes no process with it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Errand:
    """What every batch of one map needs: the function, and the value that all items share."""

    work: Callable[[Any, Any], Any]
    shared: Any


def pack(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Any:
    """The value that ``pack`` made bytes of."""
    return pickle.loads(packed)


def packed_batch(batch: Sequence[object]) -> bytes:
    """The items of a batch, to be carried to ``carry_out``."""
    return pack(list(batch))


def carry_out(errand: Errand, batch: bytes) -> bytes:
    """The packed list of what the function gives for each item of a batch.

    An error of the function is raised as it is. One that cannot be pickled, or not be built again from its
    pickle, becomes a RuntimeError that says its kind and its words.
    """
    try:
        return pack([errand.work(errand.shared, item) for item in unpack(batch)])
    except Exception as error:  # not handled here, only made fit for the way back
        if _travels(error):
            raise
        raise RuntimeError(f"{type(error).__name__}: {error}") from error


def _travels(error: Exception) -> bool:
    try:
        return type(unpack(pack(error))) is type(error)
    except Exception:  # pickling runs the error's own methods, which may raise anything
        return False
