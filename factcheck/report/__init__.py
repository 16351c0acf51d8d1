"""What a check found, for people and for programs: one format a file, from a Report to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.check import Report
from factcheck.report import github, gitlab, json_, junit, sarif, text

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": text.render,
        "json": json_.render,
        "github": github.render,
        "sarif": sarif.render,
        "code-scanning": sarif.alerts,
        "junit": junit.render,
        "gitlab": gitlab.render,
    }
)
