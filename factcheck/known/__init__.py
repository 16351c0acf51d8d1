"""Claims that were verified before: read from earlier worksheets and ClaimReview feeds, and found again."""

from __future__ import annotations

from factcheck.known.record import Known
from factcheck.known.sources import read_known
from factcheck.known.suggest import suggest

__all__ = ["Known", "read_known", "suggest"]
