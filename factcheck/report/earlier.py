"""Whether a file is a report of an earlier check, which a new one may replace."""

from __future__ import annotations

import json
import re

_TEXT = re.compile(r"known and not yet verified\.\s*\Z")
_COMMANDS = re.compile(r"(?:::(?:error|warning|notice)[^\n]*(?:\n|\Z))+")
_TESTS = re.compile(r"\A<\?xml[^>]*>\s*<testsuites name=\"factcheck\"")


def ours(content: bytes) -> bool:
    """By what every report of ours holds, whatever its format; an empty file holds nothing of anybody's."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    if not text.strip() or _TEXT.search(text) or _COMMANDS.fullmatch(text) or _TESTS.match(text):
        return True
    try:
        return _of_json(json.loads(text))
    except (ValueError, RecursionError, TypeError, KeyError, IndexError, AttributeError):
        return False


def _of_json(found: object) -> bool:
    if isinstance(found, list):  # for GitLab
        return all(str(entry["check_name"]).startswith("factcheck") for entry in found)
    if not isinstance(found, dict):
        return False
    if "runs" in found:  # SARIF
        return bool(found["runs"][0]["tool"]["driver"]["name"] == "factcheck")
    return {"findings", "documents", "counts", "status"} <= found.keys()
