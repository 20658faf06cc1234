"""The spacings of phrases are all there are, and never too many."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.phrases import MOST_SPACINGS, bounded_slop, spacings


@pytest.mark.parametrize(("size", "slop", "expected"), [
    (1, 5, [(0,)]),
    (2, 0, [(0, 1)]),
    (2, 2, [(0, 1), (0, 2), (0, 3)]),
    (3, 1, [(0, 1, 2), (0, 2, 3), (0, 1, 3)]),
])
def test_spacings_of(size: int, slop: int, expected: list[tuple[int, ...]]) -> None:
    assert sorted(spacings(size, slop)) == sorted(expected)


@given(st.integers(2, 5), st.integers(0, 4))
def test_spacings_are_all_choices_of_rising_offsets_within_the_slop(size: int, slop: int) -> None:
    within = bounded_slop(size, slop)
    choices = [(0, *rest) for rest in combinations(range(1, size + within), size - 1)]
    found = spacings(size, slop)
    assert sorted(found) == choices
    assert all(left < right for offsets in found for left, right in pairwise(offsets))


@given(st.integers(0, 60), st.integers(0, 10**9))
def test_spacings_are_never_too_many(size: int, slop: int) -> None:
    assert 0 <= bounded_slop(size, slop) <= slop
    if size:
        assert 1 <= len(spacings(size, slop)) <= MOST_SPACINGS


def test_two_words_may_stand_hundreds_apart_and_four_a_dozen() -> None:
    assert bounded_slop(2, 10_000) == 499
    assert bounded_slop(4, 10_000) == 12
