"""Titles, jobs and affiliations of named persons, before the name, after it, or joined by "is"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from factcheck.lexicon import every, owner, words
from factcheck.model import Name, Role
from factcheck.pipes.annotations import get, put

_MODIFIER_TAGS = frozenset(
    ("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "VBN", "VBG", "POS", "HYPH", "CD", "AFX")
)
_ARTICLES = frozenset(("the", "a", "an"))
_LINKS = frozenset(("of", "to", "for", "at", "in", "on"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$", "WRB", "TO"))
_STOPS = frozenset((".", ";", ":", ")", "(", "—", "–", "--", '"', "“", "”", "''", "``"))
_BE = frozenset(("is", "was", "became", "remains"))
_LONGEST = 18  # words in a description after a name; longer ones are clauses
_TOO_BROAD = frozenset(("man", "woman", "star", "model", "teenager", "partner", "past"))


def find(doc: Doc) -> Iterator[Role]:
    """Every title with its name, in story order; one name may have a title before and after it."""
    text = doc.text  # built anew at each access
    starts = [token.idx for token in doc]
    persons = [name for name in get(doc, Name) if name.label == "person"]
    opens = {name.start for name in persons}
    for name in persons:
        first = bisect_left(starts, name.start)
        after = bisect_left(starts, name.end)
        if first >= len(doc) or doc[first].idx != name.start:
            continue
        before = _before(doc, first, after)
        if before is not None:
            start = doc[before[0]].idx
            yield _role(text[start : name.end], start, doc[before[0] : before[1]], name)
        named = _named_last(doc, first, after)
        if named is not None:
            start = doc[named[0]].idx
            yield _role(text[start : name.end], start, doc[named[0] : named[1]], name)
        for follow in (_after(doc, after, opens), _copula(doc, after, opens), _member(doc, after)):
            if follow is not None:
                end = doc[follow[1] - 1].idx + len(doc[follow[1] - 1])
                yield _role(text[name.start : end], name.start, doc[follow[0] : follow[1]], name)
                break


def _role(text: str, start: int, title: Span, name: Name) -> Role:
    status = next((_status()[t.lower_] for t in title if t.lower_ in _status()), "current")
    return Role(text, start, start + len(text), name.name, title.text.strip(), status)


@cache
def _status() -> dict[str, str]:
    return dict(owner("titles", "status"))


@cache
def _nouns() -> frozenset[str]:
    titles = every("titles", "noun") | every("titles", "office")
    return frozenset(t for t in titles if " " not in t) | {t.split()[-1] for t in titles if " " in t}


def _is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in _nouns() or word.rpartition("-")[2] in _nouns()


def _before(doc: Doc, first: int, after: int) -> tuple[int, int] | None:
    """Token bounds of the title before the name at ``first``, without an article."""
    last = first - 1
    while (
        last >= 0
        and doc[last].lower_.rstrip(".") in every("titles", "address")
        and not doc[last].is_sent_start
    ):
        last -= 1
    if last < 0 or doc[first].is_sent_start:
        return None
    comma = doc[last].text == ","
    if comma and not _closes(doc, after):
        return None
    head = _head(doc, last - comma, comma)
    if head is None or (doc[head].lower_ in _TOO_BROAD and not comma):
        return None
    if doc[head].text.istitle() and doc[head].lower_ in every("names", "first"):
        return None  # Dean Jones
    start = _leftmost(doc, head)
    if start == head == last and start > 0 and doc[start - 1].lower_ == "the" and _common_office(doc[head]):
        return None  # "the president Miller worked for"
    possessed = any(t.tag_ in ("POS", "PRP$") for t in doc[start : head + 1])
    definite = start > 0 and doc[start - 1].lower_ in _ARTICLES
    if comma and not (possessed or definite):
        return None
    return start, last + (not comma)


def _common_office(token: Token) -> bool:
    offices = words("titles", "office")
    return token.text.islower() and token.text in (*offices["state"], *offices["law"])


def _closes(doc: Doc, after: int) -> bool:
    return after >= len(doc) or doc[after].text in _STOPS or doc[after].text == "," or doc[after].is_space


def _head(doc: Doc, last: int, comma: bool) -> int | None:
    """The title noun at ``last``, or before a phrase ("of Norland's Council") that ends there."""
    if last >= 2 and doc[last].lower_ in ("elect", "designate") and doc[last - 1].text == "-":
        last -= 2
    if last >= 0 and _is_title(doc[last]):
        return last
    for at in range(last, max(-1, last - 10), -1):
        token = doc[at]
        if token.lower_ in _LINKS and at > 0 and at < last and _is_title(doc[at - 1]):
            return at - 1
        inside = (
            token.tag_ in ("NNP", "NNPS", "POS")
            or token.lower_ in _LINKS
            or token.lower_ in ("the", "and", "&", "large")
        )
        if not inside and not (comma and token.tag_ in _MODIFIER_TAGS):
            return None
    return None


def _leftmost(doc: Doc, head: int) -> int:
    """The first token of the modifiers before a title noun: "former US" in "former US President"."""
    start = head
    while start > 0 and head - start < 10 and not doc[start].is_sent_start:
        left = doc[start - 1]
        if left.tag_ == "PRP$":
            return start - 1
        if left.tag_ not in _MODIFIER_TAGS and left.lower_ not in _status() and not _joins(doc, start - 1):
            break
        if left.ent_type_ in ("DATE", "TIME") and left.tag_ != "VBN":
            break
        start -= 1
    while start < head and (doc[start].tag_ in ("HYPH", "POS") or _is_verb(doc[start])):
        start += 1
    return start


def _is_verb(token: Token) -> bool:
    """ "involving President X", "picked Senator X": a form of a verb that is no "acting" or "retired"."""
    if token.tag_ not in ("VBG", "VBN") or token.lower_ in _status() or not token.text[0].islower():
        return False
    return token.tag_ == "VBG" or token.dep_ not in ("amod", "compound", "")


def _joins(doc: Doc, at: int) -> bool:
    """ "and" between two title nouns: "chairman and chief executive", not "the speaker and President X"."""
    if doc[at].lower_ != "and" or at == 0 or not _is_title(doc[at - 1]):
        return False
    return doc[at - 1].text[0].isupper() == doc[at + 1].text[0].isupper()


def _named_last(doc: Doc, first: int, after: int) -> tuple[int, int] | None:
    """Token bounds of "the pollster for the party" in "the pollster for the party is Jane Doe"."""
    if first < 2 or doc[first - 1].lower_ not in _BE or not _closes(doc, after):
        return None
    subject = next((c for c in doc[first - 1].children if c.dep_ == "nsubj" and c.i < first), None)
    if subject is None or not _is_title(subject) or subject.tag_.startswith("NNP"):
        return None
    start = subject.left_edge.i
    return start + (doc[start].lower_ in _ARTICLES), first - 1


def _past_place(doc: Doc, at: int) -> int:
    """The token behind "of South Norland" or "(R-Norland)", where a description of the person goes on."""
    if at >= len(doc):
        return at
    end = at + 1
    if doc[at].lower_ == "of":
        while end < len(doc) and end - at <= 4 and doc[end].tag_ in ("NNP", "NNPS"):
            end += 1
        return end if end > at + 1 else at
    if doc[at].text == "(":
        while end < len(doc) and end - at <= 8 and doc[end].text != ")":
            end += 1
        return end + 1 if end < len(doc) and doc[end].text == ")" else at
    return at


def _after(doc: Doc, after: int, opens: set[int]) -> tuple[int, int] | None:
    """Token bounds of a description behind the name: ", editor at large at the Gazette"."""
    after = _past_place(doc, after)
    if after + 1 >= len(doc) or doc[after].text != ",":
        return None
    start = after + 1
    if doc[start].like_num and start + 2 < len(doc) and doc[start + 1].text == ",":
        start += 2  # Jane Doe, 45, a teacher
    return _description(doc, start, opens)


def _copula(doc: Doc, after: int, opens: set[int]) -> tuple[int, int] | None:
    """Token bounds of "the mayor of Y" in "Jane Doe is the mayor of Y"."""
    if after + 2 >= len(doc) or doc[after].lower_ not in _BE or doc[after + 1].lower_ not in _ARTICLES:
        return None
    return _description(doc, after + 1, opens)


def _member(doc: Doc, after: int) -> tuple[int, int] | None:
    """Token bounds of "of The Gazette" right behind a name."""
    if after + 1 >= len(doc) or doc[after].lower_ != "of":
        return None
    start = after + 1 + (doc[after + 1].lower_ == "the")
    if start >= len(doc):
        return None
    kind = doc[start].ent_type_
    swallowed = kind and doc[after - 1].ent_type_ == kind and doc[start].ent_iob_ == "I"  # with the name
    if kind != "ORG" and not swallowed:
        return None
    end = start
    while end < len(doc) and doc[end].ent_type_ == kind and doc[end].tag_ != "POS":
        end += 1
    return after, end


def _description(doc: Doc, start: int, opens: set[int]) -> tuple[int, int] | None:
    while (
        start < len(doc) and doc[start].lower_ in ("now", "then", "once", "also") and doc[start].tag_ == "RB"
    ):
        start += 1
    end, head = start, None
    linked = False
    while end < len(doc) and end - start <= _LONGEST:
        token = doc[end]
        if (
            token.text == ","
            or token.text in _STOPS
            or token.is_space
            or token.tag_ in _FINITE
            or _sentence(token, end, start)
        ):
            break
        if token.lower_ == "and" and head is not None and not any(map(_is_title, doc[end + 1 : end + 7])):
            break
        if not linked and token.idx in opens and not _possessor(doc, end):
            return None  # the title belongs to the next name of a list
        linked = linked or (head is not None and token.tag_ in ("IN", "RB", "VBN", "VBG"))
        if head is None and not linked and _is_title(token):
            head = end
        if head is None and token.tag_ in ("IN", "VBG", "PRP", "RB", "CC"):
            return None
        end += 1
    if head is None or end - start > _LONGEST or _belongs_to_next(doc, end, opens):
        return None
    start += doc[start].lower_ in _ARTICLES
    return start, end


def _sentence(token: Token, at: int, start: int) -> bool:
    """A new sentence, or a dash with spaces around it."""
    return at > start and (
        bool(token.is_sent_start) or (token.text == "-" and bool(token.nbor(-1).whitespace_))
    )


def _possessor(doc: Doc, at: int) -> bool:
    return any(doc[i].tag_ == "POS" for i in range(at + 1, min(len(doc), at + 4)))


def _belongs_to_next(doc: Doc, end: int, opens: set[int]) -> bool:
    return end < len(doc) and doc[end].idx in opens


def roles_of(roles: Sequence[Role], name: str, start: int, end: int) -> str | None:
    """The title of a person here (a role that overlaps ``start:end``), else the first one in the document."""
    mine = [role for role in roles if role.name == name]
    here = next((role for role in mine if role.start < end and start < role.end), None)
    best = here or next(iter(mine), None)
    return best.title if best else None


@Language.component("factcheck_roles", assigns=["doc._.roles"], requires=["doc._.names", "token.tag"])
def mark_roles(doc: Doc) -> Doc:
    """Store the roles on the Doc."""
    put(doc, "roles", find(doc))
    return doc
