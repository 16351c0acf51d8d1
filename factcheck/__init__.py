"""factcheck: articles in, a worksheet of claims to verify out.

The public names below are imported when they are first used, so that ``import factcheck`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError as FactcheckError
    from factcheck.model import Claim as Claim
    from factcheck.model import Date as Date
    from factcheck.model import Document as Document
    from factcheck.model import Figure as Figure
    from factcheck.model import Group as Group
    from factcheck.model import Link as Link
    from factcheck.model import Quotation as Quotation
    from factcheck.model import Reason as Reason
    from factcheck.model import Speaker as Speaker
    from factcheck.run import Extraction as Extraction
    from factcheck.run import extract as extract
    from factcheck.run import pipeline as pipeline
    from factcheck.settings import Settings as Settings

__version__ = "0.1.0"

_HOME = {
    "Extraction": "factcheck.run",
    "extract": "factcheck.run",
    "pipeline": "factcheck.run",
    "FactcheckError": "factcheck.errors",
    "Settings": "factcheck.settings",
    **dict.fromkeys(
        ("Claim", "Date", "Document", "Figure", "Group", "Link", "Quotation", "Reason", "Speaker"),
        "factcheck.model",
    ),
}

__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
