"""Whole small statements in the layouts that PDF and web conversion leave: who signs, is quoted, answers, cosigns."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from indexer.analysis.roles import find_cosigners, find_roles
from indexer.annotation import RoleKind
from tests.indexer.analysis.marked_text import read_marked

BODY = ("Depuis trois semaines, la direction refuse de recevoir les représentants du personnel, alors que les effectifs "
        "fondent et que les plannings changent du jour au lendemain.\n\n")

Named = tuple[str, str | None]


class Layout(NamedTuple):
    """A marked statement and its roles, each person with the function."""

    text: str
    signatories: tuple[Named, ...] = ()
    quoted: tuple[Named, ...] = ()
    contacts: tuple[Named, ...] = ()
    cosigning: tuple[str, ...] = ()


LAYOUTS = {
    "a function above each name, blank lines between": Layout(
        BODY + "Fait à %{Vesoul}, le 3 mai 2019\n\nLa secrétaire générale\n\n@{Irène Pagnol}\n\nLe trésorier\n\n"
        "@{Hocine Lakhdar}",
        signatories=(("Irène Pagnol", "secrétaire générale"), ("Hocine Lakhdar", "trésorier"))),
    "co-presidents after three names": Layout(
        BODY + "@{Maud Kerbiriou}, @{Samuel Ndiaye} et @{Claire Ott}, co-présidents de #{Alertes Rhône}",
        signatories=(("Maud Kerbiriou", "co-présidents"), ("Samuel Ndiaye", "co-présidents"),
                     ("Claire Ott", "co-présidents"))),
    "co-presidents over the list": Layout(
        BODY + "Les co-présidentes :\n- @{Lila Brun}\n- @{Odette Vasseur}\n- @{Kim Tran}",
        signatories=(("Lila Brun", "co-présidentes"), ("Odette Vasseur", "co-présidentes"),
                     ("Kim Tran", "co-présidentes"))),
    "rapporteurs over one line": Layout(
        BODY + "Les porte-parole\n@{Lila Brun}, @{Odette Vasseur}",
        signatories=(("Lila Brun", "porte-parole"), ("Odette Vasseur", "porte-parole"))),
    "a bulleted list of cosigners with their people": Layout(
        BODY + "Les organisations signataires :\n• #{SNUEP-FSU} : @{Alain Coste}\n• #{CGT Éduc'action} : @{Nora Haddad}"
        "\n• #{SNETAA-FO} : @{Paul Weil}",
        signatories=(("Alain Coste", None), ("Nora Haddad", None), ("Paul Weil", None)),
        cosigning=("SNUEP-FSU", "CGT Éduc'action", "SNETAA-FO")),
    "a list of unrecognised names without bullets": Layout(
        BODY + "Premiers signataires :\n#{Attac Vosges}\nCollectif Eau en commun\nLes Amis du Rabodeau\n#{LPO}\n\n"
        "Rassemblement samedi à 10 heures.",
        cosigning=("Attac Vosges", "Collectif Eau en commun", "Les Amis du Rabodeau", "LPO")),
    "a comma list with unrecognised names": Layout(
        BODY + "Avec le soutien de : #{Emmaüs}, La Ruche aux livres, #{Secours populaire}, Les Semeurs.",
        cosigning=("Emmaüs", "La Ruche aux livres", "Secours populaire", "Les Semeurs")),
    "the senders of a letter": Layout(
        "De : #{CFTC Recherche} ; #{Sud Éducation} ; #{CGT FERC}\nÀ : M. @{Paul Garnier}, président\n\n"
        "Monsieur le Président,\n\n" + BODY,
        cosigning=("CFTC Recherche", "Sud Éducation", "CGT FERC")),
    "two unions abreast in the letterhead of a joint statement": Layout(
        "#{SNICS-FSU}  |  #{SNIES-UNSA}\nAcadémie de %{Lille}\n\nCommuniqué commun\n\n" + BODY,
        cosigning=("SNICS-FSU", "SNIES-UNSA")),
    "a federation and its own union abreast": Layout(
        "#{FSU} – #{SNUipp-FSU}\n\nCommuniqué\n\n" + BODY),
    "an intersyndicale and its firm": Layout(
        "Intersyndicale #{CFTC} - #{FO} - #{SNATT CFE-CGC}\n#{Cars Lemoine} (groupe #{Voyalia})\n\n" + BODY,
        cosigning=("CFTC", "FO", "SNATT CFE-CGC")),
    "the organisations in the opening sentence": Layout(
        "Grève du 12 mars\n\nLes organisations syndicales #{CGT}, #{FSU}, #{Solidaires} et #{FO} du département de "
        "l'%{Aude} appellent l'ensemble des agents à cesser le travail et à se réunir devant la préfecture.\n\n" + BODY,
        cosigning=("CGT", "FSU", "Solidaires", "FO")),
    "organisations that were only received": Layout(
        "Grève du 12 mars\n\nLe préfet a reçu ce matin les organisations syndicales #{CGT}, #{FSU}, #{Solidaires} et "
        "#{FO} pour évoquer la fermeture de la trésorerie et le départ de ses agents.\n\n" + BODY),
    "P/O over two lines": Layout(
        BODY + "P/O l'intersyndicale,\n@{Yann Le Bihan}", signatories=(("Yann Le Bihan", None),)),
    "pour le bureau, la présidente": Layout(
        BODY + "Pour le bureau, la présidente, @{Solange Mbeki}", signatories=(("Solange Mbeki", "présidente"),)),
    "pour la CGT, name, function": Layout(
        BODY + "Pour la #{CGT Mairie}, @{Nadia Ferhat}, secrétaire", signatories=(("Nadia Ferhat", "secrétaire"),)),
    "names then federations in brackets on one line": Layout(
        BODY + "@{Luc Roche} (#{CFDT}), @{Inès Prat} (#{UNSA}), @{Marc Odin} (#{FO})",
        signatories=(("Luc Roche", None), ("Inès Prat", None), ("Marc Odin", None)),
        cosigning=("CFDT", "UNSA", "FO")),
    "columns flattened into one space": Layout(
        BODY + "Le Président Le Secrétaire\n@{André Malet} @{Josée Bruneau}",
        signatories=(("André Malet", "Président"), ("Josée Bruneau", "Secrétaire"))),
    "a sibling entry is no function": Layout(
        BODY + "Ont signé :\n– #{UJIT}, @{Ablavi Dossou}\n– #{Patronat des radios}\n– #{SYNPHOT}",
        signatories=(("Ablavi Dossou", None),), cosigning=("UJIT", "Patronat des radios", "SYNPHOT")),
    "a table of grades": Layout(
        BODY + "Premiers signataires\nLEPOUTRE Bernadette (non)\n@{HADDADI Malik|Malik Haddadi}      CR1      #{INSERM}\n"
        "@{RIVIERE Joëlle|Joëlle Riviere}     IE2      #{CEMAGREF}, @{Antony}",
        signatories=(("Malik Haddadi", "CR1"), ("Joëlle Riviere", "IE2"))),
    "quote, verb, name, function over a broken line": Layout(
        "Nos salaires\n\n« Les astreintes ne sont plus payées depuis six mois. Nous exigeons un rattrapage », martèle\n"
        "@{Farid Benhamou}, délégué\nsyndical à l'hôpital.",
        quoted=(("Farid Benhamou", "délégué syndical à l'hôpital"),)),
    "est, the copula": Layout(
        "Nos salaires\n\n@{Soazig} est hôtesse de caisse depuis vingt ans : « Ils nous ont offert une rose et un "
        "avenant. »",
        quoted=(("Soazig", "hôtesse de caisse"),)),
    "an occupation in no list of offices": Layout(
        "Nos salaires\n\n@{Mélissa}, apprentie coiffeuse à %{Sète} : « La patronne comptait les shampooings. »\n\n"
        "« Tu n'es plus un marin hauturier », ironise @{Ronan Le Goff}, bosco à la #{Compagnie bretonne}.",
        quoted=(("Mélissa", "apprentie coiffeuse à Sète"), ("Ronan Le Goff", "bosco"))),
    "a juge who is a mother": Layout(
        "Nos juges\n\nLa juge @{Rosa Biondi}, mère de jumeaux, a témoigné en ces termes : « J'ai pris le premier car. »",
        quoted=(("Rosa Biondi", "juge"),)),
    "a name behind a verb that is no office": Layout(
        "Nos soins\n\nReçus jeudi, nos délégués ont entendu M. @{Barral} proposer un report. M. @{Barral} a même dit : "
        "« Vous serez vieux avant. »",
        quoted=(("Barral", None),)),
    "a tweet": Layout(
        "Nos trains\n\nSur Twitter, @{Gaspard Lomé}, ministre des Transports, écrit : « Les petites lignes vivront. » "
        "Les usagers, eux, attendent.",
        quoted=(("Gaspard Lomé", "ministre des Transports"),)),
    "a hostile quotation without function": Layout(
        "Nos écoles\n\nM. @{Berthelot} prétend que « chaque classe aura un enseignant ». Faux.",
        quoted=(("Berthelot", None),)),
    "a title with a speaker": Layout(
        "« On ne lâchera rien » : @{Édith Caron}, présidente de la #{FNAR}, appelle à l'unité\n\n" + BODY,
        quoted=(("Édith Caron", "présidente"),)),
    "nested marks": Layout(
        "Nos loyers\n\n« On nous a répondu “revenez en juin”. Nous reviendrons demain », prévient @{Saïd Oukaci}, "
        "locataire de la tour B.",
        quoted=(("Saïd Oukaci", "locataire de la tour B"),)),
    "someone thanked beside a quotation": Layout(
        "Nos loyers\n\nMerci à @{Jean Faure}, qui a prêté la salle. L'affiche disait « venez nombreux ce soir ».\n\n"
        + BODY),
    "three paragraphs of one speaker": Layout(
        "Nos hôpitaux\n\n« La nuit, nous sommes deux.\n\n« Le jour, nous sommes trois.\n\n« Cela ne peut pas durer », "
        "résume @{Awa Sow}, infirmière.",
        quoted=(("Awa Sow", "infirmière"),)),
    "contacts by e-mail, several lines": Layout(
        BODY + "Contacts presse\n@{Gilles Amont} – gilles.amont@exemple.org\n@{Lydie Faye} – lydie.faye@exemple.org",
        contacts=(("Gilles Amont", None), ("Lydie Faye", None))),
    "contacts with functions in brackets": Layout(
        BODY + "Contacts : @{Gilles Amont} (président) 06 39 98 11 22, @{Lydie Faye} (trésorière) 06 39 98 11 23",
        contacts=(("Gilles Amont", "président"), ("Lydie Faye", "trésorière"))),
    "an agency and an officer": Layout(
        BODY + "Contacts médias :\nAgence #{Cap Presse} – @{Léa Duval} – 06 39 98 44 01\n#{FNAR} – @{Rémi Calas}, "
        "directeur – 06 39 98 44 02",
        contacts=(("Léa Duval", None), ("Rémi Calas", "directeur"))),
    "organisation, name, number": Layout(
        BODY + "#{CGT Fret} : @{Alix Morvan} 06 39 98 31 10\n#{SUD Rail} : @{Théo Gil} 06 39 98 31 11",
        contacts=(("Alix Morvan", None), ("Théo Gil", None))),
    "signature, then contact of the same person": Layout(
        BODY + "@{Irène Pagnol}\nSecrétaire de l'#{UD FO}\n\nContact : @{Irène Pagnol}, 06 39 98 70 70",
        signatories=(("Irène Pagnol", "Secrétaire"),), contacts=(("Irène Pagnol", "Secrétaire"),)),
    "bold stars around the signature": Layout(
        BODY + "**@{Irène Pagnol}**, *secrétaire générale*",
        signatories=(("Irène Pagnol", "secrétaire générale"),)),
    "a copy list after the signature": Layout(
        BODY + "@{Irène Pagnol}, secrétaire\n\nCopies : @{Jean Clerc}, maire ; @{Anne Viala}, députée",
        signatories=(("Irène Pagnol", "secrétaire"),)),
    "a programme is no signature": Layout(
        BODY + "Programme\n14 h : accueil\n15 h : @{Jean Clerc}, historien\n16 h : débat avec @{Anne Viala}, députée"),
    "elected people who support": Layout(
        BODY + "Ils nous soutiennent :\n- @{Jean Clerc}, maire\n- @{Anne Viala}, députée"),
    "an obituary": Layout(
        "Notre camarade @{Jean Clerc} nous a quittés\n\n@{Jean Clerc}, ancien secrétaire de l'#{UD CGT}, est mort "
        "lundi. La #{CGT} salue sa mémoire et s'associe à la peine des siens.\n\nL'#{UD CGT}"),
    "joint statement, slashes after the text": Layout(
        BODY + "#{SAF} / #{FNUJA} / #{CNA}", cosigning=("SAF", "FNUJA", "CNA")),
    "avec, and a row of names": Layout(
        BODY + "AVEC\n#{ATD Quart Monde} - #{Secours islamique} - Bouge ton coq - Amicale de la Houillère\n\nEt avec le "
        "soutien de la #{Ville de Sedan} et de #{Radio Bulle}",
        cosigning=("ATD Quart Monde", "Secours islamique", "Bouge ton coq", "Amicale de la Houillère")),
    "associated with the statement": Layout(
        BODY + "Se sont associés à la présente : Convention des jeunes reporters, #{Article 19}, Union des radios "
        "associatives.\n\n@{Rokhaya Sarr}, présidente",
        signatories=(("Rokhaya Sarr", "présidente"),),
        cosigning=("Convention des jeunes reporters", "Article 19", "Union des radios associatives")),
    "the people addressed in a letter who are quoted": Layout(
        "à\nMonsieur @{Georges Bellot}\nDirecteur général\n#{Habitat 29}\n\nLettre ouverte\n\nMonsieur le Directeur "
        "général,\n\nVous nous avez répondu, le 9 mars : « le bouclier couvre une partie du surcoût ». Une partie, oui."
        "\n\n@{Annie Quéré} (#{CNL})\n@{Mamadou Barry} (#{CLCV})",
        signatories=(("Annie Quéré", None), ("Mamadou Barry", None)),
        quoted=(("Georges Bellot", "Directeur général"),)),
}


def found(marked: str) -> Layout:
    statement, mentions = read_marked(marked)
    roles = find_roles(statement, mentions)
    of = {kind: tuple((role.name, role.function) for role in roles if role.kind is kind) for kind in RoleKind}
    return Layout(marked, of[RoleKind.SIGNATORY], of[RoleKind.QUOTED], of[RoleKind.CONTACT],
                  find_cosigners(statement, mentions))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_statement_in_this_layout_gives_its_roles(layout: Layout) -> None:
    assert found(layout.text) == layout
