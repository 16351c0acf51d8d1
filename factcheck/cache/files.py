"""Where a cache lies, and its files: made for their owner alone, set aside, counted, removed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

FORMAT = 1  # of the file; each format has a file of its own, so that versions do not disturb each other
NAME = f"found-{FORMAT}.sqlite3"

_OURS = re.compile(r"found-(\d+)\.sqlite3(?P<beside>-wal|-shm|-journal|\.[0-9a-f]{12}\.part.*)?")
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of factcheck: it can be deleted, and backups may leave it out.\n"
    "# For information about cache directory tags see https://bford.info/cachedir/\n"
)
_NETWORK = re.compile(
    "9p|afs|beegfs|ceph|cifs|drvfs|gpfs|lustre|nfs4?|prl_fs|smb[23]|smbfs|vboxsf|virtiofs"
    "|fuse\\.(?:ceph|gcsfuse|glusterfs|grpcfuse|s3fs|sshfs|vmhgfs-fuse)"
)


def folder() -> Path:
    """Where the cache lies: where FACTCHECK_CACHE says, else where caches lie on this system."""
    if chosen := os.environ.get("FACTCHECK_CACHE"):
        return Path(os.path.expanduser(chosen))  # noqa: PTH111  (the Path's own raises without a home)
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)


def prepare(at: Path) -> None:
    """Make the folder, which only its owner may open, with the tag that keeps it out of backups.

    Somebody's own folder with other things in it gets no tag. Raises OSError.
    """
    at.mkdir(mode=0o700, parents=True, exist_ok=True)
    if next(os.scandir(at), None) is None:
        (at / "CACHEDIR.TAG").write_text(_TAG, encoding="ascii")


def put_in_place(path: Path, fill: Callable[[Path], None]) -> None:
    """A file that ``fill`` writes, under ``path`` all at once, unless another process was quicker.

    Raises OSError and what ``fill`` raises.
    """
    part = path.with_name(f"{path.name}.{os.urandom(6).hex()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        fill(part)
        try:
            os.link(part, path)
        except OSError:  # it is there by now, or the file system has no links
            if not path.exists():
                part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def inode(path: Path) -> int | None:
    """Which file stands under this path now; None without one. Raises OSError."""
    try:
        return path.stat().st_ino
    except (FileNotFoundError, NotADirectoryError):
        return None


def set_aside(path: Path, seen: int | None) -> None:
    """Delete a damaged file with what lies beside it, unless another process put a new one there.

    Raises OSError.
    """
    if seen is None or inode(path) != seen:
        return
    for ending in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def size(at: Path) -> int:
    """Bytes on disk of all our files, of other formats too."""
    return sum(_bytes(path) for _, path in _ours(at))


def remove_left(at: Path) -> None:
    """Remove files of earlier formats, and what a killed process left half made. Raises OSError."""
    for number, path in _ours(at):
        if number < FORMAT or path.suffix == ".part":
            path.unlink(missing_ok=True)


def over_network(at: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether other machines may have the folder open too, as far as the system tells (Linux, Windows)."""
    real = os.path.realpath(at)
    if real.startswith("\\\\"):
        return True
    with suppress(OSError):
        lines = (line.split() for line in mounts.read_text(errors="surrogateescape").splitlines())
        kinds = {words[1].replace("\\040", " "): words[2] for words in lines if len(words) > 2}
        holding = (above for above in (real, *map(str, Path(real).parents)) if above in kinds)
        return _NETWORK.fullmatch(kinds.get(next(holding, ""), "")) is not None
    return False


def _ours(at: Path) -> Iterator[tuple[int, Path]]:
    """Our files with the number of their format."""
    with suppress(OSError):
        for entry in os.scandir(at):
            if match := _OURS.fullmatch(entry.name):
                yield int(match[1]), Path(entry.path)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile
        return 0
