"""Which files are read, and what is said about those that cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import BadSettings, UnreadableInput
from factcheck.read import READERS, read, walk
from factcheck.read.excluded import is_excluded


def test_a_missing_path_a_folder_and_an_unknown_ending_are_named(tmp_path: Path) -> None:
    (tmp_path / "story.pages").write_text("text")
    (tmp_path / "story").write_text("text")
    cases = {
        "nowhere.txt": "does not exist",
        "story.pages/x.txt": "does not exist",
        "": "is a folder",
        "story.pages": "ends in .pages",
        "story": "has no ending",
    }
    for name, says in cases.items():
        with pytest.raises(UnreadableInput, match=says) as refused:
            read(str(tmp_path / name))
        assert name in refused.value.message
    assert ".docx" in refused.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="may not be opened"):
        read(str(path))


def test_permission_denied_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "story.txt"
    path.write_text("text")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableInput, match=r"story\.txt may not be opened"):
        read(str(path))


def test_folders_are_searched_in_sorted_order_for_what_can_be_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.HTML", ".hidden.txt", ".git/x.txt", "~$b.docx", "b.pdf", "c.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = [os.path.relpath(str(entry), tmp_path) for entry in walk([str(tmp_path)])]
    assert found == [str(Path("a", "c.HTML")), str(Path("a", "z.md")), "b.txt", "c.docx"]


STORIES = ("a.md", "b.txt", "drafts/a.md", "desk/drafts/b.md", "desk/c.md", "desk/old/1998/d.md", "drafts.md")


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("b.txt", {"b.txt"}),
        ("*.txt", {"b.txt"}),
        ("?.md", {"a.md", "drafts/a.md", "desk/drafts/b.md", "desk/c.md", "desk/old/1998/d.md"}),
        ("drafts", {"drafts/a.md", "desk/drafts/b.md"}),
        ("drafts*", {"drafts/a.md", "desk/drafts/b.md", "drafts.md"}),
        ("drafts/", {"drafts/a.md", "desk/drafts/b.md"}),
        ("drafts.md/", set()),
        ("/drafts", {"drafts/a.md"}),
        ("./drafts/", {"drafts/a.md"}),
        ("desk/*.md", {"desk/c.md"}),
        ("desk/old", {"desk/old/1998/d.md"}),
        ("desk/**/d.md", {"desk/old/1998/d.md"}),
        ("desk/**/c.md", {"desk/c.md"}),
        ("**/drafts", {"drafts/a.md", "desk/drafts/b.md"}),
        ("old/1998", set()),
        ("DRAFTS", set()),
        ("/", set()),
        ("b.txt \t ", {"b.txt"}),
        (" ", set()),
        ("desk/**/**/d.md", {"desk/old/1998/d.md"}),
    ],
)
def test_what_a_pattern_leaves_out_of_a_folder(
    pattern: str, left_out: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in STORIES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    for start in (".", str(tmp_path)):  # the pattern counts from here, whatever way the folder is named
        found = {
            Path(str(entry)).resolve().relative_to(tmp_path).as_posix() for entry in walk([start], [pattern])
        }
        assert set(STORIES) - found == left_out


def test_a_file_that_is_named_is_read_though_a_pattern_leaves_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("text")
    named = str(Path("drafts", "a.md"))
    assert list(walk([named], ["drafts"])) == [named]
    assert list(walk(["drafts"], ["drafts"])) == [named]
    (refused,) = walk(["."], ["drafts"])
    assert isinstance(refused, UnreadableInput)
    assert "What matches drafts is left out." in refused.hint


def test_an_exception_to_a_pattern_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    with pytest.raises(BadSettings, match=r"'!a\.md' begins with '!', which is not known here"):
        list(walk([str(tmp_path)], ["*.md", "!a.md"]))


def test_many_stars_are_tried_in_no_time() -> None:
    deep = "/".join("a" * 60)
    assert is_excluded(deep, ["**/a/" * 20 + "**"])
    assert not is_excluded(deep, ["**/" * 30 + "b", "**/a/" * 30 + "b"])


@pytest.mark.skipif(os.name != "posix", reason="makes links")
def test_a_link_that_leads_nowhere_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    story, drafts = tmp_path / "a.md", tmp_path / "drafts"
    story.write_text("text")
    drafts.mkdir()
    (tmp_path / "b.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "c.md").symlink_to(tmp_path / "c.md")
    (tmp_path / "d.pdf").symlink_to(tmp_path / "gone.pdf")
    (tmp_path / "drafts.md").symlink_to(drafts)
    (tmp_path / "z.md").symlink_to(story)
    first, gone, loop = walk([str(tmp_path)])
    assert first == str(story)
    for refused, name in ((gone, "b.md"), (loop, "c.md")):
        assert isinstance(refused, UnreadableInput)
        assert f"{name} is a link that cannot be followed (" in refused.message
    assert len(list(walk([str(tmp_path)], ["b.md", "c.md"]))) == 1


def test_files_come_as_given_and_each_only_once(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("text")
    given = [
        "-",
        str(story),
        str(tmp_path / "nowhere.pdf"),
        str(tmp_path),
        "-",
        str(tmp_path / "." / "story.txt"),
    ]
    assert list(walk(given)) == given[:3]


def test_a_folder_with_nothing_to_read_is_an_error_among_the_paths(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "story.txt").write_text("text")
    refused, path = walk([str(tmp_path / "empty"), str(tmp_path / "story.txt")])
    assert isinstance(refused, UnreadableInput)
    assert "empty" in refused.message
    assert ".docx" in refused.hint
    assert path == str(tmp_path / "story.txt")


def test_a_folder_that_cannot_be_opened_is_an_error_among_the_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (refused,) = walk([str(tmp_path)])
    assert isinstance(refused, UnreadableInput)
    assert "cannot be opened" in refused.message


def test_no_library_is_imported_before_a_file_needs_it() -> None:
    libraries = {"trafilatura", "docx", "markdown_it", "lxml", "spacy"}
    code = f"import sys, factcheck.read; print({libraries} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_every_ending_has_a_reader() -> None:
    assert list(READERS) == [".txt", ".md", ".html", ".htm", ".docx"]
