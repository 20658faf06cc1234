"""The rungs of the ladder, word against word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.terms import Rung, index_terms, query_terms, rung_of, tokenise


def rung(asked: str, written: str, lemma: str = "", asked_lemma: str = "") -> Rung | None:
    """The rung on which the first word of `written` answers the first word of `asked`."""
    wanted = next(iter(tokenise(asked)))
    word = next(iter(tokenise(written)))
    terms: dict[str, Rung] = {}
    for step, term in query_terms(wanted, [asked_lemma] if asked_lemma else []):
        terms.setdefault(term, step)
    return rung_of(word, index_terms(word, written[word.start:word.end], [lemma] if lemma else []), terms)


@pytest.mark.parametrize(("asked", "written", "expected"), [
    pytest.param("logement", "logement", Rung.FORM, id="same form"),
    pytest.param("Logement", "LOGEMENT", Rung.FORM, id="case is no difference"),
    pytest.param("egalite", "égalité", Rung.FOLDED, id="accents not typed"),
    pytest.param("égalité", "EGALITE", Rung.FOLDED, id="capitals without accents"),
    pytest.param("coeur", "cœur", Rung.FOLDED, id="ligature"),
    pytest.param("salarié", "salarié·e·s", Rung.INCLUSIVE, id="inclusive spelling"),
    pytest.param("salariées", "salarié.e.s", Rung.INCLUSIVE, id="feminine finds inclusive"),
    pytest.param("salarié(e)s", "salariés", Rung.LEMMA, id="inclusive typed means the masculine"),
    pytest.param("travailleurs", "travailleuses", Rung.INCLUSIVE, id="masculine finds feminine"),
    pytest.param("télétravail", "télé-travail", Rung.VARIANT, id="hyphen written"),
    pytest.param("télé-travail", "télétravail", Rung.VARIANT, id="hyphen typed"),
    pytest.param("aujourdhui", "aujourd'hui", Rung.VARIANT, id="apostrophe lost"),
    pytest.param("504000", "504 000", Rung.NUMBER, id="grouped number written"),
    pytest.param("504 000", "504000", Rung.LEMMA, id="grouped number typed"),
    pytest.param("1", "1er", Rung.NUMBER, id="ordinal written"),
    pytest.param("1er", "premier", Rung.NUMBER, id="ordinal in letters"),
    pytest.param("CGT", "C.G.T.", Rung.ACRONYM, id="points written"),
    pytest.param("C.G.T.", "CGT", Rung.LEMMA, id="points typed"),
    pytest.param("Hlm", "HIm", Rung.OCR, id="capital I for l"),
    pytest.param("logement", "logernent", Rung.OCR, id="rn for m"),
    pytest.param("moderne", "modeme", Rung.OCR, id="m for rn"),
    pytest.param("inflation", "lnflation", Rung.OCR, id="l for capital I"),
    pytest.param("chat", "châtiment", None, id="no stem"),
    pytest.param("vent", "vente", None, id="another word"),
    pytest.param("grève", "grever", None, id="another lemma"),
])
def test_a_word_answers_on_its_rung(asked: str, written: str, expected: Rung | None) -> None:
    assert rung(asked, written) is expected


def test_another_form_of_the_same_lemma_answers_on_the_lemma_rung() -> None:
    assert rung("adoptées", "adopter", "adopter", "adopter") is Rung.LEMMA


@given(st.text(min_size=1))
def test_every_word_answers_itself_by_its_form(text: str) -> None:
    for word in tokenise(text):
        terms = {term: step for step, term in reversed(query_terms(word, []))}
        assert rung_of(word, index_terms(word, text[word.start:word.end], []), terms) is Rung.FORM


@given(st.text())
def test_index_terms_are_distinct_and_hold_no_separator(text: str) -> None:
    for word in tokenise(text):
        terms = index_terms(word, text[word.start:word.end], [])
        assert len(set(terms)) == len(terms)
        assert not any("\t" in term for term in terms)
