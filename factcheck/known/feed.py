"""Verified claims from a ClaimReview feed: JSON in the words of schema.org, as fact-checkers publish it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.known.record import Known
from factcheck.verdict import iso_day
from factcheck.wording import one_line

TYPE = "ClaimReview"
_HOLDS = (
    "@graph",
    "dataFeedElement",
    "itemListElement",
    "item",
    "review",
    "mainEntity",
)  # where reviews stand


def known(data: object, where: str) -> Iterator[Known]:
    """The reviews in a document, in its order; those without a claim or a verdict in words are left out."""
    for review in reviews(data):
        rating = _first(review.get("reviewRating"))
        verdict = _text(rating.get("alternateName")) or _text(rating.get("name")) or _value(rating)
        item = _first(review.get("itemReviewed"))
        date = _text(review.get("datePublished"))
        for claim in _texts(review.get("claimReviewed")):
            if claim and verdict:
                yield Known(
                    claim,
                    verdict,
                    _name(review.get("author")),
                    iso_day(date) or date,
                    _text(review.get("url")) or where,
                    _name(item.get("author")),
                )


def reviews(data: object) -> Iterator[Mapping[str, Any]]:
    """Every ClaimReview of a document: itself, or in a list, a graph or a data feed."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict) and _is_review(one):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one[key] for key in reversed(_HOLDS) if key in one)


def _is_review(one: Mapping[str, Any]) -> bool:
    types = one.get("@type", TYPE if "claimReviewed" in one else "")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.rpartition("/")[2].rpartition(":")[2] == TYPE for name in named)


def _value(rating: Mapping[str, Any]) -> str:
    """``rated 2 on a scale from 1 to 5``; nothing without a number."""
    value, worst, best = (_text(rating.get(key)) for key in ("ratingValue", "worstRating", "bestRating"))
    scale = f" on a scale from {worst or 1} to {best}" if best else ""
    return f"rated {value}{scale}" if value else ""


def _name(value: object) -> str:
    """The names of one or several authors, who may be text alone."""
    people = value if isinstance(value, list) else [value]
    names = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in people)
    return ", ".join(filter(None, names))


def _first(value: object) -> Mapping[str, Any]:
    found = next((one for one in value if isinstance(one, dict)), None) if isinstance(value, list) else value
    return found if isinstance(found, dict) and "@value" not in found else {}


def _text(value: object) -> str:
    return next(_texts(value), "")


def _texts(value: object) -> Iterator[str]:
    """A value as text on one line; feeds hold numbers, lists, and characters written for web pages."""
    for one in value if isinstance(value, list) else [value]:
        plain = one.get("@value") if isinstance(one, dict) else one
        if isinstance(plain, str | int | float) and not isinstance(plain, bool):
            yield one_line(html.unescape(str(plain)))
