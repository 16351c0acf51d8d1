import io
import time

import pytest
from rich.console import Console

from factcheck import progress
from factcheck.progress import Stages, shown


def terminal(*, is_terminal: bool = True) -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(file=stream, force_terminal=is_terminal, width=80), stream


def wait_for(stream: io.StringIO, text: str) -> bool:
    deadline = time.monotonic() + 5
    while text not in stream.getvalue() and time.monotonic() < deadline:
        time.sleep(0.01)
    return text in stream.getvalue()


def test_work_of_less_than_a_second_shows_nothing() -> None:
    console, stream = terminal()
    with shown(Stages(), console) as watch:
        watch("Reading", 0, 3)
    assert stream.getvalue() == ""


def test_longer_work_shows_its_stage_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    console, stream = terminal()
    with shown(Stages(), console) as watch:
        watch("Loading the language model", 0, 0)
        assert wait_for(stream, "Loading the language model")


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    console, stream = terminal(is_terminal=False)
    with shown(Stages(), console) as watch:
        watch("Reading", 0, 3)
        time.sleep(0.05)
    assert stream.getvalue() == ""


def test_stages_keep_their_order_and_their_seconds() -> None:
    stages = Stages()
    for stage in ("Reading", "Reading", "Looking for claims"):
        stages(stage, 0, 1)
    names, seconds = zip(*stages.times(), strict=True)
    assert names == ("Reading", "Looking for claims")
    assert all(each >= 0 for each in seconds)
    assert Stages().times() == []
