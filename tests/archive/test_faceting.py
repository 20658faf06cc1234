"""A facet shows each name once, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import BadRequestError
from archive.faceting import FACET_KINDS, KINDS_SAID, facet_named, shown
from archive.terminal.messages import translations
from indexer.engine import Field

COUNTS = st.lists(st.tuples(st.sampled_from([
    "Élèves libres", "Elèves Libres", "ÉLÈVES LIBRES", "CGT", "Cgt", "l’Humanité", "l'Humanité",
    "FSU", "Foix", "foix"]),
    st.integers(1, 40)), max_size=9, unique_by=lambda one: one[0])


@pytest.mark.parametrize(("field", "values", "expected"), [
    pytest.param(Field.ORGANISATION, [("Alliance Libre", 2), ("CGT", 2), ("Alliance libre", 1)],
                 [("Alliance Libre", 3), ("CGT", 2)], id="case"),
    pytest.param(Field.ORGANISATION, [("Élèves francophones", 2), ("Elèves Francophones", 2)],
                 [("Élèves francophones", 4)], id="accents; of equals the one with fewer capitals"),
    pytest.param(Field.SIGNATORY, [("Zoé Martin", 5), ("Adèle Roy", 3), ("Adele Roy", 3)],
                 [("Adele Roy", 6), ("Zoé Martin", 5)], id="the sum decides the order"),
    pytest.param(Field.PLACE, [("Foix", 2), ("Pau", 2)], [("Foix", 2), ("Pau", 2)], id="different names"),
    pytest.param(Field.YEAR, [("2024", 2), ("2023", 1)], [("2024", 2), ("2023", 1)], id="years"),
])
def test_spellings_of_one_name_are_one_value(
        field: Field, values: list[tuple[str, int]], expected: list[tuple[str, int]]) -> None:
    assert [(one.value, one.count) for one in shown(field, values, 10)] == expected


@given(COUNTS)
def test_no_statement_is_lost_and_the_most_frequent_come_first(values: list[tuple[str, int]]) -> None:
    ordered = sorted(values, key=lambda one: (-one[1], one[0]))
    found = shown(Field.ORGANISATION, ordered, 20)
    assert sum(one.count for one in found) == sum(count for _, count in values)
    assert {one.value for one in found} <= {value for value, _ in values}
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert len(shown(Field.ORGANISATION, ordered, 2)) <= 2


@pytest.mark.parametrize(("kind", "field"), [
    ("année", Field.YEAR), ("annee", Field.YEAR), ("an", Field.YEAR), ("year", Field.YEAR), ("Années", Field.YEAR),
    ("mois", Field.MONTH), ("month", Field.MONTH), ("mots-clés", Field.TAG), ("émetteur", Field.ISSUER),
    ("lieux", Field.PLACE), ("langue", Field.LANGUAGE)])
def test_a_facet_is_named_in_french_and_english(kind: str, field: Field) -> None:
    assert facet_named(kind) is field


@pytest.mark.parametrize("kind", ["date", "titre", "source", "jour", ""])
def test_what_is_no_facet_is_refused_with_those_that_are(kind: str) -> None:
    with pytest.raises(BadRequestError, match="signatory"):
        facet_named(kind)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_that_a_refusal_names_is_taken(language: str) -> None:
    named = translations(language).gettext(KINDS_SAID).split(", ")
    assert sorted(map(facet_named, named)) == sorted(FACET_KINDS)
