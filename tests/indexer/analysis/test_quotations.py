"""Who is quoted: the ways in which statements report someone's words, and marks that report nobody's."""

from __future__ import annotations

import pytest

from indexer.analysis.reporting import reports, reports_inverted
from indexer.annotation import RoleKind
from tests.indexer.analysis.marked_text import find_roles, read_marked

QUOTED = {
    "verb and name inside the marks": (
        ("« Cette action était indispensable pour tous les locataires, souligne @{Jean-Michel Fabre}, président "
        "de l'#{USH "
        "Occitanie}. Au nom des bailleurs, nous saluons leur engagement. »"),
        [("Jean-Michel Fabre", "président", "USH Occitanie")]),
    "verb and name after the marks": (
        ("« On nous parle de prix du gaz, mais ailleurs les fours tournent », rappelle @{Nolwenn Le Goaziou}, "
        "déléguée "
        "syndicale. « Ici, on a choisi de laisser mourir l'outil. "
        "»"), [("Nolwenn Le Goaziou", "déléguée syndicale", None)]),
    "pronominal verb in the past": (
        ("« Un sociétaire, une voix », s'est félicitée @{Marie-Noëlle Lien}, présidente de la #{Fédération des "
        "coopératives}."),
        [("Marie-Noëlle Lien", "présidente", "Fédération des coopératives")]),
    "object pronouns before the verb": (
        ("« Le chef a demandé qui finirait la palette », nous a dit @{Ousmane}, "
        "cariste."), [("Ousmane", "cariste", None)]),
    "office before the name": (
        ("« Il n'y aura pas de mobilité contrainte », nous a affirmé le directeur régional, Monsieur @{Renaud "
        "Charp}."),
        [("Renaud Charp", "directeur régional", None)]),
    "straight marks": (
        "\"La grève est la seule réponse\", a lancé @{Raoul Muller}.", [("Raoul Muller", None, None)]),
    "English marks": (
        "“C'est un pas en avant pour toute la filière,” ajoute @{François Pell}.", [("François Pell", None, None)]),
    "name, then verb and colon": (
        "@{Kévin Dubois}, chaudronnier, résume : « On connaît mieux les parkings que nos enfants. »",
        [("Kévin Dubois", "chaudronnier", None)]),
    "name and colon alone": (
        "@{Paulo Teix}, enseignant en aquaculture : « On ne déplace pas un écosystème dans un tableau. »",
        [("Paulo Teix", "enseignant en aquaculture", None)]),
    "declares that": (
        ("Le recteur, @{Rostane M|Rostane Mehdi}, a déclaré hier à la radio que « toutes les écoles ouvriront "
        "lundi »."),
        [("Rostane Mehdi", "recteur", None)]),
    "pour X": (
        ("Pour @{Ange Sant}, PDG de #{MFP}, « le groupe permet de mutualiser les achats "
        "»."), [("Ange Sant", "PDG", "MFP")]),
    "selon X": (
        "Selon @{Ange Sant}, « le groupe permet de mutualiser les achats ».", [("Ange Sant", None, None)]),
    "selon X, without marks": (
        "Selon Mme @{Borne}, la réforme est une chance pour le pays.", [("Borne", None, None)]),
    "indirect speech": (
        "@{Moussa Cam}, délégué central, lui a rétorqué que les bus, eux, restaient au dépôt.",
        [("Moussa Cam", "délégué central", None)]),
    "a pronoun after the words": (
        "@{Assia Meb}, sage-femme, n'a pas été prévenue. « J'avais quatre rendez-vous le lendemain », dit-elle.",
        [("Assia Meb", "sage-femme", None)]),
    "a pronoun after the words, with an auxiliary": (
        "À l'autre bout du fil, M. @{Boileau}. « Le péage sans barrière est inéluctable », nous a-t-il asséné.",
        [("Boileau", None, None)]),
    "a pronoun of the right gender": (
        "Mme @{Anne Roy} a reçu M. @{Luc Grand}. « Nous irons jusqu'au bout de la procédure », prévient-elle.",
        [("Anne Roy", None, None)]),
    "a person, then words in the first person": (
        ("L'adjudant @{Yohann Bodin} a appris la nouvelle au retour d'une intervention. « J'avais encore les "
        "gants, et j'ai "
        "pensé à vous. »"), [("Yohann Bodin", "adjudant", None)]),
    "a hostile quotation": (
        "La ministre, @{Muriel Pen}, ose dire : « Le marché du travail n'a jamais été aussi souple. »",
        [("Muriel Pen", "ministre", None)]),
    "two speakers in turn": (
        ("« On décrète un prix », juge @{Robert Vol}. @{Fortuné Cal}, éleveur, lui répond : « On ne décrète pas "
        "la faim. »"),
        [("Robert Vol", None, None), ("Fortuné Cal", "éleveur", None)]),
    "the subject, not the person told": (
        ("@{Xabi Lar}, commandant de bord, l'a dit à la directrice, Mme @{Charp}, sans hausser le ton : « J'ai "
        "transporté un "
        "piano. »"), [("Xabi Lar", "commandant de bord", None)]),
    "a clause each": (
        ("Votre adjointe @{Fontaine} s'est tue ; son collègue @{Le Guennec}, lui, a évoqué « un alignement sur "
        "les voisins »."),
        [("Le Guennec", None, None)]),
    "réponse de": (
        ("Réponse d'@{Emmanuel Bes}, rapportée par la presse : « le marché mondial commande "
        "»."), [("Emmanuel Bes", None, None)]),
    "pour qui": (
        "Elle plaidait aux côtés de Me @{Jules Téch}, pour qui « ce dossier aurait dû mourir le premier soir ».",
        [("Jules Téch", None, None)]),
    "a name after a dash": (
        ("Je souhaite que les logiciels libres soient enseignés à l'école, comme les standards ouverts. – "
        "@{François Holl}, "
        "avril 2012."), [("François Holl", None, None)]),
    "a broken line": (
        ("« On ne peut plus continuer comme ça. La grève est la seule réponse », a réagi @{Basile Toto},\n"
        "secrétaire de l'#{URIF FO}."), [("Basile Toto", "secrétaire", "URIF FO")]),
    "lost accents": (
        ("Interroge hier, le ministre, @{Julien Den}, a repondu qu'il fallait « rationaliser la carte des "
        "formations »."),
        [("Julien Den", "ministre", None)]),
    "a long office between the verb and the name": (
        ("« Ce n'est pas un cumul, reconnaît le maire de %{Vierzon} et président de l'agglomération de %{Vierzon}, "
         "@{Paul Aubel}, mais une cohérence. »"),
        [("Paul Aubel", "maire de Vierzon et président de l'agglomération de Vierzon", None)]),
    "a name alone after a whole sentence": (
        "Ils publient un texte. « Nous voulons une mobilité équilibrée sur tout le territoire ». @{Maëlle Ker}.",
        [("Maëlle Ker", None, None)]),
    "announced in the paragraph before": (
        "Après cette annonce, notre tête de liste @{Maëlle Ker} réagit.\n\n« On ne peut pas dire cela de la mairie. »",
        [("Maëlle Ker", None, None)]),
    "a colon and no marks": (
        "Dans son discours Madame @{Maraval} rappelle : La triste certitude de ces années nous oblige.",
        [("Maraval", None, None)]),
    "convenir que": (
        "Invité du forum, M. @{Cassel} a convenu que la question était devenue première.", [("Cassel", None, None)]),
}


def quoted(marked: str) -> list[tuple[str, str | None, str | None]]:
    statement, mentions = read_marked("Nos salaires, nos conditions de travail\n\n" + marked)
    return [(role.name, role.function, role.organisation) for role in find_roles(statement, mentions)
            if role.kind is RoleKind.QUOTED]


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED.keys())
def test_reported_words_give_their_speaker(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert quoted(text) == expected


UNQUOTED = {
    "a title in marks": "Le plan « France Relance » a été présenté à @{Jean Petit} et à ses collègues.",
    "a word in irony": "M. @{Gillet} évoque un « rattrapage ».",
    "a law's words": "La loi @{Thomas} dispose que « nul ne peut être privé de son emploi sans motif ».",
    "a person only told": "Nous avons dit à @{Jean Petit} que « rien ne justifie cette décision de fermeture ».",
    "a union's words": "« Rien ne justifie cette décision », affirme la #{CGT}, qui soutient @{Jean Petit}.",
    "a person made by someone": "Le réseau, imaginé par @{Gérald Dar}, a vidé nos bourgs. « Proximité », disait "
                                "l'affiche.",
    "a name in a copy list": "Copie : « Sud Ouest », @{Jean Petit}",
}


@pytest.mark.parametrize("text", UNQUOTED.values(), ids=UNQUOTED.keys())
def test_marks_that_report_nobody(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize("words", [
    "Vous écrivez à tous les agents que « l'effort sera partagé par chacun ».",
    "« Les ordures ne font pas grève, elles. » Votre bon mot a fait le tour du port.",
], ids=["vous écrivez", "votre bon mot"])
def test_a_letter_quotes_the_person_it_is_addressed_to(words: str) -> None:
    assert quoted("À : M. @{Luc Grand}, président\n\nMonsieur le "
                  "Président,\n\n" + words) == [("Luc Grand", "président", None)]


def test_a_person_called_by_the_given_name_is_the_one_who_bears_it() -> None:
    text = ("@{Maryvonne}, aide-soignante, raconte : « Nous étions deux pour quarante lits. »\n\n"
            "@{Maryvonne PETIT|Maryvonne Petit}")
    assert quoted(text) == [("Maryvonne Petit", "aide-soignante", None)]


def test_a_given_name_that_two_people_bear_stays_as_it_is() -> None:
    text = "@{Anne} raconte : « Nous étions deux pour quarante lits. »\n\nAvec @{Anne Roy} et @{Anne Petit}."
    assert [name for name, _, _ in quoted(text)] == ["Anne"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    assert quoted("« Nous avons attendu trois ans.\n\nNous n'attendrons plus, prévient @{Anne Roy}, présidente. "
                  "»") == [
        ("Anne Roy", "présidente", None)]


@pytest.mark.parametrize("word", ["rappelle", "s'indigne", "martèle", "déclaré", "repondu", "précise", "annonçait",
                                  "protesta", "prévient", "soutient", "renchérit", "s’exclame", "lâchent", "répliquait",
                                  "fustige"])
def test_verbs_that_report_are_known_in_their_forms(word: str) -> None:
    assert reports(word)


@pytest.mark.parametrize("word", ["table", "grève", "président", "samedi", "hôpital", "rue", ""])
def test_other_words_report_nothing(word: str) -> None:
    assert not reports(word)


def test_some_verbs_report_only_before_their_subject() -> None:
    assert reports_inverted("sourit")
    assert not reports("sourit")


@pytest.mark.parametrize(("text", "function"), [
    ("@{Soazig} est hôtesse de caisse depuis vingt ans : « Ils nous ont offert une rose. »", "hôtesse de caisse"),
    ("@{Soazig} est cariste chez nous : « Ils nous ont offert une rose. »", "cariste chez nous"),
    ("@{Soazig} était infirmière de nuit. « Ils nous ont offert une rose », dit-elle.", "infirmière de nuit"),
    ("@{Soazig} reste secrétaire du syndicat : « Ils nous ont offert une rose. »", "secrétaire du syndicat"),
    ("@{Soazig} est responsable de ce désastre : « Ils nous ont offert une rose. »", None)])
def test_a_sentence_may_say_what_the_speaker_is(text: str, function: str | None) -> None:
    assert quoted(text) == [("Soazig", function, None)]


@pytest.mark.parametrize(("text", "function"), [
    ("La juge @{Rosa B}, mère de jumeaux, a dit : « J'ai pris le premier car. »", "juge"),
    ("La déléguée @{Rosa B}, veuve d'un mineur, a dit : « J'ai pris le premier car. »", "déléguée"),
    ("Nos délégués ont entendu @{Rosa B} dire : « J'ai pris le premier car. »", None),
    ("La conductrice, @{Rosa B}, a dit : « J'ai pris le premier car. »", "conductrice"),
    ("« J'ai pris le premier car », selon les mots du ministre @{Rosa B}.", "ministre")])
def test_what_stands_before_a_speaker_is_a_phrase_of_office(text: str, function: str | None) -> None:
    assert quoted(text) == [("Rosa B", function, None)]


@pytest.mark.parametrize("text", [
    "« On ne lâchera rien » : @{Édith Caron} appelle à l'unité", "« On ne lâchera rien » (@{Édith Caron}, 2019)",
    "« On ne lâchera rien » – @{Édith Caron}", "« On ne lâchera rien. » @{Édith Caron}",
    "« On ne lâchera rien », @{Édith Caron}", "> « On ne lâchera rien. »\n> — @{Édith Caron}",
    "« On ne lâchera rien », dixit Mme @{Édith Caron}.", "« On ne lâchera rien » : la phrase est de @{Édith Caron}."])
def test_a_name_after_the_words_says_them_without_a_verb(text: str) -> None:
    assert [name for name, _, _ in quoted(text)] == ["Édith Caron"]


@pytest.mark.parametrize("text", [
    "L'opération « Merci pour ce moment » de @{Édith Caron} a échoué.",
    "Après « On ne lâchera rien », @{Édith Caron} a préparé une autre affiche pour la marche de samedi.",
    "La chanson « On ne lâchera rien » a plu à @{Édith Caron}.",
    "« On ne lâchera rien »\n\n@{Édith Caron} nous a quittés.",
    "Le film « On ne lâchera rien », tourné par @{Édith Caron}, sera projeté."])
def test_a_name_near_the_words_need_not_say_them(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize("text", [
    "Et @{Muriel} d'ajouter : « C'est nous qu'on engueule. »", "@{Muriel} de conclure : « On continue ! »",
    "Et @{Muriel}, notre doyenne, de répondre \"Vous plaisantez\".", "@{Muriel} de renchérir : « Jamais ! »",
    "Et @{Muriel} de s'indigner : « C'est nous qu'on engueule. »"])
def test_the_infinitive_of_narration_reports_words(text: str) -> None:
    assert [name for name, _, _ in quoted(text)] == ["Muriel"]


@pytest.mark.parametrize("text", [
    "Le budget a baissé de 3 %, souligne le trésorier, @{Alain Fava}.", "Rien n'est prêt, affirme @{Alain Fava}.",
    "Les effectifs fondent, rappelle Me @{Alain Fava}.", "Il n'y a plus de lits, constate la docteure @{Alain Fava}.",
    "Faux, rétorque @{Alain Fava} : le budget a baissé."])
def test_a_verb_between_commas_reports_words_without_marks(text: str) -> None:
    assert [name for name, _, _ in quoted(text)] == ["Alain Fava"]


@pytest.mark.parametrize("text", [
    "M. @{André Q}, dit @{Dédé}, cuisine depuis quarante ans.", "Le maire a reçu la délégation, puis @{Dédé}.",
    "La direction, elle, parle d'un « signal faible ». Merci à @{Dédé}.",
    "Merci à @{Dédé} pour sa campagne ! La direction, elle, parle d'un « signal très faible »."])
def test_commas_that_report_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize("text", [
    "Même son de cloche chez @{Édith Caron}, déléguée : « Rien n'a été anticipé. »",
    "Même constat pour @{Édith Caron} : « Rien n'a été anticipé. »",
    "Réaction de @{Édith Caron}, éleveuse : « Rien n'a été anticipé. »",
    "« Rien n'a été anticipé. » C'est en ces termes qu'@{Édith Caron} a répondu.",
    "« Rien n'a été anticipé. » C'est ainsi que Mme @{Édith Caron} résume la rentrée."])
def test_words_may_be_given_to_a_speaker_by_a_set_phrase(text: str) -> None:
    assert [name for name, _, _ in quoted(text)] == ["Édith Caron"]
