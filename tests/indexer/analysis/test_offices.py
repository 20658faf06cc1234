"""Nouns of office and occupation: what heads a phrase beside a name, and what does not."""

from __future__ import annotations

import pytest

from indexer.analysis.offices import names_kin, names_occupation, names_office, states_occupation


@pytest.mark.parametrize("phrase", [
    "présidente de l'amicale", "le secrétaire général", "ancien délégué", "co-présidents", "PRESIDENTE DE L'ADLE",
    "vice-présidente chargée du logement", "porte-parole", "en tant que trésorier", "Monsieur le Recteur", "députée",
    "ex-directeur", "chère présidente", "Premier ministre"])
def test_an_office_heads_the_phrase(phrase: str) -> None:
    assert names_office(phrase)


@pytest.mark.parametrize("phrase", [
    "apprentie coiffeuse à Sète", "bosco à la Compagnie bretonne", "gardienne d'immeuble", "hautboïste", "altiste",
    "ostréicultrice", "kinésithérapeute", "gestionnaire de paie", "géographe", "boulangère", "aiguilleur", "vigneron",
    "usagère de la ligne 12", "chaudronnier", "puéricultrice", "greffier"])
def test_an_occupation_heads_the_phrase(phrase: str) -> None:
    assert names_occupation(phrase)


@pytest.mark.parametrize("phrase", [
    "dernière ligne droite", "ailleurs", "meilleure nouvelle", "janvier dernier", "manière de dire", "quartier nord",
    "première fois", "table ronde", "le 3 mai", "", "en grève", "âgée de 52 ans", "valeur ajoutée", "secteur public"])
def test_other_phrases_name_no_occupation(phrase: str) -> None:
    assert not names_occupation(phrase)


@pytest.mark.parametrize("phrase", ["mère de jumeaux", "père de trois enfants", "veuve d'un mineur", "fils de docker",
                                    "sœur de la victime"])
def test_kin_are_told_from_offices(phrase: str) -> None:
    assert names_kin(phrase)
    assert not names_kin("présidente")


@pytest.mark.parametrize(("phrase", "states"), [
    ("hôtesse de caisse", True), ("une infirmière", True), ("cariste depuis dix ans", True), ("facteur", True),
    ("déléguée syndicale", True), ("responsable de ce désastre", False), ("chargé de colère", False),
    ("témoin de la scène", False), ("arrivé en retard", False), ("victime de la fermeture", False)])
def test_what_a_sentence_says_that_someone_is(phrase: str, states: bool) -> None:
    assert states_occupation(phrase) is states
