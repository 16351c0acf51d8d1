"""What shows that two claims are one fact: a figure, a few quoted words, a part; and what forbids it."""

from __future__ import annotations

import pytest

from factcheck.link.compare import Comparison, compare
from factcheck.link.evidence import figure, part, quoted
from factcheck.link.likeness import Likeness
from factcheck.link.paraphrase import paraphrase
from factcheck.link.profile import profiles
from factcheck.link.veto import apart
from factcheck.model import Claim, Fact, Figure, Name, Speaker


def claim(text: str, *names: str, speaker: str | None = None, amount: str = "", verb: str = "") -> Claim:
    """A claim with the persons, the speaker, the figure and the verb that its text has."""
    document = f"{len(text)}.txt"
    mentions = tuple(Name(n, text.index(n), text.index(n) + len(n), n, "person") for n in names if n in text)
    figures = ()
    if amount:
        at, number = text.index(amount), float(amount.strip("$").replace(",", ""))
        figures = (Figure(amount, at, at + len(amount), number, number, "USD"),)
    facts = (Fact(text, text.split()[0], verb, False, 0, len(text)),) if verb else ()
    said = Speaker(speaker, None, speaker, 0, 0) if speaker else None
    if speaker and not mentions:
        mentions = (Name(speaker, 0, 0, speaker, "person"),)
    return Claim(
        f"C{hash(text)}", document, 0, len(text), text, text, "", 1, ("event",), "asserted", 3,
        figures=figures, facts=facts, speaker=said, mentions=mentions,
    )  # fmt: skip


def pair(one: Claim, other: Claim) -> Comparison:
    a, b = profiles([one, other])
    return compare(a, b, Likeness.among([one.text, other.text]))


def test_the_same_amount_of_one_thing_is_one_fact() -> None:
    one = claim("Creditors of the Norvane mill lost $48,300 in the spring", amount="$48,300")
    other = claim("The judge heard how $48,300 from creditors went into the mill", amount="$48,300")
    assert figure(pair(one, other)) == "$48,300"


@pytest.mark.parametrize("text", ["The ferry cost $48,300", "Creditors of the mill lost $12,900"])
def test_an_amount_of_something_else_or_another_amount_is_none(text: str) -> None:
    one = claim("Creditors of the mill lost $48,300", amount="$48,300")
    assert figure(pair(one, claim(text, amount=text.split()[-1]))) is None


def test_a_few_quoted_words_meet_the_whole_sentence_of_their_speaker() -> None:
    ada = "Ada Lindqvist"
    one = claim("Lindqvist called the ferry a “reckless gamble”", ada, speaker=ada)
    other = claim("“The ferry is a reckless gamble with our money,” Lindqvist said", ada, speaker=ada)
    assert quoted(pair(one, other)) == "reckless gamble"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is a reckless gamble with our money,” Renn said", "Tobias Renn"),
        ("“I never gamble, and my brother is a reckless man,” Lindqvist said", "Ada Lindqvist"),
        ("“It was a reckless gamble to sell all these orchards so early,” she said", "Ada Lindqvist"),
    ],
)
def test_another_speaker_other_words_or_another_matter_is_no_one_quotation(text: str, speaker: str) -> None:
    one = claim("Lindqvist called the ferry a “reckless gamble”", speaker="Ada Lindqvist")
    assert quoted(pair(one, claim(text, speaker=speaker))) is None


def test_a_claim_is_part_of_a_longer_one_that_says_it_with_its_verb() -> None:
    one = claim("Norvane built the Halden bridge", verb="build")
    other = claim("Norvane built the long bridge at Halden for a small company of traders", verb="build")
    assert part(pair(one, other))
    assert not part(pair(one, claim("The Halden bridge that Norvane owns fell into the sea", verb="fall")))


def test_names_alone_are_no_paraphrase() -> None:
    one = claim("Ingrid Sollberg opened a fair", "Ingrid Sollberg")
    other = claim("Ingrid Sollberg never learned to drive", "Ingrid Sollberg")
    assert paraphrase(pair(one, other)) == 0


def test_other_persons_stand_against_one_fact() -> None:
    one = claim("Ingrid Sollberg opened the fair", "Ingrid Sollberg")
    assert apart(pair(one, claim("Tobias Renn opened the fair", "Tobias Renn")))
    assert apart(pair(one, claim("Karl Sollberg opened the fair", "Karl Sollberg")))
    assert not apart(pair(one, claim("The fair was opened by Ingrid Sollberg", "Ingrid Sollberg")))


def test_what_is_said_to_be_done_in_both_speaks_for_one_fact() -> None:
    one = claim("Norvane built the long bridge for traders", verb="build")
    done = claim("The long bridge at Halden was built by Norvane", verb="build")
    else_ = claim("The long bridge at Halden was sold by Norvane", verb="sell")
    assert paraphrase(pair(one, done)) > paraphrase(pair(one, else_))


def test_two_sources_speak_against_one_fact() -> None:
    ada = claim("The bridge at Halden is a danger to ships", speaker="Ada Lindqvist")
    other = "The bridge near Halden is a danger to all ships"
    alone, tobias = claim(other), claim(other, speaker="Tobias Renn")
    assert paraphrase(pair(ada, tobias)) < paraphrase(pair(ada, alone))


def test_the_same_words_of_a_spokeswoman_and_of_her_office_are_not_apart() -> None:
    words = "“The first bridge protects every ship in the harbour”"
    one = claim(f"{words}, Ada Lindqvist said", "Ada Lindqvist")
    other = claim(f"{words}, reads a statement of Tobias Renn", "Tobias Renn")
    assert not apart(pair(one, other))
