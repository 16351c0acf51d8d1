"""Which mentions are one person: full names, what calls them back, and their gender."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from factcheck.lexicon import owner
from factcheck.pipes.naming.forms import Mention, surname


def fullest(mentions: Sequence[Mention]) -> list[str]:
    """For each mention of a person, in order, the fullest name in the document that it can stand for."""
    people = _people([m.text for m in mentions if " " in m.text])
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for full in dict.fromkeys(people.values()):
        by_last[surname(full)].append(full)
        by_first[full.split()[0]].append(full)
    count = Counter(people[m.text] for m in mentions if m.text in people)
    genders = _genders(mentions, people)
    found: list[str] = []
    recent: dict[str, str] = {}
    for mention in mentions:
        name = people.get(mention.text)
        if name is None:
            choices = by_last.get(surname(mention.text)) or (
                [] if mention.title else by_first.get(mention.text, [])
            )
            name = _choose(mention, choices, genders, count, recent) or mention.text
        recent[surname(name)] = name
        found.append(name)
    return found


def gender(name: str, title: str = "") -> str | None:
    """``male`` or ``female`` by a title or a first name; None when neither tells."""
    by_title = owner("titles", "gender").get(title)
    if by_title or " " not in name:
        return by_title
    return owner("names", "first").get(name.split()[0].lower())


def _people(names: list[str]) -> Mapping[str, str]:
    """Each full name with its longest variant: the same first and last word, whatever stands between."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        groups[name.split()[0], surname(name)].append(name)
    return {
        name: max(group, key=lambda n: (len(n.split()) <= 4, len(n)))
        for group in groups.values()
        for name in group
    }


def _genders(mentions: Sequence[Mention], people: Mapping[str, str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for mention in mentions:
        name = people.get(mention.text)
        known = gender(mention.text, mention.title) if name else None
        if name and known:
            found.setdefault(name, known)
    return found


def _choose(
    mention: Mention,
    choices: list[str],
    genders: Mapping[str, str],
    count: Mapping[str, int],
    recent: Mapping[str, str],
) -> str | None:
    """The person that a surname or first name stands for: the only one, else by gender, else the main one."""
    wanted = owner("titles", "gender").get(mention.title)
    fitting = [name for name in choices if not wanted or genders.get(name, wanted) == wanted]
    sure = [name for name in fitting if wanted and genders.get(name) == wanted]
    fitting = sure if len(sure) == 1 else fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ranked = sorted(fitting, key=lambda name: -count[name])
    if count[ranked[0]] > 2 * count[ranked[1]]:
        return ranked[0]
    last = recent.get(surname(ranked[0]))
    return last if last in fitting else ranked[0]
