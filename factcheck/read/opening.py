"""Why a file cannot be opened, in plain words."""

from __future__ import annotations

from factcheck.errors import UnreadableInput


def refusal(path: str, error: OSError | ValueError) -> UnreadableInput:
    """What to tell about a path that was refused; a ValueError is for one with a zero character in it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableInput(f"{path} does not exist.", "Check the spelling of the path.")
    if isinstance(error, PermissionError):
        return UnreadableInput(f"{path} may not be opened.", "Ask for permission to read it, or copy it.")
    return UnreadableInput(f"{path} cannot be read ({error}).", "Check the path and the disk.")


def folder(path: str) -> UnreadableInput:
    """What to tell about a folder where a file is needed."""
    return UnreadableInput(f"{path} is a folder.", "Name a file in it.")
