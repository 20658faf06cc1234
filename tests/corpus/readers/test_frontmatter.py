"""Front matter: every key is known, and only what a page shows is read."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean
from corpus.readers.registry import read
from corpus.statement import Document


def _read(source: str) -> Document:
    document = read(source.encode(), "c.md")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(("source", "metadata", "text"), [
    pytest.param('---\ntitle: "Grève : le 5"\ndate: 2024-01-02\ntags: [a, "b"]\n---\nTexte',
                 {"title": "Grève : le 5", "date": "2024-01-02", "tags": "a, b"}, "Grève : le 5\n\nTexte", id="YAML"),
    pytest.param("+++\ntitle = \"L'AG\"\ndraft = false\n+++\nTexte", {"title": "L'AG", "draft": "false"},
                 "L'AG\n\nTexte", id="TOML"),
    pytest.param("title: Lettre\ndate: 2018/09/03\n\nTexte", {"title": "Lettre", "date": "2018/09/03"},
                 "Lettre\n\nTexte", id="bare"),
    pytest.param("---\nauthor: Section X\ntitle: 'L''école\n  d''abord'\n---\nTexte",
                 {"author": "Section X", "title": "L'école d'abord"}, "Section X\nL'école d'abord\n\nTexte",
                 id="folded"),
    pytest.param("---\ntags:\n- santé\n- école\n---\nTexte", {"tags": "santé, école"}, "Texte", id="list"),
    pytest.param("---\ntitle: A\nsummary: Un chapeau\n---\nTexte", {"title": "A", "summary": "Un chapeau"},
                 "A\n\nUn chapeau\n\nTexte", id="lead"),
    pytest.param("---\ntitle: A\nsummary: Texte\n---\nTexte", {"title": "A", "summary": "Texte"}, "A\n\nTexte",
                 id="lead that the text repeats"),
    pytest.param("---\nTexte sans clé\n---\nfin", {}, "Texte sans clé\n\nfin", id="a rule is no fence"),
    pytest.param("Contact presse : Anne\nTexte", {}, "Contact presse : Anne\nTexte", id="a colon is no key"),
])
def test_front_matter_is_read(source: str, metadata: dict[str, str], text: str) -> None:
    document = _read(source)
    assert document.metadata == metadata
    assert clean(document).text == text


def test_a_folded_title_leads_back_line_by_line() -> None:
    source = '---\ntitle: "Réponse de la\n  Fédération"\n---\nTexte'
    content = clean(_read(source))
    start = content.text.index("Fédération")
    assert source[slice(*content.offsets.to_source(start, start + 10))] == "Fédération"
