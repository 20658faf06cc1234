"""The last word of a query is completed by what stands behind the others, and counted with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engine import Engine, SearchRequest
from indexer.lexicon import Lexicon
from indexer.querylanguage import parse
from indexer.sampling import LEAST
from indexer.wordcompletion import completed
from tests.indexer.shelf import Leaf, shelve

LEAVES: dict[str, Leaf | str] = {
    "un": "Le droit au logement social est un droit aujourd'hui menacé, dit la société de HLM.",
    "deux": "Le logement social manque ; le droit aux vacances aussi.",
    "trois": "La protection sociale, la société civile : aujourd'hui plus qu'hier.",
    "quatre": "Le droit au logement opposable, rendez-vous au rectorat. Le droit de grève.",
    "cinq": Leaf("Une grève sociale.", signed=("Jean-Michel Fabre",)),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("words")), LEAVES)
    yield opened
    opened.close()


@pytest.mark.parametrize(("query", "expected"), [
    pytest.param("soc", [("sociale", 2), ("social", 2), ("société", 2)], id="a word alone"),
    pytest.param("logement soc", [("logement social", 2), ("logement société", 1)], id="counted with what is before"),
    pytest.param("Logement  soci", [("Logement  social", 2), ("Logement  société", 1)], id="written as it was"),
    pytest.param("signataire:Fabre soc", [("signataire:Fabre sociale", 1)], id="behind a field"),
    pytest.param("les soc", [("les sociale", 2), ("les social", 2), ("les société", 2)], id="behind a stop word"),
    pytest.param("zzzz soc", [], id="behind what nothing has"),
    pytest.param('"droit au', [('"droit au"', 2), ('"droit aujourd\'hui"', 1), ('"droit aux"', 1)],
                 id="a phrase goes on in whole words, and is closed"),
    pytest.param('"droit au logement op', [('"droit au logement opposable"', 1)], id="a longer phrase"),
    pytest.param('grève "droit de', [('grève "droit de"', 1)], id="a phrase behind a word"),
    pytest.param("« droit au l", [("« droit au logement\u00a0»", 2)], id="French marks"),
    pytest.param('"droit au" soc', [('"droit au" social', 1), ('"droit au" société', 1)], id="behind a whole phrase"),
    pytest.param("aujourd", [("aujourd'hui", 2)], id="no half of a word"),
    pytest.param("rendez", [("rendez-vous", 1)], id="no half of a joined word"),
    pytest.param("", [], id="nothing"), pytest.param("logement ", [], id="no word begun"),
    pytest.param('"', [], id="a mark alone"),
])
def test_the_last_word_is_completed(engine: Engine, query: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(completed(engine, query, 10)) == sorted(expected)


def test_the_most_frequent_come_first_and_no_more_than_wanted(engine: Engine) -> None:
    assert completed(engine, "logement soc", 1) == [("logement social", 2)]


@pytest.mark.parametrize("query", ["logement soc", '"droit au', "société soc", '"droit au logement op'])
def test_what_is_proposed_finds_something(engine: Engine, query: str) -> None:
    for text, count in completed(engine, query, 10):
        found = engine.search(SearchRequest(parse(text, Lexicon(engine)).query, limit=0)).total
        assert found >= count > 0, text


def test_a_word_that_few_statements_hold_with_the_others_is_found_in_a_large_archive(tmp_path: Path) -> None:
    large = shelve(tmp_path, {f"n{number}": Leaf(
        f"Le logement{' et la loterie rare' if number == 7 else ' locatif'}.") for number in range(LEAST * 4)})
    try:
        assert completed(large, "rare lo", 5) == [("rare logement", 1), ("rare loterie", 1)]
        assert completed(large, "logement loc", 5) == [("logement locatif", LEAST * 4 - 1)]
    finally:
        large.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("\"“”«» -'gdroitslemnau"), max_size=20))
def test_any_text_is_completed(engine: Engine, query: str) -> None:
    for text, count in completed(engine, query, 5):
        assert text
        assert count > 0
