"""A query with slips is corrected from what could stand there: fields, values of fields, words of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.statement import DocumentType
from indexer.corrections import corrected
from indexer.engine import Engine
from indexer.nearvalues import near_fields, near_values
from indexer.syntax import FieldName
from tests.indexer.shelf import Leaf, shelve

LEAVES: dict[str, Leaf | str] = {
    "un": Leaf("Les retraites et le logement social à Foix, la grève du logement.", "Logement", date="2024-06-21",
               signed=("Jean-Michel Fabre", "Rosa Duval"), issuers=("HSO",), tags=("logement social",)),
    "deux": Leaf("Le logement social manque, les loyers montent, la grève s'étend.", "Loyers", date="2020",
                 kind=DocumentType.TRACT, quoted=("Lise Fabbri",), issuers=("CGT",)),
    "trois": Leaf("Les transports urbains, un track, et le climat ; il importe de juger.", "Transports"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("corrections")), LEAVES)
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "meant"), [
    ("logemant", "logement"), ("logment social", "logement social"), ("greves", "grève"),
    ("climatt et transports", "climat et transports"), ("transporrs", "transports"),
    ("kogement", "logement"), ("ogement", "logement"), ("alogement", "logement"), ("olgement", "logement"),
    ("titre:logemant", "titre:logement"), ('"logemant social"', '"logement social"'),
])
def test_an_unknown_word_is_corrected_from_the_words_of_the_archive(engine: Engine, typed: str, meant: str) -> None:
    assert corrected(engine, typed)[0] == meant


@pytest.mark.parametrize(("typed", "meant"), [
    pytest.param("type:trac", ["type:tract"], id="type"),
    pytest.param("type:lettre_ouvert", ['type:"lettre ouverte"'], id="type of two words"),
    pytest.param("a:signatair", ["a:signataire"], id="what a statement may have"),
    pytest.param("a:nimporte", [], id="no field is called nearly so, though a word of the archive is"),
    pytest.param("date:jiun", [], id="a month is no date"),
    pytest.param('date:"jiun 2024"', ['date:"juin 2024"'], id="a month of a year"),
    pytest.param('logement date:"21 jiun 2024"', ['logement date:"21 juin 2024"'], id="a day"),
    pytest.param("emetteur:HSOO", ["emetteur:HSO"], id="acronym"),
    pytest.param("signataire:Fabbre", ["signataire:Fabre"], id="family name"),
    pytest.param("cite:Fabbre", ["cite:Fabbri"], id="of those in the role only"),
    pytest.param('signataire:"Fabbre Jean-Michel"', ['signataire:"Jean-Michel Fabre"'], id="a name turned round"),
    pytest.param("signataire:Fabbre emetteur:CGTT logemant", ["signataire:Fabre emetteur:CGT logement"],
                 id="all at once"),
    pytest.param("(emetteur:HSOO OU emetteur:CGTT) -type:trac",
                 ["(emetteur:HSO OU emetteur:CGT) -type:tract"], id="each in its place"),
    pytest.param("signataire:signatare", [], id="no name is like this one"),
    pytest.param('tag:"logment social"', ['tag:"logement social"'], id="tag"),
])
def test_a_value_is_corrected_from_those_of_its_field(engine: Engine, typed: str, meant: list[str]) -> None:
    assert corrected(engine, typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [
    ("emeteur:HSO", "emetteur:HSO"), ("signtaire:Fabre", "signataire:Fabre"), ("EMETEUR:HSO", "emetteur:HSO"),
    ("emeteur:HSOO logemant", "emetteur:HSO logement"), ("-emeteur:HSO grève", "-emetteur:HSO grève")])
def test_the_name_of_a_field_is_corrected_from_those_of_fields(engine: Engine, typed: str, meant: str) -> None:
    assert corrected(engine, typed)[0] == meant


@pytest.mark.parametrize("typed", ["logement", "grève", "xyzzyx", "504 000", "", "CGT", "06:30", "couleur:rouge",
                                   "signataire:Fabre", "type:tract", "date:2024"])
def test_what_is_known_or_too_far_is_not_corrected(engine: Engine, typed: str) -> None:
    assert corrected(engine, typed) == []


def test_fields_are_proposed_by_name_only() -> None:
    assert near_fields("signataie")[0] == "signataire"
    assert near_fields("zzzz") == []


@pytest.mark.parametrize("name", list(FieldName))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(max_size=20))
def test_no_value_fails(engine: Engine, name: FieldName, value: str) -> None:
    assert isinstance(near_values(engine, name, value), list)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["emeteur:", "type:", "trac", "logemant", "(", ")", "OU", "-", '"', "date:jiun", "\x00",
                                 "signataire:Fabbre", "a:b"]), max_size=7))
def test_any_query_is_corrected_or_left(engine: Engine, pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert text not in corrected(engine, text)
