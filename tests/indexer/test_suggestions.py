"""Completion, corrections and similar statements come from the archive alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import Engine, SearchRequest
from indexer.stored import unpacked
from indexer.suggestions import complete, did_you_mean, similar_query
from tests.indexer.shelf import Leaf, shelve

LEAVES = {
    "un": Leaf("Les retraites et le logement social à Foix, la grève du logement.", "Logement",
               people={}, signed=("Jean-Michel Rivière",), tags=("logement social",)),
    "deux": Leaf("Le logement social manque, les loyers montent, la grève s'étend.", "Loyers", signed=("Rosa Duval",),
                 issuers=("CGT",)),
    "trois": Leaf("Les transports urbains et le climat.", "Transports"),
    "quatre": Leaf("Les loyers et le logement social en hausse, la grève.", "Hausse des loyers"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("suggestions")), LEAVES)
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "expected"), [
    pytest.param("riv", ("Jean-Michel Rivière", "person"), id="family name"),
    pytest.param("jean mi", ("Jean-Michel Rivière", "person"), id="first names without the hyphen"),
    pytest.param("RIVIERE", ("Jean-Michel Rivière", "person"), id="capitals"),
    pytest.param("confédération gé", ("CGT", "organisation"), id="other name of an organisation"),
    pytest.param("logement so", ("logement social", "tag"), id="tag"),
    pytest.param("log", ("logement", "word"), id="word"),
    pytest.param("les log", ("les logement", "word"), id="last word of several"),
    pytest.param("signé par riv", ("signé par Jean-Michel Rivière", "person"), id="who signs"),
    pytest.param("grève signée par jean-m", ("grève signée par Jean-Michel Rivière", "person"), id="words before"),
    pytest.param("signataire:riv", ('signataire:"Jean-Michel Rivière"', "person"), id="a field"),
    pytest.param('grève signataire:"jean-m', ('grève signataire:"Jean-Michel Rivière"', "person"), id="a field begun"),
    pytest.param("emetteur:cg", ("emetteur:CGT", "organisation"), id="a field of organisations"),
    pytest.param("tag:log", ('tag:"logement social"', "tag"), id="a field of tags"),
    pytest.param("grev", ("grève", "word"), id="word without accents"),
])
def test_a_beginning_is_completed(engine: Engine, typed: str, expected: tuple[str, str]) -> None:
    assert expected in [(one.text, one.kind) for one in complete(engine, typed)]


@pytest.mark.parametrize("typed", ["", "   ", "zzz", "\x00", "'"])
def test_what_begins_nothing_is_not_completed(engine: Engine, typed: str) -> None:
    assert complete(engine, typed) == []


def test_a_word_behind_others_is_no_name_where_no_role_is_asked_for(engine: Engine) -> None:
    assert {one.kind for one in complete(engine, "grève riv")} <= {"word"}


def test_words_come_by_how_many_statements_hold_them(engine: Engine) -> None:
    counts = [one.statements for one in complete(engine, "l") if one.kind == "word"]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(("typed", "meant"), [
    ("logemant", "logement"), ("logment social", "logement social"), ("greves", "grève"),
    ("climatt et transports", "climat et transports"), ("transporrs", "transports"),
    ("kogement", "logement"), ("ogement", "logement"), ("alogement", "logement"), ("olgement", "logement"),
    ("titre:logemant", "titre:logement"),
])
def test_an_unknown_word_is_corrected(engine: Engine, typed: str, meant: str) -> None:
    assert did_you_mean(engine, typed) == meant


@pytest.mark.parametrize("typed", ["logement", "grève", "xyzzyx", "504 000", "", "CGT"])
def test_what_is_known_or_too_far_is_not_corrected(engine: Engine, typed: str) -> None:
    assert did_you_mean(engine, typed) is None


def test_similar_statements_share_what_sets_one_apart_and_leave_it_out(engine: Engine) -> None:
    hit = engine.get(["deux"])["deux"]
    found = engine.search(SearchRequest(similar_query(engine, "deux", unpacked(hit.stored)))).hits
    assert [one.id for one in found] == ["quatre", "un"]
