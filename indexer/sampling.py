"""Samples of statements, each a quarter of the one before: what is most frequent shows in a few hundred statements.

A completion of one letter would otherwise count every word of the archive that begins with it.
"""

from __future__ import annotations

from zlib import crc32

from indexer.engine import Engine, Field
from indexer.stopwords import STOP_WORDS

# As many statements, at least, tell which words are the most frequent.
LEAST = 64
DEEPEST = 10
SCANNED = 400
# Beginnings up to this long begin too many terms to count them all.
SHORT = 3


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


def frequent(engine: Engine, kind: str, prefix: str, limit: int) -> list[tuple[str, int]]:
    """The most frequent terms of a "name" or "word" that begin so, with their counts.

    Few letters begin thousands of terms: these are looked for in the smallest sample that has enough of them.
    """
    field, head = (Field.ALIAS, "name\t") if kind == "name" else (Field.FORM, "")
    for level in range(level_for(engine.count()) if len(prefix) <= SHORT else 0, 0, -1):
        sampled = engine.terms(Field.ALIAS, f"{kind}{level}\t{prefix}", limit * 4, by_count=True)
        terms = [term.partition("\t")[2] for term, _ in sampled]
        if len({term.rpartition("\t")[2] for term in terms if term.partition("\t")[0] not in STOP_WORDS}) >= limit:
            return [found for term in terms for found in engine.terms(field, f"{head}{term}", 4)]
    return engine.terms(field, head + prefix, SCANNED, by_count=True)
