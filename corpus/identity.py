"""One job: the identifier of a statement, minted from its content. Knows no storage and no catalogue."""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 after Douglas Crockford, in lower case: no i, l, o, u, so that an identifier can be read aloud."""

LENGTH = 12


def statement_id(text: str) -> str:
    """The identifier of a reading text: 60 bits of its SHA-256; the same text has the same identifier."""
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> (64 - 5 * LENGTH)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
