"""Samples of statements, each a quarter of the one before: what is most frequent shows in a few hundred statements.

A completion of one letter would otherwise count every word of the archive that begins with it.
"""

from __future__ import annotations

from zlib import crc32

# As many statements, at least, tell which words are the most frequent.
LEAST = 64
DEEPEST = 10


def levels_of(identifier: str) -> range:
    """The samples that a statement is in: one in four is in sample 1, one in sixteen in sample 2 too, and so on."""
    number = crc32(identifier.encode(errors="surrogatepass")) | 1 << 2 * DEEPEST
    trailing = (number & -number).bit_length() - 1
    return range(1, trailing // 2 + 1)


def level_for(statements: int) -> int:
    """The smallest sample of an archive of this size that still holds enough; 0 for no sample."""
    level = 0
    while statements >= LEAST * 4 ** (level + 1) and level < DEEPEST:
        level += 1
    return level
