"""From a processed spaCy Doc to Claims: the only place where spaCy becomes records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import normpath
from typing import TYPE_CHECKING

from factcheck.identity import code, wording
from factcheck.ignored import PRIORITY, ignored, reasons
from factcheck.model import Claim, Document, Fact, Passage, Quotation, Statement
from factcheck.pipes.annotations import get
from factcheck.pipes.facts import find as find_facts
from factcheck.pipes.found import Index
from factcheck.pipes.naming.forms import surname
from factcheck.pipes.speech.subjects import sure_subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc

PRONOUNS = ("he", "she", "they")  # shown with the name that they stand for


def freeze(doc: Doc, document: Document) -> tuple[Claim, ...]:
    """The claims of one document in story order."""
    found, places = Index(doc), tuple(_places(document))
    sentences = [sentence.start_char for sentence in doc.sents] + [len(document.text)]
    known = dict(sure_subjects(doc))
    pronouns = sorted({**known, **dict(_pronouns(found.quotations))}.items())
    seen: Counter[tuple[str, ...]] = Counter()
    statements = get(doc, Statement)
    facts = sorted(find_facts(doc, [(s.start, s.end) for s in statements], known), key=_begin)
    claims, set_aside = [], ignored(document)
    for statement in statements:
        start, end = statement.start, statement.end
        mine, text = found.within(start, end), document.text[start:end]
        passage = bisect_right(document.passages, start, key=lambda p: p.start)
        section, paragraph = places[passage]
        taken_out = set_aside.get(passage - 1)
        quotation = found.quotations[statement.quotation] if statement.quotation is not None else None
        around = sentences[bisect_right(sentences, start) - 1], sentences[bisect_left(sentences, end)]
        claims.append(
            Claim(
                id=_identity(document.path, text, seen),
                document=document.path,
                start=start,
                end=end,
                text=text,
                context=_context(document.text, around, pronouns),
                section=section,
                paragraph=paragraph,
                kinds=statement.kinds,
                modality=statement.modality,
                priority=PRIORITY if taken_out else statement.priority,
                reasons=reasons(taken_out, statement.reasons) if taken_out else statement.reasons,
                figures=mine.figures,
                dates=mine.dates,
                quotation=quotation,
                speaker=quotation.speaker if quotation else None,
                superlative=mine.superlatives[0].text if mine.superlatives else None,
                names=tuple(dict.fromkeys(name.name for name in mine.names)),
                subject=statement.subject,
                published=document.published,
                mentions=mine.names,
                roles=mine.roles,
                facts=_inside(facts, start, end),
            )
        )
    return tuple(claims)


def _inside(facts: Sequence[Fact], start: int, end: int) -> tuple[Fact, ...]:
    """The facts, sorted by their start, whose own words all lie in a claim."""
    first, last = bisect_left(facts, start, key=_begin), bisect_left(facts, end, key=_begin)
    return tuple(fact for fact in facts[first:last] if fact.end <= end)


def _begin(fact: Fact) -> int:
    return fact.start


def _identity(path: str, text: str, seen: Counter[tuple[str, ...]]) -> str:
    """``C`` and ten letters over document and words.

    No position is in it, so that moving a paragraph changes nothing; the same words twice in a document
    differ by an occurrence number.
    """
    words = wording(text)
    seen[words] += 1
    return code("C", (normpath(path).replace("\\", "/"), " ".join(words), str(seen[words])), 10)


def _places(document: Document) -> Iterator[tuple[str, int]]:
    """The heading above and the paragraph (from 1): before the first passage, then in each one."""
    section, paragraph = "", 0
    yield section, paragraph
    for passage in document.passages:
        if passage.kind == "heading":
            section = _heading(document.text, passage)
        elif passage.kind != "boilerplate":
            paragraph += 1
        yield section, paragraph


def _heading(text: str, passage: Passage) -> str:
    return " ".join(text[passage.start : passage.end].strip("#* \t").split())


def _pronouns(quotations: Sequence[Quotation]) -> Iterator[tuple[int, str]]:
    """Where a pronoun of a speaker ends, and the name it stands for."""
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker and speaker.name and speaker.mention.lower() in PRONOUNS:
            yield speaker.end, speaker.name


def _context(text: str, around: tuple[int, int], pronouns: list[tuple[int, str]]) -> str:
    """The whole sentence or sentences on one line; the name behind "he" and "she" where it is not said."""
    start, end = around
    parts: list[str] = []
    at = start
    for place, name in pronouns[bisect_left(pronouns, (start, "")) : bisect_right(pronouns, (end, ""))]:
        if surname(name) in "".join([*parts, text[at:place]]):
            continue
        parts.append(f"{text[at:place]} [{name}]")
        at = place
    return " ".join("".join([*parts, text[at:end]]).split())
