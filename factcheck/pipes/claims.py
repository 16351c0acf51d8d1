"""Which clauses of an article are claims, of what kinds, and how firmly they are stated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.model import KINDS, Passage, Quotation, Statement
from factcheck.pipes import predicate, worth
from factcheck.pipes.annotations import get, put
from factcheck.pipes.clauses import absolutes, asides, doing, split
from factcheck.pipes.decide import decide
from factcheck.pipes.found import Found, Index
from factcheck.pipes.modality import governing
from factcheck.pipes.reasons import reasons, tipped

READ = ("paragraph", "list", "caption")  # passages that can hold claims
_KIND_OF = {
    "quotation": "quote",
    "unattributed_quotation": "quote",
    "reported_by_name": "reported_speech",
    "reported": "reported_speech",
    "small_count": "figure",
}


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
    """Store what ``find`` yields, and ``doc.spans["claims"]``, each labelled with its first kind."""
    found = sorted(find(doc), key=lambda statement: (statement.start, -statement.end))
    put(doc, "claims", found)
    doc.spans["claims"] = [_span(doc, s.start, s.end, s.kinds[0]) for s in found]
    return doc


def find(doc: Doc) -> Iterator[Statement]:
    """The claims of a Doc; ``start`` and ``end`` are characters of ``doc.text``."""
    found, text = Index(doc), doc.text
    passages = get(doc, Passage)
    starts = [passage.start for passage in passages]
    for sentence in doc.sents:
        at = bisect_right(starts, _first_char(sentence)) - 1
        if at < 0 or passages[at].kind not in READ:
            continue
        here = found.within(sentence.start_char, sentence.end_char)
        whole = [(quoted.start, quoted.end) for quoted in here.quoted]
        read = _Reader(doc, text, found, here, passages[at])
        for start, end in split(sentence, text, whole):
            end = min(end, passages[at].end)
            claim = read.statement(start, end)
            if claim is not None:
                yield claim
            elif end > start:
                yield from read.statements(absolutes(_span(doc, start, end), text))
        yield from read.statements(asides(sentence, text, whole), aside=True)


class _Reader(NamedTuple):
    """A sentence's surroundings: what was found in the document, and in the sentence, and its passage."""

    doc: Doc
    text: str
    found: Index
    here: Found
    passage: Passage

    def statements(self, spans: Iterable[tuple[int, int]], *, aside: bool = False) -> Iterator[Statement]:
        for start, end in spans:
            claim = self.statement(start, min(end, self.passage.end), aside=aside)
            if claim is not None:
                yield claim

    def statement(self, start: int, end: int, *, aside: bool = False) -> Statement | None:
        """The claim in these characters, if any; in an aside, what is said around it is no evidence."""
        if end <= start:
            return None
        clause = _span(self.doc, start, end)
        mine = self.here.within(start, end)
        verb = predicate.main_verb(clause) or doing(clause)
        mine = mine._replace(modality=governing(verb, mine.modality))
        weighed = _own(mine, start, end) if aside else mine
        judged = decide(clause, verb, weighed, self.text, self.passage.kind)
        if not judged.claim:
            return None
        features = (
            worth.features(clause, verb, mine, self.text, self.passage.kind) if aside else judged.features
        )
        return Statement(
            start,
            end,
            kinds(features),
            modality(_firmness(mine), features),
            (*reasons(self.text, verb, mine), *tipped(judged.tipped, start)),
            _number_of(mine.quotations, self.found, start, end),
            _subject(verb),
        )


def _own(here: Found, start: int, end: int) -> Found:
    """What was found, with only those quotations whose cue stands between ``start`` and ``end``."""
    cued = (q for q in here.quotations if q.cue_start is not None and start <= q.cue_start < end)
    return here._replace(quotations=tuple(cued))


def kinds(features: Collection[str]) -> tuple[str, ...]:
    """The kinds that the features stand for, in the order of ``model.KINDS``; 'event' when nobody says it."""
    found = {_KIND_OF.get(feature, feature) for feature in features}
    if not found & {"quote", "reported_speech"}:
        found.add("event")
    return tuple(kind for kind in KINDS if kind in found)


def modality(cues: Collection[str], features: Collection[str]) -> str:
    """denied, attributed, planned, hedged or asserted. A source outranks a hedge: 'police say he may'."""
    spoken = {"quotation", "reported_by_name", "reported"} & set(features)
    if spoken:
        return "denied" if "denied" in cues else "attributed"
    if "sign" in features:
        return "hedged"
    return next((rule for rule in ("planned", "hedged") if rule in cues), "asserted")


def _firmness(here: Found) -> set[str]:
    """The modalities that the cues point to; a denial counts when it is what the speaker does."""
    speaking = [(q.cue_start, q.cue_end) for q in here.quotations if q.cue_start is not None and q.cue_end]
    return {
        cue.rule
        for cue in here.modality
        if cue.rule != "denied" or any(start <= cue.start < end for start, end in speaking)
    }


def _number_of(mine: Sequence[Quotation], found: Index, start: int, end: int) -> int | None:
    """The number of the quotation that a statement belongs to.

    Somebody's own words before reported ones, then one whose cue stands in the statement, then one with a
    name; the earlier of equals.
    """

    def rank(quotation: Quotation) -> tuple[bool, bool, bool]:
        cued = quotation.cue_start is not None and start <= quotation.cue_start < end
        return quotation.direct, cued, bool(quotation.speaker and quotation.speaker.name)

    spoken = [quotation for quotation in mine if quotation.direct or not worth.is_comment(quotation)]
    return found.number(max(spoken, key=rank)) if spoken else None


def _first_char(sentence: Span) -> int:
    return next((token.idx for token in sentence if not token.is_space), sentence.start_char)


def _span(doc: Doc, start: int, end: int, label: str = "") -> Span:
    """The tokens that the characters touch."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    assert span is not None  # expand fails only beyond the text
    return span


def _subject(verb: Token | None) -> str | None:
    subject = predicate.subject_of(verb) if verb is not None else None
    return subject.doc[subject.left_edge.i : subject.right_edge.i + 1].text if subject is not None else None
