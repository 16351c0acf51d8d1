"""Copies of a worksheet as it was before the last runs, beside it."""

from __future__ import annotations

from pathlib import Path

from factcheck.write.atomic import replacing

_KEPT = 9  # copies; a worksheet is small beside an afternoon's work


def back_up(path: Path, content: bytes) -> Path:
    """Keep ``content`` as ``<name>.bak``; the one before becomes ``.bak2`` and so on, up to ``.bak9``.

    A copy that has the same bytes already will do. Raises OSError.
    """
    newest = _backup(path, 1)
    if newest.is_file() and newest.read_bytes() == content:
        return newest
    for number in range(_free(path), 1, -1):
        _backup(path, number - 1).replace(_backup(path, number))
    with replacing(newest) as stream:
        stream.write(content)
    return newest


def _free(path: Path) -> int:
    """The first number without a copy; the last one if there is none: the oldest copy makes room."""
    return next((number for number in range(1, _KEPT) if not _backup(path, number).exists()), _KEPT)


def _backup(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
