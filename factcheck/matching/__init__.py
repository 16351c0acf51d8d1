"""What became of the rows of an earlier worksheet: its files, and its claims."""

from __future__ import annotations

from factcheck.matching.files import GONE, UNKNOWN, Where, documents
from factcheck.matching.place import Place
from factcheck.matching.rows import Match, match

__all__ = ["GONE", "UNKNOWN", "Match", "Place", "Where", "documents", "match"]
