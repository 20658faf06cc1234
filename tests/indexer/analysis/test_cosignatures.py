"""Which organisations sign together: lists in all their forms, and lists that sign nothing."""

from __future__ import annotations

import pytest

from corpus.statement import BlockKind
from tests.indexer.analysis.marked_text import find_cosigners, read_marked

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
    "groups after a colon, not all recognised": (
        PROSE + "Les groupes de la majorité : #{Ville en commun} ; Génération-s, solidaires ; Communiste et citoyen",
        ["Ville en commun", "Génération-s, solidaires", "Communiste et citoyen"]),
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
    "references": PROSE + "Sources :\n\n#{Le Négoce}, 19-03-2018\n\n#{Reuters}, 18-02-2016\n\n#{Mercure}, 7-11-2016",
    "logos lost": PROSE + "Organisations signataires :\n\n",
}


@pytest.mark.parametrize("text", UNSIGNED.values(), ids=UNSIGNED.keys())
def test_a_list_that_signs_nothing(text: str) -> None:
    assert cosigners(text) == []


@pytest.mark.parametrize("heading", ["Premiers signataires :", "Organisations signataires", "Signataires à ce jour :",
                                     "Ont signé :", "Texte signé par :"])
@pytest.mark.parametrize(("items", "expected"), [
    ("#{Attac}\nCollectif Eau en commun\n#{LPO}", ["Attac", "Collectif Eau en commun", "LPO"]),
    ("- #{Attac}\n- Les Amis du Rabodeau\n- #{LPO}", ["Attac", "Les Amis du Rabodeau", "LPO"]),
    ("#{Attac}, Les Jardins d'Aimé, #{LPO}", ["Attac", "Les Jardins d'Aimé", "LPO"]),
    ("#{Attac} / Terre et Mer / #{LPO}", ["Attac", "Terre et Mer", "LPO"]),
    ("@{Anne Roy}, autrice ; #{Attac} ; @{Luc Grand}, #{CNRS} ; #{LPO}", ["Attac", "LPO"])])
def test_an_announced_list_holds_names_that_were_not_recognised(heading: str, items: str, expected: list[str]) -> None:
    colon = "" if heading.endswith(":") else " :"
    joined = f"{heading}\n{items}" if "\n" in items else f"{heading}{colon} {items}"
    assert cosigners(PROSE + joined) == expected


@pytest.mark.parametrize("after", [
    "\n\nRassemblement samedi à 10 heures devant la mairie.", "\n\nContact : @{Anne Roy}, 06 39 98 00 00",
    "\n\nFait à %{Caen}, le 3 mai 2021", "\n\nSignez en ligne : https://exemple.org", "\n\nMentions légales"])
def test_what_follows_a_list_does_not_sign(after: str) -> None:
    assert cosigners(PROSE + "Premiers signataires :\n#{Attac}\nCollectif Eau en commun\n#{LPO}" + after) == [
        "Attac", "Collectif Eau en commun", "LPO"]


@pytest.mark.parametrize("lead", ["De :", "De la part de :", "Expéditeurs :", "Émetteur :", "DE :"])
def test_the_senders_of_a_letter_sign_it(lead: str) -> None:
    letter = lead + " #{CFTC} ; #{SUD} ; #{CGT}\nÀ : M. @{Luc Grand}, président\n\nMonsieur le Président,\n\n"
    assert cosigners(letter + PROSE) == ["CFTC", "SUD", "CGT"]


@pytest.mark.parametrize("row", [
    "AVEC\n#{ATD} - #{Emmaüs} - Bouge ton coq - #{LDH}", "Avec : #{ATD}, #{Emmaüs}, Bouge ton coq, #{LDH}",
    "avec\n#{ATD} • #{Emmaüs} • Bouge ton coq • #{LDH}", "Avec #{ATD}\n#{Emmaüs}\nBouge ton coq\n#{LDH}",
    "AVEC :\n- #{ATD}\n- #{Emmaüs}\n- Bouge ton coq\n- #{LDH}"])
def test_those_who_stand_with_the_speaker_sign(row: str) -> None:
    assert [one for one in cosigners(PROSE + row) if one != "Bouge ton coq"] == ["ATD", "Emmaüs", "LDH"]


@pytest.mark.parametrize(("opening", "expected"), [
    ("Les organisations syndicales #{CGT}, #{FSU} et #{FO} appellent", ["CGT", "FSU", "FO"]),
    ("La #{CGT}, la #{FSU}, #{Solidaires} et #{FO} dénoncent", ["CGT", "FSU", "Solidaires", "FO"]),
    ("Nous, organisations syndicales #{CGT}, #{UNSA}, #{FO}, exigeons", ["CGT", "UNSA", "FO"]),
    ("#{LDH}, #{MRAP} et #{Cimade} demandent", ["LDH", "MRAP", "Cimade"]),
    ("%{Pau}, 28 juin 2019. La #{CGT}, #{FO} et la #{CFDT} condamnent", ["CGT", "FO", "CFDT"])])
def test_the_subject_of_the_first_sentence_signs(opening: str, expected: list[str]) -> None:
    rest = (" ensemble la fermeture du site, annoncée hier matin sans la moindre concertation ni le moindre "
            "préavis, et la suppression de quarante emplois.\n\n")
    assert cosigners("Grève\n\n" + opening + rest) == expected


@pytest.mark.parametrize("sentence", [
    "Le préfet a reçu la #{CGT}, la #{FSU}, #{Solidaires} et #{FO} pour évoquer la fermeture de la trésorerie",
    "L'accord a été signé par la #{CFDT}, #{FO} et la #{CFE-CGC} contre l'avis de tous les salariés du site",
    "Selon la #{CGT}, la #{FSU} et #{FO}, rien n'a été annoncé aux agents avant la réunion de la semaine",
    "Le texte soumis à la #{CFDT}, à #{FO} et à la #{CGT} ne dit rien des emplois qui sont supprimés",
    "La #{CGT} et la #{FSU} appellent les agents à cesser le travail et à se réunir devant la mairie"])
def test_organisations_of_a_sentence_that_signs_nothing(sentence: str) -> None:
    assert cosigners(f"Grève\n\n{sentence}, ce matin, dans la plus grande confusion.\n\n" + PROSE) == []


@pytest.mark.parametrize("head", [
    "#{CFTC} - #{FO} - #{UNSA}\n#{Cars Lemoine} (groupe #{Voyalia})", "#{CFTC} / #{FO} / #{UNSA}\n#{Université de Pau}",
    "#{CFTC}, #{FO}, #{UNSA}\n#{Hôpital de Sens}", "Intersyndicale #{CFTC} – #{FO} – #{UNSA}\n#{Verrerie Blanc}",
    "#{CFTC} | #{FO} | #{UNSA}\n#{Mairie de Foix}"])
def test_the_firm_below_the_unions_does_not_sign(head: str) -> None:
    assert cosigners(head + "\n\nCommuniqué\n\n" + PROSE) == ["CFTC", "FO", "UNSA"]


@pytest.mark.parametrize("head", [
    "#{USTM} #{CGT du Rhône}\n#{Syndicat CGT Mercier}", "#{UD FO}\n#{FO Santé}\n#{Syndicat FO du CHU}",
    "#{CFDT}\n#{Fédération CFDT Mines}\n#{Section CFDT Oise}", "#{FSU}\n#{SNUipp-FSU}\n#{FSU 81}",
    "#{UNSA}\n#{UNSA Ferroviaire}\n#{UNSA Normandie}"])
def test_the_levels_of_one_union_are_one_speaker(head: str) -> None:
    assert cosigners(head + "\n\nCommuniqué\n\n" + PROSE) == []
