"""Who speaks: the places of a statement that say it, and the organisations that it only speaks of."""

from __future__ import annotations

import pytest

from indexer.analysis.issuers import find_issuers
from indexer.analysis.natures import is_speaker
from indexer.analysis.roles import find_cosigners, find_roles
from tests.indexer.analysis.marked_text import read_marked

PROSE = ("Les personnels, réunis ce matin en assemblée générale, constatent que la direction n'a répondu à "
         "aucune de leurs "
         "demandes et décident de reconduire la grève jusqu'à lundi.\n\n")

SPOKEN = {
    "the letterhead": ("#{CGT Verrerie}\n4, rue des Fondeurs\n\nFours "
                       "arrêtés\n\n" + PROSE + "#{Ostrevent} se tait.", ["CGT Verrerie"]),
    "communiqué de presse de": ("Communiqué de presse de la #{FCPE du "
                                "Var}\n\nRentrée\n\n" + PROSE, ["FCPE du Var"]),
    "the subject of the first sentence": (
        "Rentrée\n\nLe #{SNJ} dénonce la décision de la direction de #{Reworld} de supprimer trente postes de "
        "journalistes "
        "dès le mois de juin.\n\n" + PROSE, ["SNJ"]),
    "an organ of the issuer": (
        "Rentrée\n\nLe conseil d'administration de la #{CPU} demande à la ministre de repousser d'un an la "
        "réforme des "
        "concours de recrutement.\n\n" + PROSE, ["CPU"]),
    "the signature": (PROSE + "@{Anne Roy}, présidente de l'#{Udaf du Lot}", ["Udaf du Lot"]),
    "the cosigners": (PROSE + "Organisations signataires : #{UNEF}, #{FIDL}, #{UNL}", ["UNEF", "FIDL", "UNL"]),
    "a group that speaks for itself": (
        "Motion des personnels du #{CNRS}\n\n" + PROSE, ["personnels du CNRS"]),
    "the address that answers": (
        "Rentrée\n\n" + PROSE + "La #{FNAC} et la #{CPU} ont été informées.\n\nContact : communication@cpu.exemple.org",
        ["CPU"]),
    "à propos": (PROSE + "À propos de l'#{Union des bailleurs}\nElle fédère soixante "
                         "organismes.", ["Union des bailleurs"]),
    "the record's name": ("#{CGT Verrerie|Syndicat CGT de la "
                          "Verrerie}\n\nRentrée\n\n" + PROSE, ["Syndicat CGT de la Verrerie"]),
    "those who sign, where no organisation "
    "speaks": (PROSE + "@{Anne Roy} et @{Luc Grand}, chercheurs", ["Anne Roy", "Luc Grand"]),
    "nobody": (PROSE, []),
}


def issuers(marked: str) -> list[str]:
    statement, mentions = read_marked(marked)
    return list(find_issuers(statement, mentions, find_roles(statement, mentions), find_cosigners(statement, mentions)))


@pytest.mark.parametrize(("text", "expected"), SPOKEN.values(), ids=SPOKEN.keys())
def test_the_issuer_is_who_speaks(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected


def test_a_press_agency_is_no_issuer() -> None:
    text = (PROSE + "@{Anne Roy}, présidente de l'#{Udaf du Lot}\n\n"
            "Contact : @{Luc Grand}, agence #{Plume & Béton}, 06 39 98 45 16")
    assert issuers(text) == ["Udaf du Lot"]


@pytest.mark.parametrize(("name", "speaks"), [
    ("Syndicat CGT de la Verrerie", True), ("Collectif des usagers", True), ("Ministère de la Culture", False),
    ("Université de Caen", False), ("Ostrevent", None),
])
def test_a_name_tells_whether_its_bearer_issues_statements(name: str, speaks: bool | None) -> None:
    assert is_speaker(name) is speaks


def test_supporters_do_not_speak_for_the_issuer() -> None:
    text = ("#{Collectif des usagers}\n\nLigne 17\n\nLe #{Collectif des usagers} demande le maintien de trois "
            "arrêts que le "
            "réseau a décidé de supprimer en décembre.\n\nAvec le soutien de : #{Parti vert}, #{Pro Vélo}")
    assert issuers(text)[0] == "Collectif des usagers"
