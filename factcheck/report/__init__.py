"""What a check found, for people and for programs: one format a file, from a Report to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.check import Report
from factcheck.report import text

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType({"text": text.render})
