"""What was found before is found again; what goes wrong with the files costs time and nothing else."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import cache
from factcheck.cache import Cache, Info, Nothing, folder, key
from factcheck.cache.files import FORMAT, NAME, over_network, set_aside
from factcheck.cache.store import make

PLENTY = 1 << 30
KEY = key("an article about a ferry")
VALUE = b"The ferry carried 412 passengers. " * 40

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
posix = pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")


def key_of(number: int) -> bytes:
    return key("article", str(number))


def value_of(number: int) -> bytes:
    """Some 3,000 bytes that no compression makes smaller."""
    return random.Random(number).randbytes(3_000)


def fill(at: Path, numbers: range, limit: int = PLENTY) -> str | None:
    with Cache(at, limit) as filled:
        for number in numbers:
            filled.put(key_of(number), value_of(number))
    return filled.problem


def found(at: Path, numbers: range) -> list[int]:
    """Those that are in the cache; each is as it was put."""
    with Cache(at, PLENTY) as opened:
        values = {number: opened.get(key_of(number)) for number in numbers}
    assert all(value in (None, value_of(number)) for number, value in values.items())
    return [number for number, value in values.items() if value is not None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A function that lets seconds pass."""
    passed = 0.0
    now = time.time

    def pass_(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    monkeypatch.setattr(time, "time", lambda: now() + passed)
    return pass_


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cache.store.WAIT", 0.05)


# What it is for


@pytest.mark.parametrize("value", [b"", b"x", VALUE, random.Random(1).randbytes(50_000)])
def test_a_value_is_found_at_once_and_by_the_next_run(tmp_path: Path, value: bytes) -> None:
    with Cache(tmp_path, PLENTY) as first:
        first.put(KEY, value)
        assert first.get(KEY) == value
    with Cache(tmp_path, PLENTY) as second:
        assert second.get(KEY) == value
        assert second.get(key("another article")) is None
        assert second.problem is None


def test_a_value_that_is_put_again_replaces_the_earlier_one(tmp_path: Path) -> None:
    for value in (b"earlier", VALUE):
        with Cache(tmp_path, PLENTY) as written:
            written.put(KEY, value)
    with Cache(tmp_path, PLENTY) as read:
        assert read.get(KEY) == VALUE
        assert read.info().entries == 1


def test_values_that_repeat_themselves_are_stored_smaller(tmp_path: Path) -> None:
    with Cache(tmp_path, PLENTY) as written:
        written.put(KEY, VALUE * 1_000)
        assert written.info().bytes < len(VALUE) * 100


def test_nothing_is_made_on_disk_before_there_is_a_value(tmp_path: Path) -> None:
    at = tmp_path / "cache"
    with Cache(at, PLENTY) as unused:
        assert unused.get(KEY) is None
        assert unused.info() == unused.clear() == Info(at, 0, 0, PLENTY)
    assert not at.exists()


def test_a_closed_cache_finds_and_keeps_nothing(tmp_path: Path) -> None:
    with Cache(tmp_path, PLENTY) as closed:
        closed.put(KEY, VALUE)
    closed.close()
    closed.put(key("late"), VALUE)
    assert closed.get(KEY) is None
    assert Cache(tmp_path, PLENTY).get(key("late")) is None


def test_an_error_in_the_run_keeps_what_was_found_until_then(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Cache(tmp_path, PLENTY) as stopped:
        stopped.put(KEY, VALUE)
        raise KeyboardInterrupt
    assert Cache(tmp_path, PLENTY).get(KEY) == VALUE


def test_no_cache_finds_keeps_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Nothing() as nothing:
        nothing.put(KEY, VALUE)
        assert nothing.get(KEY) is None
        assert nothing.info().entries == nothing.clear().bytes == 0
    assert nothing.problem is None
    assert list(tmp_path.iterdir()) == []


# Keys


def test_a_key_knows_where_its_parts_end() -> None:
    keys = {key("ab", "c"), key("a", "bc"), key("abc"), key("", "abc"), key("abc", ""), key("abc", None)}
    assert len(keys) == 6


def test_a_key_is_the_same_for_text_and_its_bytes_and_takes_any_text() -> None:
    assert key("Zoë") == key("Zoë".encode())
    assert key("\ud800") != key("\ud801")
    assert len(key()) == 20


# Where it lies


def test_the_environment_says_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "mine"))
    assert folder() == tmp_path / "mine"
    monkeypatch.setenv("FACTCHECK_CACHE", "~/mine")
    assert folder() == Path.home() / "mine"
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    assert folder().is_absolute()
    assert "factcheck" in folder().parts


@posix
def test_only_the_owner_may_open_folder_and_files(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        at = tmp_path / "cache"
        with Cache(at, PLENTY) as written:
            written.put(KEY, VALUE)
            written.info()  # now the log lies beside the file
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in at.iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE(at.stat().st_mode) == 0o700
    assert modes.pop("CACHEDIR.TAG")
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_the_folder_is_tagged_for_backups_unless_it_is_somebodys_own(tmp_path: Path) -> None:
    fill(tmp_path / "new", range(1))
    tag = (tmp_path / "new" / "CACHEDIR.TAG").read_bytes()
    assert tag.startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    own = tmp_path / "own"
    own.mkdir()
    (own / "novel.odt").write_text("Chapter one")
    fill(own, range(1))
    assert found(own, range(1)) == [0]
    assert not (own / "CACHEDIR.TAG").exists()


def test_nothing_but_file_and_tag_is_left_when_all_have_closed(tmp_path: Path) -> None:
    fill(tmp_path, range(300))
    assert {path.name for path in tmp_path.iterdir()} == {NAME, "CACHEDIR.TAG"}


def test_a_folder_that_other_machines_may_use_is_known_by_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    at = Path(os.path.realpath(tmp_path)) / "my home" / "cache"
    above = str(at.parent).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/homes {above} nfs4 rw 0 0\n")
    assert over_network(at, mounts)
    assert not over_network(tmp_path, mounts)
    mounts.write_text(f"server:/ / nfs rw 0 0\n/dev/sda1 {above} ext4 rw 0 0\n")
    assert not over_network(at, mounts)
    assert not over_network(at, tmp_path / "no such file")


def test_over_a_network_no_log_is_used_that_other_machines_cannot_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cache.store.over_network", lambda _: True)
    with Cache(tmp_path, PLENTY) as written:
        written.put(KEY, VALUE)
        written.info()
        assert {path.name for path in tmp_path.iterdir()} == {NAME, "CACHEDIR.TAG"}
    assert Cache(tmp_path, PLENTY).get(KEY) == VALUE


# Several at once, and kills

WRITER = """
import sys
from pathlib import Path
from factcheck.cache import Cache
sys.path.insert(0, sys.argv[1])
from test_cache import key_of, value_of
with Cache(Path(sys.argv[2]), 1 << 30) as shared:
    for number in range(int(sys.argv[3]), 1200, int(sys.argv[4])):
        shared.put(key_of(number), value_of(number))
        shared.get(key_of(number // 2))
        if number % 37 == 0:
            shared.info()
sys.exit(shared.problem)
"""


def test_processes_that_write_at_once_lose_nothing_and_wait_for_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(tmp_path / "cache")]
    at_work = [
        subprocess.Popen([*command, first, step], stderr=subprocess.PIPE, text=True)
        for first, step in (("0", "2"), ("1", "2"), ("0", "3"))
    ]
    told = [process.communicate(timeout=60)[1] for process in at_work]
    assert told == ["", "", ""]
    assert found(tmp_path / "cache", range(1200)) == list(range(1200))
    with Cache(tmp_path / "cache", PLENTY) as opened:
        assert opened.info().entries == 1200


@forks
def test_a_kill_costs_two_hundred_values_at_most_and_no_cache(tmp_path: Path) -> None:
    chance = random.Random(5)
    for kill in range(12):
        numbers = range(kill * 10_000, kill * 10_000 + 2_000)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                victim = Cache(tmp_path, PLENTY)
                for number in numbers:
                    victim.put(key_of(number), value_of(number))
                    os.write(writing, b".")
            finally:
                os._exit(1)
        os.close(writing)
        time.sleep(chance.uniform(0.02, 0.15))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            put = len(pipe.read())
        kept = found(tmp_path, numbers)
        assert kept == list(numbers[: len(kept)])
        assert len(kept) > put - 200
        assert fill(tmp_path, range(-5, 0)) is None
        assert found(tmp_path, range(-5, 0)) == [-5, -4, -3, -2, -1]


def test_values_reach_the_disk_with_time_when_there_are_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Cache(tmp_path, PLENTY)
    slow.put(KEY, VALUE)
    assert Cache(tmp_path, PLENTY).get(KEY) is None
    now = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: now() + 1.1)
    slow.put(key("the next article"), VALUE)
    assert Cache(tmp_path, PLENTY).get(KEY) == VALUE


@pytest.mark.usefixtures("impatient")
def test_a_locked_cache_is_read_and_holds_nobody_up(tmp_path: Path) -> None:
    fill(tmp_path, range(10))
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    locked = Cache(tmp_path, PLENTY)
    for number in range(10, 1_000):
        locked.put(key_of(number), value_of(number))
        assert locked.get(key_of(3)) == value_of(3)
    locked.close()
    assert "locked" in (locked.problem or "")
    other.close()
    assert found(tmp_path, range(20)) == list(range(10))


@pytest.mark.usefixtures("impatient")
def test_a_cache_that_is_in_use_is_not_deleted_when_it_is_cleared(tmp_path: Path) -> None:
    fill(tmp_path, range(10))
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Cache(tmp_path, PLENTY) as locked:
        locked.clear()
    assert "locked" in (locked.problem or "")
    other.close()
    assert found(tmp_path, range(10)) == list(range(10))


def test_two_that_make_the_file_at_once_make_one(tmp_path: Path) -> None:
    fill(tmp_path, range(3))
    make(tmp_path / NAME)  # by one who saw no file
    assert found(tmp_path, range(3)) == [0, 1, 2]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_another_process_began_anew_is_not_deleted_again(tmp_path: Path) -> None:
    fill(tmp_path, range(3))
    set_aside(tmp_path / NAME, (tmp_path / NAME).stat().st_ino + 1)
    assert found(tmp_path, range(3)) == [0, 1, 2]


# Damage


@pytest.mark.parametrize(
    "content", [b"", b"no database at all" * 1_000, b"SQLite format 3\0" + b"\xff" * 9_000]
)
def test_a_corrupt_file_is_begun_anew_and_told_once(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with Cache(tmp_path, PLENTY) as damaged:
        assert damaged.get(KEY) is None
        damaged.put(KEY, VALUE)
        assert "was damaged" in (damaged.problem or "")
    with Cache(tmp_path, PLENTY) as mended:
        assert mended.get(KEY) == VALUE
        assert mended.problem is None


def test_a_file_whose_tables_are_gone_is_begun_anew(tmp_path: Path) -> None:
    fill(tmp_path, range(3))
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("DROP TABLE entry")
    other.close()
    assert "was damaged" in (fill(tmp_path, range(5, 7)) or "")
    assert found(tmp_path, range(10)) == [5, 6]


def test_a_damaged_value_is_a_miss_and_can_be_put_again(tmp_path: Path) -> None:
    fill(tmp_path, range(5))
    path = tmp_path / NAME
    content = path.read_bytes()
    place = content.index(value_of(2)[100:130])
    path.write_bytes(content[:place] + b"\0" + content[place + 1 :])
    assert found(tmp_path, range(5)) == [0, 1, 3, 4]
    assert fill(tmp_path, range(2, 3)) is None
    assert found(tmp_path, range(5)) == [0, 1, 2, 3, 4]


def test_a_value_under_anothers_key_is_a_miss(tmp_path: Path) -> None:
    fill(tmp_path, range(2))
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("UPDATE value SET bytes = (SELECT bytes FROM value WHERE id = 1)")
    other.commit()
    other.close()
    assert found(tmp_path, range(2)) == [0]


@pytest.mark.parametrize("wrong", ["'text'", "NULL", "4000000000", "x''", "x'00'"])
@pytest.mark.parametrize("column", ["entry.used", "value.bytes"])
def test_an_entry_that_makes_no_sense_is_a_miss(tmp_path: Path, column: str, wrong: str) -> None:
    fill(tmp_path, range(2))
    table, name = column.split(".")
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("PRAGMA writable_schema = ON")
    other.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
    other.commit()
    other.close()
    other = sqlite3.connect(tmp_path / NAME)
    other.execute(f"UPDATE {table} SET {name} = {wrong} WHERE id = 1")
    other.commit()
    other.close()
    assert 0 not in found(tmp_path, range(2)) or (column, wrong) == ("entry.used", "4000000000")


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_raises_an_error_or_gives_a_wrong_value(tmp_path: Path, seed: int) -> None:
    fill(tmp_path, range(40))
    path = tmp_path / NAME
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    reach = chance.choice([2_000, 20_000, len(content)])
    for _ in range(chance.choice([1, 20, 400])):
        content[chance.randrange(reach)] = chance.randrange(256)
    path.write_bytes(content[: chance.choice([len(content), reach])])
    found(tmp_path, range(40))
    fill(tmp_path, range(30, 60), limit=chance.choice([0, 50_000, PLENTY]))
    Cache(tmp_path, PLENTY).clear()
    assert fill(tmp_path, range(3)) is None
    assert found(tmp_path, range(40)) == [0, 1, 2]


def test_a_file_that_is_damaged_again_and_again_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cache.store._TABLES", ())
    with Cache(tmp_path, PLENTY) as hopeless:
        hopeless.put(KEY, VALUE)
        hopeless.info()
        assert hopeless.get(KEY) is None
    assert hopeless.problem


def test_without_links_the_file_is_put_in_place_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", link)
    fill(tmp_path, range(3))
    make(tmp_path / NAME)
    assert found(tmp_path, range(3)) == [0, 1, 2]
    assert len(list(tmp_path.iterdir())) == 2


# Where it cannot be


def test_a_file_in_place_of_the_folder_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    with Cache(tmp_path / "cache", PLENTY) as impossible:
        assert impossible.get(KEY) is None
        impossible.put(KEY, VALUE)
        assert impossible.info().entries == 0
        assert impossible.clear().entries == 0
    assert str(tmp_path / "cache") in (impossible.problem or "")
    assert (tmp_path / "cache").read_text() == "no folder"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_without_permission_is_told_and_stops_nothing(tmp_path: Path, mode: int) -> None:
    at = tmp_path / "cache"
    fill(at, range(2))
    at.chmod(mode)
    try:
        with Cache(at, PLENTY) as closed:
            assert closed.get(key_of(0)) in (None, value_of(0))
            closed.put(KEY, VALUE)
            closed.info()
            closed.clear()
    finally:
        at.chmod(0o700)
    assert closed.problem
    assert found(at, range(2)) == [0, 1]


FULL = """
import resource, sys
from pathlib import Path
from factcheck.cache import Cache
sys.path.insert(0, sys.argv[1])
from test_cache import key_of, value_of
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Cache(Path(sys.argv[2]), 1 << 30) as full:
    for number in range(1000):
        full.put(key_of(number), value_of(number))
        assert full.get(key_of(0)) in (None, value_of(0))
print(full.problem)
"""


@posix
def test_a_disk_without_room_is_told_and_stops_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL, str(Path(__file__).parent), str(tmp_path / "cache")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "the cache cannot be used" in told.stdout, told.stderr
    assert told.returncode == 0
    assert fill(tmp_path / "cache", range(3)) is None
    assert found(tmp_path / "cache", range(3)) == [0, 1, 2]


def test_a_folder_that_vanishes_in_the_middle_stops_nothing(tmp_path: Path) -> None:
    at = tmp_path / "cache"
    with Cache(at, PLENTY) as bereft:
        bereft.put(KEY, VALUE)
        bereft.info()
        for path in at.iterdir():
            path.unlink()
        at.rmdir()
        for number in range(500):
            bereft.put(key_of(number), value_of(number))
        bereft.get(KEY)
    assert fill(at, range(3)) is None
    assert found(at, range(3)) == [0, 1, 2]


def test_a_python_without_sqlite_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(cache, "store", raising=False)
    monkeypatch.setitem(sys.modules, "factcheck.cache.store", None)
    with Cache(tmp_path, PLENTY) as without:
        without.put(KEY, VALUE)
        without.info()
        assert without.get(KEY) is None
    assert "SQLite" in (without.problem or "")


# The limit


def test_what_was_used_longest_ago_goes_and_the_file_shrinks(
    tmp_path: Path, later: Callable[[float], None]
) -> None:
    fill(tmp_path, range(100))
    later(86_400)
    fill(tmp_path, range(100, 200))
    later(86_400)
    found(tmp_path, range(50))  # a use, much later
    size = (tmp_path / NAME).stat().st_size
    limit = size * 3 // 4
    Cache(tmp_path, limit).close()
    assert (tmp_path / NAME).stat().st_size == size  # nobody used it
    with Cache(tmp_path, limit) as smaller:
        smaller.get(KEY)
    assert limit * 0.8 < (tmp_path / NAME).stat().st_size <= limit * 0.9
    kept = found(tmp_path, range(200))
    assert set(range(50)) <= set(kept)
    assert set(kept[50:]) <= set(range(100, 200))
    assert len(kept) > 120


def test_many_uses_are_noted_before_the_end(tmp_path: Path, later: Callable[[float], None]) -> None:
    fill(tmp_path, range(300))
    later(86_400)
    reader = Cache(tmp_path, PLENTY)
    for number in range(250):
        assert reader.get(key_of(number))
    other = sqlite3.connect(tmp_path / NAME)
    assert other.execute("SELECT count(DISTINCT used) FROM entry").fetchone() == (2,)
    other.close()


def test_a_second_use_within_the_hour_writes_nothing(tmp_path: Path, later: Callable[[float], None]) -> None:
    fill(tmp_path, range(20))
    before = (tmp_path / NAME).read_bytes()
    later(1_800)
    found(tmp_path, range(20))
    assert (tmp_path / NAME).read_bytes() == before


def test_one_run_puts_no_more_in_than_the_limit(tmp_path: Path) -> None:
    limit = 300_000
    with Cache(tmp_path, limit) as small:
        for number in range(1_000):
            small.put(key_of(number), value_of(number))
        assert small.info().bytes < 2 * limit
    assert (tmp_path / NAME).stat().st_size <= limit
    assert 40 < len(found(tmp_path, range(1_000))) < 100
    assert small.problem is None


def test_with_a_limit_of_nothing_nothing_stays(tmp_path: Path) -> None:
    fill(tmp_path, range(20))
    with Cache(tmp_path, 0) as none:
        none.put(KEY, VALUE)
        assert none.get(key_of(3)) == value_of(3)
    assert none.problem is None
    assert found(tmp_path, range(20)) == []
    assert Cache(tmp_path, PLENTY).get(KEY) is None


def test_another_run_that_writes_leaves_the_trimming_to_the_next(tmp_path: Path) -> None:
    fill(tmp_path, range(20))
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Cache(tmp_path, 1_000) as busy:
        busy.get(KEY)
    other.close()
    assert busy.problem is None
    assert found(tmp_path, range(20)) == list(range(20))


# Telling and clearing


def test_info_tells_what_is_there(tmp_path: Path) -> None:
    with Cache(tmp_path, PLENTY) as filled:
        for number in range(30):
            filled.put(key_of(number), value_of(number))
        told = filled.info()
    assert (told.folder, told.entries, told.limit) == (tmp_path, 30, PLENTY)
    assert 90_000 < told.bytes < 400_000


def test_clearing_removes_every_value_from_the_disk_and_tells_how_much_that_was(tmp_path: Path) -> None:
    fill(tmp_path, range(300))
    with Cache(tmp_path, PLENTY) as opened:
        opened.put(KEY, VALUE)
        removed = opened.clear()
        assert opened.get(KEY) is None
    assert removed.entries == 301
    assert removed.bytes > 800_000
    content = (tmp_path / NAME).read_bytes()
    assert len(content) < 50_000
    assert not any(value_of(number)[50:80] in content for number in range(300))
    assert fill(tmp_path, range(3)) is None
    assert found(tmp_path, range(300)) == [0, 1, 2]


def test_clearing_removes_earlier_formats_and_halves_but_no_other_file(tmp_path: Path) -> None:
    fill(tmp_path, range(3))
    gone = ["found-0.sqlite3", "found-0.sqlite3-wal", f"{NAME}.0123456789ab.part"]
    stay = ["found-99.sqlite3", "found-0.sqlite3.txt", "notes-found-0.sqlite3", "found-x.sqlite3"]
    for name in gone + stay:
        (tmp_path / name).write_bytes(b"x" * 10_000)
    with Cache(tmp_path, PLENTY) as opened:
        assert opened.clear().bytes > 30_000
    assert {path.name for path in tmp_path.iterdir()} == {NAME, "CACHEDIR.TAG", *stay}


@pytest.mark.parametrize("number", [FORMAT + 1, -1])
def test_a_file_of_an_unknown_format_is_left_alone(tmp_path: Path, number: int) -> None:
    fill(tmp_path, range(3))
    other = sqlite3.connect(tmp_path / NAME)
    other.execute(f"PRAGMA user_version = {number}")
    other.close()
    before = (tmp_path / NAME).read_bytes()
    with Cache(tmp_path, PLENTY) as older:
        assert older.get(key_of(0)) is None
        older.put(KEY, VALUE)
        assert older.info().entries == 0
    assert "format" in (older.problem or "")
    assert (tmp_path / NAME).read_bytes() == before


def test_clearing_mends_what_nothing_else_mends(tmp_path: Path) -> None:
    fill(tmp_path, range(3))
    path = tmp_path / NAME
    content = bytearray(path.read_bytes())
    content[18] = 7  # to be written by programs that do not exist yet
    path.write_bytes(content)
    assert "readonly" in (fill(tmp_path, range(3)) or "")
    with Cache(tmp_path, PLENTY) as opened:
        opened.clear()
    assert opened.problem is None
    assert fill(tmp_path, range(3)) is None
    assert found(tmp_path, range(3)) == [0, 1, 2]
