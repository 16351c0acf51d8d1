"""A small newsroom for the page to read: articles, claims where they stand, and what people wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from factcheck.layout import passages
from factcheck.model import Claim, Document, Group, Link
from factcheck.sheet import Sheet, build

FERRY = (
    "# Ferry fares rise in Port Ellery\n\n"
    "PORT ELLERY — The ferry company raised its fares by 15 percent on Monday, which was its third rise.\n\n"
    "“We lost over 200 passengers a day,” said **Lina Ostrow**, the harbour master.\n\n"
    "| Year | Fare |\n|---|---|\n| 2023 | 4 |\n| 2024 | 5 |\n"
)
COUNCIL = (
    "Council looks at the ferry\n\n"
    "The ferry company raised its fares by 12 percent on Monday.\n\n"
    "Lina Ostrow, the harbour mistress, said nothing about it.\n\n"
    "Ship | Seats\nAnna | 40\nBerta | 55\n"
)


@dataclass
class Newsroom:
    """Articles, and claims in them by their words."""

    make_claim: Callable[..., Claim]
    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def article(self, path: str, text: str) -> Document:
        title = next((line for line in text.splitlines() if line.strip()), path).lstrip("# ")
        self.documents.append(Document(path, title, text, passages(text)))
        return self.documents[-1]

    def claim(self, document: Document, words: str, **parts: object) -> Claim:
        start = document.text.index(words)
        usual: dict[str, object] = {
            "document": document.path,
            "context": words,
            "paragraph": 1,
            "text": words,
        }
        usual |= {"start": start, "end": start + len(words), "kinds": ("figure", "date")}
        self.claims.append(self.make_claim(len(self.claims), **(usual | parts)))
        return self.claims[-1]

    def sheet(self, links: tuple[Link, ...] = (), groups: tuple[Group, ...] = ()) -> Sheet:
        return build(self.documents, self.claims, links, groups)


@pytest.fixture
def newsroom(make_claim: Callable[..., Claim]) -> Newsroom:
    """An empty newsroom."""
    return Newsroom(make_claim)


@pytest.fixture
def ferry_sheet(newsroom: Newsroom) -> Sheet:
    """Two articles with five claims: two conflict, one lies inside another, one is checked, two repeat."""
    ferry, council = newsroom.article("news/ferry.md", FERRY), newsroom.article("news/council.txt", COUNCIL)
    outer = newsroom.claim(
        ferry, "The ferry company raised its fares by 15 percent on Monday, which was its third rise."
    )
    newsroom.claim(ferry, "which was its third rise", kinds=("superlative",), priority=3)
    quote = newsroom.claim(
        ferry,
        "“We lost over 200 passengers a day,” said **Lina Ostrow**",
        kinds=("quote", "role"),
        priority=2,
    )
    other = newsroom.claim(council, "The ferry company raised its fares by 12 percent on Monday.")
    role = newsroom.claim(council, "Lina Ostrow, the harbour mistress", kinds=("role",), priority=3)
    sides = " and ".join(f"“{side.text}” ({side.document}, paragraph 1)" for side in (outer, other))
    why = f"15 percent against 12 percent: {sides}"
    links = (Link(outer.id, other.id, "conflict", "figure", "real", why),)
    sheet = newsroom.sheet(links, (Group("RFERRY", (quote.id, role.id)),))
    checked = {
        "status": "Confirmed",
        "source_1": "https://example.org/fares?a=1&b=2",
        "notes": "Rang the company",
        "desk": "Harbour",
    }
    return replace(
        sheet,
        rows=tuple(replace(row, people=checked) if row.claim is quote else row for row in sheet.rows),
        columns=(*sheet.columns, "desk"),
    )
