"""Filters: any value of a kind, every kind, exclusion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.statement import DocumentType
from indexer.engine import Engine, SearchRequest
from indexer.filters import Filter, passing, read_filter
from indexer.lexicon import Lexicon
from indexer.syntax import FieldName, Unread
from tests.indexer.shelf import Leaf, shelve

LEAVES = {
    "un": Leaf("Un texte.", date="2019-05", signed=("Rosa Duval",), issuers=("CGT",), tags=("logement", "climat")),
    "deux": Leaf("Un texte.", date="2020-02-03", signed=("Ève Martin",), issuers=("CGT",), tags=("logement",),
                 kind=DocumentType.TRACT),
    "trois": Leaf("Un texte.", quoted=("Ève Martin",), issuers=("FSU",), tags=("climat",)),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("filters")), LEAVES)
    yield opened
    opened.close()


Asked = list[tuple[str, FieldName, str]]
ISSUER, TAG, PERSON, TYPE, DATE = (
    FieldName.ISSUER, FieldName.TAG, FieldName.PERSON, FieldName.TYPE, FieldName.DATE)


def read(engine: Engine, wanted: Asked, excluded: Asked) -> list[Filter]:
    lexicon = Lexicon(engine)
    return [read_filter(*one, lexicon, excluded=not_wanted)
            for asked, not_wanted in ((wanted, False), (excluded, True)) for one in asked]


@pytest.mark.parametrize(("wanted", "excluded", "names"), [
    pytest.param([], [], {"un", "deux", "trois"}, id="none"),
    pytest.param([("p", FieldName.SIGNATORY, "duval rosa")], [], {"un"}, id="name in another order"),
    pytest.param([("p", PERSON, "Martin")], [], {"deux", "trois"}, id="family name"),
    pytest.param([("t", TAG, "logement"), ("t", TAG, "climat")], [], {"un", "deux", "trois"}, id="any of a kind"),
    pytest.param([("t", TAG, "logement"), ("u", TAG, "climat")], [], {"un"}, id="two kinds of one field"),
    pytest.param([("i", ISSUER, "cgt"), ("t", TAG, "climat")], [], {"un"}, id="every kind"),
    pytest.param([("i", ISSUER, "Confédération générale du travail")], [], {"un", "deux"}, id="other name"),
    pytest.param([("d", TYPE, "tract")], [], {"deux"}, id="type"),
    pytest.param([], [("x", TYPE, "tract")], {"un", "trois"}, id="exclusion"),
    pytest.param([("t", TAG, "climat")], [("x", ISSUER, "FSU")], {"un"}, id="wanted and excluded"),
    pytest.param([], [("x", TYPE, "tract"), ("x", ISSUER, "FSU")], {"un"}, id="all that are excluded"),
    pytest.param([], [("x", PERSON, "Inconnue")], {"un", "deux", "trois"}, id="unknown exclusion"),
    pytest.param([("d", DATE, ">=2020")], [], {"deux"}, id="since"),
    pytest.param([("d", DATE, "inconnue")], [], {"trois"}, id="no date"),
    pytest.param([("p", PERSON, "Personne Inconnue")], [], set(), id="unknown name"),
])
def test_filters_keep(engine: Engine, wanted: Asked, excluded: Asked, names: set[str]) -> None:
    query = passing(read(engine, wanted, excluded))
    hits = engine.search(SearchRequest(query)).hits
    assert {hit.id for hit in hits} == names
    assert not wanted or {hit.score for hit in hits} <= {0.0}, "a filter adds nothing to the score"


def test_a_kind_can_be_left_out(engine: Engine) -> None:
    filters = read(engine, [("i", ISSUER, "FSU"), ("t", TAG, "logement")], [])
    found = {kind: {hit.id for hit in engine.search(SearchRequest(passing(filters, without=kind))).hits}
             for kind in ("i", "t", None)}
    assert found == {"i": {"un", "deux"}, "t": {"trois"}, None: set()}


@pytest.mark.parametrize(("name", "value", "reason"), [
    (PERSON, "Personne Inconnue", Unread.UNKNOWN_NAME), (DATE, "demain", Unread.UNKNOWN_DATE),
    (TYPE, "roman", Unread.UNKNOWN_TYPE),
])
def test_what_was_not_understood_is_said(engine: Engine, name: FieldName, value: str, reason: Unread) -> None:
    [one] = read(engine, [("k", name, value)], [])
    assert [remark.reason for remark in one.answer.remarks] == [reason]
