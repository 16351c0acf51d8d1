"""Which document of an earlier worksheet is which file of this run, moved or renamed or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from os.path import normpath
from pathlib import PurePath

from factcheck.matching.place import Place, Words

_SAME_FILE = 0.3  # of a document's claims stand word for word in one with another name: it was renamed

GONE, UNKNOWN = None, ""  # where a file is: nowhere, though its folder is there; no such folder from here

Renamed = Mapping[str, str | None]  # a document of the worksheet, and what it is in this run
Where = Callable[[str], str | None]  # the real path of a document, GONE or UNKNOWN


def documents(
    rows: Sequence[Place], claims: Sequence[Place], read: Sequence[str], where: Where
) -> dict[str, str | None]:
    """The document of this run (one of ``read``) that each of the worksheet is; None for one that is gone.

    A path may be spelt in another way, and a file under another name is known by its claims. One that was
    not read in this run, and is still there for all that is known, is left out.
    """
    known = dict.fromkeys(row.document for row in rows)
    real = {where(path) or path: path for path in read}
    found: dict[str, str | None] = {path: path for path in read if path in known}
    lost: list[str] = []
    for path in known:
        if path in found:
            continue
        place = where(path)
        if place and place in real:
            found[path] = real[place]
        elif not place:
            lost.append(path)
    fresh = set(read) - {path for path in found.values() if path is not None}
    by_name: dict[str, list[str]] = defaultdict(list)
    for path in sorted(fresh):
        by_name[name(path)].append(path)
    for path in lost:
        same = [other for other in by_name[name(path)] if _ends(path, other)]
        if len(same) == 1:
            found[path] = same[0]
    open_ = [path for path in lost if path not in found]
    found |= _renamed(rows, claims, open_, fresh - {path for path in found.values() if path is not None})
    return found | {path: None for path in open_ if path not in found and where(path) is GONE}


def _ends(one: str, other: str) -> bool:
    """Whether one path is the end of the other: ``articles/a.md`` of ``/desk/articles/a.md``."""
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    return bool(shorter) and longer[len(longer) - len(shorter) :] == shorter


def name(path: str) -> str:
    return next(reversed(_parts(path)), "")


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in PurePath(normpath(path.replace("\\", "/"))).parts if part != "/")


def _renamed(
    rows: Sequence[Place], claims: Sequence[Place], lost: Iterable[str], fresh: Iterable[str]
) -> dict[str, str]:
    """The files that have another name now: those with the most claims in common first."""
    before, now = _texts(rows, lost), _texts(claims, fresh)
    holders: dict[Words, list[str]] = defaultdict(list)
    for path, texts in now.items():
        for words in texts:
            holders[words].append(path)
    shared: Counter[tuple[str, str]] = Counter()
    for path, texts in before.items():
        for words, count in texts.items():
            for other in holders.get(words, ()):
                shared[path, other] += min(count, now[other][words])
    found: dict[str, str] = {}
    for (path, other), count in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        enough = count >= _SAME_FILE * min(before[path].total(), now[other].total())
        if enough and path not in found and other not in found.values():
            found[path] = other
    return found


def _texts(places: Sequence[Place], paths: Iterable[str]) -> dict[str, Counter[Words]]:
    found: dict[str, Counter[Words]] = {path: Counter() for path in paths}
    for place in places:
        if place.document in found:
            found[place.document][place.words] += 1
    return found
