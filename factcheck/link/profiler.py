"""Profiles of claims that come as bytes, as they lie in a spool or are sent to another process."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from factcheck.link.profile import Names, Profile, profile
from factcheck.model import Claim

_REMEMBERED = 1 << 13  # profiles: some eighty megabytes

decode = msgspec.msgpack.Decoder(Claim).decode


class Profiler:
    """From the bytes of a claim to its profile, by the names of the run; the latest ones are remembered."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._profile = lru_cache(maxsize=_REMEMBERED)(lambda claim: profile(decode(claim), names))

    def __call__(self, claim: bytes) -> Profile:
        return self._profile(claim)

    def __reduce__(self) -> tuple[type[Profiler], tuple[Names]]:
        return Profiler, (self._names,)  # what is remembered stays in its process
