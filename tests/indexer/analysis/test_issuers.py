"""Who speaks: the places of a statement that say it, and the organisations that it only speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from corpus.statement import BlockKind
from indexer.analysis.natures import is_speaker
from tests.indexer.analysis.marked_text import find_cosigners, find_issuers, find_roles, read_marked

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
    "a group over an addressee": (
        "COMMUNICATION DES AGENTS DU #{MUSÉUM}\nÀ LA #{COORDINATION DES MUSÉES}\n\n" + PROSE, ["agents du MUSÉUM"]),
    "those who signed a text with their trade": (
        "Une autre école\n\nNous, professeurs au #{Lycée Jean-Vigo}, avons appris la fermeture de trois classes par la "
        "presse locale et refusons d'en taire les suites pour nos élèves.\n\n" + PROSE,
        ["professeurs du Lycée Jean-Vigo"]),
    "a general meeting": (
        "Les petites lignes suivront\n\n" + PROSE + "Depuis 2018, la #{Régie} ferme des gares.\n\n"
        "L’assemblée générale des cheminots d’Ambérieu\nVotée par 304 voix contre 11",
        ["assemblée générale des cheminots d’Ambérieu"]),
    "a general meeting and who is in it": (
        "Motion votée par l’AG du 12 février au siège du #{CIRAD}\n\nNous, personnels de la recherche, refusons que "
        "l'on réduise nos moyens et appelons à une journée d'action dans tous les centres.\n\n" + PROSE,
        ["assemblée générale des personnels au siège du CIRAD"]),
    "an intersyndicale without a name of its own": (
        "Trop, c'est trop\n\nNous, salarié-es d'#{Arkane}, encaissons toujours plus pour une direction qui n'assume "
        "jamais ses choix.\n\nNous, intersyndicale, appelons à la grève.\n\n" + PROSE, ["Intersyndicale Arkane"]),
    "a section that one should join": (
        "Le suivi du temps\n\n" + PROSE + "La direction parle de la #{RTT} à chaque réunion du comité.\n\nPour ne "
        "pas rester seul devant elle, contactez #{Solidaires Brossard} ou un élu de votre choix dès cette semaine.",
        ["Solidaires Brossard"]),
    "a letterhead that fell into the text": (
        "Madame la Ministre,\n\nNous demandons, avec l'#{Intersyndicale du livre}, que le décret soit retiré et que "
        "des négociations sur les salaires s'ouvrent dans chacun des établissements.\n\n#{Syndicat des relieurs}\n"
        "8, rue des Presses\n93100 Montreuil\n\n" + PROSE, ["Syndicat des relieurs"]),
    "not who was written about in a reference": (
        "Réf : #{JFM}\n\nRentrée\n\n" + PROSE + "@{Anne Roy}, présidente de l'#{Udaf du Lot}", ["Udaf du Lot"]),
    "not who supports": (
        "Rentrée\n\n" + PROSE + "#{Collectif des lecteurs}, soutenu par #{UNEF}, #{FIDL}", ["Collectif des lecteurs"]),
    "the organisation behind its organ": (
        "Motion sur les prisons\n\nadoptée par le #{conseil national de l’ASMI}, Dijon\n\n" + PROSE, ["ASMI"]),
    "the name said more often, of two": (
        "#{Union des magistrats du Bénin}\n#{UMB}\n\nRentrée\n\n" + PROSE + "L'#{UMB} attend, et l'#{UMB} le dira.",
        ["UMB"]),
    "each subject of a row": (
        "Après le cyclone\n\nHuit semaines après, la #{Capel} (chambre des éleveurs), le #{Syndicat des maraîchers} et "
        "les #{Jeunes Agriculteurs} constatent que deux cents avances seulement ont été versées.\n\n" + PROSE,
        ["Syndicat des maraîchers", "Jeunes Agriculteurs", "Capel"]),
    "a member of parliament": (
        "#{ASSEMBLÉE NATIONALE}\n\n@{Anne Roy}\nDéputée du Gard\n\n" + PROSE + "Je vous prie d'agréer mes "
        "salutations.\n\n@{Anne Roy}", ["Anne Roy"]),
    "nobody": (PROSE, []),
}


def issuers(marked: str, metadata: Mapping[str, str] | None = None) -> list[str]:
    statement, mentions = read_marked(marked)
    statement = replace(statement, metadata=metadata or {})
    return list(find_issuers(statement, mentions, find_roles(statement, mentions), find_cosigners(statement, mentions)))


@pytest.mark.parametrize(("text", "expected"), SPOKEN.values(), ids=SPOKEN.keys())
def test_the_issuer_is_who_speaks(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected


def test_a_press_agency_is_no_issuer() -> None:
    text = (PROSE + "@{Anne Roy}, présidente de l'#{Udaf du Lot}\n\n"
            "Contact : @{Luc Grand}, agence #{Plume & Béton}, 06 39 98 45 16")
    assert issuers(text) == ["Udaf du Lot"]


@pytest.mark.parametrize(("metadata", "expected"), [
    ({"source": "SNUTER-FSU, section de Brest"}, ["SNUTER-FSU"]),
    ({"author": "https://syndicat.exemple.org"}, []),
    ({"site": "Le Courrier du port"}, []),
    ({"author": "XR Fribourg"}, ["XR Fribourg"]),
    ({"author": "Anne ROY"}, []),
    ({"own site": "rien-ne-va.exemple.org"}, ["rien-ne-va.exemple.org"]),
], ids=["a union", "an address", "a site that republishes", "an author with an acronym", "a person", "its own site"])
def test_the_file_may_say_who_speaks(metadata: dict[str, str], expected: list[str]) -> None:
    assert issuers("Rentrée\n\n" + PROSE, metadata) == expected


def test_the_site_of_a_newspaper_that_is_cited_does_not_speak_for_who_writes() -> None:
    cited = "".join(f"- Article {number}, #{{letemps.exemple.ch|letemps.ch}}\n" for number in range(9))
    assert issuers(f"Les négociants\n\n{PROSE}Références :\n\n{cited}", {"author": "XR Fribourg"}) == ["XR Fribourg"]


@pytest.mark.parametrize("cue", ["nous, ", "l'intersyndicale ", "Les agents de la ville\n", "motion des ", "AB/CD -"])
def test_a_long_row_of_cues_is_read_in_linear_time(cue: str) -> None:
    statement, _ = read_marked(cue * (300_000 // len(cue)))
    assert len(find_issuers(statement, (), (), ())) <= 1


def test_a_title_names_what_it_is_about() -> None:
    text = ("#{Swarming Crédit}\n\n" + PROSE + "Le #{Collectif du lac} demande un débat sur les fonds de la banque "
            "avant l'assemblée des actionnaires.")
    statement, mentions = read_marked(text, {"Swarming": BlockKind.TITLE})
    assert find_issuers(statement, mentions, (), ()) == ("Collectif du lac",)


def test_a_group_stands_behind_the_union_that_speaks_for_it() -> None:
    text = ("#{CGT Verrerie}\n\nFours arrêtés\n\nNous, ouvriers de la #{Verrerie d'Aniche}, refusons que trois fours "
            "sur quatre soient arrêtés avant la fin du mois de juin prochain.\n\n" + PROSE)
    assert issuers(text) == ["CGT Verrerie"]


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
