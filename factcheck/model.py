"""The records that travel through factcheck: frozen, and free of spaCy, pandas and files.

Every ``start`` and ``end`` is a character offset into ``Document.text``, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PASSAGE_KINDS = ("heading", "paragraph", "list", "caption", "table", "boilerplate")
KINDS = ("quote", "reported_speech", "figure", "date", "role", "superlative", "comparison", "event")
MODALITIES = ("asserted", "attributed", "planned", "hedged", "denied")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document of one kind (one of PASSAGE_KINDS); passages never overlap."""

    kind: str
    start: int
    end: int
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read. ``path`` is the path as given, ``published_from`` says what the date came from."""

    path: str
    title: str
    text: str
    passages: tuple[Passage, ...]
    published: dt.date | None = None
    published_from: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: the rule, in words, and the words of the article that made it fire."""

    rule: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. ``low`` and ``high`` are full numbers (1.2bn is 1200000000.0); None is an open side."""

    text: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    approx: str | None = None  # over under about nearly up_to at_least at_most
    change: str | None = None  # up down
    of: str | None = None  # what is counted


@dataclass(frozen=True, slots=True)
class Date:
    """A date, period or duration.

    ``value`` is ISO 8601 / EDTF level 1: ``2024-10-23``, ``a/b`` for a period, ``P20Y`` for a duration.
    """

    text: str
    start: int
    end: int
    value: str | None
    resolved_from: str | None = None  # the date that a relative expression was counted from


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, body or place. ``name`` is its fullest form in the document."""

    text: str
    start: int
    end: int
    name: str
    label: str  # person, organisation, place or other


@dataclass(frozen=True, slots=True)
class Role:
    """A title, job or affiliation of a named person: ``text`` is title and name as they stand."""

    text: str
    start: int
    end: int
    name: str
    title: str
    status: str = "current"  # current former acting designate


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words inside quotation marks. ``start``/``end`` include the marks, ``inner_*`` do not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the fullest name in the document, the role, and the words that stand here."""

    name: str | None
    role: str | None
    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the article attributes to somebody: where they stand, the cue, direct speech or not."""

    spans: tuple[tuple[int, int], ...]
    direct: bool
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative or a comparison; ``kind`` is ``superlative`` or ``comparison``."""

    text: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as the pipeline finds it, before ``freeze`` gathers what lies inside it.

    ``quotation`` is the place of its Quotation in the document's list, or None.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    modality: str
    reasons: tuple[Reason, ...]
    quotation: int | None = None
    subject: str | None = None
    priority: int = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A small statement of a sentence, with its subject restored.

    ``text`` is in the article's words. ``start`` and ``end`` bound those that are its own: not a subject that
    it shares with another verb, nor who says it.
    """

    text: str
    subject: str
    verb: str  # in its plain form where that is known
    negated: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of an article that can be confirmed or refuted with a source."""

    id: str
    document: str
    start: int
    end: int
    text: str
    context: str
    section: str
    paragraph: int
    kinds: tuple[str, ...]
    modality: str
    priority: int
    reasons: tuple[Reason, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    quotation: Quotation | None = None
    speaker: Speaker | None = None
    superlative: str | None = None
    names: tuple[str, ...] = ()
    subject: str | None = None
    published: dt.date | None = None  # when the article appeared, as its Document says
    mentions: tuple[Name, ...] = ()  # the names in it, one by one
    roles: tuple[Role, ...] = ()
    facts: tuple[Fact, ...] = ()  # the small statements inside it


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that state the same thing or that conflict, with what disagrees and why."""

    a: str
    b: str
    relation: str  # same conflict
    what: str
    severity: str  # real reconcile attributed
    why: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that repeat one another; ``id`` does not depend on their order."""

    id: str
    claims: tuple[str, ...]
