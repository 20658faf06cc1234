"""Titles and subtitles, as a reader would cite them."""

import pytest

from corpus.reading import read_statement
from corpus.statement import Statement
from tests.corpus.texts import PROSE, read

TITLES = [
    pytest.param("COMMUNIQUÉ DE PRESSE\nParis, le 3 mars 2020\n\nL'hôpital manque de tout", "L'hôpital manque de tout",
                 id="under label and date"),
    pytest.param("UNION LOCALE CGT DE LENS\n3, rue Haute, 62300 LENS\n\nLA CHALEUR TUE, LE PATRON COMPTE",
                 "LA CHALEUR TUE, LE PATRON COMPTE", id="capitals under a letterhead in capitals"),
    pytest.param("UN PALAIS QUI PREND L'EAU,\nDES AUDIENCES SANS FIN",
                 "UN PALAIS QUI PREND L'EAU, DES AUDIENCES SANS FIN", id="two lines"),
    pytest.param("HÔPITAL DE PROXIMITÉ :\nON NE SOIGNE PAS AVEC DES CHIFFRES !",
                 "HÔPITAL DE PROXIMITÉ : ON NE SOIGNE PAS AVEC DES CHIFFRES !", id="colon at the end of the line"),
    pytest.param("FNME-CGT – FO Énergie – UNSA Énergie\n\nNon à l'astreinte au rabais", "Non à l'astreinte au rabais",
                 id="under a list of unions"),
    pytest.param("Fédération des salariés\nde la construction et du bois\n\nEncore un mort de trop",
                 "Encore un mort de trop",
                 id="under a name over two lines"),
    pytest.param("Accueil > Actualités > Communiqués\n\nBureaux de poste : le compte n'y est pas",
                 "Bureaux de poste : le compte n'y est pas", id="under a menu"),
    pytest.param("À l'attention de Madame Ruiz\nDirectrice\n\nObjet : fermeture du bureau de la gare\n\nMadame,",
                 "Fermeture du bureau de la gare", id="subject of a letter"),
    pytest.param("Lettre ouverte à Madame la Ministre\n\nMadame la Ministre,", "Lettre ouverte à Madame la Ministre",
                 id="open letter"),
    pytest.param("LETTRE OUVERTE\nà Madame la Préfète\n\nMadame la Préfète,", "LETTRE OUVERTE à Madame la Préfète",
                 id="letter and addressee"),
    pytest.param("MOTION PRÉSENTÉE AU COMITÉ DU 6 FÉVRIER 2025", "MOTION PRÉSENTÉE AU COMITÉ DU 6 FÉVRIER 2025",
                 id="motion that is its own title"),
    pytest.param("Motion votée par le conseil de la faculté de lettres de l'université réuni le 13 mars 2009.",
                 "Motion votée par le conseil de la faculté de lettres de l'université réuni le 13 mars 2009.",
                 id="title in one sentence"),
    pytest.param("DÉCLARATION LIMINAIRE\nCSA du 3 mars", "DÉCLARATION LIMINAIRE", id="label that says something"),
    pytest.param("HABITAT POUR TOUS EN BRESSE - Communiqué\n\nLoger sans trier", "Loger sans trier",
                 id="letterhead that the text writes as a name"),
    pytest.param("Réf. : AB/CD 18-204\n\nLettre ouverte à Madame la Ministre des Transports",
                 "Lettre ouverte à Madame la Ministre des Transports", id="under a file reference"),
    pytest.param("12e CONGRÈS DE LA FÉDÉRATION DES LOCATAIRES\n\nMotion sur les aides au logement",
                 "Motion sur les aides au logement", id="under the occasion"),
    pytest.param("Motion : la nuit n'est pas une peine\n\nLe conseil national,", "Motion : la nuit n'est pas une peine",
                 id="above the opening of a motion"),
    pytest.param("Revue de presse du 20 janvier 2023\n\nÀ la une\nLe journal compte 23 000 manifestants à la gare, "
                 "la préfecture en compte 11 000 et les syndicats le double.", "Revue de presse du 20 janvier 2023",
                 id="above the heading of a section"),
    pytest.param("ASSEMBLÉE NATIONALE\nRÉPUBLIQUE FRANÇAISE\n\nObjet : Question écrite sur les guichets",
                 "Question écrite sur les guichets", id="subject under an institution"),
    pytest.param("Objet : COMMUNIQUE DE PRESSE - ELECTIONS\n\nBulletins invalidés : nous irons au tribunal",
                 "Bulletins invalidés : nous irons au tribunal", id="under the subject of a mail that is a label"),
    pytest.param("SINDICAT DEL TREN OCCITAN\n\nLettre ouverte au président de la région",
                 "Lettre ouverte au président de la région", id="under a union that writes Occitan"),
    pytest.param("Non au plan de mobilité\n\nONERA-CEA\nIFREMER-BRGM-IGN", "Non au plan de mobilité",
                 id="above acronyms joined by hyphens"),
    pytest.param("Société des Amis de la Dentelle de l'Orne\n\n"
                 "Réaction de la Société des Amis de la Dentelle au discours du préfet du 2 mai 2011",
                 "Réaction de la Société des Amis de la Dentelle au discours du préfet du 2 mai 2011",
                 id="a reaction that names who reacts, and a day"),
    pytest.param("Tribune du Matin\n\nPar : LUCIE BRAND, PRESIDENTE DE LA SOCIETE DES AMIS DE LA DENTELLE\n\n"
                 "La dentelle se meurt", "La dentelle se meurt", id="under a byline in capitals"),
    pytest.param("« Nous ne céderons pas »\n\nLille, le 2 mai 2018", "« Nous ne céderons pas »",
                 id="quotation marks stay"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_the_title_is_found_among_the_lines_of_the_head(head: str, title: str) -> None:
    assert read(f"{head}\n\nHabitat pour Tous en Bresse le dit. {PROSE}").title == title


@pytest.mark.parametrize("head", [
    "", "COMMUNIQUÉ DE PRESSE", "Communiqué de presse du 3 mars 2020", "TRACT", "Paris, le 3 mars 2020",
    "À LA PRESSE LOCALE", "Syndicat CGT des cheminots\n4, rue Haute, 35600 Redon"])
def test_a_label_a_date_or_a_letterhead_is_no_title(head: str) -> None:
    assert read(f"{head}\n\n{PROSE}").title is None


@pytest.mark.parametrize(("source", "title"), [
    pytest.param("**Prise de position**\n\n## Loger sans trier, c'est la loi", "Loger sans trier, c'est la loi",
                 id="a heading above a line in bold"),
    pytest.param("## La digue cède, la préfecture attend\n\n# Le fleuve déborde", "Le fleuve déborde",
                 id="the higher level"),
    pytest.param("Le fleuve déborde\n=================\nLES RIVERAINS PAIENT, LA PRÉFECTURE COMPTE",
                 "Le fleuve déborde", id="underlined"),
])
def test_a_line_marked_as_a_heading_is_the_likelier_title(source: str, title: str) -> None:
    statement = read_statement(f"{source}\n\n{PROSE}".encode(), "texte.md")
    assert isinstance(statement, Statement)
    assert statement.structure.title == title


@pytest.mark.parametrize(("heading", "title"), [
    pytest.param("Le fleuve déborde", "Le fleuve déborde", id="heading"),
    pytest.param("Communiqué de presse", "Crue du fleuve | Le site", id="a heading that is a label"),
])
def test_the_first_heading_of_a_web_page_is_its_title(heading: str, title: str) -> None:
    page = f"<html><title>Crue du fleuve | Le site</title><body><h1>{heading}</h1><p>{PROSE}</p></body></html>"
    statement = read_statement(page.encode(), "page.html")
    assert isinstance(statement, Statement)
    assert statement.structure.title == title


def test_the_title_of_the_front_matter_comes_first() -> None:
    structure = read(f"Ce que dit le titre\nCe que dit la suite\n\nLE PREMIER INTERTITRE\n\n{PROSE}",
                     {"title": "Ce que dit le titre", "subtitle": "Ce que dit la suite"})
    assert (structure.title, structure.subtitle) == ("Ce que dit le titre", "Ce que dit la suite")


def test_a_generic_title_of_the_front_matter_is_passed_over() -> None:
    structure = read(f"Communiqué\n\nL'hôpital manque de tout\n\n{PROSE}", {"title": "Communiqué"})
    assert structure.title == "L'hôpital manque de tout"


def test_a_line_under_a_title_in_capitals_is_the_subtitle() -> None:
    structure = read(f"FERMETURE DU POSTE DE LA VALLÉE\nLes aiguilleurs ne lâcheront pas\n\n{PROSE}")
    assert structure.title == "FERMETURE DU POSTE DE LA VALLÉE"
    assert structure.subtitle == "Les aiguilleurs ne lâcheront pas"


def test_a_title_that_is_repeated_outweighs_a_line_that_is_not() -> None:
    title = "Fiers de loger tout le monde"
    text = f"Logement social / Position\n\n{title}\n\n{PROSE}\n\n{title}\n\n{PROSE}"
    assert read(text).title == title


def test_a_subject_without_words_is_no_title() -> None:
    assert read(f"Objet :\n\n{PROSE}").title is None
