"""The ``key: value`` lines between two ``---`` at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*[:=][ \t]*(?P<value>\S.*)")
_FENCES = ("---", "+++")
_MOST = 200  # lines of front matter; a fence further down is a rule in the text


def front_matter(text: str) -> tuple[Mapping[str, str], int]:
    """Its pairs and the offset behind its closing line; ``({}, 0)`` when there is none.

    Keys are in lower case without ``_`` and ``-``: ``publish_date`` is ``publishdate``.
    """
    lines = islice(_LINE.finditer(text), _MOST)
    opening = next(lines).group().rstrip()
    if opening not in _FENCES:
        return {}, 0
    pairs: dict[str, str] = {}
    filled = False
    for match in lines:
        line = match.group().rstrip()
        if line in (opening, "..."):
            return (pairs, match.start() + len(line)) if pairs or not filled else ({}, 0)
        filled = filled or bool(line)
        pair = _PAIR.fullmatch(line)
        if pair:
            pairs.setdefault(re.sub(r"[_\s-]", "", pair["key"]).lower(), _bare(pair["value"]))
    return {}, 0


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.sub(r"\s+#.*$", "", value)
