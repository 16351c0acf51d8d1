"""Which mentions are one person: full names, what calls them back, and their gender."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.lexicon import every, owner, words
from factcheck.pipes.naming.forms import Mention, surname
from factcheck.pipes.naming.nicknames import formal


@dataclass(frozen=True, slots=True)
class _Known:
    """What the document tells about its persons, each under the fullest name."""

    genders: Mapping[str, str]
    titles: Mapping[str, set[str]]
    count: Counter[str]


def fullest(mentions: Sequence[Mention]) -> list[str]:
    """For each mention of a person, in order, the fullest name in the document that it can stand for."""
    people = _people([m.text for m in mentions if _is_full(m.text)])
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for short, full in people.items():
        if full not in by_last[surname(full)]:
            by_last[surname(full)].append(full)
        if full not in by_first[short.split()[0]]:
            by_first[short.split()[0]].append(full)
    known = _Known(_genders(mentions, people), _titles(mentions, people), _count(mentions, people))
    for last, choices in by_last.items():
        _add_office_holder(mentions, last, choices, known)
    found: list[str] = []
    recent: dict[str, str] = {}
    for mention in mentions:
        name = people.get(mention.text)
        if name is None:
            choices = by_last.get(surname(mention.text)) or (
                [] if mention.title else by_first.get(mention.text, [])
            )
            name = _choose(mention, choices, known, recent) or mention.text
        recent[surname(name)] = name
        found.append(name)
    return found


def gender(name: str, title: str = "") -> str | None:
    """``male`` or ``female`` by a title or a first name; None when neither tells."""
    by_title = owner("titles", "gender").get(title)
    if by_title or " " not in name:
        return by_title
    return owner("names", "first").get(name.split()[0].lower())


def _is_full(name: str) -> bool:
    """Two words besides "Jr.": "Lind Jr." is a surname."""
    return len([part for part in name.split() if not _is_suffix(part)]) > 1


def _is_suffix(part: str) -> bool:
    return part.lower().strip(".,") in every("titles", "suffix")


def _is_junior(name: str) -> bool:
    return any(part.lower().strip(".,") in words("names", "generation")["words"] for part in name.split())


def _people(names: list[str]) -> Mapping[str, str]:
    """Each full name with its longest variant: one surname, and first names that can stand for each other."""
    plain = {name for name in names if not _is_junior(name)}
    groups: dict[str, list[list[str]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        same = groups[surname(name)]
        group = next((g for g in same if all(_same_person(name, other, plain) for other in g)), None)
        if group is None:
            same.append([name])
        else:
            group.append(name)
    return {
        name: max(group, key=lambda n: (len(n.split()) <= 4, len(n)))
        for same in groups.values()
        for group in same
        for name in group
    }


def _same_person(one: str, other: str, plain: set[str]) -> bool:
    """A father and his son bear one name but for the "Jr."; where both stand in a text they are two."""
    for junior in (one, other) if _is_junior(one) != _is_junior(other) else ():
        bare = " ".join(part for part in junior.split() if not _is_suffix(part)).rstrip(",")
        if _is_junior(junior) and bare in plain:
            return False
    first, second = one.split()[0], other.split()[0]
    return first == second or not formal(first).isdisjoint(formal(second))


def _genders(mentions: Sequence[Mention], people: Mapping[str, str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for mention in mentions:
        name = people.get(mention.text)
        known = gender(mention.text, mention.title) if name else None
        if name and known:
            found.setdefault(name, known)
    return found


def _titles(mentions: Sequence[Mention], people: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.text in people and mention.title:
            found[people[mention.text]].add(mention.title)
    return found


def _count(mentions: Sequence[Mention], people: Mapping[str, str]) -> Counter[str]:
    return Counter(people[m.text] for m in mentions if m.text in people)


def _add_office_holder(mentions: Sequence[Mention], last: str, choices: list[str], known: _Known) -> None:
    """A person never named in full beside his family, called by the surname alone.

    "President Lind" where only "Bo Lind Jr." is named, and "Mr. Lind" where only "Ada Lind" is.
    """
    if all(_is_junior(name) for name in choices):
        borne = {title for name in choices for title in known.titles.get(name, ())}
        kinds = frozenset(words("titles", "office")["state"]) - borne
    elif all(known.genders.get(name) == "female" for name in choices):
        kinds = frozenset(words("titles", "gender")["male"])
    else:
        return
    places = [i for i, m in enumerate(mentions) if m.text == last and m.title in kinds]
    if not places:
        return
    before = any(_is_full(m.text) and surname(m.text) == last for m in mentions[: places[0]])
    choices.insert(len(choices) if before else 0, last)
    known.count[last] = sum(1 for m in mentions if m.text == last)


def _choose(mention: Mention, choices: list[str], known: _Known, recent: Mapping[str, str]) -> str | None:
    """The person that a surname or first name stands for: the only one, else by gender, else the main one."""
    wanted = owner("titles", "gender").get(mention.title)
    fitting = [name for name in choices if not wanted or known.genders.get(name, wanted) == wanted]
    sure = [name for name in fitting if wanted and known.genders.get(name) == wanted]
    fitting = sure if len(sure) == 1 and not _is_junior(sure[0]) else fitting
    fitting = _of_generation(mention, fitting)
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ranked = sorted(fitting, key=lambda name: -known.count[name])
    if known.count[ranked[0]] > 2 * known.count[ranked[1]]:
        return ranked[0]
    last = recent.get(surname(ranked[0]))
    return last if last in fitting else ranked[0]


def _of_generation(mention: Mention, choices: list[str]) -> list[str]:
    """Of a father and his son: the father, unless "Jr." stands there, or "Mr." and the son came first."""
    juniors = [name for name in choices if _is_junior(name)]
    others = [name for name in choices if not _is_junior(name)]
    if _is_junior(mention.text):
        return juniors
    if not juniors or not others:
        return choices
    if mention.title in every("titles", "address"):
        return [choices[0]] if choices[0] in juniors else others
    return others
