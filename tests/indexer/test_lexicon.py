"""Words and names are learned from the index, and reached from any spelling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import Engine
from indexer.inflections import lemma_candidates
from indexer.lexicon import Lexicon
from tests.indexer.shelf import Leaf, shelve


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = shelve(Path(tmp_path_factory.mktemp("lexicon")), {
        "un": Leaf("Mesures adoptées, égalité, logements, salariés.", signed=("Jean-Michel Rivière", "J.-M. Duval")),
        "deux": Leaf("Le logement, les logements de Rivière.", people={"Rivière": "Rivière"}, issuers=("CGT",)),
        "trois": Leaf("Rivière et Rosa Duval", people={"Rosa Duval": "Rosa Duval", "Rivière": "Rivière"}),
    })
    yield opened
    opened.close()


@pytest.mark.parametrize(("form", "lemmas"), [
    pytest.param("logements", ("logement",), id="seen"),
    pytest.param("adoptées", ("adopter",), id="seen, verb"),
    pytest.param("egalite", ("égalité",), id="seen with accents"),
    pytest.param("adopterait", ("adopter",), id="never seen, by its ending"),
    pytest.param("adopter", ("adopter",), id="the lemma itself, never seen"),
    pytest.param("salariée", ("salarié",), id="feminine, never seen"),
    pytest.param("yeux", ("yeux",), id="nothing known of it"),
])
def test_lemmas_come_from_the_archive(engine: Engine, form: str, lemmas: tuple[str, ...]) -> None:
    assert Lexicon(engine).lemmas(form) == lemmas


@pytest.mark.parametrize("typed", [
    "Jean-Michel Rivière", "jean michel riviere", "RIVIÈRE Jean-Michel", "Rivière, Jean-Michel",
    "M. Jean-Michel RIVIERE",
])
def test_a_person_is_known_in_any_spelling_and_order(engine: Engine, typed: str) -> None:
    assert [record.name for record in Lexicon(engine).people(typed)] == ["Jean-Michel Rivière"]


def test_a_record_with_initials_answers_a_full_name_and_back(engine: Engine) -> None:
    assert [record.name for record in Lexicon(engine).people("Jean-Marie Duval")] == ["J.-M. Duval"]
    assert [record.name for record in Lexicon(engine).people("J.-M. Rivière")] == ["Jean-Michel Rivière"]


def test_a_family_name_means_all_who_bear_it(engine: Engine) -> None:
    assert {record.name for record in Lexicon(engine).people("duval")} == {"J.-M. Duval", "Rosa Duval"}
    assert {record.name for record in Lexicon(engine).people("Rivière")} == {"Rivière", "Jean-Michel Rivière"}


def test_a_bare_family_name_is_a_record_of_its_own(engine: Engine) -> None:
    assert [record.name for record in Lexicon(engine).family("riviere")] == ["Rivière"]


def test_a_given_name_may_be_one_letter_off(engine: Engine) -> None:
    assert [record.name for record in Lexicon(engine).people("Rossa Duval")] == ["Rosa Duval"]
    assert Lexicon(engine).people("Marie Duval") == ()


def test_nobody_answers_an_unknown_or_empty_name(engine: Engine) -> None:
    assert Lexicon(engine).people("Personne Inconnue") == ()
    assert Lexicon(engine).people("") == ()
    assert Lexicon(engine).people("M.") == ()


def test_an_organisation_is_known_by_all_its_names(engine: Engine) -> None:
    lexicon = Lexicon(engine)
    assert [record.name for record in lexicon.named("issuer", "C.G.T.")] == ["CGT"]
    assert [record.name for record in lexicon.named("issuer", "la Confédération générale du travail")] == ["CGT"]
    assert "CGT" in lexicon.other_names("confederation generale du travail")


@pytest.mark.parametrize(("form", "lemma"), [
    ("adopterait", "adopter"), ("logements", "logement"), ("travaux", "travail"), ("peuvent", "pouvoir"),
    ("prennent", "prendre"), ("conçues", "concevoir"), ("directrices", "directeur"), ("belles", "beau"),
    ("finissaient", "finir"), ("acquises", "acquérir"), ("yeux", "œil"), ("actives", "actif"),
])
def test_an_ending_leads_to_the_lemma(form: str, lemma: str) -> None:
    assert any(lemma in group for group in lemma_candidates(form))


@pytest.mark.parametrize("form", ["as", "chat", "vent", "x", ""])
def test_a_short_word_keeps_its_stem(form: str) -> None:
    assert all(len(lemma) >= 3 for group in lemma_candidates(form) for lemma in group)
