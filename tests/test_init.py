"""``factcheck init``: what it writes, and above all what it leaves alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from factcheck import __version__, run, settings
from factcheck.cli import ExitStatus, app
from factcheck.errors import BadSettings, UnusableOutput
from factcheck.init import File, plan, told, write
from factcheck.init.files import template

ROOT = Path(__file__).parents[1]
NAMES = ["factcheck.toml", "worksheet.csv", ".github/workflows/factcheck.yml", ".pre-commit-config.yaml"]


def names(files: tuple[File, ...]) -> list[str]:
    return [file.name for file in files]


def never(file: File) -> bool:
    raise AssertionError(f"asked about {file.name}")


def test_an_empty_folder_gets_all_files_without_a_question(tmp_path: Path) -> None:
    done = write(plan(tmp_path, "1.2.3"), never)
    assert names(done.written) == NAMES
    assert sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    ) == (sorted(NAMES))


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan(tmp_path, "1.2.3")
    assert list(tmp_path.iterdir()) == []


def test_the_settings_that_it_writes_are_those_that_apply_without_them(tmp_path: Path) -> None:
    write(plan(tmp_path, "1.2.3"), never)
    assert settings.load(folder=tmp_path) == settings.Settings(
        paths=("articles",), fail_on=("new", "changed", "conflict")
    )


def test_every_line_that_is_commented_out_is_a_setting_that_can_be_used(tmp_path: Path) -> None:
    lines = template("factcheck.toml", "1").splitlines()
    used = [line.removeprefix("# ") if " = " in line else line for line in lines]
    (tmp_path / "factcheck.toml").write_text("\n".join(used), encoding="utf-8")
    found = settings.load(folder=tmp_path)
    left_out = {"model", "output", "engine", "scheduler"}
    assert set(settings.KEYS) - {line.split(" = ")[0] for line in used} == left_out
    assert found.kinds and found.exclude and found.known and found.date


@pytest.mark.parametrize("name", ["worksheet.csv", "checks/monday.xlsx", "w.jsonl"])
def test_the_worksheet_is_the_one_of_the_settings_and_an_empty_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(f'worksheet = "{name}"\n', encoding="utf-8")
    write(plan(tmp_path, "1.2.3"), lambda _: False)
    assert run.read_worksheet(tmp_path / name) == ()


def test_a_worksheet_that_is_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "worksheet.csv").write_text("theirs", encoding="utf-8")
    done = write(plan(tmp_path, "1.2.3"), never)
    assert names(done.left) == ["worksheet.csv"]
    assert (tmp_path / "worksheet.csv").read_text(encoding="utf-8") == "theirs"


def test_an_entry_is_shown_where_other_hooks_are_there_already(tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    done = write(plan(tmp_path, "1.2.3"), never)
    assert names(done.left) == [".pre-commit-config.yaml"]
    assert (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert template("pre-commit.yaml", "1.2.3") in told(done) + "\n"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_workflow_is_replaced_only_by_agreement_and_settings_are_never(
    agreed: bool, tmp_path: Path
) -> None:
    theirs = 'worksheet = "monday.csv"\n'
    for name in (NAMES[0], NAMES[2]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(theirs, encoding="utf-8")
    asked = []

    def answer(file: File) -> bool:
        asked.append(file.name)
        return agreed

    done = write(plan(tmp_path, "1.2.3"), answer)
    assert asked == [NAMES[2]]
    assert names(done.left) == ([NAMES[0]] if agreed else [NAMES[0], NAMES[2]])
    assert ((tmp_path / NAMES[2]).read_text(encoding="utf-8") == template("factcheck.yml", "1.2.3")) == agreed
    assert (tmp_path / NAMES[0]).read_text(encoding="utf-8") == theirs
    assert settings.load(folder=tmp_path).worksheet == "monday.csv"
    assert run.read_worksheet(tmp_path / "monday.csv") == ()


def test_a_second_run_changes_nothing_and_asks_nothing(tmp_path: Path) -> None:
    write(plan(tmp_path, "1.2.3"), never)
    done = write(plan(tmp_path, "1.2.3"), never)
    assert done.written == ()
    assert names(done.same) == [NAMES[2]]
    assert names(done.left) == [NAMES[0], NAMES[1], NAMES[3]]


def test_settings_in_pyproject_are_not_hidden_by_new_ones(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nworksheet = "mine.csv"\n', encoding="utf-8")
    assert names(plan(tmp_path, "1.2.3")) == ["mine.csv", *NAMES[2:]]
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "news"\n', encoding="utf-8")
    assert names(plan(tmp_path, "1.2.3")) == NAMES


def test_what_cannot_be_set_up_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnusableOutput, match="there is no such folder"):
        plan(tmp_path / "nowhere", "1.2.3")
    (tmp_path / ".pre-commit-config.yaml").mkdir()
    with pytest.raises(UnusableOutput, match="is a folder"):
        write(plan(tmp_path, "1.2.3"), never)
    (tmp_path / "factcheck.toml").write_text('worksheet = "w.pdf"\n', encoding="utf-8")
    with pytest.raises(UnusableOutput, match=r"End its name in \.csv"):
        plan(tmp_path, "1.2.3")
    (tmp_path / "factcheck.toml").write_text("worksheet = 3\n", encoding="utf-8")
    with pytest.raises(BadSettings, match="worksheet must be text"):
        plan(tmp_path, "1.2.3")
    assert {path.name for path in tmp_path.iterdir()} == {".pre-commit-config.yaml", "factcheck.toml"}


def own_workflow(folder: Path) -> Path:
    workflow = folder / ".github" / "workflows" / "factcheck.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("# mine\n", encoding="utf-8")
    return workflow


def test_without_a_terminal_a_workflow_is_left_and_with_yes_it_is_replaced(tmp_path: Path) -> None:
    workflow, settings_file = own_workflow(tmp_path), tmp_path / "factcheck.toml"
    settings_file.write_text("# mine\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert done.exit_code == ExitStatus.OK
    assert f"Left {NAMES[2]} as it is\n" in done.output
    assert workflow.read_text(encoding="utf-8") == "# mine\n"
    done = CliRunner().invoke(app, ["init", str(tmp_path), "--yes"])
    assert f"Wrote {NAMES[2]}\n" in done.output
    assert workflow.read_text(encoding="utf-8") == template("factcheck.yml", __version__)
    assert "Left factcheck.toml as it is\n" in done.output
    assert settings_file.read_text(encoding="utf-8") == "# mine\n"


class Terminal:
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("agrees", "stands"), [(True, "# Looks at each"), (False, "# mine")])
def test_at_a_terminal_people_are_asked(
    agrees: bool, stands: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck import cli

    workflow = own_workflow(tmp_path)
    asked: list[str] = []
    monkeypatch.setattr("typer.confirm", lambda question: asked.append(question) or agrees)
    monkeypatch.setattr(sys, "stdin", Terminal())
    cli.init(tmp_path)
    assert asked == [f"{NAMES[2]} is there already. Replace it?"]
    assert workflow.read_text(encoding="utf-8").startswith(stands)


def test_stopped_at_a_question_it_has_written_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typer

    from factcheck import cli, terminal

    def stop(_: str) -> bool:
        raise typer.Abort

    own_workflow(tmp_path)
    monkeypatch.setattr("typer.confirm", stop)
    monkeypatch.setattr(sys, "stdin", Terminal())
    with pytest.raises(typer.Exit) as stopped:
        cli.init(tmp_path)
    assert stopped.value.exit_code == terminal.INTERRUPTED
    assert [path.name for path in tmp_path.iterdir()] == [".github"]


def loaded(text: str) -> Any:
    return yaml.safe_load(text)


def test_the_workflow_runs_our_action_on_each_pull_request_and_may_only_read() -> None:
    workflow = loaded(template("factcheck.yml", "1.2.3"))
    assert workflow[True] == {"pull_request": None}  # YAML takes "on" for a truth value
    assert workflow["permissions"] == {"contents": "read"}
    _, check = workflow["jobs"]["claims"]["steps"]
    assert check["uses"] == "OWNER/factcheck@v1.2.3"
    assert set(check.get("with", {})) <= set(loaded((ROOT / "action.yml").read_text("utf-8"))["inputs"])


def test_the_hook_of_the_template_is_one_that_we_offer() -> None:
    (repo,) = loaded("repos:\n" + template("pre-commit.yaml", "1.2.3"))["repos"]
    offered = loaded((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in offered] == ["factcheck"]
    assert repo["rev"] == "v1.2.3"
