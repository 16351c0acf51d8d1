"""What was set up, in words, and what is left for people to do."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.init.files import SETTINGS
from factcheck.init.writing import Done

_OWNER = b"OWNER"  # what stands in a template for the account that factcheck is under


def told(done: Done) -> str:
    """The files one by one, then the next steps."""
    return "\n".join([*_files(done), *_steps(done)])


def _files(done: Done) -> Iterator[str]:
    for file in done.written:
        yield f"Wrote {file.name}"
    for file in done.same:
        yield f"{file.name} is as it should be"
    for file in done.left:
        yield f"Left {file.name} as it is"
        if file.entry:
            yield "  To check articles before each commit, add this to its repos:"
            yield file.entry.rstrip("\n")


def _steps(done: Done) -> Iterator[str]:
    owned = [file.name for file in done.written if _OWNER in file.content]
    if owned:
        yield f"Write the account that factcheck is under in place of OWNER: {', '.join(owned)}"
    if any(file.name == SETTINGS for file in done.written):
        yield f"Say in {SETTINGS} where your articles are; it names the folder articles"
