"""The ladder end to end: what a word finds in an index, in which order, and what weighs more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.statement import DocumentType
from indexer.engine import SearchRequest
from indexer.lexicon import Lexicon
from indexer.querylanguage import parse
from tests.indexer.shelf import Leaf, shelve


def ranked(folder: Path, query: str, leaves: Mapping[str, Leaf | str]) -> list[str]:
    """The names that a query finds, best first."""
    engine = shelve(folder, leaves)
    try:
        hits = engine.search(SearchRequest(parse(query, Lexicon(engine)).query, limit=20)).hits
    finally:
        engine.close()
    return [hit.id for hit in hits]


@pytest.mark.parametrize(("query", "text"), [
    pytest.param("adoptées", "Il faut adopter ce texte.", id="lemma typed inflected"),
    pytest.param("adopter", "Les mesures adoptées hier.", id="lemma typed as such"),
    pytest.param("egalite", "L'égalité réelle.", id="accents not typed"),
    pytest.param("egalites", "L'égalité et les égalités.", id="plural without accents"),
    pytest.param("haute garonne", "En Haute-Garonne.", id="hyphen not typed"),
    pytest.param("haute-garonne", "En haute garonne.", id="hyphen not written"),
    pytest.param('"Jean Michel Fabre"', "Signé Jean-Michel Fabre.", id="phrase without its hyphen"),
    pytest.param('"jean-michel fabre"', "Signé Jean Michel Fabre.", id="phrase with its hyphen"),
    pytest.param("prudhommes", "Aux prud'hommes.", id="apostrophe not typed"),
    pytest.param("prud’hommes", "Aux prudhommes.", id="apostrophe not written"),
    pytest.param("504000", "Avec 504 000 logements.", id="number written in groups"),
    pytest.param('"504000 logements"', "Avec 504 000 logements.", id="number in a phrase"),
    pytest.param("1 mai", "Le 1er mai.", id="first of the month"),
    pytest.param("U.N.E.F.", "L'UNEF appelle.", id="acronym with points typed"),
    pytest.param("salariées", "Les salarié·e·s en lutte.", id="feminine finds inclusive"),
    pytest.param("salarié-e-s", "Les salariés en lutte.", id="inclusive finds masculine"),
    pytest.param("\"les salariés en lutte\"", "Les salarié.e.s en lutte.", id="inclusive spelling inside a phrase"),
    pytest.param("Hlm", "Organismes HIm.", id="scanned I for l"),
    pytest.param("porte-paroles", "Le porte-parole parle.", id="plural of a joined word"),
    pytest.param("sages-femmes", "Une sage-femme parle.", id="plural of both parts"),
    pytest.param("assistantes-maternelles", "Un assistant-maternel.", id="feminine of a joined word"),
    pytest.param("assistant-maternel", "Des assistantes-maternelles.", id="masculine finds the feminine joined word"),
    pytest.param("revandication", "Une revendication.", id="a letter wrong"),
    pytest.param("revandication", "Des revendications.", id="a letter wrong, plural in the text"),
    pytest.param("revandications", "Une revendication.", id="a letter wrong, plural typed"),
    pytest.param("demander", "Nous demandons cela.", id="verb"),
    pytest.param("licencier", "Un licenciement sec.", id="a verb finds the noun of its action"),
    pytest.param("embaucher titulariser", "Embaucher, plan de titularisation.", id="the noun of an unknown verb"),
    pytest.param("payer", "Le paiement des heures.", id="a noun whose stem the verb writes otherwise"),
    pytest.param("revendication", "Une revendi-\ncation.", id="word cut at the end of a line"),
    pytest.param("l'égalité", "Notre égalité.", id="article is not insisted on"),
])
def test_a_query_reaches_a_text(tmp_path: Path, query: str, text: str) -> None:
    assert ranked(tmp_path, query, {"one": text, "other": "Rien de commun."}) == ["one"]


@pytest.mark.parametrize(("query", "text"), [
    pytest.param("chat", "Un châtiment.", id="no stem"),
    pytest.param("vent", "La vente.", id="no ending cut off"),
    pytest.param("parlement", "Nous parlons.", id="a noun finds no verb"),
    pytest.param('"licencier"', "Un licenciement.", id="a phrase finds no noun of its verb"),
    pytest.param('"labo mort"', "Des labos morts.", id="phrases are as written"),
    pytest.param('"grève générale"', "Générale, la grève.", id="phrases keep their order"),
    pytest.param("=egalite", "L'égalité.", id="exact form counts accents"),
])
def test_a_query_does_not_reach_a_text(tmp_path: Path, query: str, text: str) -> None:
    # The form itself is elsewhere, so that no edit is tried.
    assert ranked(tmp_path, query, {"one": text, "chat": "chat vent egaliter"}) in ([], ["chat"])


def test_better_rungs_rank_first(tmp_path: Path) -> None:
    leaves = {"form": "Sur ce point, égalités ici.", "lemma": "Sur ce point, égalité ici.",
              "folded": "Sur ce point, EGALITES ici."}
    assert ranked(tmp_path, "égalités", leaves) == ["form", "lemma", "folded"]


def test_a_title_weighs_more_than_a_body_and_boilerplate_least(tmp_path: Path) -> None:
    leaves: dict[str, Leaf | str] = {
        "boilerplate": Leaf("Un texte sur les transports.", "Transports", boilerplate="Nous parlons de logement."),
        "body": Leaf("Un texte sur le logement.", "Transports", boilerplate="Nous parlons de routes."),
        "title": Leaf("Un texte sur les transports.", "Logement", boilerplate="Nous parlons de routes."),
    }
    assert ranked(tmp_path, "logement", leaves) == ["title", "body", "boilerplate"]


def test_words_that_stand_together_rank_first(tmp_path: Path) -> None:
    filler = "un mot et encore un mot puis un autre mot"
    leaves = {"apart": f"Une grève {filler} générale.", "near": f"Une grève générale {filler}."}
    assert ranked(tmp_path, "grève générale", leaves) == ["near", "apart"]


def test_a_document_type_asked_for_ranks_first(tmp_path: Path) -> None:
    leaves: dict[str, Leaf | str] = {
        "about": Leaf("Cette lettre ouverte parle de climat et de climat.", "Climat"),
        "letter": Leaf("Madame la Ministre, le climat change.", kind=DocumentType.LETTRE_OUVERTE),
    }
    assert ranked(tmp_path, "lettre ouverte climat", leaves)[0] == "letter"


def test_a_date_weighs_the_same_however_many_names_a_statement_holds(tmp_path: Path) -> None:
    signed = tuple(f"Rosa {name}" for name in ("Duval", "Petit", "Moreau", "Garnier", "Faure", "Roux"))
    leaves: dict[str, Leaf | str] = {
        "few": Leaf("La grève continue ici.", date="2009-03-02"),
        "many": Leaf("Une grève, encore la grève.", date="2009-03-05", signed=signed),
    }
    assert ranked(tmp_path, "grève mars 2009", leaves) == ["many", "few"]


def test_a_rare_misreading_does_not_outrank_the_word(tmp_path: Path) -> None:
    leaves = {f"right{number}": f"Le logement numéro {number}." for number in range(6)}
    leaves["misread"] = "Le logernent ici."
    found = ranked(tmp_path, "logement", leaves)
    assert len(found) == 7
    assert found[-1] == "misread"


def test_the_parts_of_a_known_name_far_apart_rank_behind_its_other_name(tmp_path: Path) -> None:
    leaves: dict[str, Leaf | str] = {
        "apart": "Le travail d'une confédération, en général, est une affaire générale.",
        "acronym": Leaf("La CGT appelle.", organisations={"CGT": "CGT"}),
    }
    assert ranked(tmp_path, "confédération générale du travail", leaves) == ["acronym", "apart"]


def test_a_verb_finds_the_noun_of_its_action_in_a_title(tmp_path: Path) -> None:
    leaves: dict[str, Leaf | str] = {
        "titled": Leaf("Un texte.", "Encore un licenciement"), "other": "Ils vont licencier."}
    assert set(ranked(tmp_path, "licencier", leaves)) == {"titled", "other"}


def test_a_verb_whose_noun_is_known_is_no_slip(tmp_path: Path) -> None:
    engine = shelve(tmp_path, {"one": "Un plan de titularisation."})
    assert parse("titulariser", Lexicon(engine)).edited == ()
    engine.close()


def test_one_edit_is_tried_only_for_a_word_that_the_archive_does_not_have(tmp_path: Path) -> None:
    leaves = {"greve": "La grève.", "grave": "Une faute grave.", "cerise": "Le temps des cerises."}
    assert ranked(tmp_path / "known", "grève", leaves) == ["greve"]
    del leaves["greve"]
    assert ranked(tmp_path / "unknown", "grève", leaves) == ["grave"]
