"""Languages are told by their small words."""

from __future__ import annotations

import pytest

from corpus.languages import UNDETERMINED, language_of, languages_by_paragraph

_FRENCH = "Les salariés de la santé ne sont pas des pions et le disent dans la rue."
_SPANISH = "El sindicato no acepta los recortes que se anuncian para las escuelas del país."


@pytest.mark.parametrize(("text", "language"), [
    (_FRENCH, "fr"),
    (_SPANISH, "es"),
    ("The workers of the hospital have not been heard and they will strike on Monday.", "en"),
    ("Die Beschäftigten sind nicht bereit, auf den Lohn zu verzichten, und wir streiken.", "de"),
    ("I lavoratori della scuola non sono più disposti a rinunciare al contratto.", "it"),
    ("Os trabalhadores não aceitam os cortes que foram anunciados pelo governo.", "pt"),
    ("De leden van het bestuur zijn niet van plan om de staking op te geven.", "nl"),
    ("Gant ar skolioù e Breizh ez eus bet ur manifestadeg evit ar brezhoneg.", "br"),
    ("06 39 98 00 00", UNDETERMINED),
])
def test_language_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


def test_each_paragraph_has_its_language() -> None:
    text = f"{_FRENCH}\n\n{_SPANISH}\n\nParis"
    found = languages_by_paragraph(text)
    assert [(text[start:end], language) for start, end, language in found][:2] == [(_FRENCH, "fr"), (_SPANISH, "es")]
    assert len(found) == 3
