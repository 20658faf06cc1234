"""Which organisations sign together: lists in all their forms, and lists that sign nothing."""

from __future__ import annotations

import pytest

from corpus.statement import BlockKind
from indexer.analysis.roles import find_cosigners
from tests.indexer.analysis.marked_text import read_marked

PROSE = ("Les personnels de l'établissement, réunis ce matin en assemblée générale, constatent que la direction "
         "n'a "
         "répondu à aucune de leurs demandes et décident de reconduire la grève jusqu'à lundi.\n\n")

SIGNED = {
    "a list on the heading's line": (PROSE + "Premières organisations signataires : #{Civam Bio 09}, #{Emmaüs "
                                             "Pamiers}, #{CSF}.",
                                     ["Civam Bio 09", "Emmaüs Pamiers", "CSF"]),
    "a list under a heading": (PROSE + "Organisations signataires :\n- #{UNEF}\n- #{FIDL}", ["UNEF", "FIDL"]),
    "people among the organisations": (
        PROSE + "Premiers signataires :\n- #{Noesya}\n- @{Céline Louvet}, développeuse\n- #{Compositech}",
        ["Noesya", "Compositech"]),
    "items that were not recognised": (
        PROSE + "Premiers signataires :\n- #{Noesya}\n- Les-Tilleuls.coop\n- #{Cap} - Groupe numérique\n- "
                "@{Simon Duc}, artiste",
        ["Noesya", "Les-Tilleuls.coop", "Cap - Groupe numérique"]),
    "a name and its acronym": (
        PROSE + "Signataires :\n\n#{Free Software Foundation} (#{FSF}), #{AFUL}",
        ["Free Software Foundation (FSF)", "AFUL"]),
    "ont signé": (PROSE + "Ont signé :\n– #{SYNPHOT}, @{Isidore Kou}\n– #{UJIT}\n– #{Observatoire des médias}",
                  ["SYNPHOT", "UJIT", "Observatoire des médias"]),
    "federation labels": (PROSE + "Signataires : #{FSU} (#{SNCS}, #{SNESUP}), "
                                  "#{CGT}", ["FSU", "SNCS", "SNESUP", "CGT"]),
    "dashes, no heading": (PROSE + "#{UNAC} – #{SNPL} – #{UTS-UGTG} – #{CDMT Transport}",
                           ["UNAC", "SNPL", "UTS-UGTG", "CDMT Transport"]),
    "slashes in the letterhead": ("#{SNEN} / #{SYNACEB} / #{CAUSE-Niger}\n\nDéclaration\n\n" + PROSE,
                                  ["SNEN", "SYNACEB", "CAUSE-Niger"]),
    "lines in the letterhead": ("#{SPASDIS}\n#{FA/SPP-PATS}\n#{Avenir Secours}\n\nCommuniqué\n\n" + PROSE,
                                ["SPASDIS", "FA/SPP-PATS", "Avenir Secours"]),
    "a joint statement of two": ("COMMUNIQUE COMMUN\n#{SUD Nord}, #{STJV}\n\n" + PROSE, ["SUD Nord", "STJV"]),
    "à l'appel de": (("Réunis à l'appel du #{SNCS}, du #{SNTRS} et de la #{CFDT}, les personnels exigent la "
                     "restitution de "
                     "tous les postes supprimés.\n\nAdoptée."), ["SNCS", "SNTRS", "CFDT"]),
    "avec le soutien de": (PROSE + "Avec le soutien de : #{UNL}, #{CGT Éduc'action}, "
                                   "#{FCPE}", ["UNL", "CGT Éduc'action", "FCPE"]),
    "pour X, at least three": (PROSE + "Pour la #{CGT} : @{Ali Benali}\nPour #{SUD} : @{Rose Morin}\nPour #{FO} "
                                       ": @{Luc Grand}",
                               ["CGT", "SUD", "FO"]),
    "each once": (PROSE + "Signataires : #{CGT}, #{SUD}, #{CGT}", ["CGT", "SUD"]),
}


def cosigners(marked: str, kinds: dict[str, BlockKind] | None = None) -> list[str]:
    return list(find_cosigners(*read_marked(marked, kinds)))


@pytest.mark.parametrize(("text", "expected"), SIGNED.values(), ids=SIGNED.keys())
def test_a_list_of_organisations_signs(text: str, expected: list[str]) -> None:
    assert cosigners(text) == expected


UNSIGNED = {
    "one organisation alone": "#{CGT Verrerie}\n\n" + PROSE,
    "a name and its acronym": "#{Union des étudiants} (#{UDE})\n#{Section de Caen}\n\n" + PROSE,
    "organisations in running text": PROSE + "La #{CGT}, la #{FSU} et #{SUD} ont été reçues au ministère hier "
                                             "matin.",
    "a copy list": PROSE + "Copie à : #{Sud Ouest}, #{La Dépêche}, #{France 3}",
    "addressees": "À : #{Sud Ouest}, #{La Dépêche}, #{France 3}\n\n" + PROSE,
    "thanks": PROSE + "Remerciements à l'#{UGTCI}, à #{Dignité}, au #{Collectif des sages-femmes}.",
    "a place of work": "#{UFR 925}\n#{Faculté de physique}\n#{Université de Caen}\n\n" + PROSE,
    "logos lost": PROSE + "Organisations signataires :\n\n",
}


@pytest.mark.parametrize("text", UNSIGNED.values(), ids=UNSIGNED.keys())
def test_a_list_that_signs_nothing(text: str) -> None:
    assert cosigners(text) == []
