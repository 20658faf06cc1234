"""Laws: over random statements and random queries every engine does what the reference engine does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engine import Area, Engine, Entry, Field, Posting, SearchRequest, Sort
from indexer.engines import open_engine
from indexer.engines.querytree import constant_score
from indexer.query import (
    And,
    Best,
    Boosted,
    DateRange,
    Everything,
    Fuzzy,
    Has,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)
from tests.indexer.reference_engine import ReferenceEngine, edits

KINDS = ("tantivy", "whoosh")
AREAS = (Area.TITLE, Area.BODY)
FIELDS = (Field.TAG, Field.PERSON_KEY, Field.FORM)
WORDS = st.sampled_from(
    ["a", "b", "ab", "ba", "abc", "acb", "=a", "~a", "é", "éa", "e", "a.b", "a*", "(a", "\U0001f600"])
VALUES = st.sampled_from(["x", "y", "é", "x y", "x\ty", "Jean-Michel Fabre"])
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - each write waits for the disk
FACETS = {Field.TAG: 2, Field.PERSON_KEY: 2, Field.FORM: 3}
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

areas = st.dictionaries(
    st.sampled_from(AREAS),
    st.lists(st.builds(Posting, WORDS, st.integers(0, 8)), max_size=10, unique=True))
keywords = st.dictionaries(st.sampled_from(FIELDS), st.lists(VALUES, max_size=3))
days = st.one_of(st.just((None, None)), st.tuples(st.integers(1, 20), st.integers(0, 5)).map(
    lambda pair: (pair[0], pair[0] + pair[1])))


@st.composite
def statements(draw: st.DrawFn) -> Entry:
    first, last = draw(days)
    key = draw(st.sampled_from(["k1", "k2", "k3", "prefix-long-1", "prefix-long-2", "é"]))
    return Entry(key, draw(areas), draw(keywords), first, last, f'{{"key": "{key}"}}')


bound = st.none() | st.integers(0, 26)
boost = st.sampled_from([0.0, 0.5, 1.0, 3.0])
leaves: st.SearchStrategy[Query] = st.one_of(
    st.just(Everything()),
    st.just(Nothing()),
    st.builds(Term, st.sampled_from(AREAS), WORDS, boost),
    st.builds(Prefix, st.sampled_from(AREAS), WORDS | st.just(""), boost),
    st.builds(Fuzzy, st.sampled_from(AREAS), WORDS, st.integers(1, 2), boost),
    st.builds(Phrase, st.sampled_from(AREAS),
              st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=3).map(tuple), st.integers(0, 4), boost),
    st.builds(Keyword, st.sampled_from(FIELDS), VALUES),
    st.builds(Has, st.sampled_from(FIELDS)),
    st.builds(DateRange, bound, bound),
)


def branches(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    parts = st.lists(children, max_size=4).map(tuple)
    return st.one_of(
        st.builds(And, parts),
        st.builds(Or, parts, st.integers(0, 4)),
        st.builds(Best, parts),
        st.builds(Not, children),
        st.builds(Boosted, children, boost),
    )


queries = st.recursive(leaves, branches, max_leaves=8)


@contextmanager
def opened(kind: str) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        engine = open_engine(kind, Path(folder) / "index", writable=True)
        yield engine
        engine.close()


@pytest.mark.parametrize("kind", KINDS)
@EXAMPLES
@given(first=st.lists(statements(), max_size=6), second=st.lists(statements(), max_size=3),
       gone=st.lists(st.sampled_from(["k1", "k2", "é", "absent"]), max_size=2),
       asked=st.lists(queries, min_size=1, max_size=12))
def test_an_engine_finds_and_counts_what_the_reference_does(
        kind: str, first: list[Entry], second: list[Entry], gone: list[str], asked: list[Query]) -> None:
    reference = ReferenceEngine()
    with opened(kind) as engine:
        for each in (reference, engine):
            each.write(first, stamp="one")
            each.write(second, stamp="two", delete=gone)
        assert engine.ids() == reference.ids()
        assert engine.count() == reference.count()
        for query in asked:
            request = SearchRequest(query, limit=20, facets=FACETS)
            found, expected = engine.search(request), reference.search(request)
            assert {hit.id for hit in found.hits} == {hit.id for hit in expected.hits}, query
            assert (found.total, found.facets) == (expected.total, expected.facets), query
            for sort in (Sort.NEWEST, Sort.OLDEST):
                page = SearchRequest(query, limit=2, offset=1, sort=sort)
                assert engine.search(page).hits == reference.search(page).hits, query


@pytest.mark.parametrize("kind", KINDS)
@EXAMPLES
@given(first=st.lists(statements(), max_size=6), second=st.lists(statements(), max_size=3),
       prefix=WORDS | st.just(""), limit=st.integers(0, 5), order=st.tuples(st.booleans(), st.none() | queries))
def test_an_engine_lists_the_terms_that_the_reference_lists(
        kind: str, first: list[Entry], second: list[Entry], prefix: str, limit: int,
        order: tuple[bool, Query | None]) -> None:
    by_count, within = order
    reference = ReferenceEngine()
    with opened(kind) as engine:
        for each in (reference, engine):
            each.write(first, stamp="one")
            each.write(second, stamp="two", delete=["k1"])
        for field in (*AREAS, *FIELDS):
            assert (engine.terms(field, prefix, limit, by_count=by_count, within=within)
                    == reference.terms(field, prefix, limit, by_count=by_count, within=within))
            assert engine.holders(field, prefix) == reference.holders(field, prefix)


@pytest.mark.parametrize("kind", KINDS)
@EXAMPLES
@given(first=st.lists(statements(), max_size=6), second=st.lists(statements(), max_size=6), query=queries)
def test_a_rebuilt_index_answers_like_one_that_grew(
        kind: str, first: list[Entry], second: list[Entry], query: Query) -> None:
    latest = {entry.id: entry for entry in [*first, *second]}
    with opened(kind) as grown, opened(kind) as rebuilt:
        grown.write(first, stamp="one")
        grown.write(second, stamp="two")
        rebuilt.rebuild(latest.values(), stamp="two")
        request = SearchRequest(query, limit=20, sort=Sort.OLDEST, facets=FACETS)
        assert grown.search(request) == rebuilt.search(request)
        assert grown.get(latest) == rebuilt.get(latest)


@EXAMPLES
@given(entries=st.lists(statements(), max_size=6), query=queries)
def test_pages_by_relevance_join_without_gap_or_repetition(entries: list[Entry], query: Query) -> None:
    for kind in KINDS:
        with opened(kind) as engine:
            engine.write(entries, stamp="one")
            whole = engine.search(SearchRequest(query, limit=20)).hits
            pages = [hit for offset in range(len(whole) + 1)
                     for hit in engine.search(SearchRequest(query, limit=1, offset=offset)).hits]
            assert pages == list(whole)
            assert [(-hit.score, hit.id) for hit in whole] == sorted((-hit.score, hit.id) for hit in whole)


@EXAMPLES
@given(entries=st.lists(statements(), max_size=6), query=queries)
def test_a_score_that_is_said_to_be_constant_is_that_of_every_hit(entries: list[Entry], query: Query) -> None:
    score = constant_score(query)
    with opened("whoosh") as engine:
        engine.write(entries, stamp="one")
        found = {hit.score for hit in engine.search(SearchRequest(query, limit=20)).hits}
        assert score is None or all(each == pytest.approx(score) for each in found)


@pytest.mark.parametrize(("left", "right", "expected"), [
    ("grève", "grève", 0), ("grève", "greve", 1), ("grève", "grvèe", 1), ("ca", "abc", 3), ("", "ab", 2),
], ids=["same", "accent", "swap", "swap then insert is no single swap", "from nothing"])
def test_the_oracle_counts_edits_by_optimal_string_alignment(left: str, right: str, expected: int) -> None:
    assert edits(left, right) == expected
