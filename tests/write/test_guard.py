import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.write.guard import guard, unguard


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44 20",
        "-12 wounded",
        "@here",
        "\tx",
        "\rx",
        "＝1",
        "－1",
        " =1",
        "\u00a0=1",
        "\n@x",
        "\ufeff=1",
    ],
)
def test_a_cell_that_a_spreadsheet_may_run_gets_an_apostrophe(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Over 200", "a=b", "'tis the season", "’90s", "“=1”", "1-2", " a", "'"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(st.text() | st.text(alphabet="'=+-@\t\r\n \0＝a\u200b"))
@example("'=1")
@example("''=1")
@example("'\0\ufeff-")
def test_unguard_gives_back_exactly_what_guard_was_given(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(st.text(alphabet="'=+-@\t\r\n ＝a"))
def test_no_guarded_cell_starts_with_a_sign_of_a_formula(cell: str) -> None:
    assert not guard(cell).startswith(("\t", "\r"))
    assert not guard(cell).lstrip().startswith(("=", "+", "-", "@", "＝"))
