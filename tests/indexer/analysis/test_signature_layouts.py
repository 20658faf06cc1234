"""Who signs whole small statements, alone or with others, in the layouts that conversion leaves."""

from __future__ import annotations

import pytest

from tests.indexer.analysis.layouts import BODY, Layout, found

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
        BODY + "Premiers signataires\nLEPOUTRE Bernadette (non)\n@{HADDADI Malik|Malik Haddadi}      CR1      "
        "#{INSERM}\n"
        "@{RIVIERE Joëlle|Joëlle Riviere}     IE2      #{CEMAGREF}, @{Antony}",
        signatories=(("Malik Haddadi", "CR1"), ("Joëlle Riviere", "IE2"))),
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
        BODY + "AVEC\n#{ATD Quart Monde} - #{Secours islamique} - Bouge ton coq - Amicale de la Houillère\n\nEt "
        "avec le "
        "soutien de la #{Ville de Sedan} et de #{Radio Bulle}",
        cosigning=("ATD Quart Monde", "Secours islamique", "Bouge ton coq", "Amicale de la Houillère")),
    "associated with the statement": Layout(
        BODY + "Se sont associés à la présente : Convention des jeunes reporters, #{Article 19}, Union des radios "
        "associatives.\n\n@{Rokhaya Sarr}, présidente",
        signatories=(("Rokhaya Sarr", "présidente"),),
        cosigning=("Convention des jeunes reporters", "Article 19", "Union des radios associatives")),
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
        signatories=(("Paula Mendes", "secrétaire générale"), ("Igor Blanc", "secrétaire"),
                     ("Sofia Arnal", "déléguée")),
        cosigning=("SUD Santé", "CGT CHU", "FO CHU")),
    "organisation above the name": Layout(
        BODY + "Pour la #{CGT}\n@{Paula Mendes}\n\nPour #{FO}\n@{Igor Blanc}\n\nPour #{SUD}\n@{Sofia Arnal}",
        signatories=(("Paula Mendes", None), ("Igor Blanc", None), ("Sofia Arnal", None)),
        cosigning=("CGT", "FO", "SUD")),
    "secretaries of three unions, function and organisation below": Layout(
        BODY + "@{Paula Mendes}\nSecrétaire générale\n#{CGT Ports}\n\n@{Igor Blanc}\nSecrétaire général\n#{FO "
        "Ports}\n\n"
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
    "lost line breaks": Layout(
        "NON À LA FUSION Motion du 7 juin Les personnels de l'institut, réunis en assemblée générale, refusent le "
        "projet "
        "de fusion et exigent l'ouverture de négociations. Votée à l'unanimité. Pour les personnels : @{Hervé Castel}, "
        "@{Nadège Poulin} (#{CGT})",
        signatories=(("Hervé Castel", None), ("Nadège Poulin", None))),
    "the last sentence is about someone": Layout(
        BODY + "Nous demandons une réponse avant lundi, faute de quoi la grève sera reconduite pour tous les "
        "services. Le "
        "maire @{Jean Clerc} n'a pas répondu."),
    "a delegation received": Layout(
        BODY + "Délégation : @{Amélie Tessier} (#{SNES}), @{Vincent Caron} (#{SNEP})\nPour l'administration : M. "
        "@{Rémi Girard}, secrétaire général"),
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
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_statement_in_this_layout_gives_its_roles(layout: Layout) -> None:
    assert found(layout.text) == layout
