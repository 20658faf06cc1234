"""The vocabulary: which terms a text names, and which decisions a file of terms amounts to."""

from __future__ import annotations

import re

import pytest

from archive.authorities import Authority, fold
from archive.decisions import sign
from archive.refusals import TooLongError
from archive.terms import Term
from archive.vocabulary import drafts_of, suggestions, terms_from
from indexer.annotation import Token
from tests.archive.fakes import WHO

LEMMAS = {"salaires": "salaire", "grèves": "grève", "générales": "général", "sociaux": "social",
          "logements": "logement"}


def named(text: str, *terms: Authority) -> list[tuple[str, int, str]]:
    tokens = [Token(one.start(), one.end(), LEMMAS.get(one[0].lower(), one[0].lower()), "X")
              for one in re.finditer(r"[^\W_]+'?", text)]
    return [(one.term, one.count, one.words) for one in suggestions(text, tokens, terms)]


SALARIES = Authority("term:salaires", "Salaires", ("rémunération du travail",))
STRIKE = Authority("term:greve generale", "Grève générale (mot d'ordre)")
HOUSING = Authority("term:logement social", "Logement social", ("HLM", "droit à l'habitat"))


@pytest.mark.parametrize(("text", "expected"), [
    ("Le salaire, les SALAIRES et nos salaires !", [("Salaires", 3, "salaire")]),
    ("Vers des grèves générales", [("Grève générale (mot d'ordre)", 1, "grèves générales")]),
    ("Des logements sociaux et des Hlm", [("Logement social", 2, "logements sociaux")]),
    ("Le droit à l'habitat", [("Logement social", 1, "droit à l'habitat")]),
    ("La remuneration du travail", [("Salaires", 1, "remuneration du travail")]),
    ("La grève sera générale", []), ("Salariés et salarié·es", []), ("", []),
], ids=str)
def test_a_text_names_terms_in_any_inflection(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert named(text, SALARIES, STRIKE, HOUSING) == expected


def test_a_verb_is_no_mention_of_a_noun() -> None:
    tokens = [Token(0, 6, "porter", "VERB"), Token(7, 12, "port", "NOUN")]
    [found] = suggestions("portes ports", tokens, [Authority("term:port", "Ports")])
    assert (found.count, found.words) == (1, "ports")


def test_rejected_terms_and_labels_without_words_are_not_suggested() -> None:
    assert named("Les salaires", Authority("term:salaires", "Salaires", rejected=True), Authority("term:", "(…)")) == []


def test_a_file_of_terms_becomes_records_and_the_same_file_again_nothing() -> None:
    terms = [Term("u:1", "Grève", ("débrayage",), "Note.", (("narrower", "u:2"), ("related", "u:elsewhere"))),
             Term("u:2", "Grève générale", (), "", (("broader", "u:1"),)), Term("u:3", "grève")]
    records = fold(sign(drafts_of(terms, {}), WHO)).records
    assert {one.id: one.name for one in records.values()} == {
        "term:greve": "Grève", "term:greve generale": "Grève générale", "term:greve#2": "grève (2)"}
    known = {one.uri: one for one in records.values()}
    assert drafts_of(terms, known) == []
    renamed = [Term("u:2", "Grève de tous", (), "", (("broader", "u:1"),))]
    assert [draft.target for draft in drafts_of(renamed, known)] == ["term:greve generale"]
    assert {one.uri for one in terms_from(records.values(), "u:")} == {"u:1", "u:2", "u:3"}


def test_a_label_of_10_kb_stops_the_whole_file() -> None:
    with pytest.raises(TooLongError):
        drafts_of([Term("u:1", "Grève"), Term("u:2", "x" * 10_240)], {})
