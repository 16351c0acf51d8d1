"""What one row shows, from rows as they stand in a worksheet on disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rich.console import Console

from factcheck.differing import differing
from factcheck.disagreement import rule
from factcheck.entry import Entry, chosen, entries
from factcheck.errors import UnknownRow
from factcheck.explain import render
from factcheck.model import Claim, Document, Group, Link
from factcheck.run import save
from factcheck.sheet import Conflict, build
from factcheck.write.opened import opened

Known = Callable[..., tuple[Entry, ...]]


def shown(entry: Entry, known: Sequence[Entry], width: int = 100, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    console.print(render(entry, known, width=width, colour=colour), crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=["w.csv", "w.jsonl"])
def known(request: pytest.FixtureRequest, tmp_path: Path, document: Document) -> Known:
    """A function that writes claims with their links and reads the worksheet back."""

    def write(
        claims: Sequence[Claim], links: Sequence[Link] = (), groups: Sequence[Group] = ()
    ) -> tuple[Entry, ...]:
        save(build([document], claims, links, groups), tmp_path / request.param)
        return entries(opened(tmp_path / request.param).rows)

    return write


def clash(one: Claim, two: Claim, what: str = "figure", severity: str = "real") -> Link:
    sides = " and ".join(
        f"“{claim.text}” ({claim.document}, paragraph {claim.paragraph})" for claim in (one, two)
    )
    return Link(one.id, two.id, "conflict", what, severity, f"over 200 against 150: {sides}")


# Reading a row back


def test_a_row_comes_back_with_its_parts(known: Known, make_claim: Callable[..., Claim]) -> None:
    one, two, three = make_claim(1), make_claim(2, text="=1 left; 2 stayed."), make_claim(3)
    links = [clash(one, two), clash(one, three, "quote_wording", "attributed")]
    entry, second, _ = known([one, two, three], links, [Group("R1", (two.id, three.id))])
    assert (entry.id, entry.document, entry.paragraph, entry.text) == (one.id, "ferry.md", "2", one.text)
    assert (entry.kinds, entry.speaker) == (("quote", "figure"), "Lina Ostrow, harbour master")
    assert entry.reasons == ("priority 1: a figure", "somebody's exact words: “said”")
    assert entry.conflicts == (
        Conflict(two.id, "figure", "real", links[0].why),
        Conflict(three.id, "quote_wording", "attributed", links[1].why),
    )
    assert (entry.group, second.group, second.text, entry.status) == ("", "R1", two.text, "unchecked")


@pytest.mark.parametrize("conflict", ["see my notes", "", "a\nb\nc"])
def test_what_people_wrote_over_a_conflict_is_shown_as_it_is(conflict: str) -> None:
    (entry,) = entries([{"claim_id": "C1", "conflicts_with": "C2; C3", "conflict": conflict}])
    expected = " ".join(conflict.split())
    assert entry.conflicts == (Conflict("C2", "", "", expected), Conflict("C3", "", "", expected))


@pytest.mark.parametrize("cell", ["", "x", "3", "{}", "[1]", "[{}]"])
def test_broken_json_in_a_row_is_nothing(cell: str) -> None:
    row = {"claim_id": "C1", "reasons": cell, "conflicts": cell, "kinds": cell}
    (entry,) = entries([row, {"claim_id": " "}])
    assert entry.conflicts in ((), (Conflict("", "", "", ""),))


def test_a_semicolon_in_quoted_words_parts_no_reasons() -> None:
    (entry,) = entries([{"claim_id": "C1", "why": "date: “May; or June”; figure: “two”; event"}])
    assert entry.reasons == ("date: “May; or June”", "figure: “two”", "event")


# Choosing a row


def ids(*names: str) -> tuple[Entry, ...]:
    return entries([{"claim_id": name, "claim": f"The claim {name}."} for name in names])


@pytest.mark.parametrize("asked", ["CAB", "cab", "CABCDEFGHIJ", "cabcdefghij "])
def test_an_id_or_its_only_beginning_chooses_a_row(asked: str) -> None:
    assert chosen(ids("CABCDEFGHIJ", "CACDEFGHIJK"), asked).id == "CABCDEFGHIJ"


def test_a_whole_id_wins_over_longer_ones_and_an_id_twice_is_one_row() -> None:
    assert chosen(ids("CAB", "CABC", "CAB"), "cab").id == "CAB"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("CA", "4 rows have an id that begins with CA. Write more of it: CAB (“The claim CAB.”); "),
        ("CA", " and 1 more."),
        ("XABCDE", "Did you mean CABCDE (“The claim CABCDE.”)"),
        ("99", "Ids stand in the column claim_id"),
        ("", "No row has the id “”."),
        ("\x1b[2J", "No row has the id [2J."),
    ],
)
def test_an_id_that_fits_no_row_or_several_is_said_with_what_to_write(asked: str, told: str) -> None:
    with pytest.raises(UnknownRow) as caught:
        chosen(ids("CAB", "CACD", "CABCDE", "CAXY", "CZZZ"), asked)
    assert told in str(caught.value)


# Words that differ


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Over 200 workers left.", "Some 150 workers left", "[Over 200] workers left."),
        ("“It was sound,” she said.", "'It was safe', she said.", "“It was [sound],” she said."),
        ("The mill shut.", "the  mill, shut", "The mill shut."),
        ("It cost £1.2m.", "It cost £1.9m.", "It cost [£1.2m]."),
        ("It shut", "It never shut", "It shut"),
        ("It never shut", "It shut", "It [never] shut"),
        ("a – b", "a b", "a – b"),
        ("", "x", ""),
    ],
)
def test_the_words_that_the_other_text_lacks_stand_out(one: str, other: str, marked: str) -> None:
    pieces, _ = differing(one, other)
    assert "".join(f"[{text}]" if differs else text for text, differs in pieces) == marked
    assert differing(other, one)[1] == pieces or len(one) != len(other)


def test_a_rule_is_told_from_the_texts_behind_it_whatever_their_marks_became() -> None:
    text = "“We were told,” she said."
    for inner in (text, "‘We were told,’ she said.", '"We were told," she said.'):
        assert rule(f"other words: “{inner}” (a.md, paragraph 2) and “x” (b.md, 3)", text) == "other words"
    assert (
        rule("“14 and 8”: 14 + 8 = 22, not 23", "For it were 14 and 8.") == "“14 and 8”: 14 + 8 = 22, not 23"
    )


# What is shown


def test_a_row_shows_where_it_stands_who_said_it_and_why_it_is_there(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    rows = known([make_claim(1)])
    text = words(shown(rows[0], rows))
    for part in (
        "CBBBBBBBBBB ferry.md, paragraph 2, under “Fares” “Over 200 Ellerians left,” Ostrow said.",
        "kinds quote, figure",
        "said by Lina Ostrow, harbour master",
        "why it is here priority 1: a figure somebody's exact words: “said”",
        "status unchecked",
        "Told once, and nothing in the worksheet contradicts it.",
    ):
        assert part in text


def test_every_place_of_the_group_stands_there_the_first_first(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    claims = [
        make_claim(3, text="The mill at Ostmark shut in 1968.", document="z.md", paragraph=1),
        make_claim(2, text="the mill at Ostmark shut in 1968", document="a.md", paragraph=4),
        make_claim(1, text="The mill at Ostmark closed in 1968.", document="a.md", paragraph=9),
        make_claim(4, text="Nothing else.", document="b.md"),
    ]
    group = Group("R1", tuple(sorted(claim.id for claim in claims[:3])))
    rows = known(claims, (), [group])
    text = words(shown(rows[1], rows))
    assert "Told 3 times in 2 documents: check it once (repeat group R1)" in text
    assert (
        f"1. z.md, paragraph 1: the same words ({claims[0].id}) "
        "2. a.md, paragraph 4: this row "
        f"3. a.md, paragraph 9: in other words ({claims[2].id}) The mill at Ostmark [closed] in 1968."
    ) in text
    assert "contradicts" not in text and "b.md" not in text


def test_a_conflict_shows_what_disagrees_the_rule_and_both_texts_side_by_side(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one = make_claim(1, text="Over 200 Ellerians left on Monday.", document="news/a.md")
    two = make_claim(2, text="Some 150 Ellerians left on Monday.", document="news/b.md", paragraph=7)
    rows = known([one, two], [clash(one, two)])
    text = shown(rows[0], rows)
    assert "1 conflict\n" in text
    assert words("1. figure: one of the two must be wrong over 200 against 150 This row") in words(text)
    lines = [words(line) for line in text.splitlines()]
    place = lines.index(f"This row {two.id}")
    assert lines[place + 1 : place + 3] == [
        "a.md, paragraph 2 b.md, paragraph 7",
        "[Over 200] Ellerians left on Monday. [Some 150] Ellerians left on Monday.",
    ]
    assert "Words that differ" in text


def test_where_most_words_differ_those_that_the_rule_quotes_stand_out(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one = make_claim(1, text="Mayor Olan Brisk kept silent.")
    two = make_claim(2, text="The former mayor, Olan Brisk, denied everything on Monday.", document="b.md")
    sides = f"“{one.text}” (ferry.md, paragraph 2) and “{two.text}” (b.md, paragraph 2)"
    why = f"Olan Brisk is “Mayor” in one text and “former mayor” in the other: {sides}"
    rows = known([one, two], [Link(one.id, two.id, "conflict", "role", "real", why)])
    text = words(shown(rows[0], rows, width=60))
    assert "[Mayor] Olan Brisk kept silent." in text
    assert "The [former mayor], Olan Brisk, denied everything on Monday." in text


def test_where_there_is_no_room_the_other_text_stands_below(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one, two = make_claim(1, text="Over 200 left."), make_claim(2, text="Some 150 left.", document="b.md")
    rows = known([one, two], [clash(one, two)])
    lines = [words(line) for line in shown(rows[0], rows, width=50).splitlines()]
    assert lines.index("[Over 200] left.") < lines.index(two.id) < lines.index("[Some 150] left.")


def test_on_a_terminal_words_that_differ_are_coloured_and_not_in_brackets(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one, two = make_claim(1, text="Over 200 left."), make_claim(2, text="Some 150 left.", document="b.md")
    rows = known([one, two], [clash(one, two)])
    text = shown(rows[0], rows, colour=True)
    assert "\x1b[1;31mOver 200\x1b[0m left." in text
    assert "[Over" not in text and "brackets" not in text


def test_a_claim_that_contradicts_itself_is_shown_once_with_the_words_of_the_rule(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    claim = make_claim(text="It opened on Friday, 7 May 2013.")
    why = "“Friday, 7 May 2013”: 7 May 2013 is a Tuesday"
    rows = known([claim], [Link(claim.id, claim.id, "conflict", "weekday", "real", why)])
    text = shown(rows[0], rows)
    assert f"weekday: cannot be right as it stands (inside this claim) {why}" in words(text)
    assert "It opened on [Friday, 7 May 2013]." in text
    assert "This row" not in text


def test_a_conflict_inside_one_article_and_one_between_sources_say_so(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one, two = make_claim(1, text="Over 200 left."), make_claim(2, text="Some 150 left.")
    rows = known([one, two], [clash(one, two, "negation", "attributed")])
    assert "one says not: two sources disagree (inside one article)" in words(shown(rows[0], rows))


def test_a_conflict_with_a_row_that_was_deleted_keeps_its_reason(
    known: Known, make_claim: Callable[..., Claim]
) -> None:
    one, two = make_claim(1, text="Over 200 left."), make_claim(2, text="Some 150 left.", document="b.md")
    rows = known([one, two], [clash(one, two)])[:1]
    text = words(shown(rows[0], rows))
    assert "“Some 150 left.” (b.md, paragraph 2)" in text
    assert f"The other row, {two.id}, is not in this worksheet." in text


def test_codes_in_a_worksheet_do_not_reach_the_terminal() -> None:
    bad = "\x1b[2J\x07[bold]:boom:\u202e"
    row = dict.fromkeys(("document", "section", "paragraph", "claim", "why", "speaker", "status"), bad)
    rows = entries([row | {"claim_id": "C1", "conflicts_with": "C1; C2", "conflict": f"{bad}\n{bad}"}])
    text = shown(rows[0], rows)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[bold]:boom:" in text
