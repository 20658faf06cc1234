"""Filters: any value of a kind, every kind, exclusion, date limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.statement import DocumentType
from indexer.engine import Engine, SearchRequest
from indexer.filters import Filters, filter_answer
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


@pytest.mark.parametrize(("filters", "names"), [
    pytest.param(Filters(), {"un", "deux", "trois"}, id="none"),
    pytest.param(Filters(signed_by=("duval rosa",)), {"un"}, id="name in another order"),
    pytest.param(Filters(person=("Martin",)), {"deux", "trois"}, id="family name"),
    pytest.param(Filters(tag=("logement", "climat")), {"un", "deux", "trois"}, id="any of a kind"),
    pytest.param(Filters(tag=("logement", "climat"), every=True), {"un"}, id="all of a kind"),
    pytest.param(Filters(issuer=("cgt",), tag=("climat",)), {"un"}, id="every kind"),
    pytest.param(Filters(issuer=("Confédération générale du travail",)), {"un", "deux"}, id="other name"),
    pytest.param(Filters(document_type=("tract",)), {"deux"}, id="type"),
    pytest.param(Filters(excluded=((FieldName.TYPE, "tract"),)), {"un", "trois"}, id="exclusion"),
    pytest.param(Filters(excluded=((FieldName.PERSON, "Inconnue"),)), {"un", "deux", "trois"}, id="unknown exclusion"),
    pytest.param(Filters(since="2020"), {"deux"}, id="since"),
    pytest.param(Filters(until="mai 2019"), {"un"}, id="until, in words"),
    pytest.param(Filters(since="2019", until="2020"), {"un", "deux"}, id="both limits"),
    pytest.param(Filters(date=("inconnue",)), {"trois"}, id="no date"),
    pytest.param(Filters(person=("Personne Inconnue",)), set(), id="unknown name"),
])
def test_filters_keep(engine: Engine, filters: Filters, names: set[str]) -> None:
    query = filter_answer(filters, Lexicon(engine)).query
    assert {hit.id for hit in engine.search(SearchRequest(query)).hits} == names


@pytest.mark.parametrize(("filters", "reason"), [
    (Filters(person=("Personne Inconnue",)), Unread.UNKNOWN_NAME), (Filters(since="demain"), Unread.UNKNOWN_DATE),
    (Filters(document_type=("roman",)), Unread.UNKNOWN_VALUE),
])
def test_what_was_not_understood_is_said(engine: Engine, filters: Filters, reason: Unread) -> None:
    assert [remark.reason for remark in filter_answer(filters, Lexicon(engine)).remarks] == [reason]


def test_the_people_asked_for_are_named_as_recorded(engine: Engine) -> None:
    assert filter_answer(Filters(signed_by=("DUVAL ROSA",)), Lexicon(engine)).people == ("Rosa Duval",)
