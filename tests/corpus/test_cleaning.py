"""The reading text: what leaves it, what stays, what is repaired, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.offsets import OffsetMap
from corpus.statement import CleanText, Document

_LONG = 250_000
"""Long enough that a quadratic step would take minutes."""
_MARKS = st.text(alphabet="aeI1 \n\t*_#>-`[](){}!|~=\\&;:<é\u0301\u00ad\u00a0\u200bÃ©'l", max_size=60)


def _clean(text: str, media_type: str = "text/plain") -> CleanText:
    return clean(Document(text, OffsetMap.identity(len(text)), media_type, "utf-8"))


@pytest.mark.parametrize(("source", "expected"), [
    pytest.param("## Nos **revendications** ##\nSuite", "Nos revendications\n\nSuite", id="heading"),
    pytest.param("Lire [le *tract*](https://exemple.org/a_(b).pdf) ici", "Lire le tract ici", id="link"),
    pytest.param("lire [sous\nce lien](https://exemple.org)", "lire sous\nce lien", id="link over two lines"),
    pytest.param("![Affiche](images/a.jpg) Bonjour", "Bonjour", id="image"),
    pytest.param("**Michel Calvo**, Président", "Michel Calvo, Président", id="bold"),
    pytest.param("La**forte mobilisation** paie", "Laforte mobilisation paie", id="bold inside a word"),
    pytest.param("les salarié*es et nom_de_fichier", "les salarié*es et nom_de_fichier", id="stars that are text"),
    pytest.param("* un\n* deux", "- un\n- deux", id="bullets"),
    pytest.param("> « Nous ne céderons pas »", "« Nous ne céderons pas »", id="quotation"),
    pytest.param("avant\n=======\naprès", "avant\n\naprès", id="ruled line"),
    pytest.param("a\n\n\n \n\nb  \n", "a\n\nb", id="blank lines"),
    pytest.param("Hlm&nbsp;: R&amp;D", "Hlm : R&D", id="references"),
    pytest.param("ligne \\\nsuite<br>fin", "ligne\nsuite\nfin", id="hard breaks"),
    pytest.param("Nom : ________ Prénom", "Nom : ________ Prénom", id="line to fill in"),
    pytest.param("#retraites en grève", "#retraites en grève", id="hashtag"),
    pytest.param("Jean DUPONT        Anne MARTIN", "Jean DUPONT   Anne MARTIN", id="columns stay apart"),
])
def test_markdown_leaves_and_words_stay(source: str, expected: str) -> None:
    assert _clean(source).text == expected


@pytest.mark.parametrize(("source", "expected"), [
    pytest.param("l´e\u0301galite\u0301", "l'égalité", id="decomposed accents and a spacing acute"),
    pytest.param("« Non\u00a0!\u202f»", "« Non ! »", id="no-break spaces"),
    pytest.param("l\u2019union d'Arras", "l\u2019union d'Arras", id="both apostrophes stay"),
    pytest.param("syndi\u00adcal\u200b\ufeff", "syndical", id="invisible signs"),
    pytest.param("peut\u00adêtre le 2018\u00ad06\u00ad25", "peut-être le 2018-06-25", id="soft hyphens of compounds"),
    pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line ends"),
    pytest.param("con\ufb02it", "conflit", id="ligature"),
    pytest.param("un texte compo-\nsé de mots", "un texte composé de mots", id="word broken at a line's end"),
    pytest.param("Jean-\nMichel et vice-\nprésident", "Jean-\nMichel et vice-\nprésident", id="compounds stay"),
    pytest.param("Comité\nnational", "Comité\nnational", id="lines stay"),
])
def test_characters_are_made_one(source: str, expected: str) -> None:
    assert _clean(source).text == expected


@pytest.mark.parametrize(("source", "expected", "kind"), [
    pytest.param("Le 21 juiii 2024", "Le 21 juin 2024", "ocr", id="month of strokes"),
    pytest.param("le 3O décernbre 2O23", "le 30 décembre 2023", "ocr", id="letters for digits"),
    pytest.param("le 2 févier 2011", "le 2 février 2011", "ocr", id="letter lost from a month"),
    pytest.param("les offices HIm", "les offices Hlm", "ocr", id="capital I for l in an acronym"),
    pytest.param("le syndicaI des Iocataires", "le syndical des locataires", "ocr", id="capital I at either end"),
    pytest.param("C0MMUNIQUÉ", "COMMUNIQUÉ", "ocr", id="zero in a word in capitals"),
    pytest.param("SYNDlCAT", "SYNDICAT", "ocr", id="small l in a word in capitals"),
    pytest.param("1'Union et |'école", "l'Union et l'école", "ocr", id="elision"),
    pytest.param("la bourse de Vaujours, à Vauj0urs Vaujours", "la bourse de Vaujours, à Vaujours Vaujours", "ocr",
                 id="a word attested in the same text"),
    pytest.param("la Fédération a Ã©tÃ© reÃ§ue", "la Fédération a été reçue", "mojibake", id="mojibake"),
])
def test_certain_misreadings_are_repaired_and_noted(source: str, expected: str, kind: str) -> None:
    content = _clean(source)
    assert content.text == expected
    assert {repair.kind for repair in content.repairs} == {kind}
    for repair in content.repairs:
        assert content.text[repair.start:repair.end] == repair.after
        assert source[slice(*content.offsets.to_source(repair.start, repair.end))] == repair.before


@pytest.mark.parametrize("text", [
    "Le 21 mois 2024", "le 12 mai 2020", "le 2 mars 2011", "CapIdf et les chômeurEs", "La corne tourne à Borne",
    "Ici, l'Isère et l'Italie", "annexe 1a, 1'30 de silence", "H2O et 4x4", "PÂTES « à » Â", "étudiant-\ne-s",
])
def test_what_may_be_right_is_left_alone(text: str) -> None:
    content = _clean(text)
    assert (content.text, content.repairs) == (text, ())


def test_a_web_page_may_show_stars_and_number_signs() -> None:
    assert _clean("# pas un titre **", "text/html").text == "# pas un titre **"


@given(st.one_of(st.text(max_size=80), _MARKS))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = _clean(text).text
    assert _clean(once).text == once


@given(st.one_of(st.text(max_size=80), _MARKS))
def test_every_offset_leads_into_the_source(text: str) -> None:
    content = _clean(text)
    assert sum(run.text_length for run in content.offsets.runs) == len(content.text)
    repaired = {place for repair in content.repairs for place in range(repair.start, repair.end)}
    for run in content.offsets.runs:
        assert 0 <= run.source_start <= run.source_start + run.source_length <= len(text)
        if run.text_length == run.source_length:
            for step in range(run.text_length):
                shown, written = content.text[run.text_start + step], text[run.source_start + step]
                same = shown == written or (shown in " \n'" and not written.isalnum()) or shown == "-"
                assert same or run.text_start + step in repaired or run.text_length == 1


@pytest.mark.parametrize("unit", ["<", "*", "_", "[", "[a](", " ", "> ", "# ", "|", "`a", "{{a", "\\", "a", "(", "!["])
def test_a_long_line_of_one_mark_is_read(unit: str) -> None:
    text = "mot " + unit * (_LONG // len(unit)) + " fin"
    assert _clean(text).text.startswith("mot")
