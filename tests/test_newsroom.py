"""A newsroom's repository, with real git: what turns a check red and what turns it green again."""

from __future__ import annotations

import csv
import json
import os
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from typer.testing import CliRunner

from factcheck import settings
from factcheck.cli import ExitStatus, app
from factcheck.report import FORMATS

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
FERRY = """# Ferry fares rise

The Port Ellery ferry company raised its fares by 15 percent on 3 May 2025.

“We lost over 200 passengers a day,” said Lina Ostrow, the harbour master.

The pier was built in 1890 by Orla Kemp.
"""
BRIDGE = """# Bridge closed

The Collier Bridge in Dunmore was closed on 4 May 2025 after engineers found 12 cracks.
"""


class Checked(NamedTuple):
    """What a check ended with, and the rules of the findings that failed it."""

    status: int
    rules: list[str]


def git(*arguments: str) -> str:
    name = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *name, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def command(*arguments: str, ci: str = "") -> Any:
    return CliRunner().invoke(app, [*arguments], env={"CI": ci, "COLUMNS": "100"})


def edit(name: str, old: str, new: str) -> None:
    text = Path("articles", name).read_text(encoding="utf-8")
    assert old in text
    Path("articles", name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: Language) -> Path:
    """A repository with an article, set up, its first worksheet committed."""
    folder = tmp_path / "newsroom"
    (folder / "articles").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # as they are set inside a hook
        monkeypatch.delenv(name, raising=False)
    git("init", "--quiet", "--initial-branch=main")
    (folder / "articles" / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / ".gitignore").write_text("*.bak*\n", encoding="utf-8")
    assert command("init").exit_code == ExitStatus.OK
    assert command("extract", "articles", "-q").exit_code == ExitStatus.OK
    commit("Fares")
    return folder


@pytest.fixture
def check(newsroom: Path, tmp_path: Path) -> Callable[..., Checked]:
    """A function that checks the articles into every format at once, as a build server does."""

    def run(*options: str) -> Checked:
        before = git("status", "--porcelain")
        files = {name: tmp_path / f"report.{name}" for name in FORMATS}
        reports = [f"--output={name}={file}" for name, file in files.items()]
        done = command("check", "articles", *options, *reports, ci="true")
        assert git("status", "--porcelain") == before
        texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
        rules = sorted(found["rule"] for found in json.loads(texts["json"])["findings"] if found["fails"])
        assert {name: told(texts) for name, told in COUNTS.items()} == dict.fromkeys(COUNTS, len(rules))
        assert done.stdout == texts["text"]
        return Checked(done.exit_code, rules)

    return run


Texts = Mapping[str, str]


def _results(text: str) -> list[dict[str, Any]]:
    (run,) = json.loads(text)["runs"]
    return list(run["results"])


GRAVE = ("error", "warning")  # of the others SARIF tells as notes, and of verified claims as passed
# How many findings that fail a check each format tells of.
COUNTS: Mapping[str, Callable[[Texts], int]] = {
    "json": lambda texts: json.loads(texts["json"])["failing"],
    "text": lambda texts: sum(", priority " in line for line in texts["text"].splitlines()),
    "github": lambda texts: len([line for line in texts["github"].splitlines() if line.startswith("::")]),
    "gitlab": lambda texts: len(json.loads(texts["gitlab"])),
    "sarif": lambda texts: sum(result["level"] in GRAVE for result in _results(texts["sarif"])),
    "code-scanning": lambda texts: len(_results(texts["code-scanning"])),
    "junit": lambda texts: sum(1 for _ in ET.fromstring(texts["junit"]).iter("failure")),
}


def test_every_format_is_counted() -> None:
    assert set(COUNTS) == set(FORMATS)


def verify(words: str, on: str = "2026-03-05") -> None:
    """Write into the worksheet, as a spreadsheet would, that a claim was confirmed."""
    path = Path("worksheet.csv")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    (row,) = [row for row in rows if words in row["claim"]]
    row |= {"status": "confirmed", "checked_by": "J. Orr", "checked_on": on}
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_week_in_a_newsroom(newsroom: Path, check: Callable[..., Checked]) -> None:
    claims = 3
    assert check() == (ExitStatus.OK, [])
    assert check("--fail-on=unverified") == (ExitStatus.FOUND, ["unverified"] * claims)

    verify("raised its fares")
    commit("The fares are confirmed")
    assert check() == (ExitStatus.OK, [])
    assert check("--fail-on=unverified") == (ExitStatus.FOUND, ["unverified"] * (claims - 1))

    git("switch", "--quiet", "--create", "edit")
    edit("ferry.md", "15 percent", "18 percent")
    commit("Another figure")
    assert check() == (ExitStatus.FOUND, ["changed"])
    assert check("--fail-on=new") == (ExitStatus.OK, [])
    assert check("--fail-on=never") == (ExitStatus.OK, [])

    edit("ferry.md", "18 percent", "15 percent")
    commit("The figure is corrected")
    assert check() == (ExitStatus.OK, [])

    pier = "The pier was built in 1890 by Orla Kemp.\n"
    edit("ferry.md", f"\n{pier}", "")
    edit("ferry.md", "# Ferry fares rise\n", f"# Ferry fares rise\n\n{pier}")
    edit("ferry.md", "The Port Ellery ferry company raised", "The Port  Ellery ferry company\nraised")
    edit("ferry.md", "15 percent on", "15 percent, on")
    commit("The pier goes up; elsewhere lines are broken, and there is a comma")
    assert check() == (ExitStatus.OK, [])


def test_a_new_article_is_red_until_its_claims_are_taken_in(
    newsroom: Path, check: Callable[..., Checked]
) -> None:
    Path("articles", "bridge.md").write_text(BRIDGE, encoding="utf-8")
    commit("The bridge")
    red = check()
    assert (red.status, set(red.rules)) == (ExitStatus.FOUND, {"new"})
    assert command("check", "articles", "--accept", ci="true").exit_code == ExitStatus.FAILED
    assert git("status", "--porcelain") == ""

    assert command("check", "articles", "--accept").exit_code == ExitStatus.FOUND
    assert git("status", "--porcelain") == "M worksheet.csv"
    commit("The claims of the bridge are known")
    assert check() == (ExitStatus.OK, [])
    assert "confirmed" not in Path("worksheet.csv").read_text(encoding="utf-8-sig")


def test_a_renamed_article_raises_nothing(newsroom: Path, check: Callable[..., Checked]) -> None:
    git("mv", "articles/ferry.md", "articles/2025-05-03-ferry.md")
    commit("A better name")
    assert check() == (ExitStatus.OK, [])


def test_a_contradiction_with_a_published_article_is_red(
    newsroom: Path, check: Callable[..., Checked]
) -> None:
    text = "The pier was built in 1895 by Orla Kemp.\n"
    Path("articles", "pier.md").write_text(text, encoding="utf-8")
    commit("The pier")
    assert check("--fail-on=conflict") == (ExitStatus.FOUND, ["conflict"])
    Path("articles", "pier.md").write_text(f"<!-- factcheck: ignore: a spoof -->\n{text}", encoding="utf-8")
    assert check() == (ExitStatus.OK, [])


def test_only_urgent_claims_or_claims_of_one_article_can_be_asked_for(
    newsroom: Path, check: Callable[..., Checked]
) -> None:
    edit("ferry.md", "in 1890", "in 1891")
    Path("articles", "bridge.md").write_text(BRIDGE, encoding="utf-8")
    every = check().rules
    assert len(every) > len(check("--min-priority=1").rules)
    assert command("check", "articles/bridge.md", ci="true").stdout.count("articles/ferry.md") == 0


def test_a_broken_worksheet_is_neither_red_nor_green(newsroom: Path) -> None:
    for text in ("claim_id,claim\n", ""):
        Path("worksheet.csv").write_text(text, encoding="utf-8")
        done = command("check", "articles", ci="true")
        assert done.exit_code == ExitStatus.FAILED
        assert "worksheet.csv" in done.stderr


# The action


STEPS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
INPUTS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]


def named(name: str) -> dict[str, Any]:
    (step,) = [step for step in STEPS if step.get("name") == name]
    return dict(step)


def test_no_input_of_the_action_is_put_into_a_script() -> None:
    scripts = [step for step in STEPS if "run" in step]
    assert len(scripts) == 2
    assert [step["name"] for step in scripts if "${{" in step["run"]] == []
    used = " ".join(
        str(value) for step in STEPS for key in ("env", "with") for value in step.get(key, {}).values()
    )
    assert {name for name in INPUTS if f"inputs.{name} " not in used} == set()


class Step(NamedTuple):
    """What a step of the action ended with, what it printed, and the summary that it wrote."""

    status: int
    output: str
    summary: str


@pytest.fixture
def action(newsroom: Path, tmp_path: Path) -> Callable[..., Step]:
    """A function that runs the action's check as GitHub does, with these inputs."""
    if os.name != "posix":
        pytest.skip("runs bash")
    step = named("Check the articles")

    def run(**given: str) -> Step:
        values = {name: given.get(name.replace("-", "_"), entry["default"]) for name, entry in INPUTS.items()}
        summary = tmp_path / "summary.md"
        summary.write_text("", encoding="utf-8")
        script = tmp_path / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(newsroom),
            "GITHUB_STEP_SUMMARY": str(summary),
            **{key: _filled(value, values) for key, value in step["env"].items()},
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=newsroom, env=environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return Step(done.returncode, done.stdout + done.stderr, summary.read_text(encoding="utf-8"))

    return run


def _filled(expression: str, values: Mapping[str, str]) -> str:
    name = expression.removeprefix("${{ inputs.").removesuffix(" }}")
    return values[name]


@pytest.mark.skipif(os.name != "posix", reason="runs bash")
def test_to_install_it_runs_nothing_that_a_pull_request_brings(tmp_path: Path) -> None:
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "__init__.py").touch()
    (tmp_path / "pip" / "__main__.py").write_text("open('pwned', 'w').close()\n", encoding="utf-8")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(ROOT),
        "FACTCHECK_VERSION": "0.0.0",
        "PIP_NO_INDEX": "1",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", named("Install factcheck")["run"]],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "No matching distribution found for factcheck-worksheet==0.0.0" in done.stderr
    assert not (tmp_path / "pwned").exists()


def test_the_action_is_green_then_red_with_a_mark_at_the_line(action: Callable[..., Step]) -> None:
    assert action(paths="articles").status == ExitStatus.OK
    edit("ferry.md", "15 percent", "18 percent")
    red = action(paths="articles\n", worksheet="worksheet.csv", min_priority="3", sarif_file="claims.sarif")
    assert red.status == ExitStatus.FOUND
    assert "file=articles/ferry.md,line=3," in red.output
    assert "18 percent" in red.summary
    assert len(_results(Path("claims.sarif").read_text(encoding="utf-8"))) == 1
    assert action(paths="articles", fail_on="new, conflict").status == ExitStatus.OK


def test_without_inputs_the_settings_say_what_is_checked(action: Callable[..., Step]) -> None:
    assert action().status == ExitStatus.OK
    edit("ferry.md", "15 percent", "18 percent")
    Path("articles", "drafts").mkdir()
    Path("articles", "drafts", "bridge.md").write_text(BRIDGE, encoding="utf-8")
    red = action()
    assert (red.status, "12 cracks" in red.output) == (ExitStatus.FOUND, True)
    git("mv", "worksheet.csv", "checks.csv")
    Path("factcheck.toml").write_text(
        'paths = ["articles"]\nexclude = ["drafts/"]\nworksheet = "checks.csv"\n'
        'fail-on = ["changed", "new"]\n',
        encoding="utf-8",
    )
    red = action()
    assert (red.status, "12 cracks" in red.output) == (ExitStatus.FOUND, False)
    assert action(fail_on="new").status == ExitStatus.OK


def test_what_stands_in_an_input_is_never_run(action: Callable[..., Step], newsroom: Path) -> None:
    evil = '"; touch pwned; `touch pwned`; $(touch pwned) #'
    Path("articles", "bridge $(touch pwned).md").write_text(BRIDGE, encoding="utf-8")
    named = action(paths="articles/bridge $(touch pwned).md")
    assert (named.status, "12 cracks" in named.output) == (ExitStatus.FOUND, True)
    for inputs in (
        {"paths": evil},
        {"paths": "--accept"},
        {"paths": "articles", "worksheet": evil},
        {"paths": "articles", "fail_on": evil},
        {"paths": "articles", "min_priority": evil},
    ):
        assert action(**inputs).status == ExitStatus.FAILED
    assert not list(newsroom.rglob("pwned"))


# The hook


def test_for_the_hook_no_name_of_a_file_is_an_option(newsroom: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    Path("-wx.md").write_text(BRIDGE, encoding="utf-8")
    done = command(*shlex.split(hook["entry"])[1:], *hook["args"], "-wx.md")  # as pre-commit puts it together
    assert (done.exit_code, "12 cracks" in done.stdout) == (ExitStatus.FOUND, True), done.output


# The page for editors


def blocks(kind: str) -> list[str]:
    page = (ROOT / "docs" / "newsroom.md").read_text(encoding="utf-8")
    return [block.split("\n", 1)[1] for block in page.split("```")[1::2] if block.split("\n", 1)[0] == kind]


def test_the_page_for_editors_shows_what_they_will_see(newsroom: Path) -> None:
    article, satire = blocks("markdown")
    Path("articles", "ferry.md").write_text(article, encoding="utf-8")
    Path("worksheet.csv").unlink()
    for line in "".join(blocks("sh")).splitlines():
        assert command(*line.split()[1:]).exit_code == ExitStatus.OK, line

    verify("raised its fares")
    edit("ferry.md", "15 percent", "18 percent")
    edit("ferry.md", "harbour master.\n", "harbour master.\n\nThe pier was built in 1890 by Orla Kemp.\n")
    assert command("check", "articles").stdout == blocks("")[0]

    command("extract", "articles", "-q")
    assert command("check", "articles").exit_code == ExitStatus.FOUND
    verify("raised its fares", on="2026-03-06")
    assert command("check", "articles").exit_code == ExitStatus.OK

    edit("ferry.md", "# Ferry", f"{satire}\n# Ferry")
    assert command("check", "articles").exit_code == ExitStatus.OK
    Path("factcheck.toml").write_text(blocks("toml")[0], encoding="utf-8")
    assert settings.load().min_priority == 1
