"""One job: tell that two statements say the same, exactly or nearly. Knows no store: gives keys and likenesses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from corpus.statement import BlockKind, Statement

_BODY = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})
_COMMON_MARKS = re.compile(r"[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 3
"""Words in one shingle: two do not tell a text from another of the same field, five miss small corrections."""

SKETCH_SIZE = 128
"""Smallest hashes kept: the standard error of a likeness is at most 1 / (2 · √128) = 4 %."""

Sketch = tuple[int, ...]


def body_key(statement: Statement) -> str:
    """A key that is equal for statements with the same body, whatever their letterhead, date, case and spacing."""
    words = " ".join(_words(_body(statement)))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def sketch(statement: Statement) -> Sketch:
    """A fingerprint of the body for `similarity`: its smallest shingle hashes, sorted.

    Bottom-k sketch after A. Broder, "On the resemblance and containment of documents" (1997).
    """
    hashes = {_hash(shingle) for shingle in _shingles(_words(_body(statement)))}
    return tuple(sorted(hashes)[:SKETCH_SIZE])


def similarity(first: Sketch, second: Sketch) -> float:
    """The estimated share of shingles that two bodies have in common, from 0 to 1."""
    if not first or not second:
        return float(first == second)
    smallest = sorted({*first, *second})[:SKETCH_SIZE]
    common = set(first) & set(second)
    return sum(value in common for value in smallest) / len(smallest)


def _body(statement: Statement) -> str:
    """The text of the blocks that carry the message; the whole text when the structure shows none."""
    parts = [statement.text[block.start:block.end] for block in statement.structure.blocks if block.kind in _BODY]
    return "\n".join(parts) if any(part.strip() for part in parts) else statement.text


def _words(text: str) -> list[str]:
    """The words folded to what survives retyping: no case, no accents, no ligatures."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = _COMMON_MARKS.sub("", plain)
    if not letters.isascii():
        letters = "".join(character for character in letters if not unicodedata.combining(character))
    return _WORD.findall(letters)


def _shingles(words: list[str]) -> Iterator[str]:
    if len(words) < _SHINGLE:
        yield " ".join(words)
    for index in range(len(words) - _SHINGLE + 1):
        yield " ".join(words[index:index + _SHINGLE])


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big")
