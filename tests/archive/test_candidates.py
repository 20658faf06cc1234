"""Merge candidates: what people would see as one name is proposed, what only looks alike is not."""

from __future__ import annotations

import pytest

from archive.candidates import candidates, weighed
from archive.names import Kind, record_id


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


@pytest.mark.parametrize(("kind", "one", "other"), [
    (Kind.PERSON, "Catherine d'Orval-Lemaître", "Catherine d’Orval-Lemaître"),
    (Kind.PERSON, "Jean\u2011Michel Fabre", "Jean-Michel\u00a0Fabre"),
    (Kind.PLACE, "rue de l'Hermine", "rue de l’Hermine"),
    (Kind.ORGANISATION, "Fédération des locataires d'Occitanie", "Fédération  des locataires d’Occitanie"),
], ids=str)
def test_two_names_that_nobody_can_tell_apart_are_not_asked_about(kind: Kind, one: str, other: str) -> None:
    assert proposed(kind, one, other) == set()
    assert record_id(kind, one) == record_id(kind, other)


def test_what_both_have_in_common_raises_a_pair() -> None:
    [pair] = candidates(Kind.PERSON, ["C. Durand", "Camille Durand"])
    assert weighed(pair, lambda *_: ["same issuer"]).likeness > pair.likeness
    assert weighed(pair, lambda *_: []) == pair


def test_many_names_of_one_family_stay_cheap() -> None:
    names = [f"Prénom{number} Martin" for number in range(5000)]
    assert len(candidates(Kind.PERSON, names)) < 5000 * 60


@pytest.mark.parametrize(("one", "other", "reason"), [
    ("Union sociale du verre (USV)", "USV", "acronym beside"),
    ("Union sociale du verre (USV)", "Union sociale du verre", "acronym beside"),
    ("Union sociale du verre", "USV", "initials"), ("La Fédération du verre", "Fédération du verre",
                                                    "spelled otherwise"),
    ("Fédération des verriers", "Fédération du verrier", "plural"),
    ("Cap Verre", "CapVerre", "joined or apart"), ("Pôle-Nord", "PôleNord", "joined or apart"),
    ("FGMM-CFDT", "CFDT FGMM", "same words"), ("Rennes II", "Rennes 2", "joined or apart"),
    ("Féd. nat. des verriers", "Fédération nationale des verriers", "abbreviated"),
    ("Synd. du verre", "Syndicat du verre", "abbreviated"), ("S0lidaires", "Solidaires", "scanning"),
    ("Sud Santé", "5ud Santé", "scanning"), ("Solidaires", "Solidalres", "spelling"),
    ("Syndicat du verre de l'Aude", "Syndicat du vèrre de l'Aude", "spelled otherwise"),
    ("Fédération SUD Verre", "SUD Verre", "form left out"), ("USV Tarn", "Union sociale du verre Tarn",
                                                             "acronym within"),
])
def test_each_way_of_writing_one_organisation_is_proposed_with_its_reason(one: str, other: str, reason: str) -> None:
    crowd = [f"{word} {number:04}" for number in range(200) for word in ("Union", "Syndicat", "Zone")]
    [found] = [pair for pair in candidates(Kind.ORGANISATION, [one, *crowd, other]) if {one, other} == {
        pair.one, pair.other}]
    assert found.reason == reason


@pytest.mark.parametrize(("one", "other"), [
    ("Montpellier II", "Montpellier III"), ("Paris 1", "Paris 11"), ("CFDT", "CFTC"), ("CNL", "CNI"),
    ("Fédération CGT", "CGT"), ("Union du verre", "Syndicat du verre"), ("UD CGT", "UL CGT"), ("SUD 1", "SUD l2")])
def test_what_differs_by_a_number_a_form_or_a_letter_of_an_acronym_is_not(one: str, other: str) -> None:
    assert proposed(Kind.ORGANISATION, one, other) == set()


def test_what_a_text_says_to_be_one_is_proposed_and_an_acronym_that_is_explained_is_no_other() -> None:
    aliases = [("institut du verre et du sable", "IN2V"), ("conseil du sable et du verre", "CSV")]
    found = candidates(Kind.ORGANISATION, ["IN2V", "Institut du verre et du sable", "CSV",
                                           "Coordination des syndicats verriers"], aliases)
    assert [(pair.one, pair.other, pair.reason) for pair in found] == [
        ("IN2V", "Institut du verre et du sable", "told by a text")]


def test_many_names_of_one_form_stay_cheap() -> None:
    names = [f"Syndicat {number:05} du verre" for number in range(5000)]
    assert len(candidates(Kind.ORGANISATION, names)) == 0
