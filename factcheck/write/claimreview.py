"""Verified rows as schema.org ClaimReview, for the page on which a check is published.

What search engines ask for is a claim, a rating in words and the address of the review. The address is not
known here: ``url`` is left out, for a source is not the review, and is filled in where the page is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.entry import Entry, of_sheet
from factcheck.merge import checked_words
from factcheck.sheet import Sheet
from factcheck.verdict import finding, iso_day, status
from factcheck.wording import one_line
from factcheck.write.broken import ID

_CONTEXT = "https://schema.org"
# From 1, not so, to 5, so. What cannot be verified has no place between: a 3 would read as half true.
_RATINGS = {"confirmed": 5, "confirmed with change": 3, "wrong": 1}
_ADDRESSES = ("http://", "https://")

Review = dict[str, Any]


def reviews(entries: Iterable[Entry], publisher: str = "") -> list[Review]:
    """A ClaimReview a row that somebody has decided about, in their order.

    ``publisher`` is who publishes the checks; without one the author is the person under checked_by. Sources,
    contacts and notes stay in the worksheet.
    """
    return [_review(entry, publisher) for entry in entries if finding(entry.cells)]


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write the reviews of a sheet; the same sheet gives the same bytes."""
    stream.write(document(reviews(of_sheet(sheet))))


def ours(path: Path) -> bool:
    """Whether a file is one that ``write`` wrote: reviews with the ids of rows alone. Raises OSError."""
    content = path.read_bytes()
    try:
        graph = json.loads(content)["@graph"]
        ids = [ID.fullmatch(review["identifier"]) for review in graph]
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    return all(ids) if ids else content == document(())


def document(found: Sequence[Review]) -> bytes:
    """The reviews as one JSON-LD document, UTF-8: the same reviews give the same bytes."""
    graph = {"@context": _CONTEXT, "@graph": list(found)}
    text = json.dumps(graph, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")


def _review(entry: Entry, publisher: str) -> Review:
    review: Review = {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        "identifier": entry.id,
        "claimReviewed": one_line(checked_words(entry)),
        "reviewRating": _rating(entry),
        "itemReviewed": _item(entry),
    }
    by = one_line(publisher) or one_line(entry.cells.get("checked_by", ""))
    if by:
        review["author"] = {"@type": "Organization" if publisher.strip() else "Person", "name": by}
    if day := iso_day(entry.cells.get("checked_on", "")):
        review["datePublished"] = day
    return review


def _rating(entry: Entry) -> Review:
    rating: Review = {"@type": "Rating", "alternateName": finding(entry.cells)}
    if value := _RATINGS.get(status(entry.cells)):
        rating |= {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    return rating


def _item(entry: Entry) -> Review:
    """The claim: who made it, and where it stands; of a path only the file's name."""
    item: Review = {"@type": "Claim"}
    if speaker := one_line(entry.cells.get("speaker", "")):
        item["author"] = {"@type": "Person", "name": speaker}
    path = entry.document.strip()
    if path.lower().startswith(_ADDRESSES):
        item["appearance"] = {"@type": "CreativeWork", "url": path}
    elif name := path.replace("\\", "/").rpartition("/")[2].strip("-"):
        item["appearance"] = {"@type": "CreativeWork", "name": name}
    return item
