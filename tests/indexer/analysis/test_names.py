"""Names in many spellings: keys, display forms, initials, acronyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.names import (
    accented_words,
    display_name,
    display_organisation,
    fold_name,
    initials,
    known_names,
    organisation_key,
    organisation_keys,
    person_key,
    same_person,
    strip_title,
    surname,
)
from indexer.analysis.organisation_names import abbreviates, acronym_of, find_pairs, find_pointed, undo_points
from indexer.annotation import Label

_LETTERS = st.text(alphabet="abcdeéèàçÀÉ AZz-'’.œŒ\n", max_size=40)


@pytest.mark.parametrize("spelling", [
    "Jean-Michel FABRE", "FABRE Jean-Michel", "jean michel fabre", "M. Jean-Michel Fabre", "JEAN-MICHEL FABRE",
    "Jean‑Michel Fabre", "Monsieur Jean-Michel FABRE",
])
def test_every_spelling_of_a_person_has_one_key(spelling: str) -> None:
    assert person_key(spelling) == person_key("Jean-Michel Fabre")


@pytest.mark.parametrize(("written", "shown"), [
    ("Jean-Michel FABRE", "Jean-Michel Fabre"),
    ("FABRE Jean-Michel", "Jean-Michel Fabre"),
    ("FABRE JEAN-MICHEL", "Jean-Michel Fabre"),
    ("jean-michel fabre", "Jean-Michel Fabre"),
    ("Sabine VENIEL LE NAVENNEC", "Sabine Veniel Le Navennec"),
    ("LE GALL Yann", "Yann Le Gall"),
    ("HELENE D'ALMEIDA", "Hélène d'Almeida"),
    ("CHARLES DE LA FONTAINE", "Charles de La Fontaine"),
    ("Mme Éléonore de Ribes", "Éléonore de Ribes"),
    ("Me Amina VALI", "Amina Vali"),
    ("JEAN FABRE", "Jean Fabre"),
    ("Dupont Nathalie", "Nathalie Dupont"),
    ("Ian MCDONALD", "Ian McDonald"),
    ("Gaspard VOURC'H", "Gaspard Vourc'h"),
    ("J.-M. FABRE", "J.-M. Fabre"),
    ("Nathalie\n  Dupont", "Nathalie Dupont"),
    ("Marie-Ségolène Royal", "Marie-Ségolène Royal"),
], ids=lambda value: value.split("\n")[0])
def test_a_record_shows_given_name_first_and_no_capitals(written: str, shown: str) -> None:
    assert display_name(written) == shown


def test_capitals_take_the_accents_that_the_text_shows_elsewhere() -> None:
    accents = accented_words(["Selon", "Amélie", "Guérec", "Guérec", "et", "Martin"])
    assert display_name("Amélie GUEREC", accents) == "Amélie Guérec"


def test_accents_in_doubt_are_not_restored() -> None:
    accents = accented_words(["Guérec", "Guerec"])
    assert display_name("Amélie GUEREC", accents) == "Amélie Guerec"


@pytest.mark.parametrize(("full", "short"), [
    ("Jean-Michel Fabre", "J.-M. Fabre"), ("Marie de Ribes", "M. de Ribes"), ("Fabre", "Fabre"),
])
def test_initials_shorten_given_names_only(full: str, short: str) -> None:
    assert initials(full) == short


@pytest.mark.parametrize(("short", "full", "same"), [
    ("J.-M. Fabre", "Jean-Michel Fabre", True),
    ("JM Fabre", "Jean-Michel Fabre", True),
    ("J. Fabre", "Jean-Michel Fabre", True),
    ("M. Fabre", "Jean-Michel FABRE", True),
    ("Fabre", "Jean-Michel Fabre", True),
    ("Le Navennec", "Sabine Le Navennec", True),
    ("Mme de Ribes", "Éléonore de Ribes", True),
    ("P. Fabre", "Jean-Michel Fabre", False),
    ("Jean-Michel", "Jean-Michel Fabre", False),
    ("Paul Fabre", "Jean-Michel Fabre", False),
    ("Fabre", "Jean-Michel Fabrega", False),
])
def test_short_forms_are_read_as_the_full_name_they_fit(short: str, full: str, same: bool) -> None:
    assert same_person(short, full) is same


@pytest.mark.parametrize(("name", "family"), [
    ("Sabine Veniel Le Navennec", "Veniel Le Navennec"), ("Éléonore de Ribes", "de Ribes"), ("Fabre", "Fabre"),
    ("Jean-Michel FABRE", "Fabre"),
])
def test_the_family_name_keeps_its_particles(name: str, family: str) -> None:
    assert surname(name) == family


def test_titles_are_no_part_of_a_name() -> None:
    assert strip_title("Mme la Dr. Vali") == "la Dr. Vali"
    assert strip_title("M. Fabre") == "Fabre"
    assert strip_title("Mehdi Vali") == "Mehdi Vali"


@pytest.mark.parametrize("spelling", ["CGT", "C.G.T.", "la CGT", "la C.G.T", "cgt", "C. G. T."])
def test_an_acronym_has_one_key_with_or_without_points(spelling: str) -> None:
    assert organisation_key(spelling) == "cgt"


def test_an_organisation_is_found_by_acronym_and_by_full_name() -> None:
    assert organisation_keys("la C.G.T.") == organisation_keys("Confédération Générale du Travail")


@pytest.mark.parametrize(("written", "shown"), [
    ("CONFÉDÉRATION GÉNÉRALE DU TRAVAIL", "CGT"),
    ("Union sociale pour  l’habitat", "USH"),
    ("mouvement HIm", "mouvement Hlm"),
    ("COLLECTIF DES LOCATAIRES DE LA PLAINE", "Collectif des Locataires de la Plaine"),
    ("U.S.T.X.", "USTX"),
    ("la CGT", "CGT"),
    ("La Poste", "La Poste"),
    ("FEDERATION DES LOCATAIRES D\u2019OCCITANIE", "Fédération des Locataires d'Occitanie"),
    ("COLLECTIF DES USAGERS D'ILE-DE-FRANCE", "Collectif des Usagers d'Ile-de-France"),
    ("Fédération des locataires d\u2019Occitanie", "Fédération des locataires d'Occitanie"),
])
def test_an_organisation_is_shown_by_its_record_or_as_written(written: str, shown: str) -> None:
    assert display_organisation(written) == shown


def test_known_names_join_acronym_and_full_name_both_ways() -> None:
    assert "Confédération générale du travail" in known_names("CGT", Label.ORGANISATION)
    assert "CGT" in known_names("Confédération générale du travail", Label.ORGANISATION)
    assert "PACA" in known_names("Provence-Alpes-Côte d'Azur", Label.PLACE)
    assert known_names("Jean-Michel Fabre", Label.PERSON) == ()
    assert known_names("Comité Théodule des Bois", Label.ORGANISATION) == ()


@pytest.mark.parametrize(("acronym", "name", "fits"), [
    ("USH", "Union Sociale de l'Habitat", True),
    ("CNLL", "Conseil National du Logiciel Libre", True),
    ("Inserm", "Institut national de la santé et de la recherche médicale", True),
    ("SYNDEAC", "Syndicat national des entreprises artistiques et culturelles", True),
    ("USH", "Union départementale CGT", False),
    ("CGT", "Comité", False),
    ("CGT", "Syndicat Général du Travail", False),
])
def test_an_acronym_is_read_off_the_words_of_its_name(acronym: str, name: str, fits: bool) -> None:
    assert abbreviates(acronym, name) is fits


def test_pairs_are_found_in_both_orders_with_exact_spans() -> None:
    text = "L’Union Sociale de l'Habitat (USH) et le CNLL (Conseil National du Logiciel Libre)."
    pairs = list(find_pairs(text))
    assert [(one.acronym, one.name) for one in pairs] == [
        ("USH", "Union Sociale de l'Habitat"), ("CNLL", "Conseil National du Logiciel Libre")]
    for one in pairs:
        assert text[one.acronym_start:one.acronym_end] == one.acronym
        assert text[one.name_start:one.name_end] == one.name


@pytest.mark.parametrize("text", ["la réunion (ou AG)", "le Comité (CN ou pas)", "Nous appelons (USH)"])
def test_a_parenthesis_that_explains_nothing_gives_no_pair(text: str) -> None:
    assert list(find_pairs(text)) == []


def test_pointed_acronyms_are_closed_up() -> None:
    assert undo_points("la C.G.T. du Rhône") == "la CGT du Rhône"
    assert [found for _, _, found in find_pointed("U.G.T.G – S.P.E.G")] == ["UGTG", "SPEG"]


def test_the_acronym_of_a_name_leaves_small_words_out() -> None:
    assert acronym_of("Confédération générale du travail") == "CGT"


@given(_LETTERS)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(_LETTERS)
def test_showing_a_name_never_changes_whose_it_is(name: str) -> None:
    assert person_key(display_name(name)) == person_key(name)


@given(st.permutations(["Jean-Michel", "FABRE", "Le", "Gall"]))
def test_the_key_of_a_person_does_not_depend_on_order(words: list[str]) -> None:
    assert person_key(" ".join(words)) == person_key("Jean-Michel FABRE Le Gall")


@given(_LETTERS)
def test_a_name_is_the_same_person_as_itself(name: str) -> None:
    assert same_person(name, name)


@pytest.mark.parametrize("piece", ["A.", "(AB ", "Mme ", "C. ", "é-", "(A.B.C "])
def test_very_long_names_are_read(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert len(list(find_pairs(text))) == 0
    assert isinstance(undo_points(text), str)
    assert isinstance(organisation_key(text), str)
