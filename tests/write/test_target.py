import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import UnusableOutput
from factcheck.model import Claim, Document
from factcheck.sheet import Sheet, Written, build
from factcheck.write import lock, target
from factcheck.write.target import check


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def sheet(make_claim: Callable[..., Claim], document: Document) -> Sheet:
    return build([document], [make_claim(1), make_claim(2)])


def save(sheet: Sheet, path: Path) -> Path | None:
    """Write a sheet whatever is there; the path of the backup."""
    return target.save(path, lambda _earlier, _tool: sheet).backup


def refusal(path: Path, inputs: tuple[str, ...] = ()) -> str:
    with pytest.raises(UnusableOutput) as caught:
        check(path, inputs)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def write_in(path: Path, old: str, new: str) -> None:
    """What a person does in a spreadsheet: change the first ``old`` after the header."""
    header, rows = path.read_bytes().decode("utf-8").split("\n", 1)
    assert old in rows
    path.write_bytes(f"{header}\n{rows.replace(old, new, 1)}".encode())


@pytest.mark.parametrize("name", ["w.csv", "W.CSV", "w.jsonl"])
def test_a_new_worksheet_is_written_without_a_backup(name: str, tmp_path: Path, sheet: Sheet) -> None:
    assert save(sheet, tmp_path / name) is None
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", ["w.csv", "w.jsonl"])
def test_the_worksheet_before_is_the_newest_backup_and_older_ones_follow(
    name: str, tmp_path: Path, sheet: Sheet
) -> None:
    save(sheet, tmp_path / name)
    first = (tmp_path / name).read_bytes()
    backup = save(Sheet(sheet.documents, sheet.rows[:1]), tmp_path / name)
    assert backup == tmp_path / f"{name}.bak"
    assert backup.read_bytes() == first
    assert (tmp_path / name).read_bytes() != first
    second = (tmp_path / name).read_bytes()
    assert save(sheet, tmp_path / name) == backup
    assert backup.read_bytes() == second
    assert (tmp_path / f"{name}.bak2").read_bytes() == first


@pytest.mark.parametrize("name", ["w.csv", "w.jsonl"])
def test_a_worksheet_of_the_same_bytes_needs_no_backup(name: str, tmp_path: Path, sheet: Sheet) -> None:
    save(sheet, tmp_path / name)
    assert save(sheet, tmp_path / name) is None
    assert names(tmp_path) == [name]


def test_the_oldest_of_nine_backups_makes_room(tmp_path: Path, sheet: Sheet) -> None:
    path, fewer = tmp_path / "w.csv", Sheet(sheet.documents, sheet.rows[:1])
    save(Sheet((), ()), path)
    for _ in range(6):
        save(sheet, path)
        save(fewer, path)
    backups = [f"w.csv.bak{number or ''}" for number in ("", *range(2, 10))]
    assert names(tmp_path) == ["w.csv", *backups]
    assert (tmp_path / "w.csv.bak").stat().st_size > (tmp_path / "w.csv.bak2").stat().st_size


def test_a_backup_that_holds_the_same_bytes_serves_again(tmp_path: Path, sheet: Sheet) -> None:
    path = tmp_path / "w.csv"
    save(sheet, path)
    (tmp_path / "w.csv.bak").write_bytes(path.read_bytes())  # as after a run that was killed in between
    assert save(Sheet(sheet.documents, sheet.rows[:1]), path) == tmp_path / "w.csv.bak"
    assert names(tmp_path) == ["w.csv", "w.csv.bak"]


def test_words_in_a_column_of_the_tool_and_deleted_rows_are_never_lost(tmp_path: Path, sheet: Sheet) -> None:
    path = tmp_path / "w.csv"
    save(sheet, path)
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[2] = "ask the harbour master"
    edited = "".join([lines[0], ",".join(cells)]).encode()  # the second row is deleted
    path.write_bytes(edited)
    for rows in (sheet.rows, sheet.rows[:1], sheet.rows[1:], sheet.rows):
        save(Sheet(sheet.documents, rows), path)
    assert edited in [copy.read_bytes() for copy in tmp_path.glob("w.csv.bak*")]


def test_a_header_without_rows_is_a_worksheet_too(tmp_path: Path, sheet: Sheet) -> None:
    for name in ("w.csv", "w.jsonl"):
        save(Sheet((), ()), tmp_path / name)
        save(sheet, tmp_path / name)


def test_a_worksheet_that_a_spreadsheet_has_open_is_left_alone(tmp_path: Path, sheet: Sheet) -> None:
    save(sheet, tmp_path / "w.csv")
    for name, program in ((".~lock.w.csv#", "LibreOffice"), ("~$w.csv", "Excel")):
        (tmp_path / name).touch()
        assert f"is open in {program}, so it was not touched" in refusal(tmp_path / "w.csv")
        (tmp_path / name).unlink()
    check(tmp_path / "w.csv")


def test_what_killed_runs_left_is_cleared_away_and_other_files_stay(tmp_path: Path, sheet: Sheet) -> None:
    (tmp_path / ".w.csv.0123456789ab.part").write_text("half a works")
    (tmp_path / ".v.csv.0123456789ab.part").write_text("another run's")
    save(sheet, tmp_path / "w.csv")
    assert names(tmp_path) == [".v.csv.0123456789ab.part", "w.csv"]


def test_a_file_that_changes_while_it_is_merged_is_left_alone(tmp_path: Path, sheet: Sheet) -> None:
    path = tmp_path / "w.csv"
    save(sheet, path)

    def slow(_earlier: Written | None, _tool: frozenset[str]) -> Sheet:
        write_in(path, "unchecked,", "confirmed,")
        return Sheet(sheet.documents, sheet.rows[:1])

    with pytest.raises(UnusableOutput, match="was changed while this run was at work"):
        target.save(path, slow)
    assert b"confirmed" in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("w.csv", b"name,price\nferry,3\n"),
        ("w.csv", b"claim_id,notes\n1,mine\n"),
        ("w.csv", b""),
        ("w.csv", b"\x89PNG\r\n\x1a\n\0\xff"),
        ("w.jsonl", b'{"name": "ferry"}\n'),
        ("w.jsonl", b"[" * 100_000),
        ("w.jsonl", b'{"claim_id": "CAAAAAAAAAA"}\n'),
    ],
)
def test_a_file_that_is_no_worksheet_is_refused_and_stays(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert "is no worksheet of factcheck, so it was not overwritten" in refusal(tmp_path / name)
    assert (tmp_path / name).read_bytes() == content


@pytest.mark.parametrize("name", ["w.xls", "w", "w.txt", ".csv"])
def test_an_unknown_ending_is_refused_with_the_known_ones(name: str, tmp_path: Path) -> None:
    assert ".csv or .xlsx or .jsonl or" in refusal(tmp_path / name)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert f"the folder {tmp_path / 'nowhere'} does not exist" in refusal(tmp_path / "nowhere" / "w.csv")


def test_a_folder_or_an_input_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "w.csv").mkdir()
    assert "is a folder" in refusal(tmp_path / "w.csv")
    (tmp_path / "in.csv").write_text("x")
    assert "is one of the articles" in refusal(tmp_path / "in.csv", (str(tmp_path / "." / "in.csv"),))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "w.csv")
    assert "is no ordinary file" in refusal(tmp_path / "w.csv")


def test_a_full_disk_is_one_clear_line_and_the_old_worksheet_stays(
    tmp_path: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(sheet, tmp_path / "w.csv")
    before = (tmp_path / "w.csv").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableOutput, match="could not be written \\(no space left on device\\)"):
        save(Sheet(sheet.documents, ()), tmp_path / "w.csv")
    assert (tmp_path / "w.csv").read_bytes() == before


def test_a_save_by_a_spreadsheet_at_the_last_moment_is_not_written_over(
    tmp_path: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.csv"
    save(sheet, path)

    def slow(_: int) -> None:
        if any(part for part in tmp_path.glob(".w.csv.*.part") if ".bak" not in part.name):
            write_in(path, "unchecked,", "confirmed,")

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(UnusableOutput, match="was changed while this run was at work"):
        save(Sheet(sheet.documents, sheet.rows[:1]), path)
    assert b"confirmed" in path.read_bytes()
    assert names(tmp_path) == ["w.csv", "w.csv.bak"]


def test_a_worksheet_that_somebody_opens_or_makes_meanwhile_is_left_alone(
    tmp_path: Path, sheet: Sheet
) -> None:
    path, mark = tmp_path / "w.csv", tmp_path / ".~lock.w.csv#"

    def made(_earlier: Written | None, _tool: frozenset[str]) -> Sheet:
        path.write_bytes(b"mine")
        return sheet

    def open_(_earlier: Written | None, _tool: frozenset[str]) -> Sheet:
        mark.touch()
        return Sheet(sheet.documents, sheet.rows[:1])

    with pytest.raises(UnusableOutput, match="was changed while this run was at work"):
        target.save(path, made)
    assert path.read_bytes() == b"mine"
    path.unlink()
    save(sheet, path)
    before = path.read_bytes()
    with pytest.raises(UnusableOutput, match="is open in LibreOffice"):
        target.save(path, open_)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_and_its_worksheet_have_one_lock_and_one_row_of_backups(
    tmp_path: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "w.csv", tmp_path / "link.csv"
    save(sheet, real)
    link.symlink_to(real)
    assert save(Sheet(sheet.documents, sheet.rows[:1]), link) == tmp_path / "real" / "w.csv.bak"
    assert names(tmp_path) == ["link.csv", "real"] and link.is_symlink()
    for mark in (tmp_path / "real" / ".~lock.w.csv#", tmp_path / "~$link.csv"):
        mark.touch()
        assert "is open in" in refusal(link)
        mark.unlink()
    monkeypatch.setattr(lock, "_WAIT", 0.1)
    with lock.held(real), pytest.raises(UnusableOutput, match="another run of factcheck"):
        save(sheet, link)


def failing(_earlier: Written | None, _tool: frozenset[str]) -> Sheet:
    raise UnusableOutput("It", "failed.")


def test_a_run_that_fails_leaves_no_lock(tmp_path: Path, sheet: Sheet) -> None:
    save(sheet, tmp_path / "w.csv")
    with pytest.raises(UnusableOutput, match="failed"):
        target.save(tmp_path / "w.csv", failing)
    assert names(tmp_path) == ["w.csv"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_lock_of_a_killed_run_can_be_taken_by_other_people(tmp_path: Path) -> None:
    with lock.held(tmp_path / "w.csv"):
        assert (tmp_path / ".w.csv.lock").stat().st_mode & 0o777 == 0o666


def test_a_lock_that_cannot_be_made_or_deleted_is_no_mystery(
    tmp_path: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def in_use(path: Path, missing_ok: bool = False) -> None:
        if path.name.endswith(".lock"):
            raise PermissionError(13, "It is being used by another process")  # what Windows says
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", in_use)
    save(sheet, tmp_path / "w.csv")
    monkeypatch.undo()
    (tmp_path / ".w.csv.lock").unlink(missing_ok=True)
    (tmp_path / ".w.csv.lock").mkdir()
    with pytest.raises(UnusableOutput, match=r"w\.csv: could not be written"):
        save(sheet, tmp_path / "w.csv")
