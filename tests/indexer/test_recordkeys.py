"""Every spelling of a name leads to one key, and every known name of an organisation to that of its record."""

from __future__ import annotations

import pytest

from indexer.analysis.gazetteers import organisations
from indexer.recordkeys import KEY_FIELDS, KINDS, lookup_keys, record_key


@pytest.mark.parametrize(("kind", "one", "other"), [
    pytest.param("person", "Léonore Moncond’huy", "LEONORE MONCOND'HUY", id="apostrophes, accents, capitals"),
    pytest.param("person", "Anne- Claire Gallais", "Gallais Anne-Claire", id="a loose hyphen, the family name first"),
    pytest.param("person", "Mme Léonore Moncond'huy", "Léonore Moncond'huy", id="a title"),
    pytest.param("organisation", "Force ouvrière", "FO", id="acronym and full name"),
    pytest.param("organisation", "la Confédération générale du travail", "C.G.T.", id="an article, points"),
    pytest.param("organisation", "La Nouvelle République", "Nouvelle République", id="no list knows it"),
    pytest.param("place", "L'Adour", "Adour", id="place"),
    pytest.param("tag", "Égalité", "egalite", id="tag"),
])
def test_spellings_of_one_name_have_one_key(kind: str, one: str, other: str) -> None:
    assert record_key(kind, one) == record_key(kind, other)


@pytest.mark.parametrize(("kind", "one", "other"), [
    ("person", "Rafaël Maychmaz", "Raphaël Maychmaz"), ("person", "J.-M. Fabre", "Jean-Michel Fabre"),
    ("organisation", "CGT", "CGT Énergie"), ("place", "Adour", "Foix"), ("tag", "★", "♥")])
def test_other_names_have_other_keys(kind: str, one: str, other: str) -> None:
    assert record_key(kind, one) != record_key(kind, other)


def test_every_known_name_of_an_organisation_leads_to_all_of_them() -> None:
    for known in organisations():
        for name in known.names:
            keys = lookup_keys("organisation", name)
            assert keys == lookup_keys("organisation", known.names[0]), name
            assert keys[0] == record_key("organisation", name)


def test_every_field_of_names_has_a_kind_and_a_field_of_keys() -> None:
    assert KINDS.keys() == KEY_FIELDS.keys()
    assert {one.value for one in KEY_FIELDS.values()} == {f"{one.value}_key" for one in KEY_FIELDS}
