"""Walks over queries visit every part once, from the inside out, however deep."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indexer.engine import QueryTooDeep
from indexer.engines.querytree import check_names, constant_score, encodable, evaluate, score_levels
from indexer.query import And, Best, Boosted, Everything, Fuzzy, Has, Keyword, Not, Or, Prefix, Query, Term

TERM = Term("body", "a")
HALF = Prefix("body", "a", 0.5)


def test_a_walk_hands_each_node_the_values_of_its_parts_in_order() -> None:
    def shown(query: Query, parts: Sequence[str]) -> str:
        return f"{type(query).__name__}({','.join(parts)})"

    query = And((Or((TERM, HALF)), Not(Boosted(TERM, 2))))
    assert evaluate(query, shown) == "And(Or(Term(),Prefix()),Not(Boosted(Term())))"


def test_what_stands_in_several_places_is_combined_once() -> None:
    combined: list[Query] = []

    def count(query: Query, parts: Sequence[int]) -> int:
        combined.append(query)
        return 1 + sum(parts)

    word = Best((TERM, HALF))
    assert evaluate(Or((And((word, Boosted(word, 2))), word)), count) == 12
    assert combined.count(word) == 1


def test_a_walk_refuses_what_is_nested_beyond_reason() -> None:
    query: Query = TERM
    for _ in range(1001):
        query = And((query,))
    with pytest.raises(QueryTooDeep, match="parentheses"):
        check_names(query)


@pytest.mark.parametrize(("query", "expected"), [
    (Everything(), 0.0), (Has("tag"), 0.0), (Not(TERM), 0.0), (HALF, 0.5), (Fuzzy("body", "a", 1, 2.0), 2.0),
    (TERM, None), (Boosted(TERM, 0), 0.0), (Boosted(HALF, 3), 1.5), (Boosted(TERM, 3), None),
    (And((HALF, HALF, Everything())), 1.0), (And((HALF, TERM)), None), (And(()), 0.0),
    (Or((Everything(), Not(TERM))), 0.0), (Or((HALF, HALF)), None), (Best((HALF, Everything())), None),
], ids=repr)
def test_constant_scores(query: Query, expected: float | None) -> None:
    assert constant_score(query) == expected


@pytest.mark.parametrize("query", [Term("corps", "a"), Keyword("étiquette", "a"), Not(Prefix("tag", "a"))], ids=repr)
def test_names_that_there_are_not_are_refused(query: Query) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        check_names(query)


def test_what_utf_8_cannot_hold_is_replaced() -> None:
    assert encodable("gr\udce8ve") == "gr?ve"
    assert encodable("grève") == "grève"


def test_a_query_of_few_scores_comes_apart_by_them_highest_first() -> None:
    fuzzy = Fuzzy("title", "a", 1, 2.0)
    high, low = Or((fuzzy,)), And((Or((HALF,)), Not(Or((fuzzy,)))))
    assert score_levels(Best((HALF, fuzzy))) == [(2.0, high), (0.5, low)]
    assert score_levels(And((Best((HALF, fuzzy)), Has("tag")))) == [(2.0, And((high, Has("tag")))),
                                                                    (0.5, And((low, Has("tag"))))]


@pytest.mark.parametrize("query", [
    TERM, Best((HALF, TERM)), And((TERM, Best((HALF, HALF)))), Or((HALF, HALF))], ids=repr)
def test_a_query_whose_scores_may_be_any_has_no_levels(query: Query) -> None:
    assert score_levels(query) is None
