"""The lists of known names: their size, their form, and what they answer."""

import re
import subprocess
import sys

import pytest

from indexer.analysis import gazetteers
from indexer.analysis.alternation import either
from indexer.analysis.lists import known_phrases


def test_the_lists_are_as_large_as_the_field_needs() -> None:
    assert len(gazetteers.organisations()) >= 800
    assert len(gazetteers.first_names()) >= 1_500
    assert sum(place.kind in ("commune", "doubtful") for place in gazetteers.places()) >= 1_500


def test_every_organisation_has_a_name_and_a_category() -> None:
    categories = {"confederation", "federation", "union", "student", "employer", "farmer", "order", "housing", "tenant",
                  "consumer", "institution", "parliament", "court", "agency", "party", "media", "ngo", "company",
                  "association", "foreign"}
    for record in gazetteers.organisations():
        assert record.name
        assert record.category in categories, record
        assert "|" not in "".join(record.names)


def test_no_name_belongs_to_two_organisations_but_by_choice() -> None:
    owners: dict[str, set[str]] = {}
    for record in gazetteers.organisations():
        for name in record.names:
            owners.setdefault(gazetteers.fold(name), set()).add(record.names[0])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize(("name", "display"), [
    ("cgt", "CGT"), ("Confédération Générale du Travail", "CGT"), ("Force ouvrière", "FO"),
    ("ETUC", "Confédération européenne des syndicats"),
    ("confederation paysanne", "Confédération paysanne"), ("Union nationale des étudiants de France", "UNEF"),
    ("Comité Théodule des Bois", None),
])
def test_an_organisation_is_found_by_any_of_its_names(name: str, display: str | None) -> None:
    record = gazetteers.organisation(name)
    assert (record.names[0] if record else None) == display


def test_other_names_leave_out_the_one_asked_for() -> None:
    assert "CGT" not in gazetteers.other_names("CGT")
    assert gazetteers.other_names("Nobody") == ()


@pytest.mark.parametrize(("word", "known"), [
    ("Jean-Michel", True), ("NATHALIE", True), ("aïssatou", True), ("Fabre", False), ("Jean-Tracteur", False),
])
def test_first_names_are_told_from_other_words(word: str, known: bool) -> None:
    assert gazetteers.is_first_name(word) is known


@pytest.mark.parametrize(("word", "gender"), [
    ("Nathalie", "f"), ("Jean-Michel", "m"), ("Camille", "u"), ("Tractopelle", "u"),
])
def test_first_names_have_a_usual_gender(word: str, gender: str) -> None:
    assert gazetteers.gender_of(word) == gender


@pytest.mark.parametrize(("word", "accented"), [
    ("HELENE", "Hélène"), ("JEROME-ANDRE", "Jérôme-André"), ("XYLOPHAGE", None),
])
def test_first_names_show_their_accents(word: str, accented: str | None) -> None:
    assert gazetteers.accented_first_name(word) == accented


@pytest.mark.parametrize(("name", "kind"), [
    ("Tunisie", "country"), ("PACA", "region"), ("LOT-ET-GARONNE", "department"), ("Grenoble", "city"),
    ("Marmande", "commune"), ("Orange", "doubtful"), ("Atlantide", None),
])
def test_places_have_a_kind(name: str, kind: str | None) -> None:
    place = gazetteers.place(name)
    assert (place.kind if place else None) == kind


def test_functions_come_in_three_genders() -> None:
    assert ("secrétaire général", "secrétaire générale", "secrétaire général·e") in gazetteers.functions()


def test_great_places_are_no_first_names() -> None:
    assert not gazetteers.great_places() & frozenset(gazetteers.first_names())


def test_the_fingerprint_is_the_same_in_another_process() -> None:
    program = "from indexer.analysis import gazetteers; print(gazetteers.fingerprint())"
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == gazetteers.fingerprint()


def test_importing_the_lists_reads_none_of_them() -> None:
    program = ("from indexer.analysis import names, gazetteers;"
               "print(gazetteers.organisations.cache_info().currsize, gazetteers.first_names.cache_info().currsize)")
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.split() == ["0", "0"]


def test_every_known_name_can_be_found() -> None:
    table = known_phrases()
    for record in gazetteers.organisations():
        node = table
        for word in re.findall(r"[^\W_]+", record.name):
            node = node.following[gazetteers.fold(word)]
        assert node.phrases, record.name


def test_a_list_of_words_becomes_one_expression() -> None:
    pattern = re.compile(either("street", free_case=True))
    assert pattern.fullmatch("Avenue")
    assert pattern.fullmatch("rue")
    assert not pattern.fullmatch("RUE")
