"""Completion and similar statements come from the archive alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import Engine, SearchRequest
from indexer.stored import unpacked
from indexer.suggestions import complete, similar_query
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


def test_a_name_is_one_line_whatever_its_spellings_and_counts_for_all_of_them(tmp_path: Path) -> None:
    spelled = {f"s{number}": Leaf("Un texte.", signed=(signatory,), quoted=(quoted,), issuers=(issuer,))
               for number, (signatory, quoted, issuer) in enumerate((
                   ("Léonore Moncond’huy", "Jean-Michel Fabre", "FO"),
                   ("Léonore Moncond'huy", "Fabre Jean-Michel", "Force ouvrière"),
                   ("Léonore Moncond’huy", "Jean-Michel Fabre", "FSU")))}
    engine = shelve(tmp_path, spelled)
    try:
        assert complete(engine, "leonore mon") == [("Léonore Moncond’huy", "person", 3)]
        assert complete(engine, "jean mi") == [("Jean-Michel Fabre", "person", 3)]
        assert [one[1:] for one in complete(engine, "force ouv") if one.kind != "word"] == [("organisation", 2)]
        assert complete(engine, "cite:fab") == [('cite:"Jean-Michel Fabre"', "person", 3)]
        assert complete(engine, "signataire:fab") == []
    finally:
        engine.close()


def test_similar_statements_share_what_sets_one_apart_and_leave_it_out(engine: Engine) -> None:
    hit = engine.get(["deux"])["deux"]
    found = engine.search(SearchRequest(similar_query(engine, "deux", unpacked(hit.stored)))).hits
    assert [one.id for one in found] == ["quatre", "un"]
