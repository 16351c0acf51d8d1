"""A worksheet as it stands on disk, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Written(NamedTuple):
    """The columns in the file's order, people's own ones too, and the rows by column, as text."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
