"""Which clauses of an article are claims, of what kinds, how firmly stated, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from factcheck.model import (
    Date,
    Figure,
    Passage,
    Quotation,
    Quoted,
    Reason,
    Role,
    Statement,
    Superlative,
)
from factcheck.pipes import worth
from factcheck.pipes.annotations import get, put
from factcheck.pipes.clauses import asides, split

READ = ("paragraph", "list", "caption")  # passages that can hold claims


@Language.component(
    "factcheck_claims",
    assigns=["doc._.claims", "doc.spans"],
    requires=[
        "token.dep",
        "doc._.passages",
        "doc._.quoted",
        "doc._.quotations",
        "doc._.roles",
        "doc._.figures",
        "doc._.dates",
        "doc._.superlatives",
        "doc._.modality",
    ],
)
def mark_claims(doc: Doc) -> Doc:
    """Store what ``find`` yields, and the spans as ``doc.spans["claims"]``, labelled with their first kind."""
    found = sorted(find(doc), key=lambda statement: (statement.start, -statement.end))
    put(doc, "claims", found)
    doc.spans["claims"] = [
        doc.char_span(s.start, s.end, label=s.kinds[0], alignment_mode="expand") for s in found
    ]
    return doc


class Found(NamedTuple):
    """All that earlier components left on a Doc, read once."""

    quoted: tuple[Quoted, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    roles: tuple[Role, ...]
    superlatives: tuple[Superlative, ...]
    modality: tuple[Reason, ...]


def find(doc: Doc) -> Iterator[Statement]:
    """The claims of a Doc; ``start`` and ``end`` are characters of ``doc.text``."""
    found = Found(
        get(doc, Quoted),
        get(doc, Quotation),
        get(doc, Figure),
        get(doc, Date),
        get(doc, Role),
        get(doc, Superlative),
        get(doc, Reason),
    )
    passages = get(doc, Passage)
    starts = [passage.start for passage in passages]
    for sentence in doc.sents:
        at = bisect_right(starts, _first_char(sentence)) - 1
        if at < 0 or passages[at].kind not in READ:
            continue
        here = Found(*(_within(records, sentence.start_char, sentence.end_char) for records in found))
        whole = [(q.start, q.end) for q in here.quoted]
        for start, end in (*split(sentence, whole), *asides(sentence)):
            clause = doc.char_span(start, end, alignment_mode="expand")
            statement = _statement(clause, (start, end), here, passages[at])
            if statement is not None:
                yield _numbered(statement, found.quotations)


def _first_char(sentence: Span) -> int:
    for token in sentence:
        if not token.is_space:
            return token.idx
    return sentence.start_char


def _statement(clause: Span, span: tuple[int, int], here: Found, passage: Passage) -> Statement | None:
    mine = Found(*(_within(records, *span) for records in here))
    mentions = _mentions(clause, mine, passage)
    features = worth.features(clause, mentions)
    if not worth.is_worth_checking(features):
        return None
    kinds = _kinds(mine, mentions)
    return Statement(span[0], span[1], kinds, _modality(mine, mentions), tuple(_reasons(clause, mine)), subject=_subject(clause))


def _mentions(clause: Span, mine: Found, passage: Passage) -> worth.Mentions:
    direct = [q for q in mine.quotations if q.direct]
    indirect = [q for q in mine.quotations if not q.direct]
    small = [figure for figure in mine.figures if _is_small(figure)]
    return worth.Mentions(
        quoted_by=_who(direct) or ("nobody" if mine.quoted and not indirect else None),
        reported_by=_who(indirect),
        figures=len(mine.figures) - len(small),
        small_counts=len(small),
        dates=sum(1 for date in mine.dates if date.value and not date.value.startswith(("P", "X"))),
        roles=len(mine.roles),
        superlatives=sum(s.kind == "superlative" for s in mine.superlatives),
        comparisons=sum(s.kind == "comparison" for s in mine.superlatives),
        planned=any(cue.rule == "planned" for cue in mine.modality),
        caption=passage.kind == "caption",
    )


def _who(quotations: Sequence[Quotation]) -> str | None:
    if not quotations:
        return None
    if any(q.speaker and q.speaker.name for q in quotations):
        return "name"
    return "somebody" if any(q.cue or q.speaker for q in quotations) else "nobody"


def _is_small(figure: Figure) -> bool:
    """One, two or both of something countable ('the two nations') is a way of speaking, not a count."""
    exact = figure.low == figure.high and figure.low in (1.0, 2.0)
    return exact and not any(c.isdigit() for c in figure.text) and figure.unit not in ("years", "months", "weeks", "days", "hours")


def _kinds(mine: Found, mentions: worth.Mentions) -> tuple[str, ...]:
    """The kinds of a statement, in the order of ``model.KINDS``; 'event' when nothing else applies or it happened."""
    kinds = [
        name
        for name, has in (
            ("quote", mentions.quoted_by is not None),
            ("reported_speech", mentions.reported_by is not None),
            ("figure", mine.figures),
            ("date", mentions.dates),
            ("role", mine.roles),
            ("superlative", mentions.superlatives),
            ("comparison", mentions.comparisons),
        )
        if has
    ]
    if not mentions.quoted_by and not mentions.reported_by:
        kinds.append("event")
    return tuple(kinds)


def _modality(mine: Found, mentions: worth.Mentions) -> str:
    """denied, attributed, planned, hedged or asserted; a named source outranks a hedge (see the guide's cases)."""
    rules = {cue.rule for cue in mine.modality}
    if "denied" in rules and mentions.reported_by:
        return "denied"
    if mentions.quoted_by not in (None, "nobody") or mentions.reported_by:
        return "attributed"
    for rule in ("planned", "hedged"):
        if rule in rules:
            return rule
    return "asserted"


def _reasons(clause: Span, mine: Found) -> Iterator[Reason]:
    """The rules in words, with the words of the article that made them fire."""
    for quotation in mine.quotations:
        if quotation.cue and quotation.cue_start is not None and quotation.cue_end is not None:
            rule = "words attributed to a speaker" if quotation.direct else "reported speech"
            yield Reason(rule, quotation.cue, quotation.cue_start, quotation.cue_end)
    text = clause.doc.text
    for quoted in mine.quoted:
        yield Reason("words in quotation marks", text[quoted.start : quoted.end], quoted.start, quoted.end)
    labels: tuple[tuple[str, Sequence[Any]], ...] = (
        ("figure", mine.figures),
        ("date", mine.dates),
        ("role of a named person", mine.roles),
        ("modality", mine.modality),
    )
    for rule, records in labels:
        for record in records:
            yield Reason(record.rule if rule == "modality" else rule, record.text, record.start, record.end)
    for extreme in mine.superlatives:
        yield Reason(extreme.kind, extreme.text, extreme.start, extreme.end)
    verb = worth.main_verb(clause)
    if verb is not None and not mine.quotations:
        yield Reason("something happened or holds", verb.text, verb.idx, verb.idx + len(verb))


def _subject(clause: Span) -> str | None:
    verb = worth.main_verb(clause)
    subject = worth.subject_of(verb) if verb is not None else None
    if subject is None:
        return None
    return subject.doc[subject.left_edge.i : subject.right_edge.i + 1].text


def _numbered(statement: Statement, quotations: tuple[Quotation, ...]) -> Statement:
    """The statement with the place of the first quotation that it touches."""
    for place, quotation in enumerate(quotations):
        if any(start < statement.end and end > statement.start for start, end in _reach(quotation)):
            return Statement(
                statement.start,
                statement.end,
                statement.kinds,
                statement.modality,
                statement.reasons,
                place,
                statement.subject,
            )
    return statement


def _reach(record: Any) -> tuple[tuple[int, int], ...]:
    """The character spans of a record: a quotation may lie in several places."""
    if isinstance(record, Quotation):
        return record.spans
    return ((record.start, record.end),)


def _within(records: Sequence[Any], start: int, end: int) -> tuple[Any, ...]:
    """The records that reach into ``start`` to ``end``."""
    if not records:
        return ()
    if isinstance(records[0], Quotation):
        return tuple(r for r in records if any(s < end and e > start for s, e in r.spans))
    low = bisect_left(records, start, key=lambda record: record.end)
    found = []
    for record in records[low:]:
        if record.start >= end:
            break
        if record.end > start:
            found.append(record)
    return tuple(found)
