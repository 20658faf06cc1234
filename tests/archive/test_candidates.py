"""Merge candidates: what people would see as one name is proposed, what only looks alike is not."""

from __future__ import annotations

import pytest

from archive.candidates import candidates, weighed
from archive.names import Kind


def proposed(kind: Kind, *names: str) -> set[frozenset[str]]:
    return {frozenset((one.one, one.other)) for one in candidates(kind, names)}


@pytest.mark.parametrize(("kind", "one", "other"), [
    (Kind.PERSON, "Jean-Michel Fabre", "J.-M. Fabre"),
    (Kind.PERSON, "Jean-Michel Fabre", "Jean Michel FABRE"),
    (Kind.PERSON, "Hélène Marchandeau", "Hélène Marchandau"),
    (Kind.ORGANISATION, "Union des journalistes pigistes", "UJP"),
    (Kind.ORGANISATION, "Fédération des locataires d'Occitanie", "Fédération des Locataires d’Occitanie"),
    (Kind.ORGANISATION, "Syndicat des personnels de radio", "Syndicat du personnel de radio"),
], ids=str)
def test_two_spellings_of_one_name_are_proposed(kind: Kind, one: str, other: str) -> None:
    assert proposed(kind, one, "Tout Autre", other) == {frozenset((one, other))}


@pytest.mark.parametrize(("kind", "one", "other"), [
    (Kind.PERSON, "Jean Fabre", "Jeanne Favre"), (Kind.PERSON, "Fabre", "Jean Fabre"),
    (Kind.PERSON, "Luc Roy", "Lou Roy"), (Kind.PERSON, "J. Fabre", "Nathalie Fabre"),
    (Kind.ORGANISATION, "Union locale 31", "Union locale 33"), (Kind.ORGANISATION, "CGT", "CFDT"),
    (Kind.PLACE, "Albi", "Alby"), (Kind.ORGANISATION, "Union départementale du Tarn", "Union départementale du Gard"),
], ids=str)
def test_two_names_that_look_alike_are_not(kind: Kind, one: str, other: str) -> None:
    assert proposed(kind, one, other) == set()


def test_what_both_have_in_common_raises_a_pair() -> None:
    [pair] = candidates(Kind.PERSON, ["C. Durand", "Camille Durand"])
    assert weighed(pair, lambda *_: ["same issuer"]).likeness > pair.likeness
    assert weighed(pair, lambda *_: []) == pair


def test_many_names_of_one_family_stay_cheap() -> None:
    names = [f"Prénom{number} Martin" for number in range(5000)]
    assert len(candidates(Kind.PERSON, names)) < 5000 * 60
