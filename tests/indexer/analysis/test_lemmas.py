"""Lemmas of French words of known part of speech."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis.inclusive import masculine
from indexer.analysis.lemmas import Lemmas

UPOS = ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "DET", "NUM", "X", "")


@pytest.fixture(scope="module")
def table() -> Lemmas:
    return Lemmas.load()


@pytest.mark.parametrize("form", ["salarié·e·s", "salarié.e.s", "salarié(e)s", "salarié-e-s", "salarié·es", "salariéEs",
                                  "SALARIÉ·E·S", "salarié•e•s"])
def test_every_spelling_of_inclusive_writing_has_the_lemma_of_the_masculine(table: Lemmas, form: str) -> None:
    assert table.lemma(form, "NOUN") == "salarié"


@pytest.mark.parametrize(("form", "upos", "lemma"), [
    ("travailleurs/euses", "NOUN", "travailleur"), ("chômeurEs", "NOUN", "chômeur"),
    ("agriculteur·rice·s", "NOUN", "agriculteur"), ("citoyen.ne.s", "NOUN", "citoyen"),
    ("directeur(trice)s", "NOUN", "directeur"), ("tous·tes", "PRON", "tout"), ("un·e", "DET", "un"),
    ("mobilisé·es", "VERB", "mobiliser"), ("étudiant(s)", "NOUN", "étudiant"),
])
def test_inclusive_writing_is_undone(table: Lemmas, form: str, upos: str, lemma: str) -> None:
    assert table.lemma(form, upos) == lemma


@pytest.mark.parametrize(("form", "upos", "lemma"), [
    ("adoptées", "VERB", "adopter"), ("transmises", "VERB", "transmettre"), ("inclus", "VERB", "inclure"),
    ("sont", "AUX", "être"), ("cible", "VERB", "cibler"), ("grèves", "NOUN", "grève"), ("locaux", "ADJ", "local"),
    ("hospitalières", "ADJ", "hospitalier"), ("loyers", "NOUN", "loyer"), ("Nous", "PRON", "nous"),
    ("d’", "ADP", "de"), ("l'", "DET", "le"), ("des", "ADP", "de"), ("EGALITE", "NOUN", "égalité"),
    ("GREVES", "NOUN", "grève"), ("REUNIS", "VERB", "réunir"),
    ("MOBILISATIONS", "NOUN", "mobilisation"), ("10 000", "NUM", "10000"), ("C.G.T.", "PROPN", "CGT"),
    ("Saint-Denis", "PROPN", "Saint-Denis"), ("e\u0301gaux", "ADJ", "égal"),
])
def test_a_form_and_its_part_of_speech_give_the_lemma(table: Lemmas, form: str, upos: str, lemma: str) -> None:
    assert table.lemma(form, upos) == lemma


@pytest.mark.parametrize(("upos", "lemma"), [("NOUN", "avion"), ("VERB", "avoir")])
def test_the_part_of_speech_decides_between_two_lemmas(table: Lemmas, upos: str, lemma: str) -> None:
    assert table.lemma("avions", upos) == lemma


@pytest.mark.parametrize("form", ["salarié", "CGT", "Paris", "rendez-vous", "Saint-Denis", "est-ce", "10", "C.G.T."])
def test_ordinary_words_are_no_inclusive_writing(form: str) -> None:
    assert masculine(form) is None


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30), st.sampled_from(UPOS))
def test_any_form_has_a_lemma(form: str, upos: str) -> None:
    assert Lemmas({}, "").lemma(form, upos)


@pytest.mark.parametrize(("name", "floor"), [("gsd-ud-test", 0.965), ("sequoia-ud-test", 0.97)])
def test_lemmas_of_content_words_reach_the_target_on_the_treebanks(table: Lemmas, name: str, floor: float) -> None:
    data = Path(__file__).parents[4] / "shared" / "data"
    if not data.is_dir():
        pytest.skip("the treebanks are not beside the repository")
    from training.build_lemmas import accuracy

    assert accuracy(data, name, table) >= floor
