import pytest

from factcheck.verdict import finding, outdated, settled, status, told


@pytest.mark.parametrize("written", ["", "  ", "unchecked", "In Progress", "asked her", "?", "ok"])
def test_a_status_that_decides_nothing_settles_nothing(written: str) -> None:
    assert not settled({"status": written})
    assert told({"status": written, "checked_by": "MK"}) == ""


@pytest.mark.parametrize(
    "written", ["confirmed", " Confirmed ", "CONFIRMED WITH  CHANGE", "not a claim", "cut"]
)
def test_a_known_status_settles_a_row_capitals_and_spaces_or_not(written: str) -> None:
    assert settled({"status": written})


def test_a_verdict_in_words_settles_a_row_too() -> None:
    assert settled({"status": "unchecked", "verdict": "150, says the county"})
    assert told({"verdict": "150, says the county", "checked_by": "MK"}) == "150, says the county, by MK"


def test_a_row_without_a_status_is_unchecked() -> None:
    assert status({}) == status({"status": " "}) == "unchecked"


def test_a_decision_in_a_few_words() -> None:
    cells = {
        "status": "Wrong",
        "verdict": "it was\n150",
        "checked_by": "M. Kessel",
        "checked_on": "2026-03-05",
    }
    assert told(cells) == "wrong: it was 150, by M. Kessel, 2026-03-05"


@pytest.mark.parametrize(
    ("written", "verdict", "want"),
    [
        ("asked her", "", ""),
        ("ok", "", ""),
        ("Wrong", "", "wrong"),
        ("asked her", "it was 150", "it was 150"),
        ("not a claim", "opinion", ""),
        ("cut", "", ""),
    ],
)
def test_only_a_known_status_or_words_of_their_own_are_a_finding(
    written: str, verdict: str, want: str
) -> None:
    assert finding({"status": written, "verdict": verdict}) == want


def test_what_changed_after_a_decision_is_outdated_and_nothing_else() -> None:
    assert outdated({"change": "changed", "status": "wrong"})
    assert not outdated({"change": "changed", "status": "asked her"})
    assert not outdated({"change": "moved", "status": "wrong"})
    assert not outdated({"status": "wrong"})
