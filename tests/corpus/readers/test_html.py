"""Web pages: the statement without the site around it, and every word's place in the source."""

from __future__ import annotations

import pytest

from corpus.cleaning import clean
from corpus.readers.registry import read
from corpus.statement import Document, Rejected

_PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Site &amp; actualités</title>
<meta name="author" content="Fédération X"><script type="application/ld+json">
{"@graph": [{"headline": "Pour l'égalité", "datePublished": "2024-06-21"}]}</script><style>p {}</style></head>
<body><header><a href="/">Accueil</a></header><div class="cookie-banner"><p>Nos cookies</p></div>
<main><article><header><h1>Pour l&rsquo;&eacute;galit&eacute;</h1></header>
<p>Paris, le 21&nbsp;juin
2024.<br>Un <b>texte</b> &lt;court&gt; sur la R&D.</p><ul><li>un<li>deux</ul>
<div class="share-buttons">Partager</div><p title="a > b">Jeanne DUPONT</p></article></main>
<footer>Mentions légales</footer></body></html>"""


def _document(source: str) -> Document:
    document = read(source.encode(), "page.html")
    assert isinstance(document, Document)
    return document


def test_the_statement_is_read_without_the_site() -> None:
    assert clean(_document(_PAGE)).text == (
        "Pour l’égalité\n\nParis, le 21 juin 2024.\nUn texte <court> sur la R&D.\n\n- un\n- deux\n\nJeanne DUPONT")


def test_the_head_of_the_page_is_metadata() -> None:
    assert _document(_PAGE).metadata == {"title": "Pour l'égalité", "date": "2024-06-21", "author": "Fédération X",
                                         "language": "fr", "heading": "Pour l’égalité"}


@pytest.mark.parametrize(("shown", "written"), [
    ("égalité", "&eacute;galit&eacute;"), ("21 juin", "21&nbsp;juin"), ("<court>", "&lt;court&gt;"),
    ("R&D", "R&D"), ("Jeanne DUPONT", "Jeanne DUPONT"),
])
def test_each_word_leads_back_to_the_source(shown: str, written: str) -> None:
    content = clean(_document(_PAGE))
    start = content.text.index(shown)
    assert _PAGE[slice(*content.offsets.to_source(start, start + len(shown)))] == written


@pytest.mark.parametrize(("source", "expected"), [
    pytest.param("<p>a<p>b", "a\n\nb", id="paragraphs left open"),
    pytest.param("<nav>menu<p>texte", "menu\n\ntexte", id="a menu that never closes loses nothing"),
    pytest.param("<p>2 < 3 et 4 > 3</p>", "2 < 3 et 4 > 3", id="bare signs"),
    pytest.param("<p>a<!-- non --><!-- jamais fermé", "a jamais fermé", id="comments"),
    pytest.param("<script>if (a < b) '<p>'</script>texte", "texte", id="script"),
    pytest.param("<p style='display:none'>caché</p>vu", "vu", id="hidden"),
    pytest.param('<p class="x>texte</p><p>fin</p>', "texte\n\nfin", id="quote that never closes"),
    pytest.param("<pre>a\n  b</pre>", "a\nb", id="preformatted"),
])
def test_broken_pages_are_read_as_far_as_they_go(source: str, expected: str) -> None:
    assert clean(_document(source)).text == expected


def test_ten_thousand_levels_are_read() -> None:
    assert clean(_document("<div>" * 10_000 + "Bonjour" + "</div>" * 10_000)).text == "Bonjour"


@pytest.mark.parametrize("unit", ["<", "<a ", '<a "', "<!--", "<div>", "&", "<script>", "</p>", "<p>a"])
def test_a_long_run_of_one_mark_is_read(unit: str) -> None:
    assert isinstance(read(unit.encode() * (250_000 // len(unit)) + b" fin", "page.html"), Document | Rejected)


def test_a_page_without_text_is_refused() -> None:
    refused = read(b"<html><body><script>x()</script><nav>Menu</nav></body></html>", "vide.html")
    assert isinstance(refused, Rejected)
    assert refused.code == "no-text"
