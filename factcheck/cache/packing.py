"""Keys, and values as they stand on disk: with a checksum, and compressed where that is smaller."""

from __future__ import annotations

import zlib
from hashlib import blake2b

_CHECK = 8  # bytes of the checksum
_PLAIN, _SMALL = b"-", b"z"
_NOTHING = (1 << 64) - 1  # in place of a length


def key(*parts: bytes | str | None) -> bytes:
    """Twenty bytes that stand for these parts in this order: ("ab", "c") has another key than ("a", "bc")."""
    digest = blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update((_NOTHING if content is None else len(content)).to_bytes(8, "big"))
        digest.update(content or b"")
    return digest.digest()


def packed(key_: bytes, value: bytes) -> bytes:
    """A value ready for the disk."""
    small = zlib.compress(value, 1)
    content = _SMALL + small if len(small) < len(value) else _PLAIN + value
    return _checksum(key_, content) + content


def unpacked(key_: bytes, stored: bytes) -> bytes | None:
    """The value that was packed for this key, or None when it is not what it was."""
    check, content = stored[:_CHECK], stored[_CHECK:]
    if not content or check != _checksum(key_, content):
        return None
    return zlib.decompress(content[1:]) if content[:1] == _SMALL else content[1:]


def _checksum(key_: bytes, content: bytes) -> bytes:
    """Over the key too, so that a value can never be taken for another's."""
    return blake2b(content, digest_size=_CHECK, key=key_).digest()
