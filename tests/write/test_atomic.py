import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.write.atomic import replacing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_holds_what_was_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["a.csv"]


def test_an_error_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(tmp_path / "a.csv") as stream:
        stream.write(b"half of the new")
        raise RuntimeError
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_new_file_has_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    (tmp_path / "private").write_bytes(b"")
    (tmp_path / "private").chmod(0o640)
    for name in ("new", "private"):
        with replacing(tmp_path / name) as stream:
            stream.write(b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there.csv").write_bytes(b"old")
    (tmp_path / "here.csv").symlink_to("there.csv")
    with replacing(tmp_path / "here.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "here.csv").is_symlink()
    assert (tmp_path / "there.csv").read_bytes() == b"new"


WRITE_FOR_EVER = """
import sys
from pathlib import Path
from factcheck.write.atomic import replacing
round = 0
while True:
    round += 1
    with replacing(Path(sys.argv[1])) as stream:
        for _ in range(200):
            stream.write(b"%07d\\n" % round * 512)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL of POSIX")
@pytest.mark.parametrize("pause", [0.0, 0.013, 0.029])
def test_a_process_killed_while_it_writes_leaves_the_old_or_the_new_file_whole(
    tmp_path: Path, pause: float
) -> None:
    target = tmp_path / "worksheet.csv"
    with subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(target)]) as process:
        deadline = time.monotonic() + 20
        while not target.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
    content = target.read_bytes()
    assert len(content) == 200 * 512 * 8
    assert len(set(content.split())) == 1


@pytest.mark.skipif(os.name != "posix", reason="Windows syncs no folders")
def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", files_only)
    with replacing(tmp_path / "a.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"new"


def test_who_is_asked_last_can_still_stop_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")

    def no() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError), replacing(tmp_path / "a.csv", no) as stream:
        stream.write(b"new")
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]
