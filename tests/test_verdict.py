import pytest

from factcheck.verdict import settled, status, told


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
