"""Which column of a corpus holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import UnreadableInput
from factcheck.settings import FIELDS

_SHOWN = 12  # names of columns in a message
_LONGEST = 30  # characters of such a name


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns as the user gave them; None is the usual one, which is called as the field."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    text: str | None = None


def resolve(wanted: Columns, names: Sequence[str], path: str) -> dict[str, str]:
    """The column of each field among the ``names`` of a file; a usual one that is missing is left out.

    Capitals count only where two names differ by nothing else. Raises UnreadableInput when the text, or a
    column that the user named, is not there or is there twice.
    """
    found = {}
    for field in FIELDS:
        given: str | None = getattr(wanted, field)
        column = _found(given or field, names)
        if column is None:
            if given or field == "text":
                raise _missing(given or field, field, names, path)
            continue
        if names.count(column) > 1:
            raise UnreadableInput(
                f"{path} has more than one column {column}.", "Give the others another name."
            )
        found[field] = column
    return found


def _found(name: str, names: Sequence[str]) -> str | None:
    if name in names:
        return name
    alike = [other for other in names if other.strip().casefold() == name.strip().casefold()]
    return alike[0] if len(alike) == 1 else None


def _missing(name: str, field: str, names: Sequence[str], path: str) -> UnreadableInput:
    shown = [other if len(other) <= _LONGEST else other[:_LONGEST] + "…" for other in names[:_SHOWN]]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return UnreadableInput(
        f"{path} has no column {name}.",
        f"It has {', '.join(shown)}{more}. Say which one it is: --column {field}=NAME.",
    )
