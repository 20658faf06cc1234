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
    "signed at the end of the last sentence's paragraph": Layout(
        BODY + "Nous appelons à une assemblée générale jeudi.\n@{Paula Mendes}, pour le comité de mobilisation",
        signatories=(("Paula Mendes", None),)),
    "signed after 'le collectif'": Layout(
        BODY + "Pour le collectif :\n@{Paula Mendes}\n@{Igor Blanc}\n@{Sofia Arnal}",
        signatories=(("Paula Mendes", None), ("Igor Blanc", None), ("Sofia Arnal", None))),
    "function in brackets": Layout(
        BODY + "@{Paula Mendes} (secrétaire de section), @{Igor Blanc} (trésorier)",
        signatories=(("Paula Mendes", "secrétaire de section"), ("Igor Blanc", "trésorier"))),
    "function, colon, name": Layout(
        BODY + "Présidente : @{Paula Mendes}\nTrésorier : @{Igor Blanc}",
        signatories=(("Paula Mendes", "Présidente"), ("Igor Blanc", "Trésorier"))),
    "surname first in capitals with dashes": Layout(
        BODY + "@{MENDES Paula|Paula Mendes} – secrétaire générale – #{SUD Santé}\n"
        "@{BLANC Igor|Igor Blanc} – secrétaire – #{CGT CHU}\n@{ARNAL Sofia|Sofia Arnal} – déléguée – #{FO CHU}",
        signatories=(("Paula Mendes", "secrétaire générale"), ("Igor Blanc", "secrétaire"), ("Sofia Arnal", "déléguée")),
        cosigning=("SUD Santé", "CGT CHU", "FO CHU")),
    "organisation above the name": Layout(
        BODY + "Pour la #{CGT}\n@{Paula Mendes}\n\nPour #{FO}\n@{Igor Blanc}\n\nPour #{SUD}\n@{Sofia Arnal}",
        signatories=(("Paula Mendes", None), ("Igor Blanc", None), ("Sofia Arnal", None)),
        cosigning=("CGT", "FO", "SUD")),
    "secretaries of three unions, function and organisation below": Layout(
        BODY + "@{Paula Mendes}\nSecrétaire générale\n#{CGT Ports}\n\n@{Igor Blanc}\nSecrétaire général\n#{FO Ports}\n\n"
        "@{Sofia Arnal}\nPrésidente\n#{CFTC Ports}",
        signatories=(("Paula Mendes", "Secrétaire générale"), ("Igor Blanc", "Secrétaire général"),
                     ("Sofia Arnal", "Présidente")),
        cosigning=("CGT Ports", "FO Ports", "CFTC Ports")),
    "the president of each": Layout(
        BODY + "La présidente de la #{FCPE 34}, @{Paula Mendes}\nLe secrétaire du #{SNES}, @{Igor Blanc}",
        signatories=(("Paula Mendes", "présidente"), ("Igor Blanc", "secrétaire"))),
    "an open appeal with towns": Layout(
        BODY + "Signataires :\n@{Paula Mendes}, aide-soignante, %{Béziers}\n@{Igor Blanc}, cheminot, %{Sète}\n"
        "@{Sofia Arnal}, avocate, %{Nîmes}",
        signatories=(("Paula Mendes", "aide-soignante"), ("Igor Blanc", "cheminot"), ("Sofia Arnal", "avocate"))),
    "cosigners in a sentence of signature": Layout(
        BODY + "Ce texte est cosigné par la #{LDH}, le #{MRAP}, #{SOS Racisme} et la #{Cimade}.",
        cosigning=("LDH", "MRAP", "SOS Racisme", "Cimade")),
    "at the call of, in the head": Layout(
        "Tous en grève le 5 décembre\n\nÀ l'appel de #{CGT}, #{FO}, #{FSU}, #{Solidaires}\n\n" + BODY,
        cosigning=("CGT", "FO", "FSU", "Solidaires")),
    "organisations one a line at the end, with bullets": Layout(
        BODY + "• #{CGT Educ}\n• #{FO Enseignement}\n• #{SNES}\n• #{SUD Éducation}",
        cosigning=("CGT Educ", "FO Enseignement", "SNES", "SUD Éducation")),
    "federation labels in brackets, in the head": Layout(
        "#{FSU} (#{SNUipp}, #{SNES}) – #{CGT Éduc'action} – #{SUD Éducation}\n\nCommuniqué de presse\n\n" + BODY,
        cosigning=("FSU", "SNUipp", "SNES", "CGT Éduc'action", "SUD Éducation")),
    "first signatories, organisations and people": Layout(
        BODY + "Premières signatures\n\nOrganisations : #{Attac 33}, #{LDH}, Les Jardins d'Aimé\n\nPersonnalités : "
        "@{Anne Viala}, autrice ; @{Jean Clerc}, historien",
        signatories=(("Anne Viala", "autrice"), ("Jean Clerc", "historien")),
        cosigning=("Attac 33", "LDH", "Les Jardins d'Aimé")),
    "partners of an event": Layout(
        BODY + "Renseignements et inscriptions auprès de #{Vacances Léo}, de la #{Caf} et du #{Secours populaire}."),
    "members of a meeting": Layout(
        BODY + "Étaient présents : @{Paula Mendes} (#{CGT}), @{Igor Blanc} (#{FO}), @{Sofia Arnal} (#{SUD})"),
    "an elected bureau": Layout(
        BODY + "Le nouveau bureau se compose de :\n- @{Paula Mendes}, présidente\n- @{Igor Blanc}, trésorier\n\n"
        "@{Paula Mendes}",
        signatories=(("Paula Mendes", "présidente"),)),
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
        BODY + "CONTACTS :\n@{Inès Prat}, secrétaire générale : 06 39 98 12 12\n@{Luc Roche}, trésorier : 06 39 98 12 13",
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
    "lost line breaks": Layout(
        "NON À LA FUSION Motion du 7 juin Les personnels de l'institut, réunis en assemblée générale, refusent le projet "
        "de fusion et exigent l'ouverture de négociations. Votée à l'unanimité. Pour les personnels : @{Hervé Castel}, "
        "@{Nadège Poulin} (#{CGT})",
        signatories=(("Hervé Castel", None), ("Nadège Poulin", None))),
    "the last sentence is about someone": Layout(
        BODY + "Nous demandons une réponse avant lundi, faute de quoi la grève sera reconduite pour tous les services. Le "
        "maire @{Jean Clerc} n'a pas répondu."),
    "the infinitive of narration": Layout(
        "Nos bus\n\n\"On est douze\" nous dit @{Kader}, brigadier. Et @{Muriel} d'ajouter \"c'est nous qu'ils "
        "engueulent\".",
        quoted=(("Kader", "brigadier"), ("Muriel", None))),
    "a byname": Layout(
        "Nos bus\n\nM. @{André Queyran}, dit @{Dédé}, cuisine ses ravioles depuis quarante ans."),
    "a delegation received": Layout(
        BODY + "Délégation : @{Amélie Tessier} (#{SNES}), @{Vincent Caron} (#{SNEP})\nPour l'administration : M. "
        "@{Rémi Girard}, secrétaire général"),
    "a verb between commas": Layout(
        "Nos bus\n\nLe budget a baissé de 3 %, souligne le trésorier, @{Alain Fava}.",
        quoted=(("Alain Fava", "trésorier"),)),
    "an organisation listed above a person": Layout(
        BODY + "Signataires à ce jour :\n#{AUTER}\n#{CGT Cheminots}\nMme @{Josiane Cuenot}, maire\n#{Sud-Rail}",
        signatories=(("Josiane Cuenot", "maire"),), cosigning=("AUTER", "CGT Cheminots", "Sud-Rail")),
    "columns that were taken for one name": Layout(
        "#{SNUipp 81          SE-UNSA 81          SGEN 81}\n\nCommuniqué\n\n" + BODY,
        cosigning=("SNUipp 81", "SE-UNSA 81", "SGEN 81")),
    "a dateline before the organisations": Layout(
        "L'accord\n\n%{Bruxelles}, 28 juin 2019. La #{Confédération paysanne}, #{Greenpeace} et #{Attac} condamnent la "
        "signature de cet accord, conclu ce soir dans la plus grande opacité.",
        cosigning=("Confédération paysanne", "Greenpeace", "Attac")),
    "who signed an accord": Layout(
        BODY + "Cet accord a été signé par la #{CFDT}, #{FO} et la #{CFE-CGC} contre l'avis des salariés."),
    "a doctor who presides": Layout(
        BODY + "Docteur @{Patrick Muzel}\nPrésident du #{SNMS}", signatories=(("Patrick Muzel", "Président"),)),
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


def found(marked: str) -> Layout:
    statement, mentions = read_marked(marked)
    roles = find_roles(statement, mentions)
    of = {kind: tuple((role.name, role.function) for role in roles if role.kind is kind) for kind in RoleKind}
    return Layout(marked, of[RoleKind.SIGNATORY], of[RoleKind.QUOTED], of[RoleKind.CONTACT],
                  find_cosigners(statement, mentions))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_statement_in_this_layout_gives_its_roles(layout: Layout) -> None:
    assert found(layout.text) == layout
