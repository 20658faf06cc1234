"""Samples are quarters of each other, and completions from them are the archive's most frequent words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sampling import DEEPEST, LEAST, level_for, levels_of
from indexer.suggestions import Suggestion, complete
from tests.indexer.shelf import Leaf, shelve


@given(st.text())
def test_a_statement_in_a_sample_is_in_every_larger_one(identifier: str) -> None:
    levels = levels_of(identifier)
    assert list(levels) == list(range(1, len(levels) + 1))
    assert len(levels) <= DEEPEST


def test_each_sample_is_about_a_quarter_of_the_one_before() -> None:
    found = [len(levels_of(str(number))) for number in range(40_000)]
    for level in (1, 2, 3):
        share = sum(one >= level for one in found) / len(found)
        assert share == pytest.approx(4 ** -level, rel=0.1)


@pytest.mark.parametrize(("statements", "level"), [
    (0, 0), (LEAST, 0), (LEAST * 4 - 1, 0), (LEAST * 4, 1), (LEAST * 16, 2), (100_000, 5), (10 ** 9, DEEPEST)])
def test_the_sample_grows_smaller_with_the_archive(statements: int, level: int) -> None:
    assert level_for(statements) == level


def test_short_prefixes_are_completed_by_the_most_frequent_with_their_true_counts(tmp_path: Path) -> None:
    """What is frequent is completed from a sample, what is rare is still found."""
    engine = shelve(tmp_path, {f"n{number}": Leaf(
        f"Le logement et la locataire{' logistique' if number % 2 else ''}{' loterie' if number == 7 else ''}.",
        signed=("Lola Martin",) if number % 3 else ("Rosa Duval",)) for number in range(LEAST * 4)})
    try:
        assert level_for(engine.count()) == 1
        assert complete(engine, "lo", 3) == [
            Suggestion("Lola Martin", "person", 170), Suggestion("locataire", "word", 256),
            Suggestion("logement", "word", 256)]
        assert complete(engine, "log", 2) == [
            Suggestion("logement", "word", 256), Suggestion("logistique", "word", 128)]
        assert complete(engine, "lot", 2) == [Suggestion("loterie", "word", 1)]
    finally:
        engine.close()
