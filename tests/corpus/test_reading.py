"""The whole way in: bytes to a statement, or a refusal that says why."""

from __future__ import annotations

import hashlib

import pytest

from corpus.duplicates import body_key, similarity, sketch
from corpus.identity import ALPHABET, statement_id
from corpus.reading import read_statement
from corpus.statement import Rejected, Statement

_BODY = ("La fédération condamne la fermeture annoncée du dépôt de Roubaix et appelle les salariés à se réunir devant "
         "les grilles.\n\nElle demande l'ouverture de négociations avant la fin du mois, et le maintien de tous les "
         "emplois du site dans la durée.")
_FIRST = f"COMMUNIQUÉ DE PRESSE\n\nLille, le 4 mars 2021\n\nPour le dépôt de Roubaix\n\n{_BODY}\n"


def _statement(text: str, path: str = "c.txt") -> Statement:
    statement = read_statement(text.encode(), path)
    assert isinstance(statement, Statement)
    return statement


def test_a_statement_keeps_what_is_known_of_its_file() -> None:
    data = _FIRST.encode("cp1252")
    statement = read_statement(data, "dossier/c.txt")
    assert isinstance(statement, Statement)
    assert statement.source.path == "dossier/c.txt"
    assert (statement.source.encoding, statement.source.size) == ("cp1252", len(data))
    assert statement.source.sha256 == hashlib.sha256(data).hexdigest()
    assert statement.language == "fr"


def test_a_statement_keeps_what_its_file_says_of_itself() -> None:
    text = f"---\ntitle: Pour le dépôt\nsource: Union locale\n---\n\n[Notre appel](https://depot.exemple.org/a)\n\n{_BODY}\n"
    said = {"title": "Pour le dépôt", "source": "Union locale", "own site": "depot.exemple.org"}
    assert _statement(text, "c.md").metadata == said
    assert _statement(_FIRST).metadata == {}


def test_the_identifier_is_from_the_reading_text_alone() -> None:
    assert _statement(_FIRST).id == _statement(_FIRST.replace("\n\n", "\r\n \r\n"), "autre.md").id
    assert _statement(_FIRST).id != _statement(_FIRST + "Fin.").id


def test_an_identifier_is_twelve_signs_that_can_be_read_aloud() -> None:
    minted = statement_id("Bonjour")
    assert len(minted) == 12
    assert set(minted) <= set(ALPHABET)


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"), (b"%PDF-1.4", "binary"), (b"=====\n\n***\n", "no-text"), (b"![](a.png)", "no-text"),
    (b"<html><script>a()</script></html>", "no-text"), (b"a" * 20_000_001, "too-large"),
])
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    refused = read_statement(data, "c.txt")
    assert isinstance(refused, Rejected)
    assert (refused.path, refused.code) == ("c.txt", code)


def test_the_same_body_under_another_date_case_and_spacing_has_the_same_key() -> None:
    other = _FIRST.replace("4 mars 2021", "9 avril 2022").replace("fédération", "FÉDÉRATION").replace(" et ", "\net ")
    assert body_key(_statement(_FIRST)) == body_key(_statement(other))
    assert body_key(_statement(_FIRST)) != body_key(_statement(_FIRST.replace("Roubaix", "Tourcoing")))


def test_likeness_falls_with_what_was_changed() -> None:
    first = sketch(_statement(_FIRST))
    near = sketch(_statement(_FIRST.replace("salariés", "agents")))
    far = sketch(_statement("Une tout autre déclaration parle de la rentrée des écoles et de ses moyens.\n"))
    assert similarity(first, first) == 1
    assert similarity(first, near) == similarity(near, first)
    assert 1 > similarity(first, near) > 0.5 > similarity(first, far)


def test_a_text_longer_than_any_statement_is_refused_with_the_remedy() -> None:
    refused = read_statement(b"Le syndicat demande des gares. " * 60_000, "somme.txt")
    assert isinstance(refused, Rejected)
    assert refused.code == "too-large"
    assert "Split it" in refused.reason
