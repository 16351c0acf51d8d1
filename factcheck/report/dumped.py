"""Values as JSON, and names for findings that stay the same from run to run."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.check import Finding

_HALF = re.compile("[\ud800-\udfff]")
_LETTERS = 32  # of a hash in hexadecimal: 128 bits


def dumped(value: object) -> str:
    """JSON with a line end; half a character, as odd file names have, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def hashed(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a hash of its fingerprint, another one where a fingerprint comes again."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        key = f"{finding.fingerprint}#{seen[finding.fingerprint]}"
        yield finding, hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
