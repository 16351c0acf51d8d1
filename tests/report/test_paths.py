from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.report.paths import in_repository, uri


def test_a_path_counts_from_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    given = ["a.md", "./b.md", "../c.md", str(tmp_path / "d" / "e.md"), "-"]
    assert list(in_repository(given).values()) == ["desk/a.md", "desk/b.md", "c.md", "d/e.md", "-"]


def test_a_path_outside_the_repository_stays_as_it_is(tmp_path: Path) -> None:
    outside = str(tmp_path.parent / "a.md")
    assert in_repository([outside, "../a.md"]) == {outside: outside, "../a.md": "../a.md"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/c.md", "a%20b/c.md"),
        ("a:b.md", "a%3Ab.md"),
        ("ß#?.md", "%C3%9F%23%3F.md"),
        ("caf\udce9.md", "caf%E9.md"),
    ],
)
def test_an_address_is_percent_encoded(path: str, expected: str) -> None:
    assert uri(path) == expected
