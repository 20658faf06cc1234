"""The measures of a ranking, against values worked out by hand."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation import Judged, evaluate, ndcg, recall

GRADES = {"a": 2, "b": 1}


@pytest.mark.parametrize(("ranked", "value"), [
    (["a", "b"], 1.0),
    (["b", "a"], (1 + 3 / log2(3)) / (3 + 1 / log2(3))),
    (["x", "a"], (3 / log2(3)) / (3 + 1 / log2(3))),
    ([], 0.0),
])
def test_gain_is_discounted_by_rank(ranked: list[str], value: float) -> None:
    assert ndcg(ranked, GRADES) == pytest.approx(value)


def test_what_comes_after_the_cut_counts_nothing() -> None:
    assert ndcg(["x"] * 10 + ["a", "b"], GRADES) == 0.0
    assert recall(["a", *["x"] * 60, "b"], GRADES) == 0.5


def test_scores_are_averaged_by_kind() -> None:
    judged = [Judged("q1", "person", {"a": 2}), Judged("q2", "person", {"b": 2}), Judged("q3", "date", {"c": 1})]
    report = evaluate(judged, lambda query, _: ["a"] if query == "q1" else ["c"])
    assert report.by_kind["person"].ndcg == 0.5
    assert report.by_kind["date"].recall == 1.0
    assert report.overall.ndcg == pytest.approx(2 / 3)


@given(st.lists(st.sampled_from("abcxyz"), unique=True), st.dictionaries(st.sampled_from("abc"), st.integers(0, 3)))
def test_measures_stay_between_nought_and_one(ranked: list[str], grades: dict[str, int]) -> None:
    assert 0 <= ndcg(ranked, grades) <= 1.0000001
    assert 0 <= recall(ranked, grades) <= 1
