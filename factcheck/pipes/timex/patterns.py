"""The grammar of dates: small regular expressions built from the lexicon.

A head ("March 5", "weeks", "1990s") is looked for in the whole text; what stands to its left
("late last", "the end of the") is then read backwards from it with LEFT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.lexicon import every, numbers, words

# A space, or one line break, but no paragraph break.
S = r"(?:[^\S\r\n]+(?:\r?\n(?![^\S\r\n]*\r?\n)[^\S\r\n]*)?|\r?\n(?![^\S\r\n]*\r?\n)[^\S\r\n]*)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d)\b"
YEAR = r"(?:1[0-9]|2[01])\d\d(?![\d%]|[.,:/]\d)"
YEAR_OPEN = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,:]\d)"  # a slash and a number may follow: 2024/25
TO = rf"(?P<to>{S}?[-–—]{S}?|{S}(?:to|through|and){S})"


def either(entries: Iterable[str]) -> str:
    """An alternation, longest first; the first letter may be a capital, a space any space."""
    parts = []
    for entry in sorted(set(entries), key=lambda word: (-len(word), word)):
        head = f"[{entry[0]}{entry[0].upper()}]" if entry[0].islower() else re.escape(entry[0])
        parts.append(head + re.sub(r"\\? ", lambda _: S, re.escape(entry[1:])))
    return "(?:" + "|".join(parts) + ")"


_MONTHS = words("dates", "months").values()
_MONTH = either(names[0] for names in _MONTHS) + r"\b"
_SHORT = either(short for names in _MONTHS for short in names[1:]) + r"\b\.?"
MONTH_NAME = rf"(?:{_MONTH}|{_SHORT})"
_WEEKDAYS = words("dates", "weekdays").values()
WEEKDAY_NAME = either(names[0] for names in _WEEKDAYS)
_WEEKDAY_ANY = either(name for names in _WEEKDAYS for name in names) + r"\.?"
_ONES = [word for word, value in numbers("dates", "numerals").items() if value < 10]
_TENS = [word for word, value in numbers("dates", "numerals").items() if 20 <= value < 100]
COUNT = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{either(_TENS)}-{either(_ONES)}|[Hh]alf{S}an?|[Aa]{S}half|[Hh]alf(?=-)"
    rf"|[Aa]{S}(?:dozen|hundred|quarter(?:{S}of{S}a)?|{either(['few', 'couple'])}(?:{S}of)?)"
    rf"|{either([*every('dates', 'vague')])}(?:{S}of)?(?:{S}hundred)?"
    rf"|{either(numbers('dates', 'numerals'))}(?:{S}(?:hundred|dozen))?|[Aa]n?)"
)
_HALF = rf"{S}and{S}a{S}half|-and-a-half|{S}1/2|{S}?½"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{either(numbers('dates', 'ordinals'))})"

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
# Words that point back and ahead.
BACK = ("last", "past", "previous", "preceding")
AHEAD = ("next", "coming", "upcoming", "following")
# A day of the month without its month: "Monday 21st", "Monday 21" at the end of a phrase.
_NTH_DAY = r"(?:[12]?(?:1st|2nd|3rd|[4-9]th)|1[0-3]th|[23]0th|31st)\b|(?:[12]?\d|3[01])(?=[,;!?)]|\.(?!\d)|$)"
_ZONE = r"(?:GMT|UTC|BST|CES?T|[ECMP][SD]?T)\b"
_UNIT = "|".join(sorted(every("dates", "units"), reverse=True))
_HOUR = (
    rf"(?<![\w.,:$])(?P<%s>\d{{1,2}}|noon|midnight)(?:[:.](?P<%s>[0-5]\d))?(?![\d%%])"
    rf"(?:{S}?(?P<%s>[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.))?(?![\w:])"
)

HEADS: dict[str, re.Pattern[str]] = {
    "month": re.compile(
        rf"\b(?P<month>{_MONTH}|{_SHORT})"
        rf"(?:(?:{S}|-)(?:the{S})?(?P<day>{DAY})(?:{TO}(?P<day2>{DAY}))?)?"
        rf"(?:(?:{S}?,?{S}(?:of{S})?|-)(?P<year>{YEAR})|,?{S}(?:of{S})?(?P<which>last|this|next){S}year\b)?"
    ),
    "weekday": re.compile(
        rf"\b(?P<weekday>{WEEKDAY_NAME})(?P<plural>s)?\b(?:{S}(?:morning|afternoon|evening|night)\b)?"
        rf"(?:{S}of{S}(?P<week>last|next|this){S}week\b)?"
    ),
    "numbered": re.compile(rf"\b(?P<weekday>{_WEEKDAY_ANY}),?{S}(?:the{S})?(?P<nth>{_NTH_DAY})"),
    "numeric": re.compile(
        r"(?<![\w/.,$£€-])(?:(?P<iso>\d{4}[-/]\d\d[-/]\d\d)(?:T[\d:.]+Z?)?"
        r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|(?<=/)\d\d))(?![\w/]|-(?!\d{1,2}/)|\.\d)"
    ),
    "year": re.compile(
        r"(?<![\w$£€¥#@/&])(?<!\d[.,:-])(?:(?P<decade>(?:1[5-9]|20)\d0)(?:['’]|[^\S\r\n])?s\b|['’‘](?P<short>[1-9]0)['’]?s\b"
        rf"|(?P<from>{YEAR_OPEN})[^\S\r\n]?[-–—/][^\S\r\n]?(?P<to>{YEAR}|\d\d(?![\d%]|[.,:/]\d))\b(?![-/])|(?P<year>{YEAR})(?![\w@])"
        r"|['’‘](?P<yy>\d\d)\b|(?P<fy>FY[^\S\r\n]?(?:20)?\d\d)\b)"
    ),
    "short_year": re.compile(
        r"(?=\d\d)(?:(?<=\b[Ii]n\s)(?:\d\d(?=\sand\s\d\d\s?[.,;])|(?P<alone>\d\d)(?=\s?[.,;](?!\d)))"
        r"|(?<=\b[Ii]n\s\d\d\sand\s)\d\d(?=\s?[.,;](?!\d)))"
    ),
    "decade": re.compile(either(numbers("dates", "decade_words")) + r"\b"),
    "century": re.compile(
        rf"\b(?P<nth>{_ORDINAL})(?:{S}(?:and|to|through){S}(?:the{S})?(?P<nth2>{_ORDINAL}))?(?:{S}|-)[Cc]entur(?:y|ies)\b"
        rf"(?P<bc>{S}B\.?C\.?(?:E\.?)?)?"
    ),
    "quarter": re.compile(
        rf"\b(?:(?:(?P<year0>{YEAR})[ -])?(?:[Qq](?P<q>[1-4])|[Hh](?P<h>[12]))\b"
        rf"|(?P<nth>{either(QUARTERS)})(?:{S}|-)(?P<what>quarter|half))\b"
        rf"(?:(?:{S}of(?:{S}fiscal)?)?(?:{S}the)?(?:,?{S}|-)"
        rf"(?:(?P<year>{YEAR})|(?:(?P<rel>last|this|next){S})?(?P<named>(?:fiscal{S})?year)\b))?"
    ),
    "season": re.compile(
        rf"\b(?P<season>{either(every('dates', 'seasons'))})\b"
        rf"(?:(?:,|{S}of)?{S}(?P<year>{YEAR})(?:[-–/](?P<to>\d{{2,4}})\b)?)?"
    ),
    "holiday": re.compile(
        rf"(?:\b(?P<around>[Ww]eekend|[Ww]eek){S}of{S})?\b(?P<holiday>{either(every('dates', 'holidays'))})\b"
        rf"(?:(?:,|{S}of|{S}in)?{S}(?P<year>{YEAR}))?(?:{S}(?P<span>weekend|week)\b)?"
    ),
    "deictic": re.compile(
        rf"\b(?P<deictic>{either(every('dates', 'deictic'))})\b(?:{S}(?:morning|afternoon|evening|night)\b)?"
    ),
    "named": re.compile(rf"\b(?P<named>{either(every('dates', 'named_dates'))})\b"),
    "set": re.compile(
        rf"\b(?:(?:[Ee]very|[Ee]ach){S}(?:(?P<other>other){S}|(?P<count>{COUNT}){S})?"
        rf"(?:(?P<weekday>{WEEKDAY_NAME}|weekday)|(?P<part>morning|afternoon|evening)|(?P<unit>{_UNIT}))"
        rf"|[Oo]n{S}(?P<weekdays>{WEEKDAY_NAME})s|(?:(?:[Oo]nce|[Tt]wice){S}|(?<=\btimes\s))an?{S}(?P<per>{_UNIT})"
        rf"|(?P<adverb>{either(every('dates', 'set_adverbs'))}))\b"
    ),
    "beside": re.compile(rf"\b[Tt]he{S}(?P<unit>day|night|week|month|year){S}(?P<way>before|after)\b"),
    "part_of_day": re.compile(
        rf"\b(?:(?:[Tt]he|[Tt]hat){S}(?P<rel>next|following|same|previous)|[Tt]hat){S}(?:morning|afternoon|evening|night)\b"
    ),
    "nth_week": re.compile(rf"\b(?P<nth>{_ORDINAL}){S}week(?={S}of{S})"),
    "hours": re.compile(
        rf"\b(?:(?:[Ff]rom|[Bb]etween){S})?{_HOUR % ('h', 'm', 'half')}"
        rf"(?:{S}?[-–—]{S}?|{S}(?:to|until|till|and){S}){_HOUR % ('h2', 'm2', 'half2')}(?:{S}{_ZONE})?"
    ),
    "clock": re.compile(
        rf"(?<![\w.,:$])(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?(?:{S}|-)?(?P<half>[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)(?:{S}{_ZONE})?"
        rf"|(?<![\w.,:$])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?:{S}(?:{_ZONE}|local{S}time)|(?<=\bat\s\d:\d\d)|(?<=\bat\s\d\d:\d\d)|(?<=\d{{4}}\s\d\d:\d\d))"
    ),
    "unit": re.compile(
        rf"\b(?P<unit>{_UNIT})\b"
        rf"(?P<half>{S}and{S}a{S}half)?"
        rf"(?:(?:{S}|-)(?P<after>ago|earlier|later|before|after|prior(?:{S}to)?|back|old|of{S}age|from(?:{S}now)?|hence"
        rf"|in{S}advance{S}of)\b)?"
    ),
}

CLOCK_BEFORE = re.compile(rf"(?:{HEADS['clock'].pattern}){S}(?:on{S})?\Z")

_EDGE = rf"(?:the{S})?(?:very{S})?(?:beginning|start|end|middle|close|turn){S}of"
_LEFT = (
    rf"(?i)(?:\b(?P<edge>{_EDGE}){S})?"
    rf"(?:\b(?P<part>early|earlier|late|later|mid|middle)(?:{S}(?:in|on))?(?:{S}|-))?"
    rf"(?:\b(?P<det>the|this|that|those|every|each|%s){S})?"
    rf"(?:\b(?P<rel>{'|'.join((*BACK, *AHEAD))}|same|current)(?:{S}|-))?"
)
_QUALIFIED = either(words("dates", "units_qualified")["before"])

# What may stand to the left of a head, read backwards from it: search(text, position, start of the head).
LEFT = re.compile(_LEFT % "an?|one" + rf"(?:\b(?P<part2>early|late|mid|middle)(?:{S}|-))?\Z")
LEFT_OF_UNIT = re.compile(
    _LEFT % "those"
    + rf"(?:(?<![\w$£€.,-])(?P<first>first){S})?"
    + rf"(?:(?<![\w$£€.,])(?P<count>{COUNT})(?:(?:{S}?[-–—]{S}?|{S}(?:to|or){S})(?P<count2>{COUNT}))?"
    rf"(?P<half>{_HALF})?(?:{S}|-)"
    rf"(?:(?P<rel2>past|last|previous|upcoming|coming|next|following){S})?)?(?:{_QUALIFIED}{S})?\Z"
)
LEFT_OF_MONTH = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY_ANY})(?:{S}(?:morning|afternoon|evening|night))?(?:,|{S}?\()?{S}?(?:,{S})?)?"
    rf"(?:\b(?:[Tt]he{S})?(?<![\d.,$/])(?<!\d:)(?P<day>{DAY})(?:{TO}(?P<day2>{DAY}))?(?:{S}day(?={S}of))?(?:{S}(?:of{S})?|-))?\Z"
)
# Words that make a period open on one side, or the first of two.
CUE = re.compile(
    rf"\b(?P<cue>[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]etween)(?:{S}(?:at{S}least|about|around|roughly))?(?:{S}{_EDGE})?(?:{S}the)?{S}\Z"
)
BEFORE = re.compile(rf"(?P<word>[\w.'’]+)(?P<gap>{S}|-)\Z")
AFTER = re.compile(rf"(?:{S}|-)(?P<word>[\w'’]+)")
