"""What a format's reader hands over: the text, its passages, and what the file says about itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from factcheck.model import Passage


@dataclass(frozen=True, slots=True)
class Content:
    """``stated`` holds publication dates by where they stand, in plain words: ``{"front matter": ...}``."""

    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    stated: Mapping[str, dt.date] = field(default_factory=lambda: MappingProxyType({}))
