"""Figures in the form of the public benchmark sets."""

from __future__ import annotations

import re
from typing import Any

from factcheck.model import Figure
from factcheck.pipes.annotations import get

_CHANGE = {
    "over": ">",
    "at_least": ">",
    "under": "<",
    "at_most": "<",
    "up_to": "<",
    "nearly": "~",
    "about": "~",
}

# That set has no ordinals, ranks or factors ("twice"), and writes "from 5 to 7" as one quantity.
_LEFT_OUT = frozenset({"ordinal", "rank"})


def predict(texts: list[str], nlp: Any) -> list[dict[str, Any]]:
    """``{"quantities": [{"value", "normalized_unit", "change"}]}`` for each text."""
    return [{"quantities": _quantities(doc.text, get(doc, Figure))} for doc in nlp.pipe(texts)]


def _quantities(text: str, figures: tuple[Figure, ...]) -> list[dict[str, Any]]:
    kept = [
        f
        for f in figures
        if f.unit not in _LEFT_OUT and not re.fullmatch(r"(?i)twice|thrice|both times|an hour", f.text)
    ]
    found: list[dict[str, Any]] = []
    i = 0
    while i < len(kept):
        f = kept[i]
        after = kept[i + 1] if i + 1 < len(kept) else None
        if after and _from_to(text, f, after):
            found.append(
                {"value": f"{f.low}-{after.low}", "normalized_unit": after.unit or "-", "change": "="}
            )
            i += 2
            continue
        found.append(
            {
                "value": _value(f),
                "normalized_unit": f.unit or "-",
                "change": f.change or _CHANGE.get(_bound(f), "="),
            }
        )
        i += 1
    return found


def _from_to(text: str, a: Figure, b: Figure) -> bool:
    return (
        re.search(r"\bfrom\s+(?:\w+\s)?$", text[max(0, a.start - 12) : a.start]) is not None
        and re.fullmatch(r"\s+to\s+", text[a.end : b.start]) is not None
        and None not in (a.low, a.high, b.low, b.high)
    )


def _bound(f: Figure) -> str:
    return "" if _is_vague(f) else f.approx or ""


def _is_vague(f: Figure) -> bool:
    return re.search(r"(?i)\b(?:dozens|scores|tens|hundreds|thousands|[mb]illions)\b", f.text) is not None


def _value(f: Figure) -> str:
    low, high = f.low, f.high
    if _is_vague(f) and low is not None:
        low = 12.0 if low == 24.0 else low
        return f"{low}-{low * 10}"
    if low is not None and high is not None and low != high:
        return f"{low}-{high}"
    return str(low if low is not None else high)
