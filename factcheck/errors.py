"""What can go wrong, said so that a journalist knows what to do next."""

from __future__ import annotations


class FactcheckError(Exception):
    """Something the user can put right: ``message`` names the file and the fault, ``hint`` what to do.

    ``str(error)`` is one line: the message, then the hint. ``document`` is the path of the article or of the
    corpus whose content is not known because of it, where that matters.
    """

    document: str | None = None

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[FactcheckError], tuple[str, str], dict[str, object]]:
        """How to build it again in another process, from its two parts and its notes."""
        return type(self), (self.message, self.hint), self.__dict__


class UnreadableInput(FactcheckError):
    """A path that is missing, empty, binary, broken or of a kind that we do not read."""


class FailedAnalysis(FactcheckError):
    """A document that was read, but that a part of the pipeline could not work through."""


class UnusableOutput(FactcheckError):
    """An output that cannot be written, or that is somebody else's file."""


class BrokenWorksheet(FactcheckError):
    """A worksheet of ours that was damaged while it was edited: what people wrote could get lost."""


class UnknownRow(FactcheckError):
    """A row that was asked for by an id that no row, or more than one, has."""


class BadSettings(FactcheckError):
    """A configuration file or option that cannot be used."""


class MissingModel(FactcheckError):
    """The spaCy pipeline that was asked for is not installed."""


class UnusableEngine(FactcheckError):
    """Processes or a cluster for the work that are not there, do not answer, or do not fit."""


def cause(error: OSError) -> str:
    """Why the computer refused, in its own words: ``no space left on device``."""
    return (error.strerror or str(error)).lower()
