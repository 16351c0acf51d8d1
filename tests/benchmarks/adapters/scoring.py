"""What every set needs: reading rows, running the command, and asking the fixed scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class MeasureError(Exception):
    """A set could not be measured; the message says why."""


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file. Raises MeasureError when there is no such file."""
    if not path.is_file():
        raise MeasureError(f"no {path.name} in the folder of benchmark sets")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(folder: Path, task: str, gold: Iterable[Mapping[str, Any]], pred: Iterable[Row], *more: str) -> Row:
    """What ``score.py`` in ``folder`` prints for these gold rows and predictions."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [_write(Path(scratch) / name, data) for name, data in (("gold", gold), ("pred", pred))]
        return _json(_run([str(folder / "score.py"), task, *map(str, files), *more]))


def extract(paths: Iterable[Path]) -> list[Row]:
    """The worksheet's rows for these files and folders, taken in one run of the real command."""
    with tempfile.TemporaryDirectory() as scratch:
        sheet = Path(scratch) / "worksheet.jsonl"
        _run(["-m", "factcheck", "extract", *map(str, paths), "-o", str(sheet)])
        return rows(sheet)


def picked(result: Row, keys: Mapping[str, str]) -> dict[str, float]:
    """Numbers out of a scorer's answer: ``{"f1": "attribution.f1"}`` names where each one lies."""
    found: dict[str, float] = {}
    for name, path in keys.items():
        value: Any = result
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            found[name] = float(value)
    return found


def _write(path: Path, data: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in data), encoding="utf-8")
    return path


def _run(arguments: list[str]) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise MeasureError(f"exit status {done.returncode}: {last}")
    return done.stdout


def _json(text: str) -> Row:
    found: Row = json.loads(text)
    return found
