"""What a line looks like, by itself."""

import pytest

from corpus.shapes import is_acronym, is_address, is_furniture, is_name, is_organisation


@pytest.mark.parametrize("name", [
    "Ana Ruiz", "Léo BRUN", "Laurent Le Goff", "J.-M. Brun", "Mme Ana Ruiz", "Dr Ana DA COSTA",
    "Nguyen Van Minh", "Sylvère JEAN-BAPTISTE", "HADIZA MAIGA SOULEY", "Ben Aïssa Karim"])
def test_names_of_persons_have_their_shape(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", [
    "CGT FSU", "Union départementale", "SUD Rail", "Vive la République", "les agents", "Ana", "CCI Tarbes",
    "Le Bureau", "Paris 12", "La Poste", "Collectif Cantine Pour Tous"])
def test_other_words_with_capitals_have_not(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(("word", "acronym"), [
    ("CGT", True), ("UTS-UGTG", True), ("SNESup", True), ("FSU", True), ("GRÈVE", False), ("Paris", False),
    ("LOGEMENT", False), ("A", False)])
def test_acronyms_are_told_from_shouted_words(word: str, acronym: bool) -> None:
    assert is_acronym(word) is acronym


@pytest.mark.parametrize("line", [
    "3, rue Haute", "75001 PARIS", "Tél. 01 99 00 12 36", "contact@exemple.org", "www.exemple.org"])
def test_addresses_are_told(line: str) -> None:
    assert is_address(line)


@pytest.mark.parametrize("line", [
    "Accueil | Presse | Contact | Adhérer", "Vous êtes ici : Accueil", "- 2 -", "Page 1/3", "=====",
    "[Imprimer] [Partager]", "#greve #salaires", "Mentions légales – Plan du site"])
def test_furniture_of_the_page_is_told(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", [
    "CGT, FSU, Solidaires", "Nos demandes", "« Non »", "Accueillir dignement les usagers"])
def test_lines_of_the_statement_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(("line", "organisation"), [
    ("Fédération des services publics", True), ("APVF", True), ("CPME LOIRE", True), ("FO Énergie", True),
    ("ONERA-CEA IFREMER-BRGM-IGN", True), ("SUD/FSU ET CGT/FO", True), ("GRANDE-SYNTHE ET VITRY-LE-FRANCOIS", False),
    ("La grève continue !", False), ("Ana Ruiz", False), ("Nos demandes", False)])
def test_organisations_are_told(line: str, organisation: bool) -> None:
    assert is_organisation(line) is organisation
