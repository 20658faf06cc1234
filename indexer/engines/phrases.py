"""The spacings of a phrase with slop, so that every engine means the same thing. It knows no engine."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb

MOST_SPACINGS = 500
"""A phrase of two words may have 499 words between them, one of four words 12."""


def spacings(size: int, slop: int) -> list[tuple[int, ...]]:
    """Every way to place `size` words in order with at most `slop` words between them: offsets from 0.

    The closest come first. Slop beyond what fits in `MOST_SPACINGS` is cut.
    """
    if size == 1:
        return [(0,)]
    fitting = bounded_slop(size, slop)
    return [offsets for total in range(fitting + 1) for offsets in _placed(size, total)]


def bounded_slop(size: int, slop: int) -> int:
    """The largest slop, up to `slop`, whose spacings are not too many."""
    fitting = 0
    if size < 2:
        return fitting
    while fitting < slop and comb(fitting + size, size - 1) <= MOST_SPACINGS:
        fitting += 1
    return fitting


def _placed(size: int, total: int) -> Iterator[tuple[int, ...]]:
    """Offsets of `size` ordered words with exactly `total` words between them."""
    if size == 2:
        yield 0, total + 1
        return
    for last_gap in range(total + 1):
        for offsets in _placed(size - 1, total - last_gap):
            yield *offsets, offsets[-1] + last_gap + 1
