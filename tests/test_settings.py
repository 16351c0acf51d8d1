import datetime as dt
import re
from pathlib import Path

import pytest

from factcheck import check
from factcheck.errors import BadSettings
from factcheck.settings import FAIL_ON, KEYS, SHEETS, Settings, day, load
from factcheck.write import WORKSHEETS


def put(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def test_without_a_file_the_settings_are_the_usual_ones(tmp_path: Path) -> None:
    assert load(None, tmp_path) == Settings(model=None, date=None, output="worksheet.csv")


@pytest.mark.parametrize("date", ["2024-10-18", '"2024-10-18"'])
def test_settings_come_from_factcheck_toml(date: str, tmp_path: Path) -> None:
    put(tmp_path, "factcheck.toml", f'model = "en_other"\ndate = {date}\noutput = "out.jsonl"\n')
    assert load(None, tmp_path) == Settings(
        "en_other", dt.date(2024, 10, 18), "out.jsonl", worksheet="out.jsonl"
    )


def test_every_setting_of_a_newsroom_is_read(tmp_path: Path) -> None:
    put(
        tmp_path,
        "factcheck.toml",
        'paths = ["articles", "briefs/today.md"]\nexclude = ["drafts/", "*.txt"]\nworksheet = "checks.csv"\n'
        'fail-on = ["changed", "conflict"]\nkinds = ["quote", "figure"]\nmin-priority = 1\n'
        'known = ["old.csv"]\n',
    )
    assert load(None, tmp_path) == Settings(
        paths=("articles", "briefs/today.md"),
        exclude=("drafts/", "*.txt"),
        worksheet="checks.csv",
        fail_on=("changed", "conflict"),
        kinds=("quote", "figure"),
        min_priority=1,
        known=("old.csv",),
    )


@pytest.mark.parametrize(
    ("content", "worksheet"),
    [
        ('output = "monday.XLSX"', "monday.XLSX"),
        ('output = "monday.xlsx"\nworksheet = "old.csv"', "old.csv"),
        ('output = "page.html"', "worksheet.csv"),
        ("", "worksheet.csv"),
    ],
)
def test_what_extract_writes_is_what_check_reads_unless_another_is_named(
    content: str, worksheet: str, tmp_path: Path
) -> None:
    put(tmp_path, "factcheck.toml", content)
    assert load(None, tmp_path).worksheet == worksheet


def test_the_endings_of_worksheets_are_those_that_can_be_read_again() -> None:
    assert set(SHEETS) == set(WORKSHEETS)


def test_what_check_can_fail_on_is_what_settings_take() -> None:
    assert (*check.RULES, check.NEVER) == FAIL_ON
    assert Settings().min_priority == check.LOWEST


def test_factcheck_toml_goes_before_pyproject(tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", '[tool.factcheck]\noutput = "b.csv"\n')
    assert load(None, tmp_path).output == "b.csv"
    put(tmp_path, "factcheck.toml", '\ufeffoutput = "a.csv"\n')
    assert load(None, tmp_path).output == "a.csv"


def test_a_pyproject_of_something_else_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", '[project]\nname = "x"\n')
    assert load(None, tmp_path) == Settings()


def test_a_named_file_is_read_instead(tmp_path: Path) -> None:
    put(tmp_path, "factcheck.toml", 'output = "a.csv"\n')
    assert load(put(tmp_path, "other.toml", 'output = "b.csv"\n'), tmp_path).output == "b.csv"


def test_options_go_over_settings_and_options_not_given_do_not() -> None:
    settings = Settings("en_other", None, "a.csv").over(model=None, output="b.csv")
    assert settings == Settings("en_other", None, "b.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            'modle = "x"\n',
            "unknown option 'modle'. Did you mean 'model'? Known options: model, date, output, paths, "
            f"{', '.join(KEYS[4:])}.",
        ),
        ('fail_on = ["new"]\n', "unknown option 'fail_on'. Did you mean 'fail-on'?"),
        ('paths = "articles"\n', 'paths must be a list of texts. Write it as paths = ["...", "..."].'),
        ("exclude = [1]\n", "exclude must be a list of texts"),
        ('known = [""]\n', "known must be a list of texts"),
        ("worksheet = []\n", "worksheet must be text"),
        ('fail-on = ["new", "chnaged"]\n', "fail-on cannot be 'chnaged'. Did you mean 'changed'? Use new, "),
        ("fail-on = []\n", "fail-on is empty. Leave it out, or use new, "),
        ('kinds = ["quotes"]\n', "kinds cannot be 'quotes'. Did you mean 'quote'? Use quote, "),
        ("min-priority = 4\n", "min-priority must be 1, 2 or 3. Write it as min-priority = 1."),
        ("min-priority = true\n", "min-priority must be 1, 2 or 3"),
        ('min-priority = "1"\n', "min-priority must be 1, 2 or 3"),
        ("zzz = 1\noutptu = 2\n", "unknown option 'zzz', 'outptu'. Did you mean 'output'?"),
        ("output = 3\n", "output must be text"),
        ('model = ""\n', "model must be text"),
        ('date = "18 October"\n', "date '18 October' is no day. Write it as YYYY-MM-DD"),
        ("date = 2024-10-18T09:00:00\n", "is no day"),
        ("date = 2024-13-41\n", "is no valid TOML"),
        ("model = \n", "is no valid TOML"),
    ],
)
def test_a_fault_is_one_line_with_what_to_do(content: str, message: str, tmp_path: Path) -> None:
    put(tmp_path, "factcheck.toml", content)
    with pytest.raises(BadSettings) as caught:
        load(None, tmp_path)
    assert message in str(caught.value)
    assert "factcheck.toml: " in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


def test_a_named_file_must_exist_be_text_and_hold_our_table(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="there is no such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(BadSettings, match="cannot be read"):
        load(tmp_path)
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\0")
    with pytest.raises(BadSettings, match="no valid TOML"):
        load(tmp_path / "bad.toml")
    with pytest.raises(BadSettings, match=r"no table \[tool.factcheck\]"):
        load(put(tmp_path, "pyproject.toml", "[tool]\nfactcheck = 3\n"))


@pytest.mark.parametrize("text", ["20241018", "2024-W42-5", "2024-1-1", "2024-02-30", "", "today"])
def test_only_a_full_day_is_a_day(text: str) -> None:
    with pytest.raises(ValueError):
        day(text)


def test_own_words_are_read(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('[words]\ncues = ["quip"]\nunits = { crans = ["cran", "crans"] }\n', encoding="utf-8")
    found = load(path).words
    assert (found.cues, dict(found.units), found.titles) == (("quip",), {"crans": ("cran", "crans")}, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('words = "quip"', "words must be a table"),
        ('words = { verbs = ["quip"] }', "words has no list 'verbs'"),
        ('words = { cues = "quip" }', "cues must be a list of texts"),
        ('words = { units = ["cran"] }', "units must be a table"),
    ],
)
def test_own_words_of_another_form_are_refused(text: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings, match=re.escape(fault)):
        load(tmp_path / "factcheck.toml")
