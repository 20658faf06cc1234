"""Searches at one time answer as they would one after the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexer.engine import Engine, Field, SearchRequest
from indexer.lexicon import Lexicon
from indexer.querylanguage import parse
from tests.indexer.shelf import Leaf, shelve

WORDS = ("grève", "logement", "grève logement", "grève OU logement", "tract")


def counts(engine: Engine, text: str) -> tuple[int, list[str], dict[Field, tuple[tuple[str, int], ...]]]:
    query = parse(text, Lexicon(engine)).query
    found = engine.search(SearchRequest(query, 3, facets={Field.YEAR: 5, Field.TYPE: 5}))
    return found.total, [hit.id for hit in found.hits], dict(found.facets)


def test_facets_are_the_same_however_many_searches_there_are(tmp_path: Path) -> None:
    engine = shelve(tmp_path, {str(number): Leaf(f"La grève {number}, le logement." if number % 3 else "La grève.",
                                                 date=f"20{10 + number % 7}") for number in range(40)})
    alone = {text: counts(engine, text) for text in WORDS}
    asked = WORDS * 30
    with ThreadPoolExecutor(8) as crowd:
        assert list(crowd.map(lambda text: counts(engine, text), asked)) == [alone[text] for text in asked]
