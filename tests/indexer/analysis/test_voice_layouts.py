"""Who is quoted and who answers the press in whole small statements, in the layouts that conversion leaves."""

from __future__ import annotations

import pytest

from tests.indexer.analysis.layouts import BODY, Layout, found

LAYOUTS = {
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
        "Nos juges\n\nLa juge @{Rosa Biondi}, mère de jumeaux, a témoigné en ces termes : « J'ai pris le premier "
        "car. »",
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
    "the people addressed in a letter who are quoted": Layout(
        "à\nMonsieur @{Georges Bellot}\nDirecteur général\n#{Habitat 29}\n\nLettre ouverte\n\nMonsieur le Directeur "
        "général,\n\nVous nous avez répondu, le 9 mars : « le bouclier couvre une partie du surcoût ». Une partie, oui."
        "\n\n@{Annie Quéré} (#{CNL})\n@{Mamadou Barry} (#{CLCV})",
        signatories=(("Annie Quéré", None), ("Mamadou Barry", None)),
        quoted=(("Georges Bellot", "Directeur général"),)),
    "s'indigne": Layout(
        "Nos prisons\n\n« Trois surveillants pour cent vingt détenus », s'indigne @{Luc Roche}, secrétaire local de "
        "#{FO Justice} à la maison d'arrêt.",
        quoted=(("Luc Roche", "secrétaire local"),)),
    "selon, after the words": Layout(
        "Nos prisons\n\nLe ministère a « menti aux familles », selon @{Inès Prat}, avocate au barreau de %{Pau}.",
        quoted=(("Inès Prat", "avocate au barreau de Pau"),)),
    "dans les colonnes": Layout(
        "Nos prisons\n\nDans les colonnes de #{Sud Ouest}, @{Marc Odin}, PDG de #{Voyalia}, assure : « Nous n'avons "
        "supprimé aucun poste. » C'est faux !",
        quoted=(("Marc Odin", "PDG"),)),
    "as X said": Layout(
        "Nos prisons\n\nComme le disait @{Jean Jaurès}, « le courage, c'est de chercher la vérité et de la dire ».",
        quoted=(("Jean Jaurès", None),)),
    "an epigraph": Layout(
        "« Le courage, c'est de chercher la vérité et de la dire. » @{Jean Jaurès}\n\n" + BODY,
        quoted=(("Jean Jaurès", None),)),
    "a quotation in the passive": Layout(
        "Nos bus\n\n« Il n'y a pas d'argent magique » : la phrase est du ministre @{Marc Odin}.\n\n" + BODY,
        quoted=(("Marc Odin", "ministre"),)),
    "an old quotation closed by a second speaker": Layout(
        "Nos bus\n\n« Il faut tenir », lance @{Luc Roche}, machiniste. « Et gagner », ajoute @{Inès Prat}, receveuse.",
        quoted=(("Luc Roche", "machiniste"), ("Inès Prat", "receveuse"))),
    "the verb before the marks, name after": Layout(
        "Nos bus\n\nComme l'explique @{Luc Roche}, conducteur depuis douze ans : « Un service coupé en deux, c'est "
        "treize heures dehors. »",
        quoted=(("Luc Roche", "conducteur"),)),
    "a bold quotation in Markdown": Layout(
        "Nos bus\n\n> « Nous n'avons rien lâché. »\n> — @{Inès Prat}, déléguée #{CFDT}\n\n" + BODY,
        quoted=(("Inès Prat", "déléguée"),)),
    "a person cited for an act": Layout(
        "Nos bus\n\nLe maire, @{Marc Odin}, a inauguré la ligne « Horizon » avec @{Luc Roche}.\n\n" + BODY),
    "a film": Layout(
        "Nos bus\n\nProjection du film « Merci patron » de @{François Ruf}, suivie d'un débat.\n\n" + BODY),
    "contact: function before the name": Layout(
        BODY + "Contact presse : la secrétaire générale, @{Inès Prat}, 06 39 98 12 12",
        contacts=(("Inès Prat", "secrétaire générale"),)),
    "contact: two lines a person": Layout(
        BODY + "CONTACTS :\n@{Inès Prat}, secrétaire générale : 06 39 98 12 12\n@{Luc Roche}, trésorier : 06 39 98 "
        "12 13",
        contacts=(("Inès Prat", "secrétaire générale"), ("Luc Roche", "trésorier"))),
    "contact: an agency's people": Layout(
        BODY + "Service de presse – Agence #{Vif} : @{Inès Prat} et @{Luc Roche} – vif@exemple.org",
        contacts=(("Inès Prat", None), ("Luc Roche", None))),
    "contact after 'joindre' in a sentence": Layout(
        BODY + "Pour toute demande d'interview, joindre @{Inès Prat} au 06 39 98 12 12.",
        contacts=(("Inès Prat", None),)),
    "contact below the name, e-mail on its own line": Layout(
        BODY + "Relations médias\n@{Inès Prat}\ninespr@exemple.org\n\n@{Luc Roche}\nluc@exemple.org",
        contacts=(("Inès Prat", None), ("Luc Roche", None))),
    "the infinitive of narration": Layout(
        "Nos bus\n\n\"On est douze\" nous dit @{Kader}, brigadier. Et @{Muriel} d'ajouter \"c'est nous qu'ils "
        "engueulent\".",
        quoted=(("Kader", "brigadier"), ("Muriel", None))),
    "a byname": Layout(
        "Nos bus\n\nM. @{André Queyran}, dit @{Dédé}, cuisine ses ravioles depuis quarante ans."),
    "a verb between commas": Layout(
        "Nos bus\n\nLe budget a baissé de 3 %, souligne le trésorier, @{Alain Fava}.",
        quoted=(("Alain Fava", "trésorier"),)),
    "quoted with dixit": Layout(
        "Nos bus\n\nLes petites lignes seraient « un luxe d'un autre temps », dixit le ministre @{Marc Odin}.",
        quoted=(("Marc Odin", "ministre"),)),
    "an agency above its people": Layout(
        BODY + "Contact presse\nAgence Vox\n@{Laure Host} : l.host@exemple.org / 06 39 98 77 10",
        contacts=(("Laure Host", None),)),
    "a number in the last sentence": Layout(
        BODY + "Salariés de toutes les entreprises de la zone, passez nous voir, permanence le mardi de 17 h à 19 h au "
        "local. @{Ousmane Sow} : 06 39 98 55 80.",
        contacts=(("Ousmane Sow", None),)),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_statement_in_this_layout_gives_its_roles(layout: Layout) -> None:
    assert found(layout.text) == layout
