"""A score is the outcome of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import Engine, SearchRequest
from indexer.explanation import Explanation, explain
from indexer.lexicon import Lexicon
from indexer.querylanguage import parse
from tests.indexer.shelf import Leaf, shelve


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("explained")), {
        "un": Leaf("La grève générale continue.", "Grève"), "deux": Leaf("Le logement social."),
    })
    yield opened
    opened.close()


def leaves(explanation: Explanation) -> list[Explanation]:
    return [leaf for part in explanation.parts for leaf in leaves(part)] or [explanation]


@pytest.mark.parametrize("text", ["grève", "grève générale", '"grève générale"', "gén*", "grève^2"])
def test_the_steps_lead_to_the_score_of_the_hit(engine: Engine, text: str) -> None:
    query = parse(text, Lexicon(engine)).query
    (hit,) = engine.search(SearchRequest(query)).hits
    explained = explain(engine, query, "un")
    assert explained is not None
    assert explained.score == pytest.approx(hit.score)
    assert all(leaf.score > 0 for leaf in leaves(explained))


@pytest.mark.parametrize("text", ["grève générale", '"grève générale"'])
def test_sums_add_up_and_the_best_is_the_best(engine: Engine, text: str) -> None:
    explained = explain(engine, parse(text, Lexicon(engine)).query, "un")
    steps = [explained]
    while steps:
        step = steps.pop()
        assert step is not None
        steps += step.parts
        if step.rule == "sum":
            assert sum(part.score for part in step.parts) == pytest.approx(step.score)
        if step.rule == "best":
            assert step.parts[0].score == pytest.approx(step.score)


def test_a_statement_that_is_not_found_has_no_explanation(engine: Engine) -> None:
    assert explain(engine, parse("grève", Lexicon(engine)).query, "deux") is None


def test_a_leaf_says_the_term_and_where_it_stands(engine: Engine) -> None:
    explained = explain(engine, parse("grève générale", Lexicon(engine)).query, "un")
    assert explained is not None
    assert any("=générale in body" in leaf.what for leaf in leaves(explained))


@pytest.mark.parametrize("text", ["", "type:communique", "type:communique -a:tag"])
def test_where_nothing_adds_to_the_score_that_is_said_and_no_name_of_a_class(engine: Engine, text: str) -> None:
    explained = explain(engine, parse(text, Lexicon(engine)).query, "un")
    assert explained == Explanation("", "filter", 0.0)
